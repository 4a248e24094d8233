"""How a figure is painted: boxes, words, lines with arrows, and the soft bands under them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from trustdesk.ui.widgets.painting import RADIUS, fill_round, outline_round

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trustdesk.services.diagrams.placed import (
        Box,
        PlacedDiagram,
        PlacedLine,
        PlacedNode,
        PlacedText,
    )
    from trustdesk.ui.diagrams.lettering import Lettering
    from trustdesk.ui.theme.theme import Theme

_OUTLINED = frozenset({"hub", "node", "addition"})
_LINE, _HUB_LINE = 1.25, 2.0
_ARROW, _ARROW_HALF = 8, 3.75
_DOTS = (1.0, 2.5)


class FigurePainter:
    """Paints what is placed, in the present theme."""

    def __init__(self, theme: Theme, letters: Lettering) -> None:
        self._theme = theme
        self._letters = letters

    def paint_ground(self, painter: QPainter, placed: PlacedDiagram) -> None:
        """Paints everything but the nodes."""
        for band in placed.bands:
            self._band(painter, _rect(band))
        for line in placed.lines:
            self._line(painter, line)
        for line in placed.hairlines:
            (left, y), (right, _) = line.points
            painter.fillRect(QRectF(left, round(y), right - left, 1), self._theme.colour("line"))
        self._texts(painter, placed.labels, QPointF())

    def paint_node(
        self, painter: QPainter, node: PlacedNode, room: QRect, *, tile: str = ""
    ) -> None:
        """Paints a node into its widget, which stands in `room`. `tile` is the colour it takes
        while it is pointed at; without an outline its words are underlined then.
        """
        box = QRectF(QPointF(), room.size())
        colour = self._theme.colour
        if node.look in _OUTLINED:
            fill_round(painter, box, RADIUS, colour(tile or "raised"))
            self._outline(painter, box, node.look)
        underlined = bool(tile) and node.look not in _OUTLINED
        self._texts(painter, node.texts, QPointF(room.topLeft()), underlined=underlined)

    def _outline(self, painter: QPainter, box: QRectF, look: str) -> None:
        if look == "hub":
            width = self._letters.unit(_HUB_LINE)
            outline_round(painter, box, RADIUS, self._theme.colour("accent"), width)
        elif look == "node":
            outline_round(painter, box, RADIUS, self._theme.colour("control"))
        else:
            painter.setPen(self._pen(dotted=True))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)

    def _band(self, painter: QPainter, box: QRectF) -> None:
        fill_round(painter, box, RADIUS, self._theme.colour("accent_soft"))
        outline_round(painter, box, RADIUS, self._theme.colour("accent"))

    def _pen(self, *, dotted: bool) -> QPen:
        pen = QPen(self._theme.colour("control"), self._letters.unit(_LINE))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dotted:
            pen.setWidthF(self._letters.unit(_LINE * 1.5))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern(_DOTS)
        return pen

    def _line(self, painter: QPainter, line: PlacedLine) -> None:
        points = [QPointF(x, y) for x, y in line.points]
        if line.arrow_at_end:
            points[-1] = self._arrow(painter, points[-2], points[-1])
        if line.arrow_at_start:
            points[0] = self._arrow(painter, points[1], points[0])
        painter.setPen(self._pen(dotted=line.dotted))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))

    def _arrow(self, painter: QPainter, start: QPointF, end: QPointF) -> QPointF:
        """Paints the head of an arrow; gives where its line ends."""
        way = math.hypot(end.x() - start.x(), end.y() - start.y()) or 1.0
        along = QPointF((end.x() - start.x()) / way, (end.y() - start.y()) / way)
        across = QPointF(-along.y(), along.x())
        length, half = self._letters.unit(_ARROW), self._letters.unit(_ARROW_HALF)
        back = end - along * length
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("control"))
        painter.drawPolygon(QPolygonF([end, back + across * half, back - across * half]))
        return back

    def _texts(
        self,
        painter: QPainter,
        texts: Iterable[PlacedText],
        origin: QPointF,
        *,
        underlined: bool = False,
    ) -> None:
        for text in texts:
            style, font = self._letters.style(text.look), QFont(self._letters.font(text.look))
            font.setUnderline(underlined)
            metrics = QFontMetricsF(font)
            step = self._letters.line_height(text.look)
            painter.setFont(font)
            painter.setPen(self._theme.colour(style.colour))
            top = text.box.y - origin.y() + (step - metrics.height()) / 2 + metrics.ascent()
            for number, line in enumerate(text.lines):
                free = text.box.width - metrics.horizontalAdvance(line)
                left = text.box.x - origin.x() + (free / 2 if text.centred else 0)
                painter.drawText(QPointF(left, top + number * step), line)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
