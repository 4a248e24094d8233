"""A pack's folder before it is read: only plain files inside it, not too many, not too large."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trustdesk.domain.faults import msg
from trustdesk.pack.problems import PackProblem

MOST_FILES = 2_000
LARGEST_FILE = 2_000_000
LARGEST_PAGE = 200_000
LARGEST_PACK = 50_000_000
DEEPEST = 8

WHOLE = "."
"""Stands for the folder itself where it is at fault."""

_LINK = msg("This leads elsewhere: a pack holds files and folders of its own.")
_NO_FILE = msg("This is neither a file nor a folder.")
_TOO_MANY = msg("A pack holds at most {n} files.")
_TOO_LARGE = msg("This is larger than {n} kB.")
_ALL_TOO_LARGE = msg("The pack is larger than {n} MB.")
_TOO_DEEP = msg("The folders lie too deep inside each other.")
_UNREAD = msg("The folder cannot be read: {reason}.")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A plain file: its path in the pack with slashes, its size, and when it was changed."""

    name: str
    size: int
    changed: int


def files_of(folder: Path) -> tuple[list[FoundFile], list[PackProblem]]:
    """Gives the files of a pack and what keeps it from being read at all; opens no file."""
    files: list[FoundFile] = []
    problems: list[PackProblem] = []
    for found in _walk(folder, "", 0):
        if isinstance(found, FoundFile):
            files.append(found)
            problems += _too_large(found)
        else:
            problems.append(found)
        if len(files) > MOST_FILES:
            return files, [*problems, PackProblem(WHOLE, "", _TOO_MANY, {"n": MOST_FILES})]
    if sum(file.size for file in files) > LARGEST_PACK:
        values = {"n": LARGEST_PACK // 1_000_000}
        problems.append(PackProblem(WHOLE, "", _ALL_TOO_LARGE, values))
    return files, problems


def _walk(folder: Path, within: str, depth: int) -> Iterator[FoundFile | PackProblem]:
    if depth > DEEPEST:
        yield PackProblem(within, "", _TOO_DEEP)
        return
    try:
        with os.scandir(folder / within) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError as error:
        yield PackProblem(within or WHOLE, "", _UNREAD, {"reason": error.strerror or ""})
        return
    for entry in entries:
        name = f"{within}/{entry.name}" if within else entry.name
        yield from _found(folder, entry, name, depth)


def _found(
    folder: Path, entry: "os.DirEntry[str]", name: str, depth: int
) -> Iterator[FoundFile | PackProblem]:
    if _leads_away(folder, entry, name):
        yield PackProblem(name, "", _LINK)
    elif entry.is_dir(follow_symlinks=False):
        yield from _walk(folder, name, depth + 1)
    elif entry.is_file(follow_symlinks=False):
        stat = entry.stat(follow_symlinks=False)
        yield FoundFile(name, stat.st_size, stat.st_mtime_ns)
    else:
        yield PackProblem(name, "", _NO_FILE)


def _leads_away(folder: Path, entry: "os.DirEntry[str]", name: str) -> bool:
    """True for a link, and for the joined folders of Windows, which are none by name."""
    return entry.is_symlink() or Path(entry.path).resolve() != folder.resolve() / name


def _too_large(file: FoundFile) -> Iterator[PackProblem]:
    most = LARGEST_PAGE if file.name.endswith(".md") else LARGEST_FILE
    if file.size > most:
        yield PackProblem(file.name, "", _TOO_LARGE, {"n": most // 1000})
