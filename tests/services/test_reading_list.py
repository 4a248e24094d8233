"""What is kept about titles to read is read with patience, and nothing of it is dropped."""

import pytest

from trustdesk.services.reading_list import (
    LONGEST_NOTE,
    READ,
    WANT,
    TitleMark,
    from_setting,
    to_setting,
)


def test_what_is_kept_comes_back_as_it_was():
    marks = {"titel-01": TitleMark(WANT, "Börja med kapitel två"), "annat:bok": TitleMark(READ)}
    assert from_setting(to_setting(marks)) == marks


def test_what_says_nothing_is_not_kept():
    assert to_setting({"titel-01": TitleMark(), "titel-02": TitleMark("", "  ")}) == {}


@pytest.mark.parametrize("kept", [None, 7, "x", [], [{"state": "want"}], {"titel-01": "want"}])
def test_what_cannot_be_read_is_nothing(kept):
    assert from_setting(kept) == {}


def test_an_unknown_state_is_left_out_and_the_note_stays():
    kept = {"titel-01": {"state": "halvläst", "note": "Se sidan 12"}, 3: {"state": "want"}}
    assert from_setting(kept) == {"titel-01": TitleMark("", "Se sidan 12")}
    long = from_setting({"titel-01": {"state": "read", "note": "a" * (LONGEST_NOTE + 9)}})
    assert len(long["titel-01"].note) == LONGEST_NOTE
