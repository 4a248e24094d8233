"""The text of a new reflection: typed, in a file, or on standard input."""

import codecs
import sys
from pathlib import Path

from trustdesk.domain.faults import InvalidInput, msg
from trustdesk.domain.text import MAX_BYTES

STANDARD_INPUT = "-"
_ENOUGH = MAX_BYTES + 8
"""Bytes that are read: a larger text is refused anyway, and a file may be a film."""


def body(text: str | None, file: str | None) -> str:
    """Gives the text. Raises InvalidInput when a file cannot be read or is not UTF-8."""
    if file is None:
        return text or ""
    raw = _read(file)
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    try:
        return decoder.decode(raw, final=len(raw) < _ENOUGH)
    except UnicodeDecodeError as error:
        raise InvalidInput(
            "text-encoding",
            msg("The text is not UTF-8."),
            msg("Save it as UTF-8 and try again."),
        ) from error


def _read(file: str) -> bytes:
    try:
        if file == STANDARD_INPUT:
            return sys.stdin.buffer.read(_ENOUGH)
        with Path(file).open("rb") as opened:
            return opened.read(_ENOUGH)
    except (OSError, AttributeError) as error:  # without a terminal sys.stdin is None
        raise InvalidInput(
            "file-unreadable",
            _cause(error),
            msg("Check the name and that you may read it."),
            path=file,
        ) from error


def _cause(error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return msg("There is no file {path}.")
    if isinstance(error, IsADirectoryError):
        return msg("{path} is a folder.")
    return msg("The file {path} cannot be read.")
