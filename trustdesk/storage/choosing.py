"""The reflections that filters choose, as SQL."""

from typing import Any

from sqlalchemy import text
from sqlmodel import Session, col, select

from trustdesk.domain.entry import Filters
from trustdesk.storage.assembly import RELATION, ROLE
from trustdesk.storage.search import found_ids
from trustdesk.storage.tables import (
    ConceptRecord,
    EntryRecord,
    EntryTagRecord,
    FormRecord,
    RatingRecord,
    TagRecord,
)
from trustdesk.storage.words import Stem

_FOUND = "entry.id IN (SELECT rowid FROM entry_fts WHERE entry_fts MATCH :match)"


def conditions(session: Session, filters: Filters, stem: Stem) -> list[Any]:
    """Gives the conditions on `entry`; all have to hold.

    A criterion chooses reflections with a value on it ("not applicable" is none). With `trashed`
    only the bin is meant, without only what is outside it.
    """
    entry_id = col(EntryRecord.id)
    deleted = col(EntryRecord.deleted_at)
    found: list[Any] = [deleted.is_not(None) if filters.trashed else deleted.is_(None)]
    if filters.first:
        found.append(col(EntryRecord.occurred_on) >= filters.first.isoformat())
    if filters.last:
        found.append(col(EntryRecord.occurred_on) <= filters.last.isoformat())
    found += [entry_id.in_(ids) for ids in _chosen_by_parts(filters)]
    if filters.query.strip():
        match = found_ids(session, filters.query, stem)
        found.append(text(_FOUND).bindparams(match=match) if match else text("0"))
    return found


def _chosen_by_parts(filters: Filters) -> list[Any]:
    """Gives a query of entry ids for each filter on a part of the reflection."""
    found: list[Any] = []
    for kind, concept in ((ROLE, filters.role), (RELATION, filters.relation)):
        if concept:
            found.append(
                select(ConceptRecord.entry_id).where(
                    ConceptRecord.kind == kind, ConceptRecord.concept == concept
                )
            )
    if filters.criterion:
        found.append(
            select(RatingRecord.entry_id).where(
                RatingRecord.concept == filters.criterion, col(RatingRecord.value).is_not(None)
            )
        )
    if filters.tag:
        found.append(
            select(EntryTagRecord.entry_id)
            .join(TagRecord, col(TagRecord.id) == col(EntryTagRecord.tag_id))
            .where(TagRecord.name == filters.tag)
        )
    if filters.form:
        found.append(select(FormRecord.entry_id).where(FormRecord.form == filters.form))
    return found
