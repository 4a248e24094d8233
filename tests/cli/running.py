"""Runs the command line as a script does, in this process or in one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from trustdesk.__main__ import main

PROGRAM = (sys.executable, "-m", "trustdesk")
REPOSITORY = Path(__file__).resolve().parents[2]


class Told(NamedTuple):
    """What a command answered."""

    status: int
    out: str
    err: str


def run(*arguments: str | Path, stdin: bytes = b"") -> Told:
    """Runs a command here, on streams that are Latin-1 until the program says otherwise."""
    out, err = _stream(), _stream()
    before, sys.stdin = sys.stdin, _stream(stdin)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = main([str(argument) for argument in arguments])
    finally:
        sys.stdin = before
    return Told(status, _written(out), _written(err))


def _stream(content: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding="latin-1", newline="\n")


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


def surroundings(**changes: str) -> dict[str, str]:
    """The environment of a process: without what would lead it to the developer's own journal."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TRUSTDESK_", "PYTHON"))}
    return kept | {"PYTHONPATH": str(REPOSITORY)} | changes


def spawn(
    *arguments: str | bytes | Path,
    stdin: bytes = b"",
    before: tuple[str, ...] = (),
    environment: Mapping[str, str] | None = None,
) -> "subprocess.CompletedProcess[bytes]":
    """Runs a command in a process of its own; `before` is what starts it (`setpriv`, …)."""
    return subprocess.run(
        [*before, *PROGRAM, *arguments],
        input=stdin,
        env=dict(environment) if environment is not None else surroundings(),
        capture_output=True,
        timeout=60,
        check=False,
    )
