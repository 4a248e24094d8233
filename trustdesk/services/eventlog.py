"""trustdesk.log: what happened and when, never a word of what a person wrote."""

import sys
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from trustdesk.services.ports import Clock

LARGEST = 256 * 1024
"""Bytes; a longer log begins anew and the former is kept as trustdesk.log.1."""


class EventLog:
    """Appends one line an event. A log that cannot be written is done without."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock

    def note(self, event: str) -> None:
        """Notes an event: a short fixed word and ids or kinds, never a text of an entry."""
        with suppress(OSError):
            if self._path.exists() and self._path.stat().st_size > LARGEST:
                self._path.replace(self._path.with_name(self._path.name + ".1"))
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{self._clock.now().isoformat(timespec='seconds')} {event}\n")

    def note_error(
        self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None
    ) -> None:
        """Notes an error nobody foresaw: its type and where, not its message.

        A message may hold what was being worked on. It has the form of sys.excepthook.
        """
        if issubclass(kind, KeyboardInterrupt):
            return
        frames = traceback.extract_tb(trace)
        where = " < ".join(
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames[::-1][:8]
        )
        self.note(f"unexpected {kind.__name__} at {where}")
        print(f"trustdesk: unexpected {kind.__name__} at {where}", file=sys.stderr)
