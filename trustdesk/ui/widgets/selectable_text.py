"""A text one can select and copy, as high as its width makes it: a path, a name."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY, TextStyle
from trustdesk.ui.widgets.painting import painter_on
from trustdesk.ui.widgets.text_block import TextBlock

_NATURAL_WIDTH = 400
_LEAST = 24


class SelectableText(QTextEdit):
    """Plain text that is read and copied, by mouse and by keyboard; a long path wraps anywhere."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        text: str = "",
        style: TextStyle = BODY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._style = style
        self.setAccessibleName(name)
        self.setProperty("kind", "page")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)
        self.setPlainText(text)
        theme.changed.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Shows another text."""
        self.setPlainText(text)
        self._fit()

    def _fit(self) -> None:
        """Sets the lines as high as every label of the program has them."""
        self.document().setDefaultFont(self._theme.font_of(self._style))
        lines = QTextBlockFormat()
        lines.setLineHeight(
            self._theme.px(self._style.line), QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(lines)
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        font, line = self._theme.font_of(self._style), self._theme.px(self._style.line)
        text = TextBlock(self.toPlainText(), font, line, width)
        return max(text.height + 2, self._theme.px(_LEAST))

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(_NATURAL_WIDTH)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._theme.px(_LEAST))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the page it stands in."""
        event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()  # as a field does: one key more copies it

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with painter_on(self.viewport()) as painter:
                bottom = self.viewport().height() - 1
                painter.setPen(self._theme.colour("accent"))
                painter.drawLine(0, bottom, self.viewport().width(), bottom)
