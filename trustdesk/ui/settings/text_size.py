"""The text size, shown in a sentence before it is chosen."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustdesk.services.settings import SCALES
from trustdesk.ui.desk import Desk
from trustdesk.ui.settings.group import Group
from trustdesk.ui.theme.typography import BODY, BODY_STRONG, WRITING, TextStyle
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.step_slider import StepSlider

PERCENTS = tuple(round(scale * 100) for scale in SCALES)
_LARGE_LETTER = TextStyle(24, 28)
_NUMBER_COLUMN = 56


class TextSizeGroup(Group):
    """A slider over the sizes, the number, and a sentence in the size it stands on."""

    chosen = Signal(int)
    """The size that was chosen, in percent; `select` tells nobody."""

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(
            desk, tr("Text size"), tr("Everything grows with it: text, buttons and distances.")
        )
        self._desk = desk
        self._serif = True
        self.slider = StepSlider(desk.theme, tr("Text size"), PERCENTS)
        self._number = WrappedLabel(desk.theme, "", BODY_STRONG)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._sample = WrappedLabel(desk.theme, tr("This is how a sentence looks when you write."))
        self._scale_row = QWidget()
        self._row = QHBoxLayout(self._scale_row)
        self._row.setContentsMargins(0, 0, 0, 0)
        for letter in (WrappedLabel(desk.theme, "A", BODY), self.slider):
            self._row.addWidget(letter, 0 if letter is not self.slider else 1)
        self._row.addWidget(WrappedLabel(desk.theme, "A", _LARGE_LETTER))
        self._row.addWidget(self._number)
        self.column.addWidget(self._scale_row)
        self.column.addWidget(self._sample)
        self.slider.previewed.connect(self._show)
        self.slider.chosen.connect(self._on_chosen)
        desk.theme.changed.connect(self._fit)
        self._fit()

    def select(self, scale: float) -> None:
        """Shows a text size (1.0 = 100 %) as the one in force."""
        with QSignalBlocker(self.slider):
            self.slider.set_step(round(scale * 100))
        self._show(self.slider.step())

    def show_font(self, *, serif: bool) -> None:
        """Shows the sentence in the type one writes in."""
        self._serif = serif
        self._show(self.slider.sliderPosition())

    def _on_chosen(self, percent: int) -> None:
        self._show(percent)
        self.chosen.emit(percent)

    def _show(self, percent: int) -> None:
        """Sets the sentence as it will look: the theme scales it by the size now in force."""
        said = self._desk.tr("{n} %").format(n=percent)
        self._number.setText(said)
        self.slider.setAccessibleDescription(said)
        share = percent / 100 / self._desk.theme.scale
        self._sample.set_style(
            TextStyle(round(WRITING.size * share), round(WRITING.line * share), serif=self._serif)
        )

    def _fit(self) -> None:
        px = self._desk.theme.px
        self._row.setSpacing(px(12))
        self._number.setMinimumWidth(px(_NUMBER_COLUMN))
        self._show(self.slider.sliderPosition())
