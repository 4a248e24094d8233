"""Prints a document in a child process, with progress, and ends the child when told to."""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from trustdesk.domain.faults import Cancelled, msg
from trustdesk.exporters.whole_file import check_target, export_fault, part_of
from trustdesk.services.exporting import Cancelled as AskCancelled
from trustdesk.services.exporting import Notice, Progress

_PHASES = {
    "preparing": msg("Preparing"),
    "typesetting": msg("Setting the pages"),
    "checking": msg("Checking that everyone can read it"),
    "saving": msg("Saving"),
}
_NOTICES = {
    "undrawn": msg("Characters that no font could draw: {n}. They are shown as □."),
    "degraded": msg(
        "The reflection of {when} is given as plain text; its layout could not be set."
    ),
    "undescribed": msg("A picture in the reflection of {when} has no description."),
    "missing": msg("A picture in the reflection of {when} could not be shown."),
}
_ASK_EVERY = 0.05  # seconds between two questions whether to go on
_GRACE = 0.5  # seconds a child has to end before it is killed

Report = Mapping[str, Any]


class TypstPrinter:
    """Prints with Typst.

    Args:
        command: starts the worker: [python, "-m", "trustdesk.exporters.pdf.worker"], or the
            frozen program with its hidden argument.
        resources: the bundled resources folder.
    """

    def __init__(self, command: Sequence[str], resources: Path) -> None:
        self._command = tuple(command)
        self._resources = resources

    def print_pdf(
        self,
        document: Mapping[str, Any],
        out: Path,
        progress: Progress,
        cancelled: AskCancelled,
    ) -> list[Notice]:
        """Writes `out` whole or leaves it untouched, and gives what the person should know.

        Raises ExportFault with cause and next step, or Cancelled; then nothing is left behind.
        """
        check_target(out)
        job = {"resources": str(self._resources), "out": str(out.absolute()), "document": document}
        data = json.dumps(job).encode()
        with subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as child:
            try:
                return self._follow(child, data, out, progress, cancelled)
            finally:
                _end(child)
                with suppress(OSError):
                    part_of(out).unlink(missing_ok=True)

    def _follow(
        self,
        child: "subprocess.Popen[bytes]",
        data: bytes,
        out: Path,
        progress: Progress,
        cancelled: AskCancelled,
    ) -> list[Notice]:
        notices: list[Notice] = []
        for report in _reports(child, data):
            if cancelled():
                raise Cancelled
            if report.get("phase") in _PHASES:
                progress(_PHASES[report["phase"]], None)
            elif report.get("notice") in _NOTICES:
                values = {key: value for key, value in report.items() if key != "notice"}
                notices.append(Notice(_NOTICES[report["notice"]], values))
            elif "fault" in report:
                raise export_fault(report["fault"], out)
            elif "done" in report:
                return notices
        raise export_fault("not-typeset", out)


def _reports(child: "subprocess.Popen[bytes]", data: bytes) -> Iterator[Report]:
    """Gives the child's reports as they come, and an empty one whenever there is none."""
    queue: SimpleQueue[Report | None] = SimpleQueue()
    if child.stdin is None or child.stdout is None:
        raise ValueError("the child has no pipes")
    Thread(target=_feed, args=(child.stdin, data), daemon=True).start()
    Thread(target=_read, args=(child.stdout, queue), daemon=True).start()
    while True:
        try:
            report = queue.get(timeout=_ASK_EVERY)
        except Empty:
            yield {}
            continue
        if report is None:
            return
        yield report


def _feed(stdin: IO[bytes], data: bytes) -> None:
    with suppress(OSError), stdin:  # the child may end before it has read everything
        stdin.write(data)


def _read(stdout: IO[bytes], queue: "SimpleQueue[Report | None]") -> None:
    with suppress(OSError, ValueError):
        for line in stdout:
            queue.put(json.loads(line))
    queue.put(None)


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Ends the child, if it has not ended by itself."""
    with suppress(subprocess.TimeoutExpired):
        child.wait(0 if child.poll() is None else None)
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(_GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
