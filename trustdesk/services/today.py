"""What I dag shows: one question from the framework, the same all day."""

from collections.abc import Mapping
from datetime import date, timedelta

from trustdesk.domain.framework import Framework, Question
from trustdesk.domain.packs import pack_of

REST = timedelta(days=60)
"""A question does not return within this time (look/screens.md)."""

SHOWN = "questions_shown"
"""The setting that holds {question id: the last day it was shown, ISO}."""

HIDDEN = "questions_hidden"
"""The setting that holds the ids never to show again."""


def question_of_the_day(
    framework: Framework, today: date, shown: Mapping[str, str], hidden: frozenset[str]
) -> Question | None:
    """Gives the day's question: the one already shown today, else the next that has rested.

    The order is a fixed shuffle, so that neighbouring days ask about different pages.
    """
    questions = _asked(framework, hidden)
    for question in questions:
        if shown.get(question.id) == today.isoformat():
            return question
    return next_question(framework, today, shown, hidden)


def next_question(
    framework: Framework, today: date, shown: Mapping[str, str], hidden: frozenset[str]
) -> Question | None:
    """Gives another question than those shown within REST; when all were, the longest rested."""
    questions = _asked(framework, hidden)
    if not questions:
        return None
    start = today.toordinal() * 37 % len(questions)
    step = _coprime(len(questions))
    order = [questions[(start + i * step) % len(questions)] for i in range(len(questions))]
    limit = (today - REST).isoformat()
    rested = (q for q in order if shown.get(q.id, "") < limit)
    return next(rested, None) or min(order, key=lambda q: shown.get(q.id, ""))


def _asked(framework: Framework, hidden: frozenset[str]) -> list[Question]:
    """Gives the bundled pack's questions: another pack's stand beside its pages."""
    return [q for q in framework.questions if q.id not in hidden and not pack_of(q.id)]


def _coprime(n: int) -> int:
    return next(step for step in (61, 67, 71, 73, 1) if n % step)
