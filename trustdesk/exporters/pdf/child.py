"""The worker process seen from the program: lines are given to it, reports come back."""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import IO, Any

Report = Mapping[str, Any]

_ASK_EVERY = 0.02  # seconds between two questions whether to go on
_GRACE = 0.5  # seconds a child has to end before it is killed


class Child:
    """A started worker; leaving the block ends it.

    Args:
        command: starts the worker: [python, "-m", "trustdesk.exporters.pdf.worker"], or the
            frozen program with its hidden argument.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise ValueError("the child has no pipes")
        self._stdin: IO[bytes] = self._process.stdin
        self._stdout: IO[bytes] = self._process.stdout
        self._queue: SimpleQueue[Report | None] = SimpleQueue()
        self._threads = [Thread(target=self._read, daemon=True)]
        self._threads[0].start()

    def __enter__(self) -> "Child":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def give(self, value: Mapping[str, Any], *, last: bool = False) -> None:
        """Gives the child one line, beside the caller: it may be larger than a pipe holds.

        `last` closes what it reads from. Give the next only when it has answered.
        """
        line = json.dumps(value).encode() + b"\n"
        thread = Thread(target=self._feed, args=(line, last), daemon=True)
        self._threads.append(thread)
        thread.start()

    def reports(self) -> Iterator[Report]:
        """Gives the reports as they come, and an empty one whenever there is none.

        A report that tells of `bytes` holds them as `data`. Ends when the child does.
        """
        while True:
            try:
                report = self._queue.get(timeout=_ASK_EVERY)
            except Empty:
                yield {}
                continue
            if report is None:
                return
            yield report

    def end(self) -> None:
        """Ends the child, if it has not ended by itself; nothing of it is left."""
        process = self._process
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(_GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for thread in self._threads:  # its pipes are broken now, so they end at once
            thread.join()
        for pipe in (self._stdin, self._stdout):
            with suppress(OSError):
                pipe.close()

    def _feed(self, line: bytes, last: bool) -> None:
        with suppress(OSError, ValueError):  # the child may end before it has read everything
            self._stdin.write(line)
            self._stdin.flush()
            if last:
                self._stdin.close()

    def _read(self) -> None:
        with suppress(OSError, ValueError):
            for line in self._stdout:
                report = json.loads(line)
                if "bytes" in report:
                    report["data"] = self._stdout.read(report["bytes"])
                self._queue.put(report)
        self._queue.put(None)
