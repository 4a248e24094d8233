"""What a new reflection holds before a word of it is written."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from trustdesk.domain.entry import Answers, Citation, Entry

if TYPE_CHECKING:
    from trustdesk.domain.framework import Framework


def begun(
    now: datetime,
    citations: tuple[Citation, ...] = (),
    opening: str = "",
    relations: tuple[str, ...] = (),
    answers: Answers | None = None,
    day: date | None = None,
) -> Entry:
    """Gives a reflection that cites passages, with `opening` at its top.

    The forms of `answers` are on it, answered so far; `day` is when it happened, else today.
    """
    from trustdesk.services.identity import (
        new_id,  # draws in uuid, which the list need not wait for
    )

    return Entry(
        new_id(now),
        day or now.date(),
        now,
        now,
        body=opening,
        citations=citations,
        relations=relations,
        forms=tuple(answers or ()),
        answers=answers or {},
    )


def rating_again(framework: Framework, entry_id: str) -> Answers | None:
    """Gives the form that rates a reflection again, with it chosen; None where there is none."""
    form = framework.form_that_asks_for("entries")
    field = next((f for f in form.fields if f.kind == "entries"), None) if form else None
    return {form.id: {field.id: [entry_id]}} if form and field else None
