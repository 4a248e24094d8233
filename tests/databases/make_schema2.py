"""Makes schema2.db, a journal as a program with highlights and bookmarks writes it.

python -m tests.databases.make_schema2
It is made once and then only read: a later program has to open it as it is.
"""

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.databases import make_schema1
from tests.databases.make_schema1 import MADE
from tests.fakes import FixedClock
from trustdesk.domain.entry import Citation, Entry
from trustdesk.domain.passage import Passage, PassageKind, Quoted
from trustdesk.paths import DataFolder
from trustdesk.services.swedish import stem
from trustdesk.storage.backup import make_backup
from trustdesk.storage.opening import open_journal
from trustdesk.storage.store import SqliteJournal

OUT = Path(__file__).resolve().parent / "schema2.db"


def expected() -> list[Entry]:
    """What the file holds, the earliest day first."""
    first, *others = make_schema1.expected()
    cited = Citation("utmana", "nar", "ett citat på åtta ord", "1.0", "Det är ", " och inte fler.")
    return [replace(first, citations=(cited,)), *others]


def expected_passages() -> list[Passage]:
    """What is marked in it, the earliest first."""
    quoted = Quoted("nar", "vågar säga det", "den som ", ", även när")
    later = MADE + timedelta(hours=3)
    ids = (f"01978a00-0000-7000-8000-00000000010{n}" for n in (1, 2))
    return [
        Passage(next(ids), PassageKind.HIGHLIGHT, "utmana", quoted, "1.0", MADE, later, "Som Åsa."),
        Passage(
            next(ids), PassageKind.BOOKMARK, "bada", Quoted("", "Roller 🙂"), "1.0", later, later
        ),
    ]


def make(out: Path) -> None:
    with TemporaryDirectory() as place:
        folder = DataFolder(Path(place))
        connection = open_journal(folder, expected=False, create=True)
        store = SqliteJournal(lambda: connection, folder.journal, stem, FixedClock(MADE))
        for entry in expected():
            store.save(entry, reason="leave", caret=3)
        for passage in expected_passages():
            store.passages.keep(passage)
        store.set_setting("author", "Åsa Öberg")
        make_backup(connection, out)
        store.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
