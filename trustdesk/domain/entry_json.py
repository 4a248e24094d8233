"""The JSON of a reflection (design, section 7): list, show, export, revisions and hashes."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from trustdesk.domain.entry import Citation, Entry, FollowUp, Rating


def entry_to_json(entry: Entry, *, with_body: bool = True) -> dict[str, Any]:
    """Gives the contract's object, without its body if asked; citations name their pack version."""
    value: dict[str, Any] = {
        "id": entry.id,
        "forms": list(entry.forms),
        "date": entry.date.isoformat(),
        "title": entry.title,
        "body": entry.body,
        "created_at": entry.created_at.isoformat(timespec="milliseconds"),
        "updated_at": entry.updated_at.isoformat(timespec="milliseconds"),
        "roles": list(entry.roles),
        "relations": list(entry.relations),
        "tags": list(entry.tags),
        "ratings": [
            {
                "concept": r.concept,
                "value": r.value,
                "reason": r.reason,
                "scale_version": r.scale_version,
                "about": r.about,
            }
            for r in entry.ratings
        ],
        "answers": {form: dict(fields) for form, fields in entry.answers.items()},
        "marks": list(entry.marks),
        "citations": [_citation_to_json(citation) for citation in entry.citations],
        "follow_ups": [_follow_up_to_json(follow_up) for follow_up in entry.follow_ups],
        "trashed": entry.trashed,
    }
    if not with_body:
        del value["body"]
    return value


def _citation_to_json(citation: Citation) -> dict[str, Any]:
    """Gives a citation; what stood round its words is named where something did, so that those
    of before keep their hash.
    """
    value = {
        "page": citation.page,
        "section": citation.section,
        "quote": citation.quote,
        "pack_version": citation.pack_version,
    }
    around = {"before": citation.before, "after": citation.after}
    return value | {key: text for key, text in around.items() if text}


def _follow_up_to_json(follow_up: FollowUp) -> dict[str, Any]:
    return {
        "due": follow_up.due.isoformat(),
        "question": follow_up.question,
        "done_at": follow_up.done_at.isoformat() if follow_up.done_at else None,
        "outcome": follow_up.outcome,
    }


def entry_from_json(value: Mapping[str, Any]) -> Entry:
    """Gives the reflection an object of `entry_to_json` stands for.

    Raises KeyError, TypeError or ValueError when it stands for none.
    """
    return Entry(
        id=value["id"],
        date=date.fromisoformat(value["date"]),
        created_at=datetime.fromisoformat(value["created_at"]),
        updated_at=datetime.fromisoformat(value["updated_at"]),
        title=value["title"],
        body=value["body"],
        forms=tuple(value["forms"]),
        roles=tuple(value["roles"]),
        relations=tuple(value["relations"]),
        tags=tuple(value["tags"]),
        ratings=tuple(
            Rating(r["concept"], r["value"], r["reason"], r["scale_version"], r["about"])
            for r in value["ratings"]
        ),
        answers={form: dict(fields) for form, fields in value["answers"].items()},
        citations=tuple(
            Citation(
                c["page"],
                c["section"],
                c["quote"],
                c.get("pack_version", ""),
                c.get("before", ""),
                c.get("after", ""),
            )
            for c in value["citations"]
        ),
        follow_ups=tuple(
            FollowUp(
                date.fromisoformat(f["due"]),
                f["question"],
                datetime.fromisoformat(f["done_at"]) if f["done_at"] else None,
                f["outcome"],
            )
            for f in value["follow_ups"]
        ),
        trashed=value["trashed"],
    )


def canonical(entry: Entry) -> bytes:
    """Gives the bytes a reflection is hashed and kept as: sorted keys, no spaces, UTF-8."""
    text = json.dumps(
        entry_to_json(entry), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return text.encode()


def fingerprint(entry: Entry) -> bytes:
    """Gives the sha256 of the canonical JSON (32 bytes)."""
    return hashlib.sha256(canonical(entry)).digest()
