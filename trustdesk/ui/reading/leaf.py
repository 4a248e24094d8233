"""What the open page scrolls in: it keeps the passage one reads in view."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QFrame, QScrollArea, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.reading.spread import Spread
from trustdesk.ui.reading.trail import Line
from trustdesk.ui.widgets.scroll_bar import SlimScrollBar

_AIR = 24
"""Left free over a section's heading that one goes to, in pixels at 100 %."""

_SEEN_AIR = 72
_ACTION = QAbstractSlider.SliderAction
_KEYS = {
    Qt.Key.Key_Up: _ACTION.SliderSingleStepSub,
    Qt.Key.Key_Down: _ACTION.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _ACTION.SliderPageStepSub,
    Qt.Key.Key_PageDown: _ACTION.SliderPageStepAdd,
    Qt.Key.Key_Space: _ACTION.SliderPageStepAdd,
    Qt.Key.Key_Home: _ACTION.SliderToMinimum,
    Qt.Key.Key_End: _ACTION.SliderToMaximum,
}


class Leaf(QScrollArea):
    """Scrolls a Spread; the place is kept as the line at the top, so that it outlives another
    width, another text size, and notes that are folded into the text.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self._line = Line()
        self._arranging = False
        self.spread = Spread(desk)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        SlimScrollBar(desk.theme, self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidget(self.spread)
        self.spread.arranging.connect(self._on_arranging)
        self.spread.arranged.connect(self._on_arranged)
        self.spread.text.seen.connect(self._on_seen)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        desk.theme.changed.connect(self._fit)
        self._fit()

    def show_section(self, section: str) -> None:
        """Scrolls a section's heading to the top; "" and what is unknown is the page's top."""
        known = section in self.spread.text.anchors
        self.show_line(Line(section, 0, -_AIR) if known else Line())

    def section_in_view(self) -> str:
        """Gives the section that is read: the first that begins in the upper third of what is
        seen, else the one that goes on there.
        """
        text = self.spread.text
        top = self.verticalScrollBar().value() - text.y()
        third = top + self.viewport().height() // 3
        begins = (a for a in text.anchors if top <= text.top_of(a) <= third)
        return next(begins, text.section_at(third)) if top > 0 else text.section_at(third)

    def show_box(self, box: QRect) -> None:
        """Scrolls a place of the text to the upper third, unless it is in view already."""
        y = self.spread.text.y() + box.top()
        height = self.viewport().height()
        if not self.scrolled <= y <= self.scrolled + height - self._theme.px(_SEEN_AIR):
            self.verticalScrollBar().setValue(y - height // 3)

    @property
    def scrolled(self) -> int:
        """How far the page is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    @property
    def line(self) -> Line:
        """The line at the top of what is seen."""
        return self._line

    def show_line(self, line: Line) -> None:
        """Scrolls so that a line stands where it stood."""
        self._line = line
        self._arranging = True  # the line stays the one that was asked for
        self._restore()
        self._arranging = False

    def show_part(self, part: QWidget, box: QRect) -> None:
        """Scrolls so far that a box of something on the page is seen whole, if it can be."""
        spot = part.mapTo(self.spread, box.topLeft())
        air = self._theme.px(_AIR)
        height = min(box.height() + 2 * air, self.viewport().height())
        top, bottom = spot.y() - air, spot.y() - air + height
        if top < self.scrolled:
            self.verticalScrollBar().setValue(top)
        elif bottom > self.scrolled + self.viewport().height():
            self.verticalScrollBar().setValue(bottom - self.viewport().height())

    def _fit(self) -> None:
        self.verticalScrollBar().setSingleStep(self._theme.px(40))

    def _restore(self) -> None:
        line, text = self._line, self.spread.text
        top = 0 if line.is_above_text else text.y() + text.top_of_letter(line.section, line.letters)
        self.verticalScrollBar().setValue(top + round(line.further * self._theme.scale))

    def _on_scrolled(self, value: int) -> None:
        if not self._arranging:
            self._line = self._line_at(value)

    def _line_at(self, value: int) -> Line:
        text, scale = self.spread.text, self._theme.scale
        y = value + self._theme.px(_AIR) - text.y()
        if y < 0:
            return Line(further=value / scale)
        section, letters = text.letter_at(y)
        top = text.y() + text.top_of_letter(section, letters)
        return Line(section, letters, (value - top) / scale)

    def _on_arranging(self) -> None:
        self._arranging = True

    def _on_arranged(self) -> None:
        height = max(self.spread.minimumHeight(), self.viewport().height())
        self.spread.resize(self.viewport().width(), height)
        self._restore()
        self._arranging = False

    def _on_seen(self, box: QRect) -> None:
        """Scrolls the page, since the text itself is as high as it is."""
        spot = self.spread.text.viewport().mapTo(self.spread, QPoint(0, box.center().y()))
        self.ensureVisible(0, spot.y(), 0, self._theme.px(_SEEN_AIR))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = _KEYS.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
            return
        if (
            event.key() == Qt.Key.Key_Space
            and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            action = _ACTION.SliderPageStepSub
        self.verticalScrollBar().triggerAction(action)
