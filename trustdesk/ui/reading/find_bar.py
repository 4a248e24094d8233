"""Finds words on the page: a line that Ctrl+F opens and Escape closes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.reading.text import PageText
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.buttons import IconButton
from trustdesk.ui.widgets.fields import SearchField
from trustdesk.ui.widgets.labels import WrappedLabel

_FIELD_WIDTH = 260


class FindBar(QWidget):
    """Highlights what is written in it and goes from place to place."""

    closed = Signal()

    def __init__(self, desk: Desk, text: PageText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr, theme = desk.tr, desk.theme
        self._desk = desk
        self._text = text
        self._at = 0
        self.field = SearchField(theme, tr("Find on the page"))
        self.count = WrappedLabel(theme, "", SMALL)
        self.previous = IconButton(theme, "chevron-up", tr("The place before"))
        self.next = IconButton(theme, "chevron-down", tr("The place after"))
        self.close_button = IconButton(theme, "x", tr("Close the search"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 3)
        self._row.addWidget(self.count, 2, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.previous, self.next, self.close_button):
            self._row.addWidget(button)
        self.field.textChanged.connect(self._on_text)
        self.previous.clicked.connect(self._on_previous)
        self.next.clicked.connect(self._on_next)
        self.close_button.clicked.connect(self.finish)
        self._fit(0, 0)
        self.hide()

    def set_edges(self, left: int, right: int) -> None:
        """Lines the row up with the text, in pixels from either side."""
        self._fit(left, right)

    def begin(self) -> None:
        """Shows the line with the cursor in it."""
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._on_text()

    def finish(self) -> None:
        """Takes the line and the highlights away."""
        self.hide()
        self._text.find_words(())
        self.closed.emit()

    def renew(self) -> None:
        """Finds the same in another page."""
        if not self.isHidden():
            self._on_text()

    def _fit(self, left: int, right: int) -> None:
        px = self._desk.theme.px
        self._row.setContentsMargins(left, 0, right, px(8))
        self._row.setSpacing(px(8))
        self.field.setMaximumWidth(px(_FIELD_WIDTH))

    def _on_text(self) -> None:
        sought = self.field.text().strip()
        self._text.find_words((sought,) if sought else ())
        self._at = 0
        self._show(0)

    def _on_next(self) -> None:
        self._show(self._at + 1)

    def _on_previous(self) -> None:
        self._show(self._at - 1)

    def _show(self, number: int) -> None:
        hits = len(self._text.hits())
        for button in (self.previous, self.next):
            button.setEnabled(hits > 1)
        if not hits:
            sought = bool(self.field.text().strip())
            self.count.setText(self._desk.tr("Not on this page") if sought else "")
            return
        self._at = number % hits
        told = self._desk.tr("{n} of {all}").format(n=self._at + 1, all=hits)
        self.count.setText(told)
        self._text.show_hit(self._at)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._show(self._at + (-1 if back else 1))
        else:
            super().keyPressEvent(event)
