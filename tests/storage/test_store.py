"""The journal does what JournalStore says, on a real file."""

import traceback
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.storage.making import (
    NOON,
    bytes_of,
    entry,
    full_entry,
    open_reading_store,
    open_store,
    uid,
)
from trustdesk.domain.entry import Filters, Rating
from trustdesk.domain.faults import JournalFault
from trustdesk.services.ports import JournalStore
from trustdesk.storage.opening import open_journal


def test_it_is_a_journal_store(journal):
    store: JournalStore = journal
    assert store.count(Filters()) == 0


def test_a_saved_reflection_comes_back_equal_to_the_last_detail(journal, folder):
    kept = full_entry()
    journal.save(kept, caret=17)
    assert journal.entry(kept.id) == kept
    assert journal.caret(kept.id) == 17
    back = open_reading_store(folder).entry(kept.id)
    assert back == kept
    assert back.created_at.utcoffset() == timedelta(hours=-3, minutes=-30)
    assert journal.entry(uid(2)) is None
    assert journal.caret(uid(2)) == 0


def test_a_changed_reflection_replaces_every_part(journal):
    journal.save(full_entry())
    changed = full_entry(
        title="",
        body="",
        forms=("balansen",),
        roles=("folja_regelverk", "utmana_regelverk"),
        relations=(),
        tags=("arbete", "nytt"),
        ratings=(Rating("vaga", 2),),
        answers={"balansen": {"steg": 0}},
        citations=(),
        follow_ups=(),
    )
    journal.save(changed)
    assert journal.entry(changed.id) == changed
    assert journal.tags() == ["arbete", "nytt"]


def test_a_form_that_was_taken_away_keeps_its_answers(journal):
    kept = full_entry(forms=())
    journal.save(kept)
    assert journal.entry(kept.id).answers == full_entry().answers
    assert journal.count(Filters(form="vagledd")) == 0
    assert journal.count(Filters(query="kanske")) == 1


def test_moments_are_kept_to_the_millisecond(journal):
    journal.save(entry(updated_at=NOON + timedelta(microseconds=456), body="x"))
    assert journal.entry(uid(1)).updated_at == NOON


def test_the_last_of_two_ratings_of_the_same_counts(journal):
    journal.save(
        entry(ratings=(Rating("kunna", 1), Rating("kunna", 5), Rating("kunna", 2, about=uid(2))))
    )
    assert journal.entry(uid(1)).ratings == (Rating("kunna", 5), Rating("kunna", 2, about=uid(2)))


def test_rows_come_latest_day_first_then_latest_made(journal):
    for number, day in ((1, 3), (2, 5), (3, 5), (4, 1)):
        journal.save(entry(number, date=date(2026, 5, day), body=f"text {number}"))
    assert [row.id for row in journal.rows(Filters())] == [uid(n) for n in (3, 2, 1, 4)]
    assert [row.id for row in journal.rows(Filters(), limit=2, skip=1)] == [uid(2), uid(1)]
    assert [e.id for e in journal.entries(Filters())] == [uid(n) for n in (4, 1, 2, 3)]


def test_a_row_shows_the_beginning_without_marks(journal):
    journal.save(
        entry(1, title="T", body="# Möte\n\n- **Först** [länk](http://x.se) " + "ord " * 99)
    )
    journal.save(entry(2, answers={"f": {"a": "Bara ett svar"}}))
    answer, row = journal.rows(Filters())
    assert row.title == "T"
    assert row.excerpt.startswith("Möte Först länk ord ord")
    assert len(row.excerpt) <= 161
    assert row.excerpt.endswith("ord…")
    assert row.updated_at == NOON
    assert answer.excerpt == "Bara ett svar"


def test_more_reflections_than_one_batch_come_whole_and_in_order(journal):
    for number in range(230):
        journal.save(entry(number, body=str(number), tags=(f"t{number}",)))
    found = list(journal.entries(Filters()))
    assert [e.body for e in found] == [str(n) for n in range(230)]
    assert found[-1].tags == ("t229",)


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (Filters(), [1, 2, 3]),
        (Filters(first=date(2026, 1, 2)), [2, 3]),
        (Filters(last=date(2026, 1, 2)), [1, 2]),
        (Filters(first=date(2026, 1, 2), last=date(2026, 1, 2)), [2]),
        (Filters(role="utmana"), [1]),
        (Filters(role="brukare"), []),
        (Filters(relation="brukare"), [1, 2]),
        (Filters(criterion="kunna"), [1, 3]),
        (Filters(criterion="vaga"), []),
        (Filters(tag="å"), [2]),
        (Filters(form="vagledd"), [3]),
        (Filters(query="möte"), [1, 3]),
        (Filters(query="möte", relation="brukare"), [1]),
        (Filters(query="finnsinte"), []),
        (Filters(query="--"), []),
        (Filters(trashed=True), [4]),
        (Filters(trashed=True, query="möte"), [4]),
    ],
)
def test_filters_choose(journal, filters, numbers):
    day = date(2026, 1, 1)
    journal.save(
        entry(
            1,
            date=day,
            roles=("utmana",),
            relations=("brukare",),
            ratings=(Rating("kunna", 2), Rating("vaga", None)),
            body="Ett möte",
        )
    )
    journal.save(entry(2, date=day + timedelta(1), relations=("brukare",), tags=("å",), body="Ro"))
    journal.save(
        entry(
            3,
            date=day + timedelta(2),
            forms=("vagledd",),
            ratings=(Rating("kunna", 5),),
            title="Mötet",
        )
    )
    journal.save(entry(4, trashed=True, body="Ett möte i korgen", tags=("å",), roles=("utmana",)))
    assert [e.id for e in journal.entries(filters)] == [uid(n) for n in numbers]
    assert [r.id for r in journal.rows(filters)] == [uid(n) for n in reversed(numbers)]
    assert journal.count(filters) == len(numbers)


