"""A reflection and the rows it lies in, both ways; knows no SQL library.

Each part of a reflection is a child table with the columns `entry_id` and `position`. Rows come
in as anything with attributes (SQLModel objects, named tuples) and go out as column values.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from trustdesk.domain.answers import own_texts
from trustdesk.domain.entry import Citation, Entry, FollowUp, Rating
from trustdesk.domain.framework import Form
from trustdesk.storage.moments import from_columns, settled, to_columns

Columns = dict[str, Any]
"""Column values of one row, without `id`, `entry_id` and `position`."""

ROLE = "role"
RELATION = "relation"
"""The kinds of `entry_concept`: what the fields of Entry are called, not what the pack holds."""


class EntryColumns(Protocol):
    """The row of the table `entry`, as far as it is the reflection itself."""

    uid: str
    occurred_on: str
    created_at: str
    created_offset: int
    updated_at: str
    updated_offset: int
    deleted_at: str | None
    title: str
    body: str


def settle(entry: Entry) -> Entry:
    """Gives a reflection as it will come back when it is read.

    Moments are cut to milliseconds, doubles and forms without answers are dropped (the last of
    two ratings of the same thing counts). Raises UnicodeEncodeError for half a surrogate pair,
    OverflowError for a moment outside the years 1-9999.
    """
    return replace(
        entry,
        created_at=settled(entry.created_at),
        updated_at=settled(entry.updated_at),
        forms=tuple(dict.fromkeys(entry.forms)),
        roles=tuple(dict.fromkeys(entry.roles)),
        relations=tuple(dict.fromkeys(entry.relations)),
        tags=tuple(dict.fromkeys(entry.tags)),
        ratings=tuple(
            {(r.concept, r.about): r for r in map(_settle_rating, entry.ratings)}.values()
        ),
        answers={f: json.loads(json.dumps(dict(v))) for f, v in entry.answers.items() if v},
        follow_ups=tuple(map(_settle_follow_up, entry.follow_ups)),
    )


def _settle_rating(rating: Rating) -> Rating:
    return rating if rating.about else replace(rating, about=None)


def _settle_follow_up(follow_up: FollowUp) -> FollowUp:
    done = follow_up.done_at
    return replace(follow_up, done_at=settled(done) if done else None)


def entry_columns(entry: Entry) -> Columns:
    """Gives the columns of the table `entry` that say what the reflection itself says."""
    created, created_offset = to_columns(entry.created_at)
    updated, updated_offset = to_columns(entry.updated_at)
    return {
        "uid": entry.id,
        "occurred_on": entry.date.isoformat(),
        "created_at": created,
        "created_offset": created_offset,
        "updated_at": updated,
        "updated_offset": updated_offset,
        "title": entry.title,
        "body": entry.body,
    }


def parts(entry: Entry) -> dict[str, list[Columns]]:
    """Gives the rows of every child table, in order."""
    concepts = [(ROLE, role) for role in entry.roles]
    concepts += [(RELATION, relation) for relation in entry.relations]
    return {
        "entry_form": [{"form": form} for form in entry.forms],
        "answer": [
            {"form": form, "field": field, "value": json.dumps(value, ensure_ascii=False)}
            for form, fields in entry.answers.items()
            for field, value in fields.items()
        ],
        "rating": [
            {
                "concept": rating.concept,
                "value": rating.value,
                "reason": rating.reason,
                "scale_version": rating.scale_version,
                "about": rating.about or "",
            }
            for rating in entry.ratings
        ],
        "entry_concept": [{"kind": kind, "concept": concept} for kind, concept in concepts],
        "citation": [
            {
                "page": c.page,
                "section": c.section,
                "quote": c.quote,
                "pack_version": c.pack_version,
                "before": c.before,
                "after": c.after,
            }
            for c in entry.citations
        ],
        "follow_up": [_follow_up_columns(follow_up) for follow_up in entry.follow_ups],
        "entry_tag": [{"name": tag} for tag in entry.tags],
    }


def _follow_up_columns(follow_up: FollowUp) -> Columns:
    done, offset = to_columns(follow_up.done_at) if follow_up.done_at else (None, None)
    return {
        "due": follow_up.due.isoformat(),
        "question": follow_up.question,
        "done_at": done,
        "done_offset": offset,
        "outcome": follow_up.outcome,
    }


def assemble(row: EntryColumns, rows: Mapping[str, Sequence[Any]]) -> Entry:
    """Gives the reflection of one row of `entry` and its rows in each child table, in order.

    Raises ValueError (also JSON's) when a stored value cannot be read.
    """
    answers: dict[str, dict[str, Any]] = {}
    for answer in rows.get("answer", ()):
        answers.setdefault(answer.form, {})[answer.field] = json.loads(answer.value)
    concepts = rows.get("entry_concept", ())
    return Entry(
        id=row.uid,
        date=date.fromisoformat(row.occurred_on),
        created_at=from_columns(row.created_at, row.created_offset),
        updated_at=from_columns(row.updated_at, row.updated_offset),
        title=row.title,
        body=row.body,
        forms=tuple(r.form for r in rows.get("entry_form", ())),
        roles=tuple(r.concept for r in concepts if r.kind == ROLE),
        relations=tuple(r.concept for r in concepts if r.kind == RELATION),
        tags=tuple(r.name for r in rows.get("entry_tag", ())),
        ratings=tuple(
            Rating(r.concept, r.value, r.reason, r.scale_version, r.about or None)
            for r in rows.get("rating", ())
        ),
        answers=answers,
        citations=tuple(
            Citation(r.page, r.section, r.quote, r.pack_version, r.before, r.after)
            for r in rows.get("citation", ())
        ),
        follow_ups=tuple(map(_follow_up, rows.get("follow_up", ()))),
        trashed=row.deleted_at is not None,
    )


def _follow_up(row: Any) -> FollowUp:
    done = from_columns(row.done_at, row.done_offset) if row.done_at else None
    return FollowUp(date.fromisoformat(row.due), row.question, done, row.outcome)


def extra_text(entry: Entry, definition: Callable[[str], Form | None]) -> str:
    """Gives what is searched beside title and body, one text a line (design, section 6)."""
    found = list(own_texts(entry, definition))
    found += [rating.reason for rating in entry.ratings]
    for follow_up in entry.follow_ups:
        found += [follow_up.question, follow_up.outcome]
    return "\n".join(text for text in (*found, *entry.tags) if text)
