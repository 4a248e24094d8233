"""Bullets painted where a list's mark stands while its paragraph is not being written in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.markdown_highlighter import BULLET
from trustdesk.ui.widgets.markdown_spans import in_units, spans_of


def paint_bullets(edit: QTextEdit, theme: Theme, painter: QPainter, area: QRectF) -> None:
    """Paints the bullets of the paragraphs that lie in an area of the viewport."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text2"))
    layout = edit.document().documentLayout()
    offset = edit.verticalScrollBar().value()
    block = edit.cursorForPosition(area.topLeft().toPoint()).block()
    while block.isValid():
        top = layout.blockBoundingRect(block).top() - offset
        if top > area.bottom():
            break
        if block.userState() == BULLET:
            _paint_bullet(theme, painter, block, top)
        block = block.next()


def _paint_bullet(theme: Theme, painter: QPainter, block: QTextBlock, top: float) -> None:
    at = spans_of(in_units(block.text())).bullet
    line = block.layout().lineAt(0)
    if at is None or not line.isValid():
        return
    place: Any = line.cursorToX(at)  # a number, or with older stubs a pair
    x = place[0] if isinstance(place, tuple) else place
    size = theme.px(5)
    middle = top + line.y() + line.ascent() - theme.px(6)
    painter.drawEllipse(QRectF(x + 1, middle - size / 2, size, size))
