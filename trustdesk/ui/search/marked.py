"""A found piece of text as it is painted: the found words bold on the ground of a mark."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from trustdesk.domain.entry import Snippet
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import SEMIBOLD, SMALL

_ELLIPSIS = "…"
_ROOM_FOR_ELLIPSIS = 2
"""Characters left out before "…", so that it fits on the line they stood on."""


class MarkedText:
    """A snippet in at most `lines` lines of `width` pixels; what does not fit ends in "…"."""

    def __init__(self, theme: Theme, snippet: Snippet, width: float, lines: int) -> None:
        self._theme = theme
        self.text = snippet.text
        self._layout = self._laid_out(snippet, width)
        if self._layout.lineCount() > lines:
            last = self._layout.lineAt(lines - 1)
            end = _cut(self.text, last.textStart() + last.textLength())
            self.text = end[:-_ROOM_FOR_ELLIPSIS].rstrip() + _ELLIPSIS
            self._layout = self._laid_out(snippet, width)

    def _laid_out(self, snippet: Snippet, width: float) -> QTextLayout:
        layout = QTextLayout(self.text, self._theme.font_of(SMALL))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(snippet))
        height = self._theme.px(SMALL.line)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            top = (layout.lineCount() - 1) * height
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
        layout.endLayout()
        return layout

    def _formats(self, snippet: Snippet) -> list[QTextLayout.FormatRange]:
        """Gives where the found words stand."""
        look = QTextCharFormat()
        look.setBackground(self._theme.colour("mark"))
        look.setForeground(self._theme.colour("text"))
        look.setFontWeight(QFont.Weight(SEMIBOLD))
        places = []
        at, end = 0, _units(self.text)
        for text, is_found in snippet.runs:
            if is_found and at < end:
                place = QTextLayout.FormatRange()
                place.start, place.length, place.format = at, min(_units(text), end - at), look
                places.append(place)
            at += _units(text)
        return places

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draws the text; (x, y) is its upper left corner."""
        painter.setPen(self._theme.colour(SMALL.colour))
        self._layout.draw(painter, QPointF(x, y))


def _units(text: str) -> int:
    """Gives the length in UTF-16 units, as Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str, units: int) -> str:
    """Gives the first `units` UTF-16 units of a text."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")
