"""A point on a line between two extremes: every step labelled, the middle third a soft band."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import ANCHOR, SEMIBOLD
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.painting import fill_round, painter_on
from trustdesk.ui.widgets.text_block import TextBlock

_COLUMN = 34
_LEAST = 44
_DOT, _KNOB = 8, 18


class BalanceStep(QRadioButton):
    """One step: its piece of the line at the left, its label beside it.

    `place` is its number from the top, of `total`. The line runs through all of them; nothing
    says that one end is better.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        place: int,
        total: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label.replace("&", "&&"), parent)
        self._theme = theme
        self._label = label
        self._place, self._total = place, total
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _block(self, width: float) -> TextBlock:
        style = ANCHOR.weighted(SEMIBOLD) if self.isChecked() else ANCHOR
        room = width - self._theme.px(_COLUMN)
        return TextBlock(self._label, self._theme.font_of(style), self._theme.px(style.line), room)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        px = self._theme.px
        bold = self._theme.font_of(ANCHOR.weighted(SEMIBOLD))
        room = width - px(_COLUMN)
        return max(TextBlock(self._label, bold, px(ANCHOR.line), room).height + px(14), px(_LEAST))

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(284)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(_LEAST))

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            block = self._block(self.width())
            self._paint_line(painter)
            painter.setPen(self._theme.colour("text" if self._is_hot() else "text2"))
            block.draw(painter, self._theme.px(_COLUMN), (self.height() - block.height) / 2)

    def _is_hot(self) -> bool:
        return self.isChecked() or self.underMouse()

    def _is_in_the_band(self) -> bool:
        third = self._total / 3
        return third <= self._place + 0.5 <= 2 * third

    def _paint_line(self, painter: QPainter) -> None:
        px, colour = self._theme.px, self._theme.colour
        middle, height = px(12), float(self.height())
        if self._is_in_the_band():
            painter.fillRect(QRectF(middle - px(10), 0, px(20), height), colour("accent_soft"))
        top = height / 2 if self._place == 0 else 0.0
        end = height / 2 if self._place == self._total - 1 else height
        painter.fillRect(QRectF(middle - 1, top, 2, end - top), colour("control"))
        side = px(_KNOB if self.isChecked() else _DOT)
        knob = QRectF(middle - side / 2, (height - side) / 2, side, side)
        fill_round(painter, knob, side / 2, colour("accent" if self._is_hot() else "control"))
        if self.isChecked():
            inner = knob.adjusted(*(2 * (side * 0.32,)), *(2 * (-side * 0.32,)))
            fill_round(painter, inner, inner.width() / 2, colour("on_accent"))


class Balance(QWidget):
    """The whole line; `chosen` holds the number of the step from the first on (0), or None."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        labels: Sequence[str],
        clear: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._showing = False
        self._clear = LinkButton(theme, clear, size=13, colour="text2")
        self._clear.setAccessibleName(f"{clear}: {name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._steps = [
            BalanceStep(theme, label, place, len(labels), self)
            for place, label in enumerate(labels)
        ]
        for step in self._steps:
            step.toggled.connect(self._on_toggled)
            column.addWidget(step)
        column.addSpacing(theme.px(4))
        column.addWidget(self._clear)
        self._clear.clicked.connect(self._on_clear)
        self.set_value(None)

    def value(self) -> int | None:
        """Gives the number of the chosen step, or None."""
        return next((n for n, step in enumerate(self._steps) if step.isChecked()), None)

    def set_value(self, place: int | None) -> None:
        """Shows a point, telling nobody."""
        self._showing = True
        for step in self._steps:
            step.setAutoExclusive(False)
        for number, step in enumerate(self._steps):
            step.setChecked(number == place)
        for step in self._steps:
            step.setAutoExclusive(True)
        self._showing = False
        self._clear.setVisible(place is not None)

    def _on_toggled(self, checked: bool) -> None:  # a screen reader toggles and never clicks
        if checked and not self._showing:
            self._clear.show()
            self.chosen.emit(self.value())

    def _on_clear(self) -> None:
        self.set_value(None)
        self._steps[len(self._steps) // 2].setFocus()
        self.chosen.emit(None)
