"""Several content packs side by side: which pack an id is of, and how a pack stands.

Ids of the bundled pack are bare; those of any other are `pack:id` (design, section 5).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from trustdesk.domain.faults import PackFault, msg

if TYPE_CHECKING:
    from trustdesk.domain.framework import Framework, LocalText

SEPARATOR = ":"

CASE = "case:"
"""A citation whose page begins so is of a practice case."""

RESERVED = frozenset({"case", "page", "term", "entry", "week", "attachment"})
"""No pack may be called so: links and citations begin with these words and a colon."""


def qualified(pack_id: str, id_: str) -> str:
    """Gives an id of a pack as the program has it; an empty one stays empty."""
    return f"{pack_id}{SEPARATOR}{id_}" if id_ else ""


def pack_of(id_: str) -> str:
    """Gives the pack an id is of, "" for the bundled one; of a cited case, that of the case."""
    pack, separator, _ = id_.removeprefix(CASE).partition(SEPARATOR)
    return pack if separator and pack not in RESERVED else ""


def absent_pack(id_: str, framework: Framework) -> str:
    """Gives the pack an id is of when that pack is not in use, else ""."""
    pack = pack_of(id_)
    return pack if pack and framework.pack(pack) is None else ""


@dataclass(frozen=True, slots=True)
class PackInfo:
    """What a pack says of itself."""

    id: str
    version: str
    title: LocalText
    source: LocalText
    licence: str = ""


class Problem(Protocol):
    """One thing that is wrong in a pack."""

    @property
    def file(self) -> str:
        """Which file of the pack, with slashes."""

    @property
    def key(self) -> str:
        """Where in it, or ""."""

    def told(self, tr: Callable[[str], str]) -> str:
        """Gives file, key and what is wrong as one line in the person's language."""


class FaultyPack(PackFault):
    """A pack that cannot be added; `problems` says why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            "pack-faulty",
            msg("The package cannot be added: something is wrong in it."),
            msg("Correct it and add it again."),
        )
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A folder of the person's packs, or the bundled one, and how it stands.

    `info` is None where pack.toml cannot be read. A pack with problems is not in use.
    """

    folder: Path
    info: PackInfo | None
    problems: tuple[Problem, ...] = ()
    bundled: bool = False

    @property
    def name(self) -> str:
        """What the folder is called."""
        return self.folder.name
