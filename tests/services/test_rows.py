from dataclasses import replace
from datetime import UTC, date, datetime

from trustdesk.domain.entry import EntryRow
from trustdesk.services.journal import with_row

DAY = date(2026, 11, 19)


def row(name: str, day: int = 19) -> EntryRow:
    return EntryRow(name, date(2026, 11, day), name, "", datetime(2026, 11, day, tzinfo=UTC))


def ids(rows: list[EntryRow]) -> list[str]:
    return [r.id for r in rows]


def test_a_row_stays_where_it_stands_while_its_day_stays():
    rows = [row("b"), row("z"), row("a"), row("c", 18)]  # ids say nothing: a clock was put back
    changed = with_row(rows, replace(row("z"), title="Ny"))
    assert ids(changed) == ["b", "z", "a", "c"]
    assert changed[1].title == "Ny"


def test_a_new_row_is_the_latest_of_its_day():
    rows = [row("b"), row("a"), row("c", 18)]
    assert ids(with_row(rows, row("0"))) == ["0", "b", "a", "c"]
    assert ids(with_row(rows, row("0", 18))) == ["b", "a", "0", "c"]
    assert ids(with_row(rows, row("0", 1))) == ["b", "a", "c", "0"]


def test_another_day_moves_it_and_an_empty_one_goes():
    rows = [row("b"), row("a"), row("c", 18)]
    assert ids(with_row(rows, row("b", 18))) == ["a", "b", "c"]
    assert ids(with_row(rows, row("a"), gone=True)) == ["b", "c"]
