"""What the first bytes of a file tell, read without SQLite, so that nothing is touched."""

import struct
from dataclasses import dataclass
from pathlib import Path

from trustdesk.storage.failures import fault, told

_MAGIC = b"SQLite format 3\0"
_SIZE = 100


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of SQLite's file header that matter here (sqlite.org/fileformat2.html, 1.3)."""

    page_size: int
    user_version: int
    application_id: int


def wal_of(path: Path) -> Path:
    """Gives where SQLite keeps what is not yet written into the file itself."""
    return path.with_name(path.name + "-wal")


def has_content(path: Path) -> bool:
    """True when the file exists and holds something. Raises JournalFault when it cannot be seen."""
    with told(path):
        return path.exists() and path.stat().st_size > 0


def read_header(path: Path) -> Header:
    """Gives the header of an existing, not empty file.

    Raises JournalFault: "not-a-journal"; "damaged" when the size is no whole number of pages
    (unless a -wal lies beside it: a full disk can cut a page that the -wal still holds).
    """
    with told(path):
        if not path.is_file():
            raise fault("not-a-journal", path)
        with path.open("rb") as file:
            start = file.read(_SIZE)
        size = path.stat().st_size
    if len(start) < _SIZE or not start.startswith(_MAGIC):
        raise fault("not-a-journal", path)
    (page,) = struct.unpack_from(">H", start, 16)
    page = 65536 if page == 1 else page
    if page < 512 or (size % page and not has_content(wal_of(path))):
        raise fault("damaged", path)
    version, application = struct.unpack_from(">I4xI", start, 60)
    return Header(page, version, application)
