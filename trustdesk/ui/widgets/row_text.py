"""What stands beside the mark of a choice: a label, and perhaps a second line below it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY, SMALL, TextStyle
from trustdesk.ui.widgets.text_block import WIDE, TextBlock

_INDENT = 30
_AIR = 9
_LEAST = 40
_LEAST_TEXT = 72


class RowText:
    """The text of a row whose mark stands at its left: it wraps and never runs under the mark."""

    def __init__(
        self, theme: Theme, label: str, second: str, *, style: TextStyle = BODY, line: bool
    ) -> None:
        self._theme = theme
        self._label = label
        self._second = second
        self._style = style
        self._line = line

    def name(self, button: QAbstractButton) -> None:
        """Lets a button say the text, and be as high as it is at the button's width."""
        button.setText(self._label.replace("&", "&&"))
        button.setAccessibleName(self._label)
        button.setAccessibleDescription(self._second)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)

    def height(self, width: int) -> int:
        """Gives the height of the row at a width, in pixels."""
        first, second = self._blocks(width)
        text = first.height + (second.height if second else 0)
        return max(text + 2 * self._theme.px(_AIR), self._theme.px(_LEAST))

    def size(self) -> QSize:
        """Gives the size at which nothing wraps."""
        first, second = self._blocks(WIDE)
        natural = max(first.natural_width, second.natural_width if second else 0.0)
        width = int(natural) + 2 + self._theme.px(_INDENT)
        return QSize(width, self.height(width))

    def least(self) -> QSize:
        """Gives the least size."""
        return QSize(self._theme.px(_INDENT + _LEAST_TEXT), self._theme.px(_LEAST))

    def draw(self, painter: QPainter, size: QSize, *, enabled: bool) -> float:
        """Draws the text and the line below the row; gives the middle of its first line."""
        px, colour = self._theme.px, self._theme.colour
        first, second = self._blocks(size.width())
        top = (size.height() - first.height - (second.height if second else 0)) / 2
        painter.setPen(colour("text" if enabled else "text3"))
        first.draw(painter, px(_INDENT), top)
        if second:
            painter.setPen(colour(SMALL.colour))
            second.draw(painter, px(_INDENT), top + first.height)
        if self._line:
            painter.fillRect(0, size.height() - 1, size.width(), 1, colour("line"))
        return top + px(self._style.line) / 2

    def _blocks(self, width: float) -> tuple[TextBlock, TextBlock | None]:
        room = width - self._theme.px(_INDENT)
        first, second = (
            TextBlock(text, self._theme.font_of(style), self._theme.px(style.line), room)
            for text, style in ((self._label, self._style), (self._second, SMALL))
        )
        return first, second if self._second else None
