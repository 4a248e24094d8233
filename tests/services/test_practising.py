"""What one has answered to a case, and the day on which the case comes back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from trustdesk.domain.entry import Entry, FollowUp
from trustdesk.pack.loading import load_pack
from trustdesk.paths import bundled
from trustdesk.services.practising import in_months, practising

NOW = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def framework():
    return load_pack(bundled("content"))


@pytest.fixture(scope="module")
def form(framework):
    found = practising(framework)
    assert found is not None
    return found


@pytest.fixture
def entry():
    return Entry("a", NOW.date(), NOW, NOW)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 19), 3, date(2027, 2, 19)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
    ],
)
def test_some_months_later_is_the_same_day_or_the_last(day, months, later):
    assert in_months(day, months) == later


def test_a_case_comes_back_once_on_the_day_chosen_last(form, entry):
    for due in (date(2027, 2, 19), date(2027, 5, 19)):
        entry = form.looked_at_again(entry, due, "sv")
    assert [f.due for f in entry.follow_ups] == [date(2027, 5, 19)]
    assert form.due(entry) == date(2027, 5, 19)
    assert form.asks_again(entry.follow_ups[0])
    entry = form.looked_at_again(entry, None, "en")
    assert entry.follow_ups == ()
    assert form.due(entry) is None


def test_a_newer_answer_ends_the_question_that_is_due_and_no_other(form, entry):
    own = FollowUp(NOW.date(), "Ringde hon?")
    entry = replace(form.looked_at_again(entry, NOW.date(), "sv"), title="x")
    entry = replace(entry, follow_ups=(own, *entry.follow_ups))
    done = form.answered_again(entry, NOW)
    assert [f.done_at for f in done.follow_ups] == [None, NOW]
    later = form.looked_at_again(entry, date(2027, 2, 19), "sv")
    assert form.answered_again(later, NOW) == later


def test_an_answer_has_words_or_is_none(form, entry):
    begun = replace(entry, forms=(form.form.id,), answers=form.answers("fall-03"))
    assert form.case_of(begun) == "fall-03"
    assert not form.has_words(begun)
    answers = {form.form.id: {form.case.id: "fall-03", form.opposite.id: "Lagen."}}
    assert form.has_words(replace(begun, answers=answers))


def test_a_pack_without_a_form_for_cases_has_none(framework):
    assert practising(replace(framework, forms=())) is None
    plain = practising(replace(framework, practice=None))
    assert plain is not None
    assert plain.opposite is None
    assert plain.again is None
