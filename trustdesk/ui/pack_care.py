"""The content packs as the window sees them: looked at, added and removed on a thread of their own.

The thread is made when there is something to do: most people have one pack.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trustdesk.ui.tasks import Lane

if TYPE_CHECKING:
    from pathlib import Path

    from trustdesk.domain.faults import Fault
    from trustdesk.domain.packs import InstalledPack, PackInfo
    from trustdesk.services.ports import Packs


class PackCare(QObject):
    """Asks the packs and tells what came of it."""

    listed = Signal()
    """`installed` is as it stands now."""
    framework_changed = Signal()
    """There is more or less to read than before."""
    added = Signal(object)
    """A pack was added (PackInfo)."""
    removed = Signal(object)
    """A pack was put aside: where it lies (Path), or None when it was gone already."""
    failed = Signal(object)
    """A pack could not be added or removed (Fault)."""

    def __init__(self, packs: Packs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._packs = packs
        self._lane: Lane | None = None

    @property
    def installed(self) -> tuple[InstalledPack, ...]:
        """Every pack as it was last found, the bundled one first."""
        return self._packs.installed

    def look(self) -> None:
        """Looks at every pack anew."""
        self._run().run(self._packs.load, self._on_loaded)

    def add(self, source: Path) -> None:
        """Adds a copy of a pack."""
        self._run().run(partial(self._packs.add, source), self._on_added, self._on_failed)

    def remove(self, name: str) -> None:
        """Puts the pack in the folder of this name aside."""
        self._run().run(partial(self._packs.remove, name), self._on_removed, self._on_failed)

    def close(self) -> None:
        """Ends the thread after what it was given."""
        if self._lane is not None:
            self._lane.stop()

    def _run(self) -> Lane:
        if self._lane is None:
            self._lane = Lane("packs", self)
        return self._lane

    def _on_loaded(self, changed: bool) -> None:
        self.listed.emit()
        if changed:
            self.framework_changed.emit()

    def _on_added(self, pack: PackInfo) -> None:
        self._on_loaded(changed=True)
        self.added.emit(pack)

    def _on_removed(self, where: Path | None) -> None:
        self._on_loaded(changed=True)
        self.removed.emit(where)

    def _on_failed(self, fault: Fault) -> None:
        self.failed.emit(fault)
