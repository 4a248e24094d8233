"""The type figures are set in: what measures it and what paints it are one thing."""

from __future__ import annotations

from dataclasses import replace
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


class Lettering:
    """Measures in pixels for `services/diagrams`, and gives the fonts that were measured.

    `scale` enlarges a figure beyond the person's text size, for what is shown to a room.
    """

    def __init__(self, theme: Theme, scale: float = 1.0) -> None:
        self._theme = theme
        self._scale = scale
        self._metrics: dict[TextLook, QFontMetricsF] = {}

    def style(self, look: TextLook) -> TextStyle:
        """Gives the text style in pixels at the person's text size 100 %."""
        style = _STYLES[look]
        size, line = round(style.size * self._scale), round(style.line * self._scale)
        return replace(style, size=size, line=line)

    def font(self, look: TextLook) -> QFont:
        """Gives the font that words of this look are painted in."""
        return self._theme.font_of(self.style(look))

    def renew(self) -> None:
        """Measures anew: the theme gives other fonts now."""
        self._metrics.clear()

    def width(self, text: str, look: TextLook) -> float:
        """Gives how wide a line of text is."""
        metrics = self._metrics.get(look)
        if metrics is None:
            metrics = self._metrics[look] = QFontMetricsF(self.font(look))
        return metrics.horizontalAdvance(text)

    def line_height(self, look: TextLook) -> float:
        """Gives how far lines stand apart."""
        return self._theme.px(self.style(look).line)

    def unit(self, length: float) -> float:
        """Gives a length in pixels."""
        return length * self._theme.scale * self._scale
