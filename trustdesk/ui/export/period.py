"""Which days the file covers: all, a usual period, or a first and a last day of one's own."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.date_field import DateField
from trustdesk.ui.widgets.fields import ComboField
from trustdesk.ui.wording import date_texts

ALL, MONTH, THREE_MONTHS, YEAR, OWN = "all", "month", "three_months", "year", "own"

Bounds = tuple[date | None, date | None]
"""First and last day, both included; None is open."""


def bounds_of(period: str, today: date) -> Bounds:
    """Gives the days of a usual period that goes on today."""
    match period:
        case "month":
            return today.replace(day=1), None
        case "three_months":
            return months_before(today, 3), None
        case "year":
            return today.replace(month=1, day=1), None
    return None, None


def months_before(day: date, months: int) -> date:
    """Gives the same day some months before, or the last day of a shorter month."""
    number = day.year * 12 + day.month - 1 - months
    year, month = divmod(number, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = date.fromordinal(following.toordinal() - 1)
    return last.replace(day=min(day.day, last.day))


class PeriodChoice(QWidget):
    """A list of periods; with one's own, the two days stand below it."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = desk.tr
        self._desk = desk
        self._before: Bounds = (None, None)
        self.period = ComboField(desk.theme, tr("Period"))
        for period, text in (
            (ALL, tr("All days")),
            (MONTH, tr("This month")),
            (THREE_MONTHS, tr("The last three months")),
            (YEAR, tr("This year")),
            (OWN, tr("Days of my own")),
        ):
            self.period.addItem(text, period)
        self.first = self._day_field(tr("First day"), self._from_text)
        self.last = self._day_field(tr("Last day"), self._until_text)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for field in (self.period, self.first, self.last):
            self._column.addWidget(field)
        self.period.currentIndexChanged.connect(self._on_period)
        self.first.changed.connect(self._on_day)
        self.last.changed.connect(self._on_day)
        desk.theme.changed.connect(self._fit)
        self._fit()
        self._show_days()

    def bounds(self) -> Bounds:
        """Gives the chosen days."""
        if self.period.currentData() != OWN:
            return bounds_of(self.period.currentData(), self._today())
        first = self.first.day()
        return (None if first == date.min else first), self.last.day()

    def set_bounds(self, bounds: Bounds) -> None:
        """Shows days, telling nobody; those of a usual period are shown as that."""
        first, last = bounds
        today = self._today()
        usual = (period for period in (ALL, MONTH, THREE_MONTHS, YEAR))
        period = next((p for p in usual if bounds_of(p, today) == bounds), OWN)
        if period == OWN:
            self.first.set_day(first or date.min)
            self.last.set_day(last or today)
        with QSignalBlocker(self.period):
            self.period.setCurrentIndex(self.period.findData(period))
        self._before = bounds
        self._show_days()

    def _today(self) -> date:
        return self._desk.clock.now().date()

    def _day_field(self, name: str, label: Callable[[date], str]) -> DateField:
        desk = self._desk
        return DateField(
            desk.theme, date_texts(desk, name), label, desk.language.month, self._today
        )

    def _from_text(self, day: date) -> str:
        if day == date.min:  # a period that was handed over may be open at its beginning
            return self._desk.tr("From the beginning")
        return self._desk.tr("From {date}").format(date=self._desk.language.full_date(day))

    def _until_text(self, day: date) -> str:
        return self._desk.tr("Until {date}").format(date=self._desk.language.full_date(day))

    def _on_period(self) -> None:
        """Days of one's own begin as the days that were chosen before, so that none is lost."""
        if self.period.currentData() == OWN:
            first, last = self._before
            self.first.set_day(first or date.min)
            self.last.set_day(last or self._today())
        self._before = self.bounds()
        self._show_days()
        self.changed.emit()

    def _on_day(self, _day: date) -> None:
        self.changed.emit()

    def _show_days(self) -> None:
        own = self.period.currentData() == OWN
        for field in (self.first, self.last):
            field.setVisible(own)

    def _fit(self) -> None:
        self._column.setSpacing(self._desk.theme.px(6))
