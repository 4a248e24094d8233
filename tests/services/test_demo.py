"""The demo's reflections: answers in one language, dates counted from today."""

from datetime import date, datetime

import pytest

from tests.fakes import STOCKHOLM
from trustdesk.domain.answers import has_shape
from trustdesk.domain.framework import DemoEntry, DemoFollowUp, LocalText
from trustdesk.pack.loading import load_demo
from trustdesk.paths import bundled
from trustdesk.services.demo import demo_entries

NOW = datetime(2026, 11, 19, 14, 32, tzinfo=STOCKHOLM)  # a Thursday
NOTHING = LocalText({})


def text(swedish: str) -> LocalText:
    return LocalText({"sv": swedish, "en": f"{swedish} (en)"})


def made(framework, language: str = "sv", **given):
    values = {
        "days_ago": 3, "title": NOTHING, "body": text("Text"), "forms": (), "roles": (),
        "relations": (), "tags": (), "ratings": {}, "reasons": {}, "answers": {}, "citation": "",
    }  # fmt: skip
    (entry,) = demo_entries([DemoEntry(**{**values, **given})], framework, language, NOW)
    return entry


def test_texts_in_an_answer_of_any_shape_are_in_one_language(framework):
    evidence = {"kunna": {"text": text("Sett"), "kind": "sett"}}
    answers = {"f": {"a": text("Ord"), "b": ["x", "y"], "c": -2, "d": evidence}}
    assert made(framework, "en", answers=answers).answers == {
        "f": {
            "a": "Ord (en)",
            "b": ["x", "y"],
            "c": -2,
            "d": {"kunna": {"text": "Sett (en)", "kind": "sett"}},
        }
    }


def test_the_date_of_a_form_is_counted_from_today_and_asks_the_forms_question(framework):
    asked = DemoFollowUp(18, NOTHING, "fore_efter", "aterblick")
    entry = made(framework, "en", forms=("fore_efter",), follow_ups=(asked,))
    assert entry.answers == {"fore_efter": {"aterblick": "2026-12-07"}}
    (follow_up,) = entry.follow_ups
    assert follow_up.question == "How did it go, and what do you believe now?"
    assert follow_up.due == date(2026, 12, 7)
    assert follow_up.done_at is None


def test_a_question_of_its_own_may_have_been_answered(framework):
    waits = DemoFollowUp(0, text("Och nu?"))
    done = DemoFollowUp(-9, text("Hur gick det?"), done_days_ago=5, outcome=text("Bra."))
    entry = made(framework, follow_ups=(done, waits))
    first, second = entry.follow_ups
    assert (first.due, first.question, first.outcome) == (
        date(2026, 11, 10), "Hur gick det?", "Bra.",
    )  # fmt: skip
    assert first.done_at == datetime(2026, 11, 13, 15, 40, tzinfo=STOCKHOLM)  # not the Saturday
    assert (second.due, second.done_at, second.outcome) == (date(2026, 11, 19), None, "")
    assert entry.answers == {}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_answer_of_the_bundled_demo_is_of_the_kind_its_field_asks_for(framework, language):
    for entry in demo_entries(load_demo(bundled("content")), framework, language, NOW):
        for form_id, given in entry.answers.items():
            form = framework.form(form_id)
            for field_id, value in given.items():
                assert has_shape(form.field(field_id), value), (form_id, field_id)
