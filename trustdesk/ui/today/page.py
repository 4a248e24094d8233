"""I dag: the sheet with the cursor in it, one question, and what one wrote last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.ui.column import ScrollColumn
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.page import Page
from trustdesk.ui.today.sheet import WritingSheet
from trustdesk.ui.widgets.labels import Heading

if TYPE_CHECKING:
    from trustdesk.domain.entry import Entry
    from trustdesk.domain.returning import Waiting
    from trustdesk.services.day import Day
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.tasks import Ticket
    from trustdesk.ui.today.rest import Rest

COLUMN = 640


class _Reading:
    """Reads the day on the journal thread, and the first time what the sheet held before."""

    def __init__(self, desk: Desk, writing: frozenset[str], *, first: bool) -> None:
        self._desk = desk
        self._writing = writing
        self._first = first
        self._today = desk.clock.now().date()

    def __call__(self, reader: JournalReader) -> tuple[Day, tuple[Entry, int] | None]:
        from trustdesk.services.day import left_on_sheet, read_day
        from trustdesk.ui.today.rest import LATEST

        left = left_on_sheet(reader, self._today) if self._first else None
        writing = self._writing | {left[0].id} if left else self._writing
        day = read_day(reader, self._desk.framework, self._today, LATEST + 1, writing)
        return day, left


class TodayPage(Page):
    """Where the program begins: one can write before anything else."""

    entry_requested = Signal(str)
    write_requested = Signal(object)
    page_requested = Signal(str, str)
    answer_requested = Signal(str, object)
    """The person wants to answer a FollowUp of the reflection of this id."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._ticket: Ticket | None = None
        self._rest: Rest | None = None
        self._is_read = False
        self._date: date | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._add_rest)
        self._heading = Heading(desk.theme, "", 1)
        self.sheet = WritingSheet(desk)
        self._area = ScrollColumn(desk.theme, COLUMN)
        self._area.body.addWidget(self._heading)
        self._area.body.addSpacing(desk.theme.px(24))
        self._area.body.addWidget(self.sheet)
        self._area.body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.sheet.continue_requested.connect(self.entry_requested)
        self.sheet.kept.connect(self._refresh)
        desk.session.glanced.connect(self._complete)
        desk.session.changed.connect(self._refresh)
        desk.session.state_changed.connect(self._on_state)
        self._show_day()
        if desk.session.state != "opening":
            self._complete()

    def _complete(self) -> None:
        """Adds what stands under the sheet. The first frame is the sheet and its date alone."""
        if self._rest is None:
            self._soon.start()

    def _add_rest(self) -> None:
        if self._rest is not None:
            return
        from trustdesk.ui.today.rest import Rest

        rest = self._rest = Rest(self.desk, self.sheet.tell)
        body = self._area.body
        body.insertSpacing(body.count() - 1, self.desk.theme.px(40))
        body.insertWidget(body.count() - 1, rest)
        rest.entry_requested.connect(self.entry_requested)
        rest.write_requested.connect(self.write_requested)
        rest.page_requested.connect(self.page_requested)
        rest.answer_requested.connect(self._on_answer)
        rest.week_kept.connect(self._refresh)
        self._on_state(self.desk.session.state)
        rest.question.refresh()
        self._refresh()

    @override
    def enter(self) -> None:
        self._begin_day()
        self.sheet.look_again()
        self.sheet.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        self.sheet.flush()
        if self._rest is not None:
            self._rest.week.answer.flush()

    @override
    def unsaved(self) -> tuple[Entry, ...]:
        week = self._rest.week.unsaved() if self._rest is not None else ()
        return (*self.sheet.unsaved(), *week)

    def _begin_day(self) -> None:
        self._show_day()
        if self._rest is not None:
            self._rest.question.refresh()
            self._refresh()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """A window that was left open overnight shows the new day when one comes back to it."""
        super().changeEvent(event)
        woken = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if woken and self._date not in (None, self.desk.clock.now().date()):
            self._begin_day()

    def _show_day(self) -> None:
        today = self._date = self.desk.clock.now().date()
        language = self.desk.language
        self._heading.setText(language.heading(language.weekday_date(today)))

    def _refresh(self) -> None:
        if self._rest is None:
            return
        if self._ticket is not None:
            self._ticket.drop()
        answer = self._rest.week.answer.entry_id()
        on_sheet = self.sheet.on_sheet()
        writing = frozenset(filter(None, (on_sheet.id if on_sheet else "", answer)))
        reading = _Reading(self.desk, writing, first=not self._is_read)
        self._ticket = self.desk.session.read_own(reading, self._show_rest)

    def _show_rest(self, found: tuple[Day, tuple[Entry, int] | None]) -> None:
        day, left = found
        self._is_read = True
        if self._rest is not None:
            self._rest.show_day(day)
        if left is not None:
            self.sheet.take_up(*left)

    def _on_answer(self, waiting: Waiting) -> None:
        self.answer_requested.emit(waiting.row.id, waiting.follow_up)

    def _on_state(self, state: str) -> None:
        if state != "opening":
            self._complete()
        fault = self.desk.session.fault
        if state == "broken" and fault is not None:
            self.sheet.tell(fault)
