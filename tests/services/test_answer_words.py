"""Answers in words, for every kind and modifier, in both languages."""

from dataclasses import replace
from typing import Any

import pytest

from tests.answered import EARLIER, answered, earlier
from trustdesk.domain.entry import Entry
from trustdesk.paths import bundled
from trustdesk.services.answer_words import AnswerLine, AnswerWords, FieldWords
from trustdesk.services.facts import Facts
from trustdesk.services.language import load_language

TRANSLATIONS = bundled("resources") / "translations"


@pytest.fixture
def words(framework):
    others = {entry.id: entry for entry in earlier(framework)}
    language = load_language("sv", TRANSLATIONS)
    return AnswerWords(Facts(framework, language, others.get))


@pytest.fixture
def told(words: AnswerWords, framework):
    """Gives the one field of a form that was answered so; the form's other answers go before."""

    def field(form_id: str, field_id: str, value: Any, **given: Any) -> FieldWords:
        entry = answered(framework, framework.form(form_id))
        answers = {form_id: {**given, field_id: value}}
        (form,) = words.forms(replace(entry, answers=answers))
        (found,) = [f for f in form.fields if f.field and f.field.id == field_id]
        return found

    return field


KINDS = [
    ("vagledd", "vad_hande", "Hon *ringde*.", [AnswerLine("", "Hon *ringde*.", own=True)]),
    ("vad_antog_jag", "lutade", "bada", [AnswerLine("", "Lite av båda")]),
    ("vad_antog_jag", "medel", ["samtal", "kontroll"],
     [AnswerLine("", "Ett samtal, Kontroll och uppföljning")]),
    ("mellan_roller", "valde_bort", ["folja_regelverk"],
     [AnswerLine("", "Följa regelverk och säkerställa att även andra gör det")]),
    ("balansen", "lage", -3, [AnswerLine("", "Cynism: jag utgick från att bli sviken")]),
    ("balansen", "lage", 3, [AnswerLine("", "Naivism: jag utgick från att det ordnar sig")]),
    ("under_tryck", "datum", "2026-12-03", [AnswerLine("", "torsdag 3 december 2026")]),
    ("ovningsfall", "fall", "fall-07", [AnswerLine("", "Bonusen")]),
    ("samma_situation", "situationer", list(EARLIER),
     [AnswerLine("", "Den tredje tiden"), AnswerLine("", "onsdag 2 september 2026")]),
    ("flera_hall", "hall", {"inom": "Vi.", "brukare": "De."},
     [AnswerLine("Brukare", "De.", own=True), AnswerLine("Inom förvaltningen", "Vi.", own=True)]),
    ("fore_efter", "tecken", {"vilja": {"text": "Han frågade.", "kind": "hort"},
                              "kunna": {"kind": "vet_inte"}},
     [AnswerLine("Kunna hjälpa", "Vet inte"),
      AnswerLine("Vilja hjälpa", "Han frågade.", own=True, note="Hört")]),
    ("forutsattningar", "lage", {"kompetens": "delvis", "juridiska": "saknas"},
     [AnswerLine("Kompetens", "Delvis"), AnswerLine("Juridiska förutsättningar", "Saknades")]),
]  # fmt: skip
UNKNOWN = [
    ("vad_antog_jag", "lutade", "borta", [AnswerLine("", "borta")]),
    ("ovningsfall", "fall", "fall-99", [AnswerLine("", "fall-99")]),
    ("samma_situation", "situationer", ["0193-borta"], [AnswerLine("", "0193-borta")]),
    ("flera_hall", "hall", {"borta": "Ord."}, [AnswerLine("borta", "Ord.", own=True)]),
    ("fore_efter", "tecken", {"kunna": {"text": "Ord.", "kind": "borta"}},
     [AnswerLine("Kunna hjälpa", "Ord.", own=True, note="borta")]),
    ("balansen", "lage", 9, [AnswerLine("", "9")]),
    ("vagledd", "vad_hande", ["a", {"b": "c"}, None, ""],
     [AnswerLine("", "a", own=True), AnswerLine("", "c", own=True)]),
]  # fmt: skip


@pytest.mark.parametrize(("form", "field", "value", "lines"), KINDS + UNKNOWN)
def test_every_kind_is_told_and_what_is_unknown_as_it_is(told, form, field, value, lines):
    assert list(told(form, field, value).lines) == lines


def test_a_rating_that_lies_among_answers_is_a_step_with_its_anchor(told):
    (line,) = told("vagledd", "kriterier", {"kunna": 2}).lines
    assert line.name == "Kunna hjälpa"
    assert line.text.startswith("Steg 2. ")
    assert len(line.text) > 20


