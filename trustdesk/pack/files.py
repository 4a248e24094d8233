"""The files of a content pack, as text and tables."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from trustdesk.domain.faults import PackFault, msg

Table = Mapping[str, Any]
"""One table of a TOML file."""

Head = dict[str, str | list[str]]
"""The front matter of a page."""

PACK_FILE = "pack.toml"

UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError)
"""What a file raises that is missing, no UTF-8, no TOML or of another shape."""

_ENCODING = "utf-8-sig"  # editors on Windows put a byte order mark first
_DEEPEST = 24
_FENCE = "---\n"


def broken(folder: Path, file: str) -> PackFault:
    """Gives the fault for a file of a pack that cannot be used; the checker tells more."""
    return PackFault(
        "pack-broken",
        msg("The content pack in {folder} cannot be used: something is wrong in {file}."),
        msg("Run “trustdesk content check {folder}” to see what."),
        folder=folder,
        file=file,
    )


def no_pack(folder: Path) -> PackFault:
    """Gives the fault for a folder that holds no content pack."""
    return PackFault(
        "pack-missing",
        msg("There is no content pack in {folder}: it holds no file {file}."),
        msg("Choose the folder that holds it."),
        folder=folder,
        file=PACK_FILE,
    )


def read_text(path: Path) -> str:
    """Gives a file's text. Raises OSError or UnicodeDecodeError."""
    return path.read_text(encoding=_ENCODING)


def read_toml(path: Path) -> dict[str, Any]:
    """Gives a TOML file's table, empty when there is no such file.

    Raises OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, or ValueError for a number that is
    too long and for values that lie too deep in each other.
    """
    try:
        found = tomllib.loads(read_text(path))
    except FileNotFoundError:
        return {}
    except RecursionError as error:
        raise ValueError("too deep") from error
    if _lies_too_deep(found):
        raise ValueError("too deep")
    return found


def _lies_too_deep(table: dict[str, Any]) -> bool:
    waiting: list[tuple[Any, int]] = [(table, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > _DEEPEST:
            return True
        parts = value.values() if isinstance(value, dict) else value
        if isinstance(value, dict | list):
            waiting += ((part, depth + 1) for part in parts)
    return False


def page_files(folder: Path, language: str) -> Iterator[Path]:
    """Gives the page files of one language, by name."""
    yield from sorted((folder / language / "pages").glob("*.md"))


def split_page(text: str) -> tuple[str, str]:
    """Gives a page's front matter (without its fences) and its body.

    Raises ValueError when it does not begin with front matter.
    """
    if not text.startswith(_FENCE):
        raise ValueError("no front matter")
    end = text.index("\n" + _FENCE, len(_FENCE) - 1)
    return text[len(_FENCE) : end + 1], text[end + 1 + len(_FENCE) :].strip("\n")


def read_head(head: str) -> Head:
    """Gives front matter that keeps to one `key: value` or `key: [a, b]` a line.

    This much of YAML is enough for a page and needs no YAML library at the start of the
    program; the checker compares it with the YAML itself.
    """
    lines = (line for line in head.splitlines() if line.strip() and not line.startswith("#"))
    pairs = (line.partition(":") for line in lines)
    return {key.strip(): _value(value.strip()) for key, _, value in pairs}


def _value(text: str) -> str | list[str]:
    if text.startswith("[") and text.endswith("]"):
        return [_unquoted(item.strip()) for item in text[1:-1].split(",") if item.strip()]
    return _unquoted(text)


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "'\""
    return text[1:-1] if quoted else text
