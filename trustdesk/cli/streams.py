"""What goes out: always UTF-8, and one line at a time; the reader may have left."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from trustdesk.domain.faults import Fault, msg

_GONE = frozenset({errno.EPIPE, errno.EINVAL})
"""How a reader that has left shows; EINVAL is Windows' way."""


class NobodyReads(Exception):  # noqa: N818 - `list | head -1` is no error
    """The reader of stdout has left; what it wanted it has had."""


def use_utf8() -> None:
    """Writes UTF-8 from now on, whatever the system's locale is called."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def in_utf8(text: str) -> str:
    """Gives what was typed as UTF-8, where a locale without å, ä and ö left it as raw bytes.

    Text that is no UTF-8 either is given back as it is.
    """
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        return text


def visible(text: str) -> str:
    """Gives the text without characters that would steer a terminal; line feeds and tabs stay."""
    return "".join(c if c.isprintable() or c in "\n\t" else _harmless(c) for c in text)


def _harmless(character: str) -> str:
    """Control characters become a mark; other unprintable ones (soft hyphens, …) do no harm."""
    return "\ufffd" if ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 else character


def say(text: str) -> None:
    """Writes a line on stdout. Raises NobodyReads, or a Fault when it cannot be written."""
    with _heard():
        print(in_utf8(text))


def finish() -> None:
    """Writes what waits for stdout; raises as `say` does."""
    if sys.stdout is not None:
        with _heard():
            sys.stdout.flush()


def complain(text: str) -> None:
    """Writes one line on stderr, if anybody can hear it."""
    if sys.stderr is not None:
        line = " ".join(visible(in_utf8(text)).split())
        try:
            print(f"trustdesk: {line}", file=sys.stderr, flush=True)
        except OSError:
            _drop_the_rest(sys.stderr)


@contextmanager
def _heard() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        _drop_the_rest(sys.stdout)
        if error.errno in _GONE:
            raise NobodyReads from error
        raise Fault(
            "output",
            msg("The result could not be written."),
            msg("Check where it was to go, and that the disk has room."),
        ) from error


def _drop_the_rest(stream: TextIO) -> None:
    """Sends what still waits nowhere, or Python would complain of it once more when it ends."""
    with suppress(OSError, ValueError):
        number = stream.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
