"""A day ahead: in a week, in a month, another day; once chosen it is shown and can be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, Signal
from PySide6.QtWidgets import QWidget

from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.date_field import CalendarPopup, DateTexts, Label
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.widgets.labels import WrappedLabel

_WEEK, _MONTH = timedelta(weeks=1), timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class DueTexts:
    """What it says; `name` is what the day is for, to tell it from others in view."""

    name: str
    week: str
    month: str
    other: str
    change: str
    clear: str


class DueChoice(QWidget):
    """Shows the three ways to choose, or the chosen day; `changed` holds the day or None.

    With `says_day` false the day is told elsewhere.
    """

    changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        texts: DueTexts,
        calendar: DateTexts,
        label: Label,
        month: Label,
        today: Callable[[], date],
        *,
        says_day: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._texts, self._calendar = theme, texts, calendar
        self._label, self._month, self._today = label, month, today
        self._says_day = says_day
        self._day: date | None = None
        self._said = WrappedLabel(theme, "")
        self._in_a_week = self._link(texts.week)
        self._in_a_month = self._link(texts.month)
        self._other = self._link(texts.other)
        self._change = self._link(texts.change)
        self._clear = self._link(texts.clear, colour="text2")
        row = FlowLayout(self, gap=theme.px(18), row_gap=theme.px(2))
        for part in (
            self._said,
            self._in_a_week,
            self._in_a_month,
            self._other,
            self._change,
            self._clear,
        ):
            row.addWidget(part)
        self._in_a_week.clicked.connect(self._on_week)
        self._in_a_month.clicked.connect(self._on_month)
        self._other.clicked.connect(self.open_calendar)
        self._change.clicked.connect(self.open_calendar)
        self._clear.clicked.connect(self._on_clear)
        self.set_day(None)

    def _link(self, text: str, *, colour: str = "accent_text") -> LinkButton:
        link = LinkButton(self._theme, text, size=14, colour=colour)
        link.setAccessibleName(f"{self._texts.name}: {text}")
        return link

    def day(self) -> date | None:
        """Gives the chosen day, or None."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Shows a day, or the ways to choose one, telling nobody."""
        self._day = day
        self._said.setText(self._label(day) if day else "")
        for part, shown in (
            (self._said, day is not None and self._says_day),
            (self._change, day is not None),
            (self._clear, day is not None),
            (self._in_a_week, day is None),
            (self._in_a_month, day is None),
            (self._other, day is None),
        ):
            part.setVisible(shown)
        self.updateGeometry()

    def open_calendar(self) -> CalendarPopup:
        """Opens a calendar of days from tomorrow on."""
        today = self._today()
        popup = CalendarPopup(
            self._theme, self._calendar, self._month, self._day or today + _WEEK, today, self
        )
        popup.days.setMinimumDate(QDate(today.year, today.month, today.day).addDays(1))
        popup.chosen.connect(self._choose)
        popup.adjustSize()
        popup.move(self.mapToGlobal(QPoint(0, self.height() + self._theme.px(4))))
        popup.show()
        return popup

    def _on_week(self) -> None:
        self._choose(self._today() + _WEEK)

    def _on_month(self) -> None:
        self._choose(self._today() + _MONTH)

    def _on_clear(self) -> None:
        self._choose(None)

    def _choose(self, day: date | None) -> None:
        if day == self._day:
            return
        self.set_day(day)
        stop = self._in_a_week if day is None else self._change
        stop.setFocus()
        self.changed.emit(day)
