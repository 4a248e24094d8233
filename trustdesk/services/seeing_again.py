"""Återseende: at widening gaps a sentence that was taken along comes back on I dag.

At most one a day, the same all day, and each at most once in each gap. What was shown and waved
away is kept by the reflection's id and a digest of the sentence: never by its words, so that
"Radera för gott" leaves none behind.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from trustdesk.domain.framework import Framework
from trustdesk.domain.returning import Remembered
from trustdesk.services.ports import JournalReader

STATE = "seeing_again"
"""The setting that keeps what returned when (see `State`)."""

YEARS = 30


@dataclass(frozen=True, slots=True)
class Gap:
    """After so many days a sentence may return, for some days; `id` says what to call it.

    Ids: "week", "month", "quarter", "half" and the number of years.
    """

    id: str
    days: int
    open_for: int


GAPS = (
    Gap("week", 7, 4),
    Gap("month", 30, 10),
    Gap("quarter", 91, 21),
    Gap("half", 182, 30),
    *(Gap(str(n), round(n * 365.25), 30) for n in range(1, YEARS + 1)),
)


@dataclass(frozen=True, slots=True)
class Again:
    """A sentence that has come back: after which gap, from where, and the page beside it."""

    key: str
    gap: str
    sentence: str
    entry: Remembered
    page: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """What returned: today's sentence, is it waved away, which rest until a day, which for good."""

    day: str = ""
    key: str = ""
    waved: bool = False
    resting: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    def to_json(self) -> dict[str, Any]:
        """Gives the value to keep."""
        return {
            "day": self.day,
            "key": self.key,
            "waved": self.waved,
            "resting": dict(self.resting),
            "hidden": sorted(self.hidden),
        }


def state_from(kept: Any) -> State:
    """Gives the state of a kept value; what cannot be read counts as never kept."""
    if not isinstance(kept, dict):
        return State()
    resting, hidden = kept.get("resting"), kept.get("hidden")
    return State(
        str(kept.get("day", "")),
        str(kept.get("key", "")),
        kept.get("waved") is True,
        {str(k): str(v) for k, v in resting.items()} if isinstance(resting, dict) else {},
        frozenset(map(str, hidden)) if isinstance(hidden, list) else frozenset(),
    )


def spans(today: date) -> list[tuple[date, date]]:
    """Gives the days whose sentences may return today."""
    return [
        (today - timedelta(days=gap.days + gap.open_for - 1), today - timedelta(days=gap.days))
        for gap in GAPS
    ]


def returning_today(
    found: Iterable[Remembered], today: date, state: State
) -> tuple[Again | None, State]:
    """Gives the sentence that returns today, and the state to keep.

    Today's own stays as long as it is there; else the one whose gap closes first.
    """
    ripe = sorted(_ripe(found, today, state), key=lambda one: (one[0], one[1].key))
    day = today.isoformat()
    if state.day == day:
        if state.waved:
            return None, state
        for _, again in ripe:
            if again.key == state.key:
                return again, state
    resting = {k: until for k, until in state.resting.items() if until >= day}
    fresh = [one for one in ripe if one[1].key not in resting]
    if not fresh:
        return None, replace(state, day=day, key="", waved=False, resting=resting)
    until, again = fresh[0]
    kept = {**resting, again.key: until.isoformat()}
    return again, replace(state, day=day, key=again.key, waved=False, resting=kept)


def waved_away(state: State, again: Again, *, for_good: bool = False) -> State:
    """Gives the state after "Inte nu", or after "Visa inte igen"."""
    hidden = state.hidden | {again.key} if for_good else state.hidden
    return replace(state, waved=True, hidden=hidden)


def page_beside(remembered: Remembered, framework: Framework) -> tuple[str, str]:
    """Gives the page and section a reflection came from: what it cites, else its first concept's.

    ("", "") where the framework has neither.
    """
    page, section = remembered.citation
    if framework.page(page) is not None:
        return page, section
    for concept_id in remembered.concepts:
        concept = framework.concept(concept_id)
        if concept is not None and concept.page:
            return concept.page, concept.section
    return "", ""


def read_again(
    reader: JournalReader, framework: Framework, today: date
) -> tuple[Again | None, State, bool]:
    """Gives what returns today, the state, and whether that is to be kept.

    The years are looked through once a day; after that only the day of today's sentence is read.
    """
    before = state_from(reader.setting(STATE))
    is_chosen = before.day == today.isoformat()
    if is_chosen and (before.waved or not before.key):
        return None, before, False
    entry = reader.entry(before.key.partition(":")[0]) if is_chosen else None
    days = [(entry.date, entry.date)] if entry is not None else spans(today)
    found = reader.returning.of_days(days, marked_only=True)
    again, after = returning_today(found, today, before)
    if again is not None:
        page, section = page_beside(again.entry, framework)
        again = replace(again, page=page, section=section)
    return again, after, after != before


def _ripe(found: Iterable[Remembered], today: date, state: State) -> Iterable[tuple[date, Again]]:
    """Gives each sentence whose gap is open, with the gap's last day."""
    for entry in found:
        age = (today - entry.row.date).days
        for gap in GAPS:
            if not gap.days <= age < gap.days + gap.open_for:
                continue
            last = entry.row.date + timedelta(days=gap.days + gap.open_for - 1)
            for sentence in dict.fromkeys(entry.marks):
                key = f"{entry.row.id}:{sha256(sentence.encode()).hexdigest()[:12]}"
                if key not in state.hidden:
                    yield last, Again(key, gap.id, sentence, entry)
