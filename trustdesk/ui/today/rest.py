"""What stands under the sheet of I dag: only what there is, in one order."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.today.again import AgainBox
from trustdesk.ui.today.changes import DayChanges
from trustdesk.ui.today.question import QuestionBox
from trustdesk.ui.today.rows import EntryLines
from trustdesk.ui.today.waiting import WaitingBox
from trustdesk.ui.today.week import WeekBox
from trustdesk.ui.widgets.labels import HairLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustdesk.domain.faults import Fault
    from trustdesk.domain.sentences import Sentence
    from trustdesk.services.day import Day
    from trustdesk.services.seeing_again import Again
    from trustdesk.services.week import Week

LATEST = 3
GO_ON_WITHIN = timedelta(hours=48)


class Rest(QWidget):
    """Veckan on its day, the question, what waits, a sentence that returns, and the latest."""

    entry_requested = Signal(str)
    write_requested = Signal(object)
    page_requested = Signal(str, str)
    answer_requested = Signal(object)
    """The person wants to answer this Waiting now."""
    week_kept = Signal(str)
    """Veckan's answer lies in the dagbok."""

    def __init__(self, desk: Desk, failed: Callable[[Fault], None]) -> None:
        super().__init__()
        self._desk = desk
        self._day: Day | None = None
        self._changes = DayChanges(desk, failed)
        tr, px = desk.tr, desk.theme.px
        self.week = WeekBox(desk)
        self.question = QuestionBox(desk)
        self.waiting = WaitingBox(desk)
        self.again = AgainBox(desk)
        self.go_on = EntryLines(desk, tr("Continue"))
        self.recent = EntryLines(desk, tr("Latest"))
        self._waits_here = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(HairLine(desk.theme))
        column.addSpacing(px(28))
        column.addWidget(_aired(self.week, px(36)))
        column.addWidget(_aired(self.question, px(36)))
        column.addLayout(self._waits_here)
        self._waits_here.addWidget(_aired(self.waiting, px(28)))
        for widget in (self.again, self.go_on, self.recent):
            column.addWidget(_aired(widget, px(32)))
        self._connect()

    def _connect(self) -> None:
        self.week.entry_requested.connect(self.entry_requested)
        self.week.sentence_requested.connect(self._on_sentence_requested)
        self.week.waved_away.connect(self._on_week_waved_away)
        self.week.kept.connect(self.week_kept)
        self.question.write_requested.connect(self.write_requested)
        self.question.page_requested.connect(self.page_requested)
        self.waiting.answer_requested.connect(self.answer_requested)
        self.waiting.later_chosen.connect(self._changes.put_off)
        self.waiting.let_be_chosen.connect(self._changes.let_be)
        self.again.entry_requested.connect(self.entry_requested)
        self.again.page_requested.connect(self.page_requested)
        self.again.not_now_chosen.connect(self._on_not_now)
        self.again.never_chosen.connect(self._on_never)
        for lines in (self.go_on, self.recent):
            lines.entry_requested.connect(self.entry_requested)

    def show_day(self, day: Day) -> None:
        """Shows what there is today."""
        from trustdesk.services.seeing_again import STATE

        self._day = day
        since = self._desk.clock.now() - GO_ON_WITHIN
        fresh = [row for row in day.latest if row.updated_at >= since][:1]
        self.go_on.show_rows(fresh)
        self.recent.show_rows([row for row in day.latest if row not in fresh][:LATEST])
        self.week.show_week(day.week)
        (self.week.waiting if self.week.is_shown() else self._waits_here).addWidget(self.waiting)
        self.waiting.show_waiting(day.waiting)
        self.again.show_again(None if self.week.is_shown() else day.again)
        if day.again_is_new:
            self._desk.session.set_setting(STATE, day.again_state.to_json())

    def _on_week_waved_away(self, week: Week) -> None:
        from trustdesk.services.week import WAVED

        self._desk.session.set_setting(WAVED, week.monday.isoformat())
        self._desk.session.changed.emit("")

    def _on_not_now(self, again: Again) -> None:
        self._wave_away(again, for_good=False)

    def _on_never(self, again: Again) -> None:
        self._wave_away(again, for_good=True)

    def _wave_away(self, again: Again, *, for_good: bool) -> None:
        from trustdesk.services.seeing_again import STATE, waved_away

        if self._day is not None:
            state = waved_away(self._day.again_state, again, for_good=for_good)
            self.again.show_again(None)
            self._desk.session.set_setting(STATE, state.to_json())

    def _on_sentence_requested(self, entry_id: str) -> None:
        self._changes.sentences(entry_id, partial(self._ask_for_sentence, entry_id))

    def _ask_for_sentence(self, entry_id: str, found: tuple[str, tuple[Sentence, ...]]) -> None:
        from trustdesk.ui.today.sentence_dialog import SentenceDialog

        title, sentences = found
        if not sentences:  # nothing in it is a sentence: one goes there and writes one
            self.entry_requested.emit(entry_id)
            return
        before = next((s for s in sentences if s.marked), None)
        dialog = SentenceDialog(self._desk, title, sentences, self.window())
        dialog.chosen.connect(partial(self._changes.take_along, entry_id, before))
        dialog.open()


def _aired(widget: QWidget, air: int) -> QWidget:
    """Gives the widget with air below it, which goes where it is hidden."""
    layout = widget.layout()
    if layout is not None:
        layout.setContentsMargins(0, 0, 0, air)
    return widget
