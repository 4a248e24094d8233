"""What one has answered to a practice case: the latest answer, and when to look at it again.

A pack without `[practice]`, or with a case form that is not there, leaves all of this out.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from trustdesk.domain import following
from trustdesk.domain.answers import is_answer, with_date

if TYPE_CHECKING:
    from trustdesk.domain.entry import Answers, Entry, FollowUp
    from trustdesk.domain.framework import Form, FormField, Framework
    from trustdesk.services.ports import JournalReader

MONTHS = 3
"""So long a case lies until one looks at it again, unless another day is chosen."""


@dataclass(frozen=True, slots=True)
class Practising:
    """The form that cases are answered with, and its fields by what they are for."""

    form: Form
    case: FormField
    opposite: FormField | None
    again: FormField | None

    def answers(self, case_id: str) -> Answers:
        """Gives what a new answer to a case holds."""
        return {self.form.id: {self.case.id: case_id}}

    def case_of(self, entry: Entry) -> str:
        """Gives the id of the case that a reflection answers, or ""."""
        given = entry.answers.get(self.form.id, {}).get(self.case.id)
        return given if isinstance(given, str) else ""

    def has_words(self, entry: Entry) -> bool:
        """True when something is written in answer to the case."""
        given = entry.answers.get(self.form.id, {})
        texts = (field for field in self.form.fields if field.kind == "text")
        return bool(entry.body.strip()) or any(is_answer(given.get(f.id)) for f in texts)

    def latest(self, reader: JournalReader, case_id: str) -> Entry | None:
        """Gives the latest reflection that answers a case, or None. Raises JournalFault."""
        found = reader.answered.answering(self.form.id, self.case.id, case_id, limit=1)
        return found[0] if found else None

    def due(self, entry: Entry) -> date | None:
        """Gives the day on which one looks at the case again, or None."""
        asked = self.again.help.by_language.values() if self.again else ()
        open_ones = (f for f in entry.follow_ups if f.done_at is None and f.question in asked)
        return next((follow_up.due for follow_up in open_ones), None)

    def looked_at_again(self, entry: Entry, due: date | None, language: str) -> Entry:
        """Gives the reflection with the day on which it asks the case again, or without one."""
        if self.again is None:
            return entry
        question = self.again.help.in_language(language)
        return with_date(entry, self.form.id, self.again, due, question)

    def asks_again(self, follow_up: FollowUp) -> bool:
        """True for the question with which a case comes back."""
        asked = self.again.help.by_language.values() if self.again else ()
        return follow_up.question in asked

    def answered_again(self, entry: Entry, at: datetime) -> Entry:
        """Gives the reflection once its case has a newer answer: it asks no more."""
        for follow_up in entry.follow_ups:
            if self.asks_again(follow_up) and following.is_waiting(follow_up, at.date()):
                entry = following.let_be(entry, follow_up, at)
        return entry


def practising(framework: Framework) -> Practising | None:
    """Gives how the cases of a framework are answered, or None where it has no form for it."""
    form = framework.form_that_asks_for("case")
    case = next((f for f in form.fields if f.kind == "case"), None) if form else None
    if form is None or case is None:
        return None
    named = framework.practice
    if named is None or named.form != form.id:
        return Practising(form, case, None, None)
    return Practising(form, case, form.field(named.opposite), form.field(named.again))


def in_months(day: date, months: int) -> date:
    """Gives the same day some months later, or that month's last."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))