def test_what_was_chosen_in_another_field_is_named_by_it(told):
    changed = {EARLIER[1]: ["inget"], EARLIER[0]: ["jag", "mattstock"], "borta": ["jag"]}
    found = told("samma_situation", "andrats", changed, situationer=list(EARLIER))
    assert list(found.lines) == [
        AnswerLine("Den tredje tiden", "Jag, Min måttstock"),
        AnswerLine("onsdag 2 september 2026", "Inget"),
        AnswerLine("borta", "Jag"),
    ]


def test_a_case_comes_along_with_its_text(told, framework):
    assert told("ovningsfall", "fall", "fall-07").cases == (framework.case("fall-07"),)


def test_english_is_english(framework):
    language = load_language("en", TRANSLATIONS)
    words = AnswerWords(Facts(framework, language))
    (form,) = words.forms(answered(framework, framework.form("balansen")))
    assert form.name == "The balance"
    assert [field.label for field in form.fields][1] == "Where on the line, this time?"
    assert form.fields[1].lines == (AnswerLine("", "Near cynicism: mostly control"),)


def test_fields_come_in_the_order_of_the_form_and_unknown_ones_last(words, framework):
    entry = answered(framework, framework.form("balansen"))
    given = {"okänt": "Kvar.", **dict(reversed(list(entry.answers["balansen"].items())))}
    (form,) = words.forms(replace(entry, answers={"balansen": given}))
    order = [f.id for f in framework.form("balansen").fields]
    assert [f.field.id if f.field else f.label for f in form.fields] == [*order, "okänt"]


def test_a_form_nobody_knows_is_shown_under_its_id(words, framework):
    entry = _with(framework, {"paket:dikt": {"rad": "Ord.", "val": ["a", 2, True]}})
    (form,) = words.forms(entry)
    assert (form.name, form.form) == ("dikt (ur paketet ”paket”, som inte finns här)", None)
    assert [(f.label, f.lines) for f in form.fields] == [
        ("rad", (AnswerLine("", "Ord.", own=True),)),
        ("val", (AnswerLine("", "a", own=True), AnswerLine("", "2"), AnswerLine("", "Ja"))),
    ]


def test_a_form_that_was_taken_away_is_told_only_when_asked_for(words, framework):
    entry = _with(framework, {"balansen": {"galler": "Ord."}}, forms=())
    assert words.forms(entry) == []
    assert [form.name for form in words.forms(entry, taken_away=True)] == ["Balansen"]


def test_nothing_said_is_no_form(words, framework):
    empty: dict[str, Any] = {"galler": " \n", "lage": None, "okänt": {}, "mot_cynism": [""]}
    assert words.forms(_with(framework, {"balansen": empty})) == []


def test_the_labels_are_those_it_was_written_with(words, framework):
    form = framework.form("balansen")
    old = replace(form, name=replace(form.name, by_language={"sv": "Vågen"}), version=1)
    entry = replace(_with(framework, {"balansen": {"lage": 1}}), definitions={"balansen": old})
    assert [f.name for f in words.forms(entry)] == ["Vågen"]


def test_judgements_of_a_first_half_wait_for_the_second_where_they_would_steer(words, framework):
    evidence = {"kunna": {"text": "Hon visste.", "kind": "sett"}, "vaga": {"kind": "antar"}}
    first = {"tecken": evidence, "aterblick": "2026-12-03"}
    blind = AnswerWords(words.facts, blind=True)
    (form,) = blind.forms(_with(framework, {"fore_efter": first}))
    assert form.fields[0].lines == (AnswerLine("Kunna hjälpa", "Hon visste.", own=True),)
    (form,) = blind.forms(_with(framework, {"fore_efter": {**first, "tror_nu": "Nu."}}))
    assert [line.note or line.text for line in form.fields[0].lines] == ["Sett själv", "Antar"]
    (form,) = words.forms(_with(framework, {"fore_efter": first}))
    assert [line.note or line.text for line in form.fields[0].lines] == ["Sett själv", "Antar"]


def test_ratings_among_answers_can_be_left_out(words, framework):
    entry = _with(framework, {"vagledd": {"kriterier": {"kunna": 2}}})
    assert len(words.forms(entry)) == 1
    assert AnswerWords(words.facts, with_ratings=False).forms(entry) == []


def _with(framework, answers: dict[str, Any], **changes: Any) -> Entry:
    entry = answered(framework, framework.form("balansen"))
    return replace(entry, **{"answers": answers, "forms": tuple(answers), **changes})
