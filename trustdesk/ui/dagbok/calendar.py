"""The calendar over the list: a month, and what the chosen day holds or offers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.month import last_of_month
from trustdesk.services.ports import JournalReader
from trustdesk.ui.desk import Desk
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.theme.typography import BODY_STRONG, GROUP, SMALL
from trustdesk.ui.widgets.buttons import IconButton, LinkButton
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.month_grid import MonthGrid

_MONDAY = date(2026, 1, 5)
MOST = 7 * 56


class CalendarPanel(QWidget):
    """Reads which days of the shown month hold something, and nothing else."""

    day_selected = Signal(object)
    day_activated = Signal(object)
    write_requested = Signal(object)
    """The person wants to write about a day (a date)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr, language = desk.tr, desk.language
        self._desk = desk
        self._ticket: Ticket | None = None
        self._counts: Mapping[date, int] = {}
        self._month = WrappedLabel(desk.theme, "", BODY_STRONG)
        self.today = LinkButton(desk.theme, tr("To today"), size=13)
        self.before = IconButton(desk.theme, "chevron-left", tr("The month before"))
        self.after = IconButton(desk.theme, "chevron-right", tr("The month after"))
        weekdays = tuple(language.weekday(_MONDAY + timedelta(days=n)) for n in range(7))
        self.grid = MonthGrid(desk.theme, tr("Calendar"), self._now(), weekdays, self._spoken)
        self._day = WrappedLabel(desk.theme, "", GROUP)
        self._nothing = WrappedLabel(desk.theme, tr("Nothing written."), SMALL)
        self.write = LinkButton(desk.theme, tr("Write about that day"), "plus", size=13)
        self._lay_out()
        self._connect()
        self._show_month(self.grid.days.month)
        self._show_day()

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(16), 0, 0, 0)
        head.setSpacing(px(4))
        head.addWidget(self._month, 1)
        for widget in (self.today, self.before, self.after):
            head.addWidget(widget)
        below = QVBoxLayout()
        below.setContentsMargins(px(16), px(12), px(4), 0)
        below.setSpacing(px(2))
        below.addWidget(self._day)
        below.addWidget(self._nothing)
        below.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        grid = QHBoxLayout()
        grid.setContentsMargins(px(8), 0, 0, 0)
        grid.addWidget(self.grid, 1000)
        grid.addStretch(1)
        self.setMaximumWidth(px(MOST + 24))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addLayout(grid)
        column.addLayout(below)

    def _connect(self) -> None:
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.today.clicked.connect(self._on_today)
        self.grid.month_changed.connect(self._show_month)
        self.grid.day_selected.connect(self._on_day)
        self.grid.day_activated.connect(self._on_activated)
        self.write.clicked.connect(self._on_write)

    def controls(self) -> tuple[QWidget, ...]:
        """Gives what can be operated, in the order it is read."""
        return self.today, self.before, self.after, self.grid, self.write

    def day(self) -> date:
        """Gives the chosen day."""
        return self.grid.selected()

    def choose(self, day: date) -> None:
        """Chooses a day, telling who listens."""
        self.grid.select(day)

    def refresh(self) -> None:
        """Reads the days of the shown month anew."""
        if self._ticket is not None:
            self._ticket.drop()
        first = self.grid.days.month
        last = last_of_month(first)

        def found(reader: JournalReader) -> Mapping[date, int]:
            return reader.days.written(first, last)

        self.grid.set_today(self._now())
        self._ticket = self._desk.session.read(found, self._on_written)

    def _on_written(self, written: Mapping[date, int]) -> None:
        self._counts = written
        self.grid.days.show_written(written)
        self._show_day()

    def _show_month(self, month: date) -> None:
        language = self._desk.language
        self._month.setText(language.heading(language.month(month)))
        self._counts = {}
        self.refresh()

    def _on_day(self, day: date) -> None:
        self._show_day()
        self.day_selected.emit(day)

    def _show_day(self) -> None:
        """Names the chosen day; an empty one that has been offers to be written about."""
        day, language = self.day(), self._desk.language
        self._day.setText(language.heading(language.weekday_date(day)))
        empty = not self._counts.get(day)
        self._day.setVisible(empty)
        self._nothing.setVisible(empty)
        self.write.setVisible(empty and day <= self._now())

    def _on_activated(self, day: date) -> None:
        if self._counts.get(day):
            self.day_activated.emit(day)
        elif day <= self._now():
            self.write_requested.emit(day)

    def _on_write(self) -> None:
        self.write_requested.emit(self.day())

    def _on_before(self) -> None:
        self.grid.turn(-1)

    def _on_after(self) -> None:
        self.grid.turn(1)

    def _on_today(self) -> None:
        self.grid.select(self._now())
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _now(self) -> date:
        return self._desk.clock.now().date()

    def _spoken(self, day: date, written: bool) -> str:
        language = self._desk.language
        said = self._desk.tr("nothing written")
        if written:
            said = language.trn("{n} reflection", "{n} reflections", self._counts.get(day, 0))
        return f"{language.weekday_date(day)}, {said}"
