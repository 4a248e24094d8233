"""Small shapes that several widgets paint."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

RADIUS = 8


def fill_round(painter: QPainter, box: QRectF, radius: float, colour: QColor) -> None:
    """Fills a box with round corners."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, radius, radius)


def outline_round(
    painter: QPainter, box: QRectF, radius: float, colour: QColor, width: float = 1.0
) -> None:
    """Draws a line of `width` along the inside of a box with round corners."""
    inset = width / 2
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(
        box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset
    )


@contextmanager
def painter_on(widget: QWidget) -> Iterator[QPainter]:
    """Gives a painter with smooth edges, and ends it: left to Python it may outlive the event."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()
