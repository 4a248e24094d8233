"""The spelling worker seen from the program: it starts when it is first asked."""

import json
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

_STARTS = 3
"""A worker that ends by itself is started again so often; then every word counts as right."""


class SpellingChild:
    """Implements ports.Speller. Use it from one thread, which waits for the answers.

    Args:
        command: starts the worker.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)
        self._process: subprocess.Popen[bytes] | None = None
        self._starts = 0
        self._closed = False

    def unknown(self, words: Sequence[str]) -> set[str]:
        """Gives those words that no dictionary knows."""
        return set(self._answer({"words": list(words)}).get("unknown", ()))

    def suggestions(self, word: str) -> list[str]:
        """Gives at most five words that may have been meant; takes up to a second."""
        return list(self._answer({"suggest": word}).get("suggestions", ()))

    def close(self) -> None:
        """Ends the worker; may be called from any thread, and wakes the one that waits."""
        self._closed = True
        process = self._process
        if process is not None and process.poll() is None:
            process.kill()

    def _answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        with suppress(OSError, ValueError):
            process = self._running()
            if process is not None and process.stdin is not None and process.stdout is not None:
                process.stdin.write(json.dumps(asked).encode() + b"\n")
                process.stdin.flush()
                answer = json.loads(process.stdout.readline())
                return answer if isinstance(answer, dict) else {}
        self._end()
        return {}

    def _running(self) -> subprocess.Popen[bytes] | None:
        if self._process is None and self._starts < _STARTS and not self._closed:
            self._starts += 1
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()

    def finish(self) -> None:
        """Lets go of the worker's pipes, on the thread that asked it."""
        self._closed = True
        self._end()
