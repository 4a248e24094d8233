"""Writes a reflection: its rows, its words, its hash and a version when one is due.

The caller owns the transaction.
"""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, delete, select

from trustdesk.domain.entry import Entry
from trustdesk.domain.entry_json import fingerprint
from trustdesk.storage import revisions
from trustdesk.storage.assembly import Columns, entry_columns, extra_text, parts
from trustdesk.storage.form_versions import FormVersions
from trustdesk.storage.loading import CHILDREN, entry_record, load
from trustdesk.storage.moments import to_columns
from trustdesk.storage.tables import (
    AttachmentRecord,
    EntryRecord,
    EntryTagRecord,
    PurgeRecord,
    RevisionRecord,
    TagRecord,
)
from trustdesk.storage.words import Stem, keep_terms


def write(
    session: Session,
    entry: Entry,
    *,
    reason: str,
    caret: int,
    now: datetime,
    stem: Stem,
    forms: FormVersions,
) -> None:
    """Writes what differs from what is kept; nothing at all when nothing does.

    `entry` is settled. A moved caret alone is not written.
    """
    record = entry_record(session, entry.id)
    kept = load(session, [record])[0] if record else None
    if record is None or record.sha256 != fingerprint(entry) or kept != entry:
        record = record or EntryRecord(caret=caret, sha256=b"", **entry_columns(entry))
        _write_rows(session, record, entry, kept, forms)
        record.caret = caret
        session.flush()
        before = revisions.all_text(kept) if kept else ""
        keep_terms(session, before, revisions.all_text(entry), stem)
    _keep_version(session, _id(record), entry, reason, now)


def _id(record: EntryRecord) -> int:
    if record.id is None:
        raise AssertionError("a flushed row has an id")
    return record.id


def _keep_version(
    session: Session, entry_id: int, entry: Entry, reason: str, now: datetime
) -> None:
    last = revisions.latest(session, entry_id)
    if revisions.is_due(entry, last, reason, now):
        revisions.append(session, entry_id, entry, last, reason, now)


def _write_rows(
    session: Session,
    record: EntryRecord,
    entry: Entry,
    kept: Entry | None,
    forms: FormVersions,
) -> None:
    """Sets the row of the reflection, and the rows of each part that differs."""
    for name, value in entry_columns(entry).items():
        setattr(record, name, value)
    record.extra = extra_text(entry, forms.defined)
    record.sha256 = fingerprint(entry)
    if not entry.trashed:
        record.deleted_at = None
    elif record.deleted_at is None:
        record.deleted_at = to_columns(entry.updated_at)[0]
    session.add(record)
    session.flush()
    old = parts(kept) if kept else {}
    for table, rows in parts(entry).items():
        if rows != old.get(table, []):
            _replace(session, table, _id(record), rows, forms)


def _replace(
    session: Session, table: str, entry_id: int, rows: list[Columns], forms: FormVersions
) -> None:
    """Replaces the rows of one part."""
    if table == "entry_tag":
        _replace_tags(session, entry_id, [row["name"] for row in rows])
        return
    if table == "entry_form":
        rows = _with_versions(session, entry_id, rows, forms)
    model = CHILDREN[table]
    session.connection().execute(delete(model).where(col(model.entry_id) == entry_id))
    for position, row in enumerate(rows):
        session.add(model(entry_id=entry_id, position=position, **row))


def _with_versions(
    session: Session, entry_id: int, rows: list[Columns], forms: FormVersions
) -> list[Columns]:
    """A form in use keeps the definition it was written with; a new one gets today's."""
    model = CHILDREN["entry_form"]
    chosen = select(model.form, model.form_version_id).where(model.entry_id == entry_id)
    kept: dict[str, int | None] = dict(session.exec(chosen).all())
    return [
        {**row, "form_version_id": kept.get(row["form"]) or forms.keep(session, row["form"])}
        for row in rows
    ]


def _replace_tags(session: Session, entry_id: int, names: list[str]) -> None:
    model = EntryTagRecord
    session.connection().execute(delete(model).where(col(model.entry_id) == entry_id))
    known = {
        tag.name: tag.id
        for tag in session.exec(select(TagRecord).where(col(TagRecord.name).in_(names)))
    }
    for position, name in enumerate(names):
        if name not in known:
            tag = TagRecord(name=name)
            session.add(tag)
            session.flush()
            known[name] = tag.id
        session.add(model(entry_id=entry_id, position=position, tag_id=known[name] or 0))
    session.flush()
    _drop_unused_tags(session)


def _drop_unused_tags(session: Session) -> None:
    used = select(EntryTagRecord.tag_id)
    session.connection().execute(delete(TagRecord).where(col(TagRecord.id).not_in(used)))


def trash(session: Session, record: EntryRecord, at: datetime | None) -> None:
    """Puts a reflection into the bin or takes it out; its hash says which."""
    record.deleted_at = to_columns(at)[0] if at else None
    record.sha256 = fingerprint(load(session, [record])[0])
    session.add(record)


def remove(session: Session, record: EntryRecord, stem: Stem) -> None:
    """Removes a reflection with its versions, tags and words; nothing of it stays."""
    entry_id, entry = _id(record), load(session, [record])[0]
    session.add(PurgeRecord(entry_id=entry_id))
    session.flush()
    connection = session.connection()
    models: list[type[Any]] = [EntryTagRecord, AttachmentRecord, RevisionRecord]
    for model in (*CHILDREN.values(), *models):
        connection.execute(delete(model).where(col(model.entry_id) == entry_id))
    _drop_unused_tags(session)
    session.delete(record)
    session.flush()
    connection.execute(delete(PurgeRecord))
    keep_terms(session, revisions.all_text(entry), "", stem)
