"""Puts a pack among the person's own, whole or not at all, and takes one away without deleting."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from trustdesk.domain.faults import PackFault, msg
from trustdesk.domain.packs import FaultyPack, PackInfo
from trustdesk.pack.checking import check_pack
from trustdesk.pack.folder import files_of
from trustdesk.pack.shelf import info_of, named_problems

_NEW = ".new"


def add_pack(source: Path, packs: Path, removed: Path, bundled: str, now: datetime) -> PackInfo:
    """Copies a pack into `packs`, under its id, and gives what it says of itself.

    A pack of the same id that lies there is put aside into `removed`. What is checked last is
    the copy. Raises FaultyPack, or PackFault when it cannot be written; nothing is added then.
    """
    _checked(source, bundled)
    beside = packs / _NEW
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        _copy(source, beside)
        pack = _checked(beside, bundled)
        for path in _of_id(pack.id, packs):
            put_aside(path.name, packs, removed, now)
        beside.rename(packs / pack.id)
    except OSError as error:
        raise _unwritten(packs, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return pack


def remove_pack(name: str, packs: Path, removed: Path, now: datetime) -> Path | None:
    """Moves the pack in the folder of this name into `removed`; gives where it lies now.

    Raises PackFault when it cannot be moved.
    """
    try:
        return put_aside(name, packs, removed, now)
    except OSError as error:
        raise _unwritten(removed, error) from error


def put_aside(name: str, packs: Path, removed: Path, now: datetime) -> Path | None:
    """Moves what lies under a name out of the way; gives where to, None when nothing lay there."""
    there = packs / name
    if not os.path.lexists(there):
        return None
    removed.mkdir(parents=True, exist_ok=True)
    stamp = now.strftime("%Y-%m-%d-%H%M%S")
    names = (f"{name}-{stamp}" + (f"-{n}" if n else "") for n in range(1_000))
    to = next(removed / name for name in names if not os.path.lexists(removed / name))
    there.rename(to)
    return to


def _checked(folder: Path, bundled: str) -> PackInfo:
    problems = check_pack(folder)
    pack = None if problems else info_of(folder)
    problems = problems or named_problems(pack, {bundled})
    if problems or pack is None:
        raise FaultyPack(problems)
    return pack


def _of_id(pack_id: str, packs: Path) -> list[Path]:
    """Gives the folders that hold a pack of this id, or are called so."""
    those = (path for path in packs.iterdir() if not path.name.startswith("."))
    return [p for p in those if p.name == pack_id or getattr(info_of(p), "id", "") == pack_id]


def _copy(source: Path, to: Path) -> None:
    """Copies the files, and of a link nothing but itself: the check of the copy refuses it."""
    for file in files_of(source)[0]:
        copy = to / file.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / file.name, copy, follow_symlinks=False)


def _unwritten(folder: Path, error: OSError) -> PackFault:
    return PackFault(
        "pack-unwritten",
        msg("The package could not be put in {folder}: {reason}."),
        msg("Look whether the disk is full and the folder can be written to."),
        folder=folder,
        reason=error.strerror or "",
    )
