"""Writes a file whole or not at all, and says in plain words why it could not."""

import errno
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from trustdesk.domain.faults import ExportFault, msg

_CAUSES: Mapping[str, tuple[str, str]] = {
    "disk-full": (
        msg("The disk is full, so {name} was not written."),
        msg("Make room, or choose another place, and try again."),
    ),
    "no-folder": (
        msg("The folder {folder} does not exist."),
        msg("Create it, or choose another place."),
    ),
    "is-a-folder": (
        msg("{name} is a folder."),
        msg("Choose another name for the file."),
    ),
    "not-allowed": (
        msg("{name} may not be written in {folder}."),
        msg("Close the file if another program has it open, or choose another place."),
    ),
    "not-written": (
        msg("{name} could not be written."),
        msg("Choose another place, and try again."),
    ),
    "not-typeset": (
        msg("{name} could not be made into a PDF."),
        msg("Choose fewer reflections, or save as Markdown instead."),
    ),
}
_KINDS: Mapping[int, str] = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.ENOENT: "no-folder",
    errno.ENOTDIR: "no-folder",
    errno.EISDIR: "is-a-folder",
    errno.EACCES: "not-allowed",
    errno.EPERM: "not-allowed",
    errno.EROFS: "not-allowed",
    errno.EBUSY: "not-allowed",
}


def export_fault(kind: str, out: Path) -> ExportFault:
    """Gives the fault of a kind for a file; an unknown kind is "not-written"."""
    kind = kind if kind in _CAUSES else "not-written"
    cause, step = _CAUSES[kind]
    return ExportFault(kind, cause, step, name=out.name, folder=str(out.parent))


def kind_of(error: OSError) -> str:
    """Gives the kind of fault an error of the system is."""
    return _KINDS.get(error.errno or 0, "not-written")


def part_of(out: Path) -> Path:
    """Gives the name a file has until it is whole."""
    return out.with_name(f"{out.name}.part")


def check_target(out: Path) -> None:
    """Raises ExportFault at once when a file could surely not be written there."""
    if out.is_dir():
        raise export_fault("is-a-folder", out)
    if not out.parent.is_dir():
        raise export_fault("no-folder", out)


def write_whole(out: Path, data: bytes) -> None:
    """Writes the file beside its place, makes it lasting, and lets it take its place.

    Raises ExportFault; what was there before is then untouched and no part of the new is left.
    """
    part = part_of(out)
    try:
        check_target(out)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
        _make_lasting(out.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise export_fault(kind_of(error), out) from error


def _make_lasting(folder: Path) -> None:
    """Syncs the new name; Windows has no way to open a folder and keeps names by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some network drives refuse: the file itself is synced
        return
    finally:
        os.close(handle)
