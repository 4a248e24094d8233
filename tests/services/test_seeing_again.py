import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from trustdesk.domain.entry import EntryRow
from trustdesk.domain.returning import Remembered
from trustdesk.services import seeing_again
from trustdesk.services.seeing_again import State, page_beside, returning_today, state_from

TODAY = date(2026, 11, 19)


def took_along(days_ago: int, *marks: str, name: str = "id") -> Remembered:
    day = TODAY - timedelta(days=days_ago)
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Remembered(EntryRow(name, day, "", "", moment), marks or ("En mening.",))


def live(entries: list[Remembered], days: int, start: date = TODAY) -> dict[int, tuple[str, str]]:
    """Gives what returned on which day, opening the program every day."""
    state, found = State(), {}
    for n in range(days):
        today = start + timedelta(days=n)
        again, state = returning_today(
            entries, today, state_from(json.loads(json.dumps(state.to_json())))
        )
        if again is not None:
            found[n] = (again.gap, again.sentence)
    return found


def test_one_sentence_returns_at_widening_gaps_once_in_each():
    found = live([took_along(0)], 1200)
    assert {n: gap for n, (gap, _) in found.items()} == {
        7: "week", 30: "month", 91: "quarter", 182: "half", 365: "1", 730: "2", 1096: "3",
    }  # fmt: skip


def test_a_day_not_opened_is_not_a_sentence_lost():
    again, _ = returning_today([took_along(9)], TODAY, State())
    assert again is not None
    assert again.gap == "week"
    assert returning_today([took_along(11)], TODAY, State())[0] is None


def test_at_most_one_a_day_and_the_same_all_day():
    entries = [took_along(7, "Ett.", "Två.", name="a"), took_along(8, "Tre.", name="b")]
    first, state = returning_today(entries, TODAY, State())
    assert first is not None
    assert first.sentence == "Tre."  # its gap closes first
    for order in (entries, entries[::-1]):
        again, same = returning_today(order, TODAY, state)
        assert (again, same) == (first, state)
    said = live(entries, 4)
    assert len({sentence for _, sentence in said.values()}) == len(said) == 3


def test_not_now_is_for_today_and_never_is_for_good():
    entries = [took_along(7)]
    again, state = returning_today(entries, TODAY, State())
    assert again is not None
    away = seeing_again.waved_away(state, again)
    assert returning_today(entries, TODAY, away)[0] is None
    month = TODAY + timedelta(days=23)
    later, _ = returning_today(entries, month, away)
    assert later is not None
    assert later.gap == "month"
    for_good = seeing_again.waved_away(state, again, for_good=True)
    assert returning_today(entries, month, for_good)[0] is None


def test_no_word_of_a_sentence_is_kept_in_the_state():
    again, state = returning_today([took_along(7, "Hemligt ord.")], TODAY, State())
    assert again is not None
    kept = json.dumps(seeing_again.waved_away(state, again, for_good=True).to_json())
    assert "Hemligt" not in kept
    assert state_from(json.loads(kept)).hidden == {again.key}


def test_what_rests_is_forgotten_when_its_gap_has_closed():
    state = State()
    entries = [took_along(0)]
    for n in range(400):
        _, state = returning_today(entries, TODAY + timedelta(days=n), state)
    assert len(state.resting) <= 1


@pytest.mark.parametrize("kept", [None, [], "x", {"resting": 3, "hidden": 4}, {"day": 7}])
def test_an_odd_state_counts_as_none(kept):
    assert state_from(kept).hidden == frozenset()


def test_the_page_is_the_cited_one_else_the_first_concepts(framework):
    page = framework.pages[2].id
    concept = next(c for c in framework.concepts if c.page)
    entry = replace(took_along(7), citation=(page, "del"), concepts=(concept.id,))
    assert page_beside(entry, framework) == (page, "del")
    for cited in ("", "case:fall-01", "week:2026-11-16"):
        other = replace(entry, citation=(cited, ""))
        assert page_beside(other, framework) == (concept.page, concept.section)
    assert page_beside(replace(took_along(7), concepts=("okand",)), framework) == ("", "")


def test_the_days_that_are_read_hold_every_gap():
    days = seeing_again.spans(TODAY)
    for n in (7, 10, 30, 39, 91, 182, 211, 365, 394, 3652):
        day = TODAY - timedelta(days=n)
        assert any(first <= day <= last for first, last in days), n
