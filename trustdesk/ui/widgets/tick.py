"""The tick box of a choice that is one of several, wherever it stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.painting import fill_round, outline_round

TICK_SIDE = 18


def draw_tick(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    *,
    chosen: bool,
    hot: bool = False,
    enabled: bool = True,
) -> None:
    """Draws a box, with a tick when it is chosen; `hot` while the mouse is on it."""
    radius = theme.px(4)
    if chosen:
        fill_round(painter, box, radius, theme.colour("accent" if enabled else "control"))
        inset = box.width() * 0.14
        tick = box.adjusted(inset, inset, -inset, -inset)
        theme.icons.draw(painter, "check", tick, theme.tokens.on_accent, 3)
        return
    fill_round(painter, box, radius, theme.colour("hover" if hot else "surface"))
    outline_round(painter, box, radius, theme.colour("control"), 1.5)
