"""The content packs of one data folder; what reads and checks them is imported when asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from trustdesk.paths import DataFolder

if TYPE_CHECKING:
    from pathlib import Path

    from trustdesk.domain.framework import Framework
    from trustdesk.domain.packs import InstalledPack, PackInfo
    from trustdesk.pack.shelf import PackShelf
    from trustdesk.services.ports import Clock


class Packs:
    """As `services.ports.Packs` has it; `framework` is the bundled one until `load` was called.

    `first` gives the folder of the bundled pack.
    """

    def __init__(self, first: Callable[[], Path], folder: DataFolder, clock: Clock) -> None:
        self._first = first
        self._folder = folder
        self._clock = clock

    @cached_property
    def _shelf(self) -> PackShelf:
        from trustdesk.pack.shelf import PackShelf

        return PackShelf(self._first(), self._folder.packs)

    @property
    def framework(self) -> Framework:
        """Everything that can be read, written with and rated. Raises PackFault."""
        return self._shelf.framework

    @property
    def installed(self) -> tuple[InstalledPack, ...]:
        """Every pack as it was found, the bundled one first."""
        return self._shelf.installed

    def any_own(self) -> bool:
        """True when something lies where own packs lie; costs next to nothing."""
        return self._folder.packs.is_dir()

    def load(self) -> bool:
        """Looks at every pack anew; True when the framework is another than before."""
        return self._shelf.load()

    def add(self, source: Path) -> PackInfo:
        """Adds a copy of a pack and loads it. Raises FaultyPack or PackFault."""
        from trustdesk.pack.adding import add_pack

        folder, bundled_id = self._folder, self._shelf.first.id
        pack = add_pack(source, folder.packs, folder.removed_packs, bundled_id, self._clock.now())
        self._shelf.load()
        return pack

    def remove(self, name: str) -> Path | None:
        """Puts a pack aside; gives where it lies now. Raises PackFault."""
        from trustdesk.pack.adding import remove_pack

        folder = self._folder
        kept = remove_pack(name, folder.packs, folder.removed_packs, self._clock.now())
        self._shelf.load()
        return kept
