"""What pages are laid out on: panels and the sheet."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.painting import fill_round, outline_round, painter_on

Tone = Literal["canvas", "surface", "sunken", "raised"]
Edge = Literal["", "left", "right", "top", "bottom"]


class Panel(QFrame):
    """A plain ground in one tone, with a hairline along one edge if asked."""

    def __init__(
        self, theme: Theme, tone: Tone = "canvas", edge: Edge = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = tone
        self._edge = edge
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            painter.fillRect(event.rect(), self._theme.colour(self._tone))
            if self._edge:
                painter.setPen(self._theme.colour("line"))
                painter.drawLine(*self._edge_line())

    def _edge_line(self) -> tuple[int, int, int, int]:
        right, bottom = self.width() - 1, self.height() - 1
        return {
            "left": (0, 0, 0, bottom),
            "right": (right, 0, right, bottom),
            "top": (0, 0, right, 0),
        }.get(self._edge, (0, bottom, right, bottom))


class Sheet(QFrame):
    """The one box of a page: surface, a hairline round it, corners of 12."""

    RADIUS = 12

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            box = QRectF(self.rect())
            fill_round(painter, box, self.RADIUS, self._theme.colour("surface"))
            outline_round(painter, box, self.RADIUS, self._theme.colour("line"))
