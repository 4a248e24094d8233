"""The JSON of a highlight or a bookmark: what it is hashed and exported as."""

import hashlib
import json
from typing import Any

from trustdesk.domain.passage import Passage


def passage_to_json(passage: Passage) -> dict[str, Any]:
    """Gives everything that is kept of it."""
    quoted = passage.quoted
    return {
        "id": passage.id,
        "kind": passage.kind.value,
        "page": passage.page,
        "section": quoted.section,
        "quote": quoted.quote,
        "before": quoted.before,
        "after": quoted.after,
        "pack_version": passage.pack_version,
        "created_at": passage.created.isoformat(timespec="milliseconds"),
        "updated_at": passage.modified.isoformat(timespec="milliseconds"),
        "note": passage.note,
    }


def passage_fingerprint(passage: Passage) -> bytes:
    """Gives the sha256 (32 bytes) of the JSON with sorted keys and no spaces, in UTF-8."""
    text = json.dumps(
        passage_to_json(passage), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).digest()
