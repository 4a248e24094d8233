"""Reflections and journals for the tests of storage."""

from datetime import date, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

from tests.fakes import STOCKHOLM, FixedClock
from trustdesk.domain.entry import Citation, Entry, FollowUp, Rating
from trustdesk.paths import DataFolder
from trustdesk.services.swedish import stem
from trustdesk.storage.opening import open_journal, open_reader
from trustdesk.storage.store import SqliteJournal

NOON = datetime(2026, 11, 19, 12, 0, 0, 123000, tzinfo=STOCKHOLM)


def uid(number: int) -> str:
    return f"0193{number:04x}-0000-7000-8000-000000000000"


def entry(number: int = 1, **changes) -> Entry:
    """A reflection with nothing but what is given."""
    values = {"date": date(2026, 11, 19), "created_at": NOON, "updated_at": NOON} | changes
    return Entry(id=uid(number), **values)


def full_entry(number: int = 1, **changes) -> Entry:
    """A reflection with something in every part."""
    values = {
        "title": "Samtalet om ansvaret",
        "body": "Jag **vågade** fråga på mötet.\n\n==Det räckte att lyssna.== Å, ä och ö.",
        "forms": ("vagledd", "balansen"),
        "roles": ("utmana_regelverk",),
        "relations": ("brukare", "politiker"),
        "tags": ("Öppenhet", "arbete", "ärende"),
        "ratings": (
            Rating("kunna", 4, "Jag kunde reglerna", 2),
            Rating("vaga", None),
            Rating("vilja", 1, "", 1, uid(9)),
            Rating("vilja", 5),
        ),
        "answers": {
            "vagledd": {"vad": "Ett nej som blev ett kanske", "val": ["en", "två"]},
            "balansen": {"steg": -3, "varfor": {"tyngd": "Lagen vägde tyngst", "tomt": None}},
        },
        "citations": (Citation("roller", "utmana", "ett citat", "1.0"), Citation("tillit")),
        "follow_ups": (
            FollowUp(date(2026, 12, 1), "Hur gick det med sekretessen?"),
            FollowUp(date(2026, 11, 1), "Och sen?", NOON + timedelta(days=1), "Bra nog"),
        ),
        "created_at": NOON.astimezone(timezone(timedelta(hours=-3, minutes=-30))),
    } | changes
    return entry(number, **values)


def open_store(folder: DataFolder, clock: FixedClock | None = None) -> SqliteJournal:
    """The journal in a folder, made when it is missing."""
    connection = open_journal(folder, expected=folder.journal.exists(), create=True)
    return SqliteJournal(lambda: connection, folder.journal, stem, clock or FixedClock())


def kept(store: SqliteJournal, entry_id: str) -> Entry:
    """The reflection as the journal holds it."""
    found = store.entry(entry_id)
    assert found is not None
    return found


def open_reading_store(folder: DataFolder) -> SqliteJournal:
    connection = open_reader(folder)
    return SqliteJournal(lambda: connection, folder.journal, stem, FixedClock(), writable=False)


def bytes_of(root: Path) -> dict[str, str]:
    """Every file in a folder by its hash; -shm is SQLite's own notepad and holds no data."""
    return {
        str(path.relative_to(root)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.endswith("-shm")
    }
