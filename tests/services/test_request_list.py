"""What is needed, by who can change it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.answered import answered
from trustdesk.paths import bundled
from trustdesk.services.facts import Facts
from trustdesk.services.language import load_language
from trustdesk.services.request_list import RequestGroup, RequestLine, request_list

FORM = "forutsattningar"


@pytest.fixture
def wanted(framework):
    """Gives the list of reflections with these answers, in a language."""

    def made(*answers: dict[str, Any], code: str = "sv", **changes):
        facts = Facts(framework, load_language(code, bundled("resources") / "translations"))
        form = framework.form(FORM)
        entries = [
            replace(answered(framework, form, number), answers={FORM: given}, **changes)
            for number, given in enumerate(answers)
        ]
        return request_list(entries, facts)

    return made


def test_what_is_not_there_is_listed_by_who_can_change_it(wanted):
    given = {
        "lage": {
            "kompetens": "finns",
            "omdome": "saknas",
            "organisatoriska": "delvis",
            "juridiska": "saknas",
            "ekonomiska": "saknas",
        },
        "vem": {
            "kompetens": "jag",
            "omdome": "langre_bort",
            "organisatoriska": "chef",
            "ekonomiska": "chef",
        },
        "behov": {"organisatoriska": " En **ersättare** när någon är sjuk. "},
    }
    assert wanted(given).groups == (
        RequestGroup(
            "Min chef",
            (
                RequestLine(
                    "Organisatoriska förutsättningar",
                    "Delvis",
                    "En **ersättare** när någon är sjuk.",
                ),
                RequestLine("Ekonomiska förutsättningar", "Saknades", ""),
            ),
        ),
        RequestGroup("Någon längre bort", (RequestLine("Omdöme", "Saknades", ""),)),
        RequestGroup("", (RequestLine("Juridiska förutsättningar", "Saknades", ""),)),
    )


def test_what_is_there_is_listed_only_when_it_was_written_of(wanted):
    given = {
        "lage": {"kompetens": "finns", "omdome": "finns"},
        "vem": {"kompetens": "jag", "omdome": "jag", "juridiska": "chef"},
        "behov": {"kompetens": "Mer övning.", "omdome": "  "},
    }
    (group,) = wanted(given).groups
    assert group == RequestGroup("Jag", (RequestLine("Kompetens", "Fanns", "Mer övning."),))


def test_nothing_needed_is_an_empty_list(wanted):
    assert wanted({"lage": {"kompetens": "finns"}}).groups == ()
    assert wanted({}).groups == ()
    with pytest.raises(ValueError, match="no reflections"):
        wanted()


def test_a_form_that_was_taken_away_asks_for_nothing(wanted):
    assert wanted({"lage": {"kompetens": "saknas"}}, forms=()).groups == ()


def test_several_reflections_make_one_list_in_the_order_of_their_days(wanted):
    first = {"lage": {"kompetens": "saknas"}, "vem": {"kompetens": "chef"}}
    second = {"lage": {"omdome": "delvis"}, "vem": {"omdome": "chef"}}
    made = wanted(first, second)
    assert [[line.name for line in group.lines] for group in made.groups] == [
        ["Kompetens", "Omdöme"]
    ]
    assert (made.first, made.last) == (date(2026, 10, 3), date(2026, 10, 3))


def test_only_the_days_that_ask_for_something_count(framework, wanted):
    facts = Facts(framework, load_language("sv", bundled("resources") / "translations"))
    asks = replace(
        answered(framework, framework.form(FORM)), answers={FORM: {"lage": {"omdome": "saknas"}}}
    )
    other = replace(answered(framework, framework.form("balansen"), 2), date=date(2026, 1, 1))
    made = request_list([asks, other], facts)
    assert (made.first, made.last) == (asks.date, asks.date)
    assert request_list([other], facts).first == other.date


def test_english_is_english(wanted):
    (group,) = wanted(
        {"lage": {"kompetens": "saknas"}, "vem": {"kompetens": "chef"}}, code="en"
    ).groups
    assert group == RequestGroup("My manager", (RequestLine("Competence", "Missing", ""),))


def test_answers_of_any_shape_are_no_error(wanted):
    for wrong in ("ord", 3, ["kompetens"], {"kompetens": 3}, {"kompetens": {"a": "b"}}, None):
        assert wanted({"lage": wrong, "vem": wrong, "behov": wrong}).groups == ()
    (group,) = wanted({"lage": {"borta": "okänt"}, "vem": {"borta": "ingen"}}).groups
    assert group == RequestGroup("ingen", (RequestLine("borta", "okänt", ""),))


def test_the_list_is_made_of_the_form_it_was_written_with(wanted, framework):
    form = framework.form(FORM)
    old = replace(form, request=None)
    assert wanted({"lage": {"kompetens": "saknas"}}, definitions={FORM: old}).groups == ()
