"""What makes a written file outlive a power cut: the few calls that differ between platforms."""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "darwin":
    import fcntl


def fsync_file(path: Path) -> None:
    """Forces a file's content to the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        if sys.platform == "darwin":
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def fsync_folder(path: Path) -> None:
    """Forces a folder's names to the disk, so that a rename or a new file stays. Raises OSError.

    Windows cannot flush a folder; NTFS writes names to its own log in order, so that after a power
    cut there is the old name or the new, and the very last rename may be the old.
    """
    if sys.platform != "win32":
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def replace(source: Path, target: Path) -> None:
    """Moves a finished file over `target` (same folder), whole or not at all. Raises OSError."""
    source.replace(target)
    fsync_folder(target.parent)


def keep_copy(source: Path, target: Path) -> None:
    """Gives a file a second name, or a copy where the file system has no second names.

    `source` stays in place, so there is no moment without it. Raises OSError.
    """
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        fsync_file(target)
    fsync_folder(target.parent)


def place(source: Path, target: Path) -> None:
    """Gives a finished file its final name unless something already has it (then it is dropped).

    An empty `target` counts as nothing. Raises OSError.
    """
    if target.exists() and target.stat().st_size == 0:
        source.replace(target)
    else:
        with suppress(FileExistsError):
            _second_name(source, target)
        source.unlink(missing_ok=True)
    fsync_folder(target.parent)


def _second_name(source: Path, target: Path) -> None:
    """Links `target` to `source`; without second names it moves it, if `target` is free."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        if not target.exists():
            source.rename(target)


def allocate(path: Path, size: int) -> None:
    """Makes a file that really takes `size` bytes of the disk. Raises OSError, also when full.

    Where the system cannot set room aside it is written, with bytes no disk can press together.
    """
    with path.open("wb", buffering=0) as file:
        if sys.platform == "linux":
            with suppress(OSError):
                os.posix_fallocate(file.fileno(), 0, size)
                return
        while (left := size - file.tell()) > 0:
            file.write(os.urandom(min(left, 1024 * 1024)))
        os.fsync(file.fileno())
