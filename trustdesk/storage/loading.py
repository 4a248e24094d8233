"""Whole reflections over SQLModel: one query a table, however many reflections."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session, col, select

from trustdesk.domain.entry import Entry
from trustdesk.storage.assembly import assemble
from trustdesk.storage.tables import (
    AnswerRecord,
    CitationRecord,
    ConceptRecord,
    EntryRecord,
    EntryTagRecord,
    FollowUpRecord,
    FormRecord,
    RatingRecord,
    TagRecord,
)

CHILDREN: dict[str, type[Any]] = {
    "entry_form": FormRecord,
    "answer": AnswerRecord,
    "rating": RatingRecord,
    "entry_concept": ConceptRecord,
    "citation": CitationRecord,
    "follow_up": FollowUpRecord,
}
"""The child tables that stand alone; tags are joined with their names."""


def entry_record(session: Session, uid: str) -> EntryRecord | None:
    """Gives the row of a reflection."""
    return session.exec(select(EntryRecord).where(EntryRecord.uid == uid)).first()


def load(session: Session, records: Sequence[EntryRecord]) -> list[Entry]:
    """Gives the reflections of these rows, in their order."""
    ids = [record.id for record in records]
    rows = {table: _by_entry(_children(session, model, ids)) for table, model in CHILDREN.items()}
    rows["entry_tag"] = _by_entry(_tags(session, ids))
    return [
        assemble(record, {table: of.get(record.id, []) for table, of in rows.items()})
        for record in records
    ]


def _children(session: Session, model: type[Any], ids: list[int | None]) -> list[Any]:
    chosen = select(*model.__table__.columns).where(col(model.entry_id).in_(ids))
    return list(session.exec(chosen.order_by(model.entry_id, model.position)))


def _tags(session: Session, ids: list[int | None]) -> list[Any]:
    chosen = (
        select(EntryTagRecord.entry_id, EntryTagRecord.position, TagRecord.name)
        .join(TagRecord, col(TagRecord.id) == col(EntryTagRecord.tag_id))
        .where(col(EntryTagRecord.entry_id).in_(ids))
        .order_by(col(EntryTagRecord.entry_id), col(EntryTagRecord.position))
    )
    return list(session.exec(chosen))


def _by_entry(rows: list[Any]) -> dict[int | None, list[Any]]:
    found: dict[int | None, list[Any]] = {}
    for row in rows:
        found.setdefault(row.entry_id, []).append(row)
    return found
