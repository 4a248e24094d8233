"""The demo's reflections, dated relative to today."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from trustdesk.domain.entry import Citation, Entry, Rating
from trustdesk.domain.framework import DemoEntry, Framework
from trustdesk.services.identity import new_id

SATURDAY = 5
WRITTEN_AT = time(15, 40)


def demo_entries(
    demo: Iterable[DemoEntry], framework: Framework, language: str, now: datetime
) -> Iterator[Entry]:
    """Gives the demo's reflections in one language, the earliest first, on working days."""
    for item in sorted(demo, key=lambda d: -d.days_ago):
        day = _working_day(now.date() - timedelta(days=item.days_ago))
        written = min(datetime.combine(day, WRITTEN_AT, now.tzinfo), now)
        yield Entry(
            id=new_id(written),
            date=day,
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
                form: {field: text.in_language(language) for field, text in fields.items()}
                for form, fields in item.answers.items()
            },
            citations=(Citation(item.citation, pack_version=framework.version),)
            if item.citation
            else (),
        )


def _working_day(day: date) -> date:
    return day - timedelta(days=max(day.weekday() - SATURDAY + 1, 0))


def _reason(item: DemoEntry, concept: str, language: str) -> str:
    reason = item.reasons.get(concept)
    return reason.in_language(language) if reason else ""


def _version(framework: Framework, concept: str) -> int:
    scale = framework.scale_for(concept)
    return scale.version if scale else 1
