"""The demo's reflections, dated relative to today."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from trustdesk.domain.answers import with_date
from trustdesk.domain.entry import Citation, Entry, FollowUp, Rating
from trustdesk.domain.framework import (
    DemoAnswer,
    DemoEntry,
    DemoFollowUp,
    Framework,
    LocalText,
)
from trustdesk.services.identity import new_id

SATURDAY = 5
WRITTEN_AT = time(15, 40)


def demo_entries(
    demo: Iterable[DemoEntry], framework: Framework, language: str, now: datetime
) -> Iterator[Entry]:
    """Gives the demo's reflections in one language, the earliest first, on working days."""
    for item in sorted(demo, key=lambda d: -d.days_ago):
        written = _moment(now, item.days_ago)
        entry = Entry(
            id=new_id(written),
            date=written.date(),
            created_at=written,
            updated_at=written,
            title=item.title.in_language(language),
            body=item.body.in_language(language),
            forms=item.forms,
            roles=item.roles,
            relations=item.relations,
            tags=tuple(tag.in_language(language) for tag in item.tags),
            ratings=tuple(
                Rating(
                    concept, value, _reason(item, concept, language), _version(framework, concept)
                )
                for concept, value in item.ratings.items()
            ),
            answers={
                form: {field: _answer(answer, language) for field, answer in fields.items()}
                for form, fields in item.answers.items()
            },
            citations=(Citation(item.citation, pack_version=framework.version_of(item.citation)),)
            if item.citation
            else (),
        )
        for asked in item.follow_ups:
            entry = _asked(entry, asked, framework, language, now)
        yield entry


def _asked(
    entry: Entry, asked: DemoFollowUp, framework: Framework, language: str, now: datetime
) -> Entry:
    """Gives the reflection with a question, and with the date in its form."""
    due = _working_day(now.date() + timedelta(days=asked.in_days))
    form = framework.form(asked.form) if asked.form else None
    field = form.field(asked.field) if form else None
    if form is None or field is None:
        follow_up = FollowUp(due, asked.question.in_language(language))
        entry = replace(entry, follow_ups=(*entry.follow_ups, follow_up))
    else:
        entry = with_date(entry, form.id, field, due, field.help.in_language(language))
    if asked.done_days_ago is None:
        return entry
    done, outcome = _moment(now, asked.done_days_ago), asked.outcome.in_language(language)
    *earlier, last = entry.follow_ups
    return replace(entry, follow_ups=(*earlier, replace(last, done_at=done, outcome=outcome)))


def _answer(answer: DemoAnswer, language: str) -> Any:
    if isinstance(answer, LocalText):
        return answer.in_language(language)
    if isinstance(answer, Mapping):
        return {key: _answer(part, language) for key, part in answer.items()}
    return answer


def _moment(now: datetime, days_ago: int) -> datetime:
    day = _working_day(now.date() - timedelta(days=days_ago))
    return min(datetime.combine(day, WRITTEN_AT, now.tzinfo), now)


def _working_day(day: date) -> date:
    return day - timedelta(days=max(day.weekday() - SATURDAY + 1, 0))


def _reason(item: DemoEntry, concept: str, language: str) -> str:
    reason = item.reasons.get(concept)
    return reason.in_language(language) if reason else ""


def _version(framework: Framework, concept: str) -> int:
    scale = framework.scale_for(concept)
    return scale.version if scale else 1
