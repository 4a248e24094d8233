"""Reflections made by rule, the same every time: about 300 words each, one or more a day."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from trustdesk.domain.entry import Entry, Rating

_WORDS = """
tillit ansvar förtroende medarbetare medborgare uppdrag styrning handlingsutrymme beslut samtal
myndighet chef kollega erfarenhet kunskap mod vilja rättssäkerhet verksamhet uppföljning
kontroll lärande dialog perspektiv återkoppling ärende handläggning bemötande delaktighet omdöme
"""
_GLUE = """
och att jag i dag fick när som med för på det inte men över efter redan också därför ändå under
mellan utan vi hon han de var blev sa frågade såg
"""


def _sentence(rng: random.Random) -> str:
    words = [
        rng.choice((_WORDS if n % 3 == 1 else _GLUE).split()) for n in range(rng.randint(6, 16))
    ]
    return " ".join(words).capitalize() + "."


def _paragraph(rng: random.Random) -> str:
    return " ".join(_sentence(rng) for _ in range(rng.randint(4, 7)))


def entries(count: int, last: date = date(2026, 11, 19), *, a_day: int = 1) -> Iterator[Entry]:
    """Gives `count` reflections, the earliest first, the last on `last`, so many a day."""
    rng = random.Random(count)
    for n in range(count):
        day = last - timedelta(days=(count - 1 - n) // a_day)
        made = datetime(day.year, day.month, day.day, 15, 4, tzinfo=UTC)
        yield Entry(
            id=str(UUID(int=(int(made.timestamp() * 1000) << 80) | (7 << 76) | (2 << 62) | n)),
            date=day,
            created_at=made,
            updated_at=made,
            title=_sentence(rng).rstrip("."),
            body="\n\n".join(_paragraph(rng) for _ in range(6)),
            tags=("samverkan",) if n % 5 == 0 else (),
            ratings=(Rating("kunna", n % 5 + 1),) if n % 3 == 0 else (),
        )


def seed(folder: Path, count: int, *, a_day: int = 1) -> Path:
    """Makes a data folder with `count` reflections, so many a day, and gives it."""
    from trustdesk import wiring

    folder.mkdir(parents=True, exist_ok=True)
    core = wiring.build_core(str(folder), "sv")
    with core.writing_store() as store:
        for entry in entries(count, a_day=a_day):
            store.save(entry, reason="import")
    return folder
