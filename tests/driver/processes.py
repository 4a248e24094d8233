"""Child processes, each ended by its own handle and within bounded time."""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_PATIENCE = 5.0


@contextmanager
def child(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    stdout: int | IO[bytes] = subprocess.DEVNULL,
    stderr: int | IO[bytes] = subprocess.DEVNULL,
    pass_fds: Sequence[int] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """Runs `command` in exactly `environment` as long as the block lasts."""
    process = subprocess.Popen(
        command,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        pass_fds=pass_fds,
    )
    try:
        yield process
    finally:
        end(process)


def descends_from(process_id: int, ancestor: int) -> bool:
    """Tells whether the process is the ancestor itself or was started by it or its children."""
    while process_id > 1:
        if process_id == ancestor:
            return True
        try:
            facts = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8")
        except OSError:  # it has ended
            return False
        process_id = int(facts.rpartition(")")[2].split()[1])  # the name before it may hold spaces
    return False


def end(process: subprocess.Popen[bytes], seconds: float = _PATIENCE) -> None:
    """Asks the process to leave, then makes it; returns when it is gone."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(seconds)
    if process.stdout:
        process.stdout.close()
