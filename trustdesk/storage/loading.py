"""Whole reflections over SQLModel: one query a table, however many reflections."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlmodel import Session, col
from sqlmodel import select as one_of

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


def _of_entries(model: type[Any], *columns: Any) -> Select[Any]:
    """Gives the query of the rows of some reflections, in order."""
    chosen = select(*columns).where(model.entry_id.in_(bindparam("ids", expanding=True)))
    return chosen.order_by(model.entry_id, model.position)


_QUERIES = {table: _of_entries(model, *model.__table__.c) for table, model in CHILDREN.items()}
_QUERIES["entry_tag"] = _of_entries(
    EntryTagRecord, col(EntryTagRecord.entry_id), col(TagRecord.name)
).join(TagRecord, col(TagRecord.id) == col(EntryTagRecord.tag_id))


def entry_record(session: Session, uid: str) -> EntryRecord | None:
    """Gives the row of a reflection."""
    return session.exec(one_of(EntryRecord).where(EntryRecord.uid == uid)).first()


def load(session: Session, records: Sequence[EntryRecord]) -> list[Entry]:
    """Gives the reflections of these rows, in their order."""
    ids = [record.id for record in records]
    rows = {
        table: _by_entry(session.connection().execute(query, {"ids": ids}))
        for table, query in _QUERIES.items()
    }
    return [
        assemble(record, {table: of.get(record.id, []) for table, of in rows.items()})
        for record in records
    ]


def _by_entry(rows: Iterable[Any]) -> dict[int | None, list[Any]]:
    found: dict[int | None, list[Any]] = {}
    for row in rows:
        found.setdefault(row.entry_id, []).append(row)
    return found
