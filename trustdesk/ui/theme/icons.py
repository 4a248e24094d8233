"""Drawn icons (lucide, ISC) that take their colour from a token when they are painted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from trustdesk.ui.overriding import override

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

    from trustdesk.ui.theme.theme import Theme

STROKE = 1.75
"""Width of a line in the icon's own grid of 24."""


class Icons:
    """Draws the icons of a folder; each is read and parsed at its first use."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawings: dict[tuple[str, str, float], QSvgRenderer] = {}

    def draw(
        self, painter: QPainter, name: str, box: QRectF, colour: str, stroke: float = STROKE
    ) -> None:
        """Draws an icon into a box; raises FileNotFoundError when there is no such icon."""
        self._drawing(name, colour, stroke).render(painter, box)

    def _drawing(self, name: str, colour: str, stroke: float) -> QSvgRenderer:
        key = (name, colour, stroke)
        drawing = self._drawings.get(key)
        if drawing is None:
            drawing = self._drawings[key] = self._parsed(name, colour, stroke)
        return drawing

    def _parsed(self, name: str, colour: str, stroke: float) -> QSvgRenderer:
        from PySide6.QtSvg import QSvgRenderer

        svg = (self._folder / f"{name}.svg").read_text("utf-8")
        svg = svg.replace("currentColor", colour)
        svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"')
        return QSvgRenderer(QByteArray(svg.encode()))


class TokenIcon(QIconEngine):
    """An icon for menus and stock buttons: follows the theme without being made anew."""

    def __init__(self, theme: Theme, name: str, off: str, on: str, stroke: float) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._off = off
        self._on = on
        self._stroke = stroke

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = self._on if state == QIcon.State.On else self._off
        if mode == QIcon.Mode.Disabled:
            token = "control"  # noqa: S105 - the name of a colour
        colour = self._theme.tokens.by_name(token)
        self._theme.icons.draw(painter, self._name, QRectF(rect), colour, self._stroke)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return TokenIcon(self._theme, self._name, self._off, self._on, self._stroke)


def icon(
    theme: Theme, name: str, off: str = "text2", on: str = "accent_text", stroke: float = STROKE
) -> QIcon:
    """Gives an icon whose colour is the token `off`, or `on` where its button is checked."""
    return QIcon(TokenIcon(theme, name, off, on, stroke))
