"""The bundled pack and the person's own beside it, as one framework.

A pack that was never checked is checked before it is used, which takes pydantic: not on the way
to the first frame. One that is well is remembered (`checked`), and then it is only read.
"""

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from threading import Lock

from trustdesk.domain.faults import PackFault, msg
from trustdesk.domain.framework import Framework
from trustdesk.domain.packs import RESERVED, InstalledPack, PackInfo
from trustdesk.pack.checked import CheckedPacks, signature
from trustdesk.pack.files import PACK_FILE, UNREADABLE, read_toml
from trustdesk.pack.folder import WHOLE, files_of
from trustdesk.pack.loading import load_pack
from trustdesk.pack.problems import PackProblem
from trustdesk.pack.tables import info
from trustdesk.services.joining import joined

CHECKED = ".checked.json"

_LINK = msg("This folder leads elsewhere: put the pack itself here.")
_NAME = msg("The name of this folder cannot be used.")
_TAKEN = msg("Another pack in use has the id {id}.")
_RESERVED = msg("No pack can have the id {id}.")
_UNREAD = msg("The file cannot be used.")


class PackShelf:
    """Reads packs; `framework` is the bundled one until `load` has looked for others.

    Args:
        bundled: the folder of the pack that comes with the program.
        folder: where the person's own lie, each in a folder; it need not exist.
    """

    def __init__(self, bundled: Path, folder: Path) -> None:
        self.folder = folder
        self._bundled = bundled
        self._busy = Lock()
        self._whole: Framework | None = None
        self._installed: tuple[InstalledPack, ...] = ()

    @cached_property
    def first(self) -> Framework:
        """The bundled pack. Raises PackFault."""
        return load_pack(self._bundled)

    @property
    def framework(self) -> Framework:
        """Everything that can be read, written with and rated now."""
        return self._whole or self.first

    @property
    def installed(self) -> tuple[InstalledPack, ...]:
        """Every pack as `load` found it, the bundled one first."""
        bundled = InstalledPack(self._bundled, self.first.packs[0], bundled=True)
        return (bundled, *self._installed)

    def load(self) -> bool:
        """Reads every pack anew; True when the framework is another than before.

        Raises nothing for a faulty pack: it is listed with its faults, and the rest is used.
        """
        with self._busy:
            before = self._whole
            found = [*self._read()]
            self._installed = tuple(pack for pack, _ in found)
            others = [framework for _, framework in found if framework is not None]
            self._whole = joined(self.first, others) if others else None
            return self._whole != before

    def _read(self) -> Iterator[tuple[InstalledPack, Framework | None]]:
        checked = CheckedPacks(self.folder / CHECKED)
        taken, well = {self.first.id}, dict[str, str]()
        for path in self._folders():
            pack, framework, signed = _read_one(path, checked, taken)
            if framework is not None:
                taken.add(framework.id)
                well[path.name] = signed
            yield pack, framework
        if self.folder.is_dir():
            checked.keep(well)

    def _folders(self) -> list[Path]:
        """Gives what lies there as packs; hidden folders and stray files are no packs."""
        try:
            with os.scandir(self.folder) as listed:
                names = [e.name for e in listed if e.is_symlink() or e.is_dir()]
        except OSError:
            return []
        return [self.folder / name for name in sorted(names) if not name.startswith(".")]


def _read_one(
    path: Path, checked: CheckedPacks, taken: set[str]
) -> tuple[InstalledPack, Framework | None, str]:
    if path.is_symlink() or not path.name.isprintable():
        what = _LINK if path.is_symlink() else _NAME
        return InstalledPack(path, None, (PackProblem(WHOLE, "", what),)), None, ""
    files, unsafe = files_of(path)
    if unsafe:
        return InstalledPack(path, None, tuple(unsafe)), None, ""
    signed = signature(files)
    problems = [] if checked.is_known(path.name, signed) else _check(path)
    problems = problems or named_problems(info_of(path), taken)
    framework: Framework | None = None
    if not problems:
        try:
            framework = load_pack(path)
        except PackFault as fault:
            problems = [PackProblem(str(fault.values.get("file", PACK_FILE)), "", _UNREAD)]
    return InstalledPack(path, info_of(path), tuple(problems)), framework, signed


def _check(path: Path) -> list[PackProblem]:
    from trustdesk.pack.checking import check_pack

    return check_pack(path)


def named_problems(pack: PackInfo | None, taken: set[str]) -> list[PackProblem]:
    """Gives what keeps a pack's id from being one beside the others."""
    if pack is None or (pack.id not in taken and pack.id not in RESERVED):
        return []
    what = _TAKEN if pack.id in taken else _RESERVED
    return [PackProblem(PACK_FILE, "id", what, {"id": pack.id})]


def info_of(folder: Path) -> PackInfo | None:
    """Gives what a pack says of itself, or None when that cannot be read."""
    try:
        return info(read_toml(folder / PACK_FILE))
    except (*UNREADABLE, RecursionError):
        return None
