"""Remembers which packs were found to be well, so that a start need not check them again."""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from trustdesk import __version__
from trustdesk.pack.folder import FoundFile

RULES = 1
"""Counted up when the checker asks for more within one version of the program."""


def signature(files: Iterable[FoundFile]) -> str:
    """Gives what stands for a pack as it lies there, and for the checker that looks at it."""
    listed = hashlib.sha256(f"{__version__} {RULES}".encode())
    for file in files:
        listed.update(os.fsencode(f"\n{file.name}\0{file.size}\0{file.changed}"))
    return listed.hexdigest()


class CheckedPacks:
    """The packs that were well, by the name of their folder; a lost file only costs time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = _read(path)

    def is_known(self, name: str, signed: str) -> bool:
        """True when the pack was checked as it is now, and nothing was wrong."""
        return self._kept.get(name) == signed

    def keep(self, well: dict[str, str]) -> None:
        """Remembers the packs that are well now, and no others."""
        if well == self._kept:
            return
        self._kept = well
        beside = self._path.with_name(self._path.name + ".tmp")
        try:
            beside.write_text(json.dumps(well, indent=1, sort_keys=True) + "\n", "utf-8")
            beside.replace(self._path)
        except OSError:
            return  # the next start checks again


def _read(path: Path) -> dict[str, str]:
    try:
        raw = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {k: v for k, v in raw.items() if isinstance(v, str)} if isinstance(raw, dict) else {}
