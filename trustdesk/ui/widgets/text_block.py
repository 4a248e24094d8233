"""A text set in lines of an exact height: what labels, rows and buttons paint."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

_LINE_SEPARATOR = "\u2028"
WIDE = 1e6
"""A width nothing reaches: the text stays on one line."""


class TextBlock:
    """A laid out plain text: its height and width in pixels, and how to draw it.

    Qt's labels take a font's own line spacing; the type of this program (14/20, 13/18) needs
    lines of a given height. A word wider than `width` is broken.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        line_height: int,
        width: float,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
        option = QTextOption(alignment)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._lay_out(line_height, max(width, 1.0))

    def _lay_out(self, line_height: int, width: float) -> None:
        self.lines = 0
        self.natural_width = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(
                QPointF(0, (line_height - line.height()) / 2 + self.lines * line_height)
            )
            self.natural_width = max(self.natural_width, line.naturalTextWidth())
            self.lines += 1
        self._layout.endLayout()
        self.lines = max(self.lines, 1)
        self.height = self.lines * line_height

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draws the text with the painter's pen; (x, y) is its upper left corner."""
        self._layout.draw(painter, QPointF(x, y))
