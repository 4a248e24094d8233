"""Läsläge: a reflection to read. Enter or a click on the text opens it to write."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import Fault
from trustdesk.services.ports import JournalReader
from trustdesk.ui.dagbok.images import Column, images_of
from trustdesk.ui.dagbok.laying import entry_html
from trustdesk.ui.desk import Desk
from trustdesk.ui.document_style import html_style
from trustdesk.ui.overriding import override
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.theme.typography import HINT
from trustdesk.ui.widgets.document_view import DocumentView
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.wording import told

TEXT_COLUMN = 570


class ReadingView(QWidget):
    """Shows one reflection; parsing and HTML are made on the reading thread."""

    edit_requested = Signal()
    link_activated = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ticket: Ticket | None = None
        self._pressed_at: QPoint | None = None
        self._entry: Entry | None = None
        self._images: dict[str, QImage] = {}
        self.text = DocumentView(desk.theme, desk.tr("Reflection"), self._image, column=TEXT_COLUMN)
        self.text.link_activated.connect(self.link_activated)
        self.text.installEventFilter(self)
        self.text.viewport().installEventFilter(self)
        self._message = InlineMessage(desk.theme)
        self._message.hide()
        self._hint = WrappedLabel(desk.theme, desk.tr("Press Enter or click to write."), HINT)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, desk.theme.px(8))
        column.addWidget(self._message)
        column.addWidget(self.text, 1)
        column.addWidget(self._hint)
        desk.theme.changed.connect(self._render)

    def show_entry(self, entry: Entry) -> None:
        """Shows a reflection; one that was asked for before never arrives."""
        self._entry = entry
        self.text.set_vertical_margins(self._desk.theme.px(8), self._desk.theme.px(48))
        self._render()

    def _render(self) -> None:
        entry = self._entry
        if entry is None:
            return
        if self._ticket is not None:
            self._ticket.drop()
        style = html_style(self._desk)
        desk = self._desk
        column = Column(desk.theme.px(TEXT_COLUMN), self.devicePixelRatioF())

        def laid_out(reader: JournalReader) -> tuple[str, dict[str, QImage]]:
            html = entry_html(desk, entry, style, reader.entry)
            return html, images_of(html, reader.pictures.data, column)

        self._ticket = desk.session.read(laid_out, self._show_html, self._on_failed)

    def _show_html(self, found: tuple[str, dict[str, QImage]]) -> None:
        html, self._images = found
        self._message.hide()
        self.text.show_html(html)

    def _image(self, address: str) -> QImage | None:
        return self._images.get(address)

    def _on_failed(self, fault: Fault) -> None:
        self._message.say(*told(self._desk, fault))
        self._message.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.edit_requested.emit()
                return True
        elif isinstance(event, QMouseEvent) and watched is self.text.viewport():
            return self._on_mouse(event)
        return super().eventFilter(watched, event)

    def _on_mouse(self, event: QMouseEvent) -> bool:
        """A click writes; a drag selects words, and a click on a link follows it."""
        spot = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed_at = spot
        elif event.type() == QEvent.Type.MouseButtonRelease and self._pressed_at is not None:
            near = (spot - self._pressed_at).manhattanLength() < 4
            self._pressed_at = None
            if near and not self.text.anchorAt(spot) and not self.text.textCursor().hasSelection():
                self.edit_requested.emit()
        return False
