"""A slider that stands on given steps only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.painting import fill_round, painter_on

_HEIGHT = 40
_HANDLE = 20
_GROOVE = 4
_KEYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageDown: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageUp: 1,
}


class StepSlider(QSlider):
    """Chooses one of `steps` (ascending whole numbers, placed in proportion).

    `previewed(step)` follows the handle while it is dragged, `chosen(step)` comes when it is let
    go, and at once from the keyboard and assistive technology.
    """

    previewed = Signal(int)
    chosen = Signal(int)

    def __init__(
        self, theme: Theme, name: str, steps: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._steps = tuple(steps)
        self._told = self._steps[0]
        self.setAccessibleName(name)
        self.setRange(self._steps[0], self._steps[-1])
        self.setTracking(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._on_value)
        self.sliderMoved.connect(self.previewed)
        theme.changed.connect(self._on_theme_changed)

    def set_step(self, value: int) -> None:
        """Stands on the step nearest to a value, telling nobody."""
        self._told = self._nearest(value)
        self.setValue(self._told)
        self.update()

    def step(self) -> int:
        """Gives the step it stands on."""
        return self._nearest(self.value())

    def _nearest(self, value: float) -> int:
        return min(self._steps, key=lambda step: abs(step - value))

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _on_value(self, value: int) -> None:
        step = self._nearest(value)
        if step != value:  # assistive technology may name any value between two steps
            self.setValue(step)
        elif step != self._told:
            self._told = step
            self.chosen.emit(step)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _KEYS.get(Qt.Key(event.key()))
        if way is None:  # Home and End are Qt's
            super().keyPressEvent(event)
            return
        place = self._steps.index(self.step()) + way
        self.setValue(self._steps[min(max(place, 0), len(self._steps) - 1)])

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Changes nothing: a choice is never lost to a page that was scrolled."""
        event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._drag_to(event.position().x())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._drag_to(event.position().x())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)  # gives the value, since it does not track

    def _drag_to(self, x: float) -> None:
        left, span = self._span()
        share = min(max((x - left) / span, 0.0), 1.0)
        self.setSliderPosition(
            self._nearest(self.minimum() + share * (self.maximum() - self.minimum()))
        )

    def _span(self) -> tuple[float, int]:
        """Gives where the middle of the handle can be: from x, so many pixels wide."""
        handle = self._theme.px(_HANDLE)
        return handle / 2, max(self.width() - handle, 1)

    def _x_of(self, value: int) -> float:
        left, span = self._span()
        return left + QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), value, span)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            self._paint_groove(painter)
            self._paint_handle(painter)

    def _paint_groove(self, painter: QPainter) -> None:
        thick = self._theme.px(_GROOVE)
        left, span = self._span()
        middle = self.height() / 2
        groove = QRectF(left, middle - thick / 2, span, thick)
        fill_round(painter, groove, thick / 2, self._theme.colour("control"))
        done = QRectF(groove)
        done.setRight(self._x_of(self.sliderPosition()))
        fill_round(painter, done, thick / 2, self._theme.colour("accent"))
        dot = self._theme.px(8)
        for step in self._steps:
            token = "accent" if step <= self.sliderPosition() else "control"
            box = QRectF(self._x_of(step) - dot / 2, middle - dot / 2, dot, dot)
            fill_round(painter, box, dot / 2, self._theme.colour(token))

    def _paint_handle(self, painter: QPainter) -> None:
        side = self._theme.px(_HANDLE)
        box = QRectF(
            self._x_of(self.sliderPosition()) - side / 2, (self.height() - side) / 2, side, side
        )
        hot = self.underMouse() or self.isSliderDown()
        fill_round(painter, box, side / 2, self._theme.colour("accent_text" if hot else "accent"))
        inner = box.adjusted(*(2 * (side * 0.3,)), *(2 * (-side * 0.3,)))
        fill_round(painter, inner, inner.width() / 2, self._theme.colour("on_accent"))
