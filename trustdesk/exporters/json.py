"""Reflections as one JSON file (design, section 7)."""

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from trustdesk.domain.entry import Entry
from trustdesk.domain.entry_json import entry_to_json
from trustdesk.exporters.whole_file import write_whole

FORMAT = 1
"""The version of the file's shape."""


def export_json(entries: Iterable[Entry], out: Path, exported_at: datetime) -> None:
    """Writes `{"format", "exported_at", "entries"}` in UTF-8; `exported_at` is aware.

    Raises ExportFault when the file cannot be written; what was there is then untouched.
    """
    value = {
        "format": FORMAT,
        "exported_at": exported_at.isoformat(timespec="seconds"),
        "entries": [entry_to_json(entry) for entry in entries],
    }
    text = json.dumps(value, ensure_ascii=False, indent=1)
    write_whole(out, f"{text}\n".encode("utf-8", "replace"))
