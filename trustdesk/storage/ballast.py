"""Room kept aside on the disk, given up for a save that would not fit."""

import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from trustdesk.domain.faults import JournalFault
from trustdesk.paths import DataFolder
from trustdesk.storage import durable

SIZE = 8 * 1024 * 1024
NEEDED = 64 * 1024 * 1024
"""A disk with less free than this is nearly full: its last room is not taken."""

PAUSE = 600.0
"""Seconds after which room that was given up is kept aside anew."""

_NEXT_TO_NOTHING = 1024 * 1024

P = ParamSpec("P")
T = TypeVar("T")


class Ballast:
    """The file `ballast` in the data folder; it holds nothing. Raises nothing."""

    def __init__(
        self,
        folder: DataFolder,
        *,
        size: int = SIZE,
        needed: int = NEEDED,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._path = folder.ballast
        self._size = size
        self._needed = needed
        self._now = now
        self._dropped: float | None = None

    def lay(self) -> None:
        """Takes the room, if it is not taken already and the disk has plenty."""
        with suppress(OSError):
            if self._path.exists() and self._path.stat().st_size == self._size:
                return
            self._path.unlink(missing_ok=True)
            if shutil.disk_usage(self._folder.root).free >= self._needed:
                self._take()

    def tend(self) -> None:
        """Takes the room again, a good while after it was given up."""
        if self._dropped is not None and self._now() - self._dropped >= PAUSE:
            self._dropped = self._now()
            self.lay()
            if self._path.exists():
                self._dropped = None

    def relieve(self, fault: JournalFault) -> bool:
        """Gives the room up if that can help against the fault; True when there was some."""
        if not self._lacks_room(fault):
            return False
        try:
            self._path.unlink()
        except OSError:
            return False
        self._dropped = self._now()
        return True

    def _take(self) -> None:
        try:
            durable.allocate(self._path, self._size)
        except OSError:
            self._path.unlink(missing_ok=True)

    def _lacks_room(self, fault: JournalFault) -> bool:
        """A full disk that shows itself as a failed writing counts too (the -shm file does so)."""
        if fault.kind != "io-error":
            return fault.kind == "disk-full"
        try:
            return shutil.disk_usage(self._folder.root).free < _NEXT_TO_NOTHING
        except OSError:
            return False


class Relieved(Protocol):
    """Something that writes."""

    @property
    def ballast(self) -> Ballast:
        """The room kept aside."""


R = TypeVar("R", bound=Relieved)


def relieved(work: Callable[Concatenate[R, P], T]) -> Callable[Concatenate[R, P], T]:
    """Makes a writing method try once more when the ballast could be given up for it.

    The method wrote nothing when it failed, so it can be called again as it is.
    """

    @wraps(work)
    def twice(store: R, /, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return work(store, *args, **kwargs)
        except JournalFault as fault:
            if not store.ballast.relieve(fault):
                raise
        return work(store, *args, **kwargs)

    return twice
