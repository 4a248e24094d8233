"""The type figures are set in: what measures it and what paints it are one thing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF

from trustdesk.ui.theme.typography import ANCHOR, BODY, BODY_STRONG, GROUP, MEDIUM, SMALL, TextStyle

if TYPE_CHECKING:
    from trustdesk.services.diagrams.placed import TextLook
    from trustdesk.ui.theme.theme import Theme

_STYLES: dict[TextLook, TextStyle] = {
    "node": BODY.weighted(MEDIUM),
    "node_strong": BODY_STRONG,
    "part": ANCHOR,
    "note": SMALL,
    "label": SMALL,
    "heading": GROUP,
}


@dataclass(frozen=True, slots=True)
class _Type:
    style: TextStyle
    font: QFont
    metrics: QFontMetricsF
    line: int


class Lettering:
    """Measures in pixels for `services/diagrams`, and gives the fonts that were measured.

    `scale` enlarges a figure beyond the person's text size, for what is shown to a room.
    """

    def __init__(self, theme: Theme, scale: float = 1.0) -> None:
        self._theme = theme
        self._scale = scale
        self._types: dict[TextLook, _Type] = {}

    def style(self, look: TextLook) -> TextStyle:
        """Gives the text style, in pixels at the person's text size 100 %."""
        return self._type(look).style

    def font(self, look: TextLook) -> QFont:
        """Gives the font that words of this look are painted in."""
        return self._type(look).font

    def renew(self) -> None:
        """Measures anew: the theme gives other fonts now."""
        self._types.clear()

    def _type(self, look: TextLook) -> _Type:
        found = self._types.get(look)
        if found is None:
            style = _STYLES[look]
            size, line = round(style.size * self._scale), round(style.line * self._scale)
            style = replace(style, size=size, line=line)
            font = self._theme.font_of(style)
            found = _Type(style, font, QFontMetricsF(font), self._theme.px(line))
            self._types[look] = found
        return found

    def width(self, text: str, look: TextLook) -> float:
        """Gives how wide a line of text is."""
        return self._type(look).metrics.horizontalAdvance(text)

    def line_height(self, look: TextLook) -> float:
        """Gives how far lines stand apart."""
        return self._type(look).line

    def unit(self, length: float) -> float:
        """Gives a length in pixels."""
        return length * self._theme.scale * self._scale
