"""The values that may be typed. Each function raises UsageFault for what does not fit."""

import re
from collections.abc import Callable
from datetime import date

from trustdesk.cli.streams import in_utf8
from trustdesk.cli.usage import UsageFault
from trustdesk.domain.faults import msg

NOT_APPLICABLE = "na"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LIMIT = re.compile(r"[0-9]{1,9}")
_TOLD = 24
"""Characters of a wrong value that are told: enough to know it again, too few for a text."""


def text(typed: str) -> str:
    """Gives a text, read as UTF-8 where the locale could not; it is checked by who keeps it."""
    return in_utf8(typed)


def day(typed: str) -> date:
    """Gives a day that is written 2026-11-19, and in no other of ISO 8601's ways."""
    if _DATE.fullmatch(typed):
        try:
            return date.fromisoformat(typed)
        except ValueError:
            pass
    raise UsageFault(
        "date",
        msg("“{text}” is no date."),
        msg("Write it as year-month-day, for instance 2026-11-19."),
        text=_told(typed),
    )


def limit(typed: str) -> int:
    """Gives a number of rows, from 1."""
    if _LIMIT.fullmatch(typed) and int(typed) > 0:
        return int(typed)
    raise UsageFault(
        "limit",
        msg("“{text}” is no number of rows."),
        msg("Give a whole number from 1."),
        text=_told(typed),
    )


def rating(typed: str) -> tuple[str, int | None]:
    """Gives a concept's id and a step, or None for "na"."""
    concept, equals, value = in_utf8(typed).partition("=")
    if concept and value.lower() == NOT_APPLICABLE:
        return concept, None
    if concept and equals and value in {"1", "2", "3", "4", "5"}:
        return concept, int(value)
    raise UsageFault(
        "rating",
        msg("“{text}” is no rating."),
        msg("Write the id, =, and a step from 1 to 5, or na when it does not apply."),
        text=_told(typed),
    )


def answer(typed: str) -> tuple[tuple[str, str], str]:
    """Gives the form and the field, and the answer; what was typed may be text: it is not told."""
    name, equals, value = in_utf8(typed).partition("=")
    form, dot, field = name.rpartition(".")
    if equals and dot and form and field:
        return (form, field), value
    raise UsageFault(
        "answer",
        msg("An answer was not written as FORM.FIELD=VALUE."),
        msg("Write the form, a dot, the field, = and the answer."),
    )


def path(typed: str) -> str:
    """Gives a path as it was typed; an empty one is a variable that was not set."""
    if typed:
        return typed
    raise UsageFault(
        "empty-path",
        msg("A path is empty."),
        msg("Name the file or the folder, or leave the option out."),
    )


def one_of(*known: str) -> Callable[[str], str]:
    """Gives a function that takes one of these words."""

    def chosen(typed: str) -> str:
        if typed in known:
            return typed
        raise UsageFault(
            "choice",
            msg("“{text}” cannot be chosen here."),
            msg("These exist: {known}."),
            text=_told(typed),
            known=", ".join(known),
        )

    return chosen


def _told(typed: str) -> str:
    line = " ".join(in_utf8(typed).split())
    return line if len(line) <= _TOLD else f"{line[:_TOLD]}…"
