"""Titta på det igen: a day on which a case comes back to the one who has answered it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import Fault
from trustdesk.services.journal import Journal
from trustdesk.services.ports import JournalReader
from trustdesk.services.practising import MONTHS, Practising, in_months
from trustdesk.ui.desk import Desk
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.later_button import LaterButton
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.wording import date_texts, told


class LookAgain(QWidget):
    """Asks when, and tells the day that was chosen; not there before the case is answered."""

    def __init__(self, desk: Desk, practising: Practising | None) -> None:
        super().__init__()
        self._desk, self._practising = desk, practising
        self._case_id, self._entry_id = "", ""
        self._ticket: Ticket | None = None
        tr, theme = desk.tr, desk.theme
        self._said = WrappedLabel(theme, "", SMALL)
        self.choose = LaterButton(
            theme,
            tr("Look at it again…"),
            date_texts(desk, tr("The day to look at it again")),
            desk.language.month,
            self._today,
            self._choices,
            size=15,
        )
        self.clear = LinkButton(theme, tr("Take the date away"), size=13, colour="text2")
        self._trouble = InlineMessage(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        row = FlowLayout(gap=theme.px(16), row_gap=theme.px(2))
        for part in (self._said, self.choose, self.clear):
            row.addWidget(part)
        column.addLayout(row)
        column.addWidget(self._trouble)
        self.choose.chosen.connect(self._on_chosen)
        self.clear.clicked.connect(self._on_cleared)
        self._show_answer(None)

    def show_case(self, case_id: str) -> None:
        """Shows the day of another case; that of the one before never arrives."""
        self._case_id = case_id
        self._trouble.clear()
        self._show_answer(None)
        self.refresh()

    def refresh(self) -> None:
        """Reads the latest answer anew; while the journal is not open there is none."""
        if self._ticket is not None:
            self._ticket.drop()
        if self._practising is None or self._practising.again is None:
            return
        if self._desk.session.state != "open":
            self._show_answer(None)
            return
        latest = partial(_latest, self._practising, self._case_id)
        self._ticket = self._desk.session.read(latest, self._show_answer, self._on_failed)

    def _show_answer(self, entry: Entry | None) -> None:
        self._entry_id = entry.id if entry else ""
        due = self._practising.due(entry) if self._practising and entry else None
        tr = self._desk.tr
        if due is not None:
            day = self._desk.language.full_date(due)
            self._said.setText(tr("The case comes back on {day}.").format(day=day))
            self.choose.set_day(due)
        self._said.setVisible(due is not None)
        self.clear.setVisible(due is not None)
        self.choose.setText(tr("Change the date") if due else tr("Look at it again…"))
        self.choose.setVisible(entry is not None)
        self.setVisible(entry is not None)
        self.updateGeometry()

    def _today(self) -> date:
        return self._desk.clock.now().date()

    def _choices(self) -> tuple[tuple[str, date], ...]:
        tr, today = self._desk.tr, self._today()
        return (
            (tr("In three months"), in_months(today, MONTHS)),
            (tr("In a month"), in_months(today, 1)),
            (tr("In half a year"), in_months(today, 2 * MONTHS)),
        )

    def _on_chosen(self, day: date) -> None:
        self._keep(day)

    def _on_cleared(self) -> None:
        self._keep(None)

    def _keep(self, day: date | None) -> None:
        if self._practising is None or not self._entry_id:
            return
        work = partial(_keep_day, self._practising, self._entry_id, day, self._desk.language.code)
        self._desk.session.write(work, self._on_kept, self._on_failed)

    def _on_kept(self, entry: Entry | None) -> None:
        self._trouble.clear()
        if entry is not None and entry.id == self._entry_id:
            self._show_answer(entry)
            self.choose.setFocus()
        if entry is not None:
            self._desk.session.changed.emit(entry.id)

    def _on_failed(self, fault: Fault) -> None:
        self._trouble.say(*told(self._desk, fault))
        self.show()


def _latest(practising: Practising, case_id: str, reader: JournalReader) -> Entry | None:
    return practising.latest(reader, case_id)


def _keep_day(
    practising: Practising, entry_id: str, day: date | None, language: str, journal: Journal
) -> Entry | None:
    """Keeps the day in the reflection as it is by then, whatever was written meanwhile."""

    def dated(entry: Entry) -> Entry:
        return practising.looked_at_again(entry, day, language)

    return journal.change(entry_id, dated)
