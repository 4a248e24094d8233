"""Makes schema1.db, a journal as the first release writes it.

python -m tests.databases.make_schema1
It is made once and then only read: a later program has to open it as it is.
"""

import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fakes import FixedClock
from trustdesk.domain.entry import Citation, Entry, FollowUp, Rating
from trustdesk.paths import DataFolder
from trustdesk.services.swedish import stem
from trustdesk.storage.backup import make_backup
from trustdesk.storage.opening import open_journal
from trustdesk.storage.store import SqliteJournal

OUT = Path(__file__).resolve().parent / "schema1.db"
SUMMER = timezone(timedelta(hours=2))
MADE = datetime(2026, 6, 18, 8, 15, 0, 250000, tzinfo=SUMMER)


def expected() -> list[Entry]:
    """What the file holds, the earliest day first."""
    return [
        Entry(
            "01978a00-0000-7000-8000-000000000001",
            date(2026, 6, 17),
            MADE,
            MADE + timedelta(hours=1),
            "Överläggningen",
            "Vi fick **råd** om ärendet.\n\n==Ingen hade frågat brukaren.==\n",
            forms=("vagledd",),
            roles=("utmana_regelverk",),
            relations=("brukare", "granskande"),
            tags=("Ärlighet", "möte"),
            ratings=(
                Rating("kunna", 4, "Jag kände till reglerna"),
                Rating("vaga", None),
                Rating("vilja", 2, "", 1, "01978a00-0000-7000-8000-000000000002"),
            ),
            answers={"vagledd": {"vad_hande": "Åklagaren ringde", "val": ["a", "b"]}},
            citations=(Citation("utmana", "nar", "ett citat på åtta ord", "1.0"),),
            follow_ups=(FollowUp(date(2026, 7, 1), "Vågade jag säga det?"),),
        ),
        Entry(
            "01978a00-0000-7000-8000-000000000002",
            date(2026, 6, 18),
            MADE,
            MADE,
            "",
            "Kort. 🙂 a\u030a som två tecken.",
            follow_ups=(
                FollowUp(date(2026, 6, 19), "Och?", MADE + timedelta(days=1), "Det gick bra"),
            ),
        ),
        Entry(
            "01978a00-0000-7000-8000-000000000003",
            date(2026, 6, 18),
            MADE,
            MADE,
            "I korgen",
            "Borttaget men inte raderat.",
            trashed=True,
        ),
    ]


def make(out: Path) -> None:
    with TemporaryDirectory() as place:
        folder = DataFolder(Path(place))
        connection = open_journal(folder, expected=False, create=True)
        store = SqliteJournal(lambda: connection, folder.journal, stem, FixedClock(MADE))
        for entry in expected():
            store.save(entry, reason="leave", caret=3)
        store.set_setting("author", "Åsa Öberg")
        make_backup(connection, out)
        store.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
