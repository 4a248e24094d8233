"""Any form on paper: every kind of answer in words, both halves in reading order, never refused."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.answered import answered, earlier, form_of
from tests.exporters.pdf.hostile import hostile_text
from tests.exporters.pdf.reading_back import complaints, pages, tags, text_of, without_spaces
from tests.exporters.pdf.samples import RESOURCES, WORKER, language
from trustdesk.domain.entry import Entry, FollowUp
from trustdesk.exporters.pdf.document import DocumentComposer
from trustdesk.exporters.pdf.printer import TypstPrinter
from trustdesk.pack.loading import load_pack
from trustdesk.paths import bundled
from trustdesk.services.exporting import Include, Notice, PdfExport, PdfOptions

FRAMEWORK = load_pack(bundled("content"))
FORMS = [form.id for form in FRAMEWORK.forms]


def written(form_id: str, **more) -> Entry:
    return answered(FRAMEWORK, form_of(FRAMEWORK, form_id), **more)


def printed(entries: list[Entry], out: Path, code: str = "sv", **options) -> bytes:
    """Gives the PDF; it keeps to both standards and nothing of it was degraded."""
    notices: list[Notice] = []
    exporter = PdfExport(DocumentComposer(FRAMEWORK), TypstPrinter(WORKER, RESOURCES))
    exporter.export_pdf(
        entries, out / "a.pdf", language(code), PdfOptions(**options), told=notices.append
    )
    assert [n for n in notices if "plain text" in n.text] == []
    pdf = (out / "a.pdf").read_bytes()
    assert complaints(pdf) == []
    return pdf


def words(text: str) -> str:
    return without_spaces(text).replace("*", "").replace("**", "")


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("form_id", FORMS)
def test_every_form_is_printed_with_all_its_answers(tmp_path, form_id, code):
    entry = written(form_id)
    form = form_of(FRAMEWORK, form_id)
    told = text_of(printed([entry], tmp_path, code))
    assert words(form.name.in_language(code)) in told
    for field in form.fields:
        if field.id in entry.answers.get(form_id, {}):
            assert words(field.label.in_language(code)) in told
    for rating in entry.ratings:
        assert words(rating.reason) in told
    for text in _texts(entry.answers):
        for paragraph in text.split("\n\n"):  # beside another, paragraphs take turns
            assert words(paragraph) in told


def _texts(value) -> list[str]:
    """Gives what a person wrote in answers, and none of the ids."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    return [value] if isinstance(value, str) and " " in value else []


def test_choices_are_words_and_never_ids_or_numbers(tmp_path):
    told = text_of(printed([written("balansen")], tmp_path))
    assert words("Nära cynism: mest kontroll") in told
    assert "-2" not in told
    told = text_of(printed([written("fore_efter")], tmp_path))
    assert words("Kunna hjälpa Tecken tecken kunna, åäö. Sett själv") in told
    assert words("torsdag 12 november 2026") in told
    told = text_of(printed([written("mellan_roller")], tmp_path))
    assert words("Kostnadseffektivitet, Produktivitet, Hushållning") in told


def test_a_practice_case_is_told_whole_before_the_answers(tmp_path):
    case = FRAMEWORK.cases[6]
    found = tags(printed([written("ovningsfall")], tmp_path))
    said = [tag.words for tag in found if tag.words]
    at = said.index(case.title.in_language("sv"))
    assert words(said[at + 1]) == words(case.text.in_language("sv"))
    assert any(tag.kind == "BlockQuote" for tag in found)
    assert "Svar gora." in said[at + 2 :]


def test_what_several_fields_ask_of_one_thing_stands_together(tmp_path):
    entry = written("forutsattningar")
    given = {
        "lage": {"kompetens": "finns", "juridiska": "saknas"},
        "vem": {"juridiska": "chef"},
        "behov": {"juridiska": "Ett *besked*."},
    }
    found = tags(printed([replace(entry, answers={"forutsattningar": given})], tmp_path))
    said = [(tag.kind, tag.words) for tag in found if tag.words]
    at = said.index(("H3", "Förutsättningar"))
    assert said[at + 1 :] == [
        ("H4", "Kompetens"), ("P", " Fanns"), ("Em", "Fanns det?"),
        ("H4", "Juridiska förutsättningar"), ("P", " Saknades"), ("Em", "Fanns det?"),
        ("P", " Min chef"), ("Em", "Vem kan ändra på det?"),
        ("P", " Ett ."), ("Em", "Vad behövs?"), ("Em", "besked"),
    ]  # fmt: skip


