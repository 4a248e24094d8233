"""Questions to oneself on a date: asked, put off, answered or let be.

A reflection's questions have no ids: each call names one by its value, and changes nothing when it
is not there any more. "Let be" and "answered" both end a question; only an answer has words.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from trustdesk.domain.answers import with_answer
from trustdesk.domain.entry import Entry, FollowUp
from trustdesk.domain.framework import Form, FormField

Definition = Callable[[str], Form | None]
"""Gives a form by its id, or None."""

WEEK = timedelta(days=7)


def a_month_after(day: date) -> date:
    """Gives the same day of the next month, or that month's last."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def is_waiting(follow_up: FollowUp, today: date) -> bool:
    """True when a question is due, by the person's own day, and not done."""
    return follow_up.done_at is None and follow_up.due <= today


def asking_field(
    entry: Entry, follow_up: FollowUp, definition: Definition
) -> tuple[str, FormField] | None:
    """Gives the form in use, and its field, that asks a question; None when a person asked it."""
    for form_id in entry.forms:
        form = definition(form_id)
        for field in form.fields if form else ():
            if field.kind == "follow_up" and follow_up.question in field.help.by_language.values():
                return form_id, field
    return None


def asked(entry: Entry, due: date, question: str) -> Entry:
    """Gives the reflection with one more question; the same one on the same day is not doubled."""
    new = FollowUp(due, question)
    return entry if new in entry.follow_ups else replace(entry, follow_ups=(*entry.follow_ups, new))


def reworded(entry: Entry, follow_up: FollowUp, question: str) -> Entry:
    """Gives the reflection with a question in other words."""
    return _changed(entry, follow_up, lambda old: replace(old, question=question))


def postponed(
    entry: Entry, follow_up: FollowUp, due: date, definition: Definition | None = None
) -> Entry:
    """Gives the reflection with a question that waits until another day.

    A form that asks it, among those of `definition`, gets the same day as its answer.
    """
    moved = _changed(entry, follow_up, lambda old: replace(old, due=due))
    asking = asking_field(entry, follow_up, definition) if definition else None
    if moved == entry or asking is None:
        return moved
    form_id, field = asking
    return with_answer(moved, form_id, field.id, due.isoformat())


def answered(entry: Entry, follow_up: FollowUp, outcome: str, at: datetime) -> Entry:
    """Gives the reflection with what came of it; a question without words in it is open again."""
    done = (follow_up.done_at or at) if outcome.strip() else None
    return _changed(entry, follow_up, lambda old: replace(old, outcome=outcome, done_at=done))


def let_be(entry: Entry, follow_up: FollowUp, at: datetime) -> Entry:
    """Gives the reflection with a question that is done without an answer."""
    return _changed(entry, follow_up, lambda old: replace(old, done_at=at))


def asked_again(entry: Entry, follow_up: FollowUp) -> Entry:
    """Gives the reflection with a question that was let be open again."""
    return _changed(entry, follow_up, lambda old: replace(old, done_at=None))


def taken_away(entry: Entry, follow_up: FollowUp) -> Entry:
    """Gives the reflection without a question."""
    kept = list(entry.follow_ups)
    if follow_up in kept:
        kept.remove(follow_up)
    return replace(entry, follow_ups=tuple(kept))


def _changed(entry: Entry, follow_up: FollowUp, change: Callable[[FollowUp], FollowUp]) -> Entry:
    kept = list(entry.follow_ups)
    if follow_up not in kept:
        return entry
    at = kept.index(follow_up)
    kept[at] = change(kept[at])
    return replace(entry, follow_ups=tuple(kept))
