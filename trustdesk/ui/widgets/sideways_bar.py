"""A scroll bar along the foot of what is wider than its place: 4 pixels, always in sight."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar, QStyle

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.painting import fill_round, painter_on

HEIGHT = 12
_SHORTEST = 32


class SidewaysBar(QScrollBar):
    """A horizontal bar for an area; nothing else would tell that there is more at the right."""

    def __init__(self, theme: Theme, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Horizontal, area)
        self._theme = theme
        area.setHorizontalScrollBar(self)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_SHORTEST), self._theme.px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() == self.minimum():
            return
        thick = self._theme.px(4)
        box = QRectF(*self._handle(), thick)
        box.moveBottom(self.height() - 1)
        token = "text3" if self.isSliderDown() or self.underMouse() else "control"
        with painter_on(self) as painter:
            fill_round(painter, box, thick / 2, self._theme.colour(token))

    def _handle(self) -> tuple[float, float, float]:
        """Gives left, top and width of the handle."""
        span = self.maximum() - self.minimum()
        share = self.pageStep() / max(span + self.pageStep(), 1)
        length = min(max(round(self.width() * share), self._theme.px(_SHORTEST)), self.width())
        left = QStyle.sliderPositionFromValue(
            self.minimum(), self.maximum(), self.sliderPosition(), self.width() - length
        )
        return left, 0, length