def halves(pdf: bytes) -> list[str]:
    """Gives what is read after the heads of the two halves."""
    said = [tag.words for tag in tags(pdf) if tag.words]
    start = next(n for n, text in enumerate(said) if text.startswith(("Före", "Before")))
    return said[start:]


def test_the_two_halves_are_read_pair_by_pair(tmp_path):
    said = halves(printed([written("fore_efter")], tmp_path))
    assert said[:2] == ["Före · 3 oktober", "Efter · 19 november"]
    order = [
        *(
            "Vad visar att den andra kan, vågar och vill?",
            "Kunna hjälpa",
            "Våga hjälpa",
            "Vilja hjälpa",
            "Se tillbaka",
        ),
        *("Risken jag såg", "Svar risk.", "Det som hände", "Svar hande."),
        *("Det jag trodde", "Svar trodde.", "Det jag tror nu", "Svar tror_nu."),
    ]
    assert [text for text in said if text in order] == order


def test_they_stand_beside_each_other_in_columns(tmp_path):
    beside = printed([written("fore_efter")], tmp_path)
    assert {tag.kind for tag in tags(beside)}.isdisjoint({"Table", "TR", "TD", "TH"})
    entry = written("fore_efter")
    answers = {**entry.answers["fore_efter"], "risk": "Lång text. " * 300}
    stacked = printed([replace(entry, answers={"fore_efter": answers})], tmp_path)
    said = halves(stacked)
    order = ["Risken jag såg", "Det jag trodde", "Efter · 19 november", "Det som hände"]
    assert [text for text in said if text in order] == order


@pytest.mark.parametrize("broad", ["| a | b |\n|---|---|\n| c | d |", "```\nkod\n```"])
def test_what_needs_its_whole_width_is_stacked(tmp_path, broad):
    entry = written("fore_efter")
    answers = {**entry.answers["fore_efter"], "tror_nu": broad}
    said = halves(printed([replace(entry, answers={"fore_efter": answers})], tmp_path))
    assert said.index("Det jag trodde") < said.index("Efter · 19 november")


def test_a_half_that_waits_says_until_when(tmp_path):
    entry = written("fore_efter", done=False)
    later = {"hande", "aterkoppling", "tror_nu"}
    answers = {k: v for k, v in entry.answers["fore_efter"].items() if k not in later}
    said = halves(printed([replace(entry, answers={"fore_efter": answers})], tmp_path))
    assert said[:2] == ["Före · 3 oktober", "Efter"]
    at = said.index("Se tillbaka")
    assert said[at + 1] == "torsdag 12 november 2026"
    assert at < said.index("Risken jag såg")
    del answers["aterblick"]
    said = halves(printed([replace(entry, answers={"fore_efter": answers})], tmp_path))
    assert "Efter" not in said


def test_the_day_of_another_year_is_told_whole(tmp_path):
    entry = written("fore_efter")
    (asked,) = entry.follow_ups
    assert asked.done_at is not None
    next_year = replace(asked, done_at=asked.done_at.replace(year=2027))
    said = halves(printed([replace(entry, follow_ups=(next_year,))], tmp_path))
    assert said[1] == "Efter · 19 november 2027"


def test_a_question_that_is_not_the_forms_gives_no_day(tmp_path):
    entry = written("fore_efter")
    (asked,) = entry.follow_ups
    other = FollowUp(asked.due, "En egen fråga", asked.done_at)
    assert halves(printed([replace(entry, follow_ups=(other,))], tmp_path))[1] == "Efter"