def test_ids_beginning(journal):
    for number in (1, 2, 3):
        journal.save(entry(number, body="x"))
    assert list(journal.ids_beginning("0193")) == [uid(1), uid(2)]
    assert list(journal.ids_beginning(uid(3)[:8])) == [uid(3)]
    assert list(journal.ids_beginning("%")) == []
    assert list(journal.ids_beginning("_193")) == []


def test_tags_stand_in_swedish_order_without_the_bin(journal):
    journal.save(entry(1, tags=("ö", "Zon", "ärlig", "alla", "åka")))
    journal.save(entry(2, tags=("hemlig", "alla"), trashed=True))
    assert journal.tags() == ["alla", "Zon", "åka", "ärlig", "ö"]


def test_citing_gives_the_section_of_each_citation(journal):
    journal.save(full_entry(1))
    journal.save(full_entry(2, date=date(2026, 11, 20)))
    journal.save(full_entry(3, trashed=True))
    found = journal.citing("roller")
    assert [(c.section, c.row.id) for c in found] == [("utmana", uid(2)), ("utmana", uid(1))]
    assert journal.citing("utmana") == []


def test_coverage_pairs_relations_with_valued_criteria(journal):
    journal.save(full_entry())
    pairs = {(p.relation, p.criterion) for p in journal.coverage(Filters())}
    assert pairs == {(r, c) for r in ("brukare", "politiker") for c in ("kunna", "vilja")}
    assert len(journal.coverage(Filters())) == 4
    assert journal.coverage(Filters(first=date(2027, 1, 1))) == []


def test_into_the_bin_and_out_again(journal, clock):
    journal.save(full_entry())
    journal.set_trashed(uid(1), clock.now())
    assert journal.rows(Filters()) == []
    assert journal.rows(Filters(trashed=True))[0].trashed
    assert journal.entry(uid(1)) == full_entry(trashed=True)
    journal.set_trashed(uid(1), None)
    assert journal.entry(uid(1)) == full_entry()


def test_settings_hold_any_json(journal):
    assert journal.setting("own_words") is None
    journal.set_setting("own_words", {"å": [1, None, "ö"]})
    journal.set_setting("own_words", ["två"])
    assert journal.setting("own_words") == ["två"]


def test_data_version_tells_of_the_writing_of_others(journal, folder):
    reader = open_reading_store(folder)
    before = reader.data_version()
    assert reader.data_version() == before
    journal.save(entry(body="x"))
    assert reader.data_version() != before
    reader.close()


def test_a_reader_cannot_write(journal, folder):
    journal.save(entry(body="x"))
    reader = open_reading_store(folder)
    before = bytes_of(folder.root)
    with pytest.raises(JournalFault) as caught:
        reader.save(entry(2, body="y"))
    assert caught.value.kind == "read-only"
    assert bytes_of(folder.root) == before
    reader.close()


def test_half_a_character_is_refused_with_nothing_written_and_no_text_told(journal):
    journal.save(entry(body="förut"))
    with pytest.raises(JournalFault) as caught:
        journal.save(entry(body="hemligt \ud800"))
    assert caught.value.kind == "unstorable"
    assert "hemligt" not in caught.value.told(str)
    assert journal.entry(uid(1)).body == "förut"


def test_no_text_stands_in_an_error(journal, folder):
    """SQLAlchemy puts values into its messages unless told not to."""
    connection = open_journal(folder, expected=True, create=False)
    connection.execute(
        "CREATE TRIGGER broken BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'x'); END"
    )
    connection.close()
    with pytest.raises(JournalFault) as caught:
        journal.save(entry(title="hemligt", body="hemligt"))
    assert "INSERT INTO entry" in str(caught.value.__cause__)
    told = "".join(traceback.format_exception(caught.value)) + caught.value.told(str)
    assert "hemligt" not in told.replace('title="hemligt", body="hemligt"', "")


def test_close_leaves_one_file_behind(folder):
    store = open_store(folder)
    store.save(full_entry())
    store.close()
    assert [p.name for p in folder.root.iterdir()] == ["journal.db"]


def test_an_entry_taken_from_the_bin_by_a_save(journal, clock):
    journal.save(entry(body="x"))
    journal.set_trashed(uid(1), clock.now())
    journal.save(replace(journal.entry(uid(1)), trashed=False, body="åter"))
    assert [row.excerpt for row in journal.rows(Filters())] == ["åter"]
