"""What comes back: questions that are due, and the sentences marked in some days."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, case, func, or_
from sqlalchemy import select as columns
from sqlmodel import Session, col

from trustdesk.domain.entry import FollowUp
from trustdesk.domain.excerpt import plain
from trustdesk.domain.returning import Remembered, Waiting, marks_in
from trustdesk.storage.listing import LATEST, ROW, all_of, as_row
from trustdesk.storage.sessions import Sessions
from trustdesk.storage.tables import (
    CitationRecord,
    ConceptRecord,
    EntryRecord,
    FollowUpRecord,
    RatingRecord,
)

Days = tuple[date, date]

_MARK = "=="
_MARKED = or_(
    func.instr(col(EntryRecord.body), _MARK) > 0, func.instr(col(EntryRecord.extra), _MARK) > 0
)
_TOLD: tuple[Any, ...] = (
    *ROW,
    col(EntryRecord.id).label("number"),
    (col(EntryRecord.body) != "").label("has_text"),
    case((_MARKED, col(EntryRecord.body) + "\n" + col(EntryRecord.extra)), else_="").label("text"),
)
"""A row, and the whole text only where something in it is marked."""


class SqliteReturning:
    """Implements ports.Returning."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def waiting(self, today: date) -> list[Waiting]:
        """Gives the questions that are due and not done, outside the bin, the earliest first."""
        of: Any = FollowUpRecord
        due = of.due
        chosen = (
            columns(due.label("due"), of.question, of.outcome, *ROW)
            .join(EntryRecord, col(EntryRecord.id) == of.entry_id)
            .where(
                of.done_at.is_(None),
                due <= today.isoformat(),
                col(EntryRecord.deleted_at).is_(None),
            )
            .order_by(due, col(EntryRecord.id), of.position)
        )
        with self._sessions.reading() as session:
            found = all_of(session, chosen)
        return [
            Waiting(as_row(r), FollowUp(date.fromisoformat(r.due), r.question, None, r.outcome))
            for r in found
        ]

    def of_days(self, spans: Sequence[Days], *, marked_only: bool = False) -> list[Remembered]:
        """Gives the reflections outside the bin of some spans of days, the latest first."""
        if not spans:
            return []
        within = [
            and_(
                col(EntryRecord.occurred_on) >= first.isoformat(),
                col(EntryRecord.occurred_on) <= last.isoformat(),
            )
            for first, last in spans
        ]
        conditions = [or_(*within), col(EntryRecord.deleted_at).is_(None)]
        if marked_only:
            conditions.append(_MARKED)
        chosen = columns(*_TOLD).where(*conditions).order_by(*LATEST)
        with self._sessions.reading() as session:
            found = all_of(session, chosen)
            about = _about(session, [r.number for r in found if r.text])
        return [_remembered(r, *about.get(r.number, (("", ""), ()))) for r in found]


def _remembered(found: Any, citation: tuple[str, str], concepts: tuple[str, ...]) -> Remembered:
    marks = tuple(map(plain, marks_in(found.text)))
    return Remembered(as_row(found), marks, bool(found.has_text), citation, concepts)


def _about(
    session: Session, numbers: list[int]
) -> dict[int, tuple[tuple[str, str], tuple[str, ...]]]:
    """Gives, by the reflection's number, the first page it cites and the concepts it names."""
    cited: dict[int, tuple[str, str]] = {}
    named: dict[int, list[str]] = {}
    for start in range(0, len(numbers), 500):
        batch = numbers[start : start + 500]
        of: Any = CitationRecord
        chosen = columns(of.entry_id, of.page, of.section).where(of.entry_id.in_(batch))
        for r in all_of(session, chosen.order_by(of.entry_id, of.position)):
            cited.setdefault(r.entry_id, (r.page, r.section))
        models: tuple[Any, ...] = (RatingRecord, ConceptRecord)
        for of in models:
            chosen = columns(of.entry_id, of.concept).where(of.entry_id.in_(batch))
            for r in all_of(session, chosen.order_by(of.entry_id, of.position)):
                named.setdefault(r.entry_id, []).append(r.concept)
    return {n: (cited.get(n, ("", "")), tuple(named.get(n, ()))) for n in numbers}