def test_another_reflection_is_named_only_when_it_goes_along(tmp_path):
    entry = written("samma_situation")
    told = text_of(printed([entry, *earlier(FRAMEWORK)], tmp_path))
    assert words("Ny skattning: Den tredje tiden.") in told
    assert words("Ny skattning: onsdag 2 september 2026.") in told
    assert words("Steg 1.") in told
    assert words("Då: Steg 3.") in told
    alone = text_of(printed([entry], tmp_path))
    assert words("Ny skattning: En reflektion som stannar kvar.") in alone
    assert words("Då: Steg 3.") not in alone
    assert "tredje" not in alone
    assert entry.id[:8] not in alone
    without = printed([entry, *earlier(FRAMEWORK)], tmp_path, include=Include(ratings=False))
    assert "Steg" not in text_of(without)


def test_a_form_that_was_taken_away_is_left_out(tmp_path):
    entry = written("vad_antog_jag")
    told = text_of(printed([replace(entry, forms=())], tmp_path))
    assert words("Svar antog.") not in told


LONG = "Ord och ord. " * 15_000  # 195 kB
WRONG = [
    *("", " ", "ord", 0, 3, -3, 2.5, 1e300, True, None, [], {}, [None], [[["x"]]], {"": ""}),
    *({"kunna": 7}, {"kunna": ["sett"]}, {"kunna": {"text": 3, "kind": []}}, {"x" * 5000: "y"}),
    *({"text": "löst", "kind": "okänd"}, {"\u200b": "osynligt namn"}, ["\u0000\ud800", "\u202e"]),
    *("0000-00-00", "9999-12-31", "fall-99", ["fall-01", "fall-99"], "# Rubrik\n\n- x"),
    *("![bild](attachment:bild)", "| a |\n|---|\n| b |", "x" * 3000, {"a": {"b": {"c": "djupt"}}}),
]  # fmt: skip


@pytest.mark.parametrize("form_id", FORMS)
def test_an_answer_of_the_wrong_kind_never_stops_a_print(tmp_path, form_id):
    form = form_of(FRAMEWORK, form_id)
    entries = []
    for number, wrong in enumerate(WRONG):
        answers = {field.id: wrong for field in form.fields} | {"okänt": wrong}
        entry = answered(FRAMEWORK, form, number)
        entries.append(replace(entry, answers={form_id: answers}))
    told = text_of(printed(entries, tmp_path))
    assert "djupt" in told
    assert "9999" in told


def test_a_very_deep_answer_is_told():
    deep: object = "innerst"
    for _ in range(900):
        deep = [{"n": deep}]
    for form_id in ("vagledd", "fore_efter"):
        form = form_of(FRAMEWORK, form_id)
        answers = {field.id: deep for field in form.fields} | {"okänt": deep}
        entry = replace(answered(FRAMEWORK, form), answers={form_id: answers})
        document = DocumentComposer(FRAMEWORK).compose([entry], PdfOptions(), language())
        assert str(document["chapters"]).count("innerst") >= len(form.fields) - 3


@pytest.mark.parametrize("form_id", ["fore_efter", "forutsattningar", "balansen"])
def test_a_long_answer_goes_over_pages(tmp_path, form_id):
    entry = written(form_id)
    given = dict(entry.answers[form_id])
    field = next(f for f in form_of(FRAMEWORK, form_id).fields if f.kind == "text")
    given[field.id] = {"kompetens": LONG} if field.each else LONG
    pdf = printed([replace(entry, answers={form_id: given})], tmp_path)
    assert pages(pdf) > 30
    assert text_of(pdf).count("Ordochord.") == 15_000


@pytest.mark.parametrize("seed", range(4))
def test_hostile_words_in_every_field(tmp_path, seed):
    chance = random.Random(seed)
    entries = []
    for number, form in enumerate(FRAMEWORK.forms):
        entry = answered(FRAMEWORK, form, number)
        answers = {form.id: _hostile(chance, entry.answers[form.id])}
        entries.append(replace(entry, answers=answers, date=date(2026, 10, number + 1)))
    printed(entries, tmp_path)


def _hostile(chance: random.Random, value):
    if isinstance(value, dict):
        return {key: _hostile(chance, part) for key, part in value.items()}
    return hostile_text(chance) if isinstance(value, str) and " " in value else value
