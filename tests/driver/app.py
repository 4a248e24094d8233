"""A program started on a display of ours, looked at and used from outside."""

import os
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.driver.bus import Bus, RefusedError, accessibility_bus
from tests.driver.keys import Keys
from tests.driver.node import Node
from tests.driver.picture import photograph
from tests.driver.processes import child, descends_from
from tests.driver.waiting import until
from tests.driver.windows import ask_to_close, windows_of

_DESKTOP = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_GONE = "qt.accessibility.atspi: Could not find accessible on path"


class EndedError(AssertionError):
    """The program ended otherwise than it should; the message holds what it wrote to stderr."""


@dataclass(frozen=True)
class App:
    """A program with its tree, the keyboard and the process."""

    node: Node
    keys: Keys
    process: subprocess.Popen[bytes]
    written: Path

    def complaints(self) -> str:
        """Gives what the program wrote to stderr so far.

        Without what Qt says when it is asked about a control that has gone meanwhile: that was
        our question, as any screen reader would ask it.
        """
        written = self.written.read_text(encoding="utf-8", errors="replace")
        return "".join(line for line in written.splitlines(keepends=True) if _GONE not in line)

    def photograph(self, target: Path) -> None:
        """Writes a PNG of the whole screen when it has come to rest."""
        photograph(self.keys.environment, target)

    def close(self, how: Literal["window", "signal"] = "window", *, seconds: float = 10.0) -> None:
        """Closes the program by its window or by SIGTERM, and waits for it.

        Raises:
            EndedError: not in time, with another exit status than 0, or with something on stderr.
        """
        if how == "signal":
            os.kill(self.keys.process_id, signal.SIGTERM)
        else:
            for window in reversed(windows_of(self.keys.process_id, self.keys.environment)):
                ask_to_close(window, self.keys.environment)
        self.expect_end(seconds=seconds)

    def expect_end(self, *, status: int = 0, seconds: float = 10.0) -> None:
        """Waits for the end of a program that was told to leave in some way. Raises EndedError."""
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)
        found, complaints = self.process.poll(), self.complaints()
        if found != status or complaints:
            state = "still runs" if found is None else f"ended with {found}"
            raise EndedError(f"the program {state}; on stderr: {complaints or 'nothing'}")


@contextmanager
def running(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    name: str = "TrustDesk",
    seconds: float = 30.0,
) -> Iterator[App]:
    """Starts `command` and gives it when its window has the keyboard; ends it if it still runs.

    `environment` comes from `virtual_display`. The process the keys go to is the one that shows
    the window, also when `command` starts with a watcher such as strace.

    Raises:
        EndedError: the program ended before it showed a window.
        NotInTimeError: no window within `seconds`.
    """
    with ExitStack() as stack:
        errors = stack.enter_context(tempfile.NamedTemporaryFile(prefix="stderr-"))
        process = stack.enter_context(child(command, environment, stderr=errors.file))
        bus = stack.enter_context(accessibility_bus(environment))
        written = Path(errors.name)

        def shown() -> Node | None:
            if process.poll() is not None:
                complaints = written.read_text(encoding="utf-8", errors="replace")
                raise EndedError(f"{command} ended with {process.returncode}: {complaints}")
            return _application(bus, name, process.pid)

        node = until(
            shown, f"a window of {name!r}", seconds=seconds, instead=lambda: _names_on(bus)
        )
        keys = Keys(bus.process_id(node.address[0]), environment)
        keys.take_focus()
        yield App(node, keys, process, written)


def _application(bus: Bus, name: str, started: int) -> Node | None:
    for node in Node(bus, _DESKTOP).children():
        with suppress(RefusedError):
            # By its process too: a second window of the same program may be open.
            ours = node.name == name and descends_from(bus.process_id(node.address[0]), started)
            if ours and any("showing" in window.states for window in node.children()):
                return node
    return None


def _names_on(bus: Bus) -> str:
    names = []
    for node in Node(bus, _DESKTOP).children():
        with suppress(RefusedError):
            names.append(node.name)
    return f"On the bus: {names}"
