"""The title of a reflection: one paragraph that wraps, grows and hands on at Enter."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from trustdesk.domain.text import cleaned
from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import ENTRY_TITLE, REGULAR, TextStyle
from trustdesk.ui.widgets.painting import painter_on

_TOP_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class TitleEdit(QPlainTextEdit):
    """`edited` tells of a person's change, `finished` that Enter (or Down from the last line)
    asks to go on to the text.
    """

    edited = Signal()
    finished = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        placeholder: str = "",
        style: TextStyle = ENTRY_TITLE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = style
        self._loading = False
        self.setAccessibleName(name)
        self._placeholder = placeholder
        self.setAccessibleDescription(placeholder)
        self._set_behaviour()
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _set_behaviour(self) -> None:
        self.setProperty("kind", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _restyle(self) -> None:
        self.setFont(self._theme.font_of(self._style))
        self._fit()

    def set_text(self, text: str) -> None:
        """Shows a title, telling nobody, with nothing to undo."""
        self._loading = True
        self.setPlainText(_one_line(text))
        self._loading = False

    def text(self) -> str:
        """Gives the title."""
        return self.document().toRawText().replace("\u2029", " ")

    def _on_text_changed(self) -> None:
        self._fit()
        if not self._loading:
            self.edited.emit()

    def _lines(self) -> int:
        block = self.document().firstBlock()
        return max(block.layout().lineCount(), 1) if block.isValid() else 1

    def _fit(self) -> None:
        line = max(self.fontMetrics().lineSpacing(), self._theme.px(self._style.line))
        height = self._lines() * self.fontMetrics().lineSpacing() + line // 6
        if height != self.height():
            self.setFixedHeight(height)
        self.verticalScrollBar().setValue(0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(570), self.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the placeholder itself: in the title's weight it would look like a title."""
        super().paintEvent(event)
        if self.document().isEmpty():
            with painter_on(self.viewport()) as painter:
                painter.setFont(self._theme.font_of(self._style.weighted(REGULAR)))
                painter.setPen(self._theme.colour("text3"))
                painter.drawText(self.viewport().rect(), _TOP_LEFT, self._placeholder)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
            return
        if event.key() == Qt.Key.Key_Down and self._is_at_last_line():
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def _is_at_last_line(self) -> bool:
        return not QTextCursor(self.textCursor()).movePosition(QTextCursor.MoveOperation.Down)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(_one_line(source.text()))


def _one_line(text: str) -> str:
    return " ".join(cleaned(text)[0].split("\n"))
