"""A list of named things in the journal's settings, as the window holds it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from trustdesk.services.named import Named, kept, place_of, renamed, without
from trustdesk.ui.session import JournalSession
from trustdesk.ui.tasks import Ticket

if TYPE_CHECKING:
    from trustdesk.services.ports import JournalReader

T = TypeVar("T", bound=Named)


class NamedList(QObject, Generic[T]):
    """Every change is shown and written at once, and read back; `failed` tells when it was not."""

    changed = Signal()
    failed = Signal(object)
    """The Fault."""

    def __init__(
        self,
        session: JournalSession,
        key: str,
        read: Callable[[Any], Sequence[T]],
        write: Callable[[Sequence[T]], Any],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._key = key
        self._read = read
        self._write = write
        self._ticket: Ticket | None = None
        self.things: tuple[T, ...] = ()

    def refresh(self) -> None:
        """Reads the list anew, after all that was written before."""
        key, read = self._key, self._read

        def found(reader: JournalReader) -> tuple[T, ...]:
            return tuple(read(reader.setting(key)))

        if self._ticket is not None:
            self._ticket.drop()  # it knows less than what was changed since
        self._ticket = self._session.read_own(found, self._show)

    def named(self, name: str) -> T | None:
        """Gives the thing of a name, or None."""
        place = place_of(self.things, name)
        return None if place is None else self.things[place]

    def keep(self, thing: T) -> None:
        """Adds a thing; one of the same name is replaced."""
        self._set(kept(self.things, thing))

    def rename(self, before: str, after: str) -> None:
        """Calls a thing something else, unless the name is taken."""
        self._set(renamed(self.things, before, after))

    def remove(self, name: str) -> None:
        """Takes a thing away."""
        self._set(without(self.things, name))

    def _set(self, things: tuple[T, ...]) -> None:
        """Shows it at once, so that the next change builds on it; what was kept is read after."""
        self._show(things)
        self._session.set_setting(self._key, self._write(things), self.failed.emit)
        self.refresh()

    def _show(self, things: tuple[T, ...]) -> None:
        if things != self.things:
            self.things = things
            self.changed.emit()
