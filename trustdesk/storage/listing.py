"""What lists and overviews show, read without whole bodies."""

import json
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, case, func
from sqlalchemy import select as columns
from sqlmodel import Session, col, select

from trustdesk.domain.entry import CitingRow, CoveragePoint, EntryRow, Filters
from trustdesk.domain.excerpt import excerpt
from trustdesk.services import swedish
from trustdesk.storage.assembly import RELATION
from trustdesk.storage.choosing import conditions
from trustdesk.storage.moments import from_columns
from trustdesk.storage.tables import (
    CitationRecord,
    ConceptRecord,
    EntryRecord,
    EntryTagRecord,
    RatingRecord,
    SettingRecord,
    TagRecord,
)
from trustdesk.storage.words import Stem

LATEST = (col(EntryRecord.occurred_on).desc(), col(EntryRecord.id).desc())
"""The latest day first, then the latest made: by id, because clocks jump."""

_FIRST_ANSWER = func.substr(
    EntryRecord.extra, 1, func.instr(col(EntryRecord.extra) + "\n", "\n") - 1
)
"""A reflection without a text of its own is told by the first thing that was answered."""

ROW: tuple[Any, ...] = (
    col(EntryRecord.uid),
    col(EntryRecord.occurred_on),
    col(EntryRecord.title),
    col(EntryRecord.updated_at),
    col(EntryRecord.updated_offset),
    col(EntryRecord.deleted_at),
    func.substr(
        case((col(EntryRecord.body) == "", _FIRST_ANSWER), else_=EntryRecord.body), 1, 800
    ).label("beginning"),
)
"""What a list shows of a reflection: never its whole body."""


def all_of(session: Session, chosen: Select[Any]) -> list[Row[Any]]:
    """Gives every row of a query."""
    return list(session.connection().execute(chosen))


def as_row(found: Any) -> EntryRow:
    """Gives what a list shows, of a result with the columns ROW."""
    return EntryRow(
        found.uid,
        date.fromisoformat(found.occurred_on),
        found.title,
        excerpt(found.beginning),
        from_columns(found.updated_at, found.updated_offset),
        found.deleted_at is not None,
    )


def rows(
    session: Session, filters: Filters, stem: Stem, limit: int | None, skip: int
) -> list[EntryRow]:
    """Gives list rows, the latest day first, then the latest made."""
    chosen = columns(*ROW).where(*conditions(session, filters, stem)).order_by(*LATEST)
    most = -1 if limit is None else limit
    return [as_row(found) for found in all_of(session, chosen.limit(most).offset(skip))]


def count(session: Session, filters: Filters, stem: Stem) -> int:
    """Gives how many reflections the filters choose."""
    chosen = select(func.count()).select_from(EntryRecord)
    return session.exec(chosen.where(*conditions(session, filters, stem))).one()


def ids_earliest_first(session: Session, filters: Filters, stem: Stem) -> list[int | None]:
    """Gives the row ids of the chosen reflections, the earliest day first."""
    order = (col(EntryRecord.occurred_on), col(EntryRecord.id))
    chosen = select(EntryRecord.id).where(*conditions(session, filters, stem)).order_by(*order)
    return list(session.exec(chosen))


def ids_beginning(session: Session, beginning: str, limit: int) -> list[str]:
    """Gives ids that begin so, in order."""
    uid = col(EntryRecord.uid)
    chosen = select(EntryRecord.uid).where(uid.startswith(beginning, autoescape=True))
    return list(session.exec(chosen.order_by(uid).limit(limit)))


def tags(session: Session) -> list[str]:
    """Gives the tags on reflections outside the bin, in Swedish order."""
    chosen = (
        select(TagRecord.name)
        .join(EntryTagRecord, col(EntryTagRecord.tag_id) == col(TagRecord.id))
        .join(EntryRecord, col(EntryRecord.id) == col(EntryTagRecord.entry_id))
        .where(col(EntryRecord.deleted_at).is_(None))
        .distinct()
    )
    return sorted(session.exec(chosen), key=swedish.sort_key)


CITED = (
    col(CitationRecord.section),
    col(CitationRecord.quote),
    col(CitationRecord.before),
    col(CitationRecord.after),
    col(CitationRecord.pack_version),
)


def citing(session: Session, page: str) -> list[CitingRow]:
    """Gives the reflections outside the bin that cite a page, the latest first."""
    chosen = (
        columns(*CITED, *ROW)
        .join(EntryRecord, col(EntryRecord.id) == col(CitationRecord.entry_id))
        .where(col(CitationRecord.page) == page, col(EntryRecord.deleted_at).is_(None))
        .order_by(*LATEST, col(CitationRecord.position))
    )
    return [citing_row(found) for found in all_of(session, chosen)]


def cited(session: Session) -> list[tuple[str, CitingRow]]:
    """Gives every citation with quoted words, of reflections outside the bin, with its page."""
    chosen = (
        columns(col(CitationRecord.page), *CITED, *ROW)
        .join(EntryRecord, col(EntryRecord.id) == col(CitationRecord.entry_id))
        .where(col(CitationRecord.quote) != "", col(EntryRecord.deleted_at).is_(None))
        .order_by(*LATEST, col(CitationRecord.position))
    )
    return [(found.page, citing_row(found)) for found in all_of(session, chosen)]


def citing_row(found: Any) -> CitingRow:
    """Gives what one row of a query for CITED and ROW stands for."""
    row = as_row(found)
    return CitingRow(found.section, row, found.quote, found.before, found.after, found.pack_version)


def coverage(session: Session, filters: Filters, stem: Stem) -> list[CoveragePoint]:
    """Gives each pair of a relation and a concept with a value, the latest first."""
    relation: Any = ConceptRecord.concept
    criterion: Any = RatingRecord.concept
    chosen = (
        columns(
            relation.label("relation"),
            criterion.label("criterion"),
            *ROW[:3],
        )
        .select_from(EntryRecord)
        .join(ConceptRecord, col(ConceptRecord.entry_id) == col(EntryRecord.id))
        .join(RatingRecord, col(RatingRecord.entry_id) == col(EntryRecord.id))
        .where(
            col(ConceptRecord.kind) == RELATION,
            col(RatingRecord.value).is_not(None),
            *conditions(session, filters, stem),
        )
        .order_by(*LATEST, col(ConceptRecord.position), col(RatingRecord.position))
    )
    points = (
        CoveragePoint(r.relation, r.criterion, r.uid, date.fromisoformat(r.occurred_on), r.title)
        for r in all_of(session, chosen)
    )
    return list(dict.fromkeys(points))


def setting(session: Session, key: str) -> Any:
    """Gives a stored value, or None."""
    record = session.get(SettingRecord, key)
    return None if record is None else json.loads(record.value)
