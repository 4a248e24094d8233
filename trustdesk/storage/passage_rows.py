"""A highlight or a bookmark and the row it lies in, both ways; knows no SQL library."""

from dataclasses import replace
from typing import Any

from trustdesk.domain.passage import Passage, PassageKind, Quoted
from trustdesk.domain.passage_json import passage_fingerprint
from trustdesk.storage.assembly import Columns
from trustdesk.storage.moments import from_columns, settled, to_columns


def settled_passage(passage: Passage) -> Passage:
    """Gives a passage as it will come back: its moments are cut to milliseconds."""
    return replace(passage, created=settled(passage.created), modified=settled(passage.modified))


def passage_of(row: Any) -> Passage:
    """Gives the passage of a row. Raises ValueError when a stored value cannot be read."""
    return Passage(
        row.uid,
        PassageKind(row.kind),
        row.page,
        Quoted(row.section, row.quote, row.before, row.after),
        row.pack_version,
        from_columns(row.created_at, row.created_offset),
        from_columns(row.updated_at, row.updated_offset),
        row.note,
    )


def passage_columns(passage: Passage) -> Columns:
    """Gives the column values of its row, but for `uid`."""
    created, created_offset = to_columns(passage.created)
    updated, updated_offset = to_columns(passage.modified)
    quoted = passage.quoted
    return {
        "kind": passage.kind.value,
        "page": passage.page,
        "section": quoted.section,
        "quote": quoted.quote,
        "before": quoted.before,
        "after": quoted.after,
        "pack_version": passage.pack_version,
        "created_at": created,
        "created_offset": created_offset,
        "updated_at": updated,
        "updated_offset": updated_offset,
        "sha256": passage_fingerprint(passage),
        "note": passage.note,
    }
