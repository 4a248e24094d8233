"""The list of what is needed, on paper: one page, both standards, nothing else goes along."""

import random
import sys
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from tests.answered import answered, form_of
from tests.exporters.pdf.hostile import SAMPLE, hostile_text
from tests.exporters.pdf.reading_back import bookmarks, complaints, pages, tags, text_of
from tests.exporters.pdf.samples import RESOURCES, WORKER, language
from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import Cancelled, InvalidInput
from trustdesk.exporters.pdf.degrading import set_request_whatever_happens
from trustdesk.exporters.pdf.printer import TypstPrinter
from trustdesk.exporters.pdf.request import RequestDocumentComposer
from trustdesk.exporters.pdf.typesetting import TypesettingError
from trustdesk.pack.loading import load_pack
from trustdesk.paths import bundled
from trustdesk.services.exporting import Notice
from trustdesk.services.request_export import RequestExport

FRAMEWORK = load_pack(bundled("content"))
FORM = "forutsattningar"
THINGS = ("kompetens", "omdome", "organisatoriska", "juridiska", "ekonomiska")
GIVEN = {
    "lage": dict(zip(THINGS, ("finns", "delvis", "saknas", "saknas", "saknas"), strict=True)),
    "vem": {"omdome": "jag", "organisatoriska": "chef", "juridiska": "langre_bort"},
    "behov": {
        "omdome": "Någon att tänka högt med.",
        "organisatoriska": "En *ersättare* när någon är sjuk.\n\n- i tid\n- varje gång",
    },
}


def entry(**answers) -> Entry:
    written = answered(FRAMEWORK, form_of(FRAMEWORK, FORM))
    return replace(
        written, answers={FORM: {**GIVEN, **answers}, "vagledd": {"vad_hande": "Hemligt."}}
    )


def exporter() -> RequestExport:
    printer = TypstPrinter(WORKER, RESOURCES)
    return RequestExport(FRAMEWORK, RequestDocumentComposer(), printer)


def printed(tmp_path, *entries: Entry, code: str = "sv", told=lambda _notice: None) -> bytes:
    out = tmp_path / "lista.pdf"
    assert exporter().export_request(entries, out, language(code), told=told) == out
    pdf: bytes = out.read_bytes()
    assert complaints(pdf) == []
    return pdf


def test_it_is_one_page_in_reading_order(tmp_path):
    pdf = printed(tmp_path, entry())
    assert pages(pdf) == 1
    said = [(tag.kind, tag.words) for tag in tags(pdf) if tag.words]
    assert said == [
        ("Title", "Det här behöver jag"),
        ("P", "3 oktober 2026"),
        ("H1", "Jag"),
        ("H2", "Omdöme"), ("P", "Delvis"), ("P", "Någon att tänka högt med."),
        ("H1", "Min chef"),
        ("H2", "Organisatoriska förutsättningar"), ("P", "Saknades"),
        ("P", "En  när någon är sjuk."), ("Em", "ersättare"),
        ("Lbl", "•"), ("LBody", "i tid"), ("Lbl", "•"), ("LBody", "varje gång"),
        ("H1", "Någon längre bort"),
        ("H2", "Juridiska förutsättningar"), ("P", "Saknades"),
        ("H1", "Oklart vem"),
        ("H2", "Ekonomiska förutsättningar"), ("P", "Saknades"),
    ]  # fmt: skip
    assert [name for name, _ in bookmarks(pdf)] == [words for kind, words in said if kind == "H1"]


def test_nothing_else_of_the_reflection_goes_along(tmp_path):
    pdf = printed(tmp_path, entry())
    told = text_of(pdf)
    for words in ("Reflektion1", "Detsomhände", "Hemligt", "Kompetens", "Förutsättningar"):
        assert words not in told
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_metadata() as metadata:
        assert metadata["dc:title"] == "Det här behöver jag"
        assert "dc:creator" not in metadata
        assert "/Author" not in opened.docinfo


def test_english_is_english(tmp_path):
    pdf = printed(tmp_path, entry(), code="en")
    said = [tag.words for tag in tags(pdf) if tag.kind in {"Title", "H1"}]
    assert said == ["What I need", "I", "My manager", "Someone further away", "Not yet said who"]
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "en-GB"


def test_an_empty_list_is_told_and_nothing_is_written(tmp_path):
    nothing = entry(lage={"kompetens": "finns"}, behov={})
    with pytest.raises(InvalidInput) as caught:
        printed(tmp_path, nothing)
    assert caught.value.kind == "nothing-needed"
    assert caught.value.told(language("sv").tr) != caught.value.told(str)
    assert list(tmp_path.iterdir()) == []


def test_it_can_be_cancelled_and_leaves_nothing(tmp_path):
    with pytest.raises(Cancelled):
        exporter().export_request([entry()], tmp_path / "a.pdf", language(), cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_a_long_list_goes_over_pages_with_their_numbers(tmp_path):
    pdf = printed(tmp_path, entry(behov={"omdome": "Ord och ord. " * 15_000}))
    assert pages(pdf) > 30
    assert "Ordochord." * 20 in text_of(pdf)
    assert f"Sida 1 av {pages(pdf)}" not in [tag.words for tag in tags(pdf)]  # no content


def test_hostile_words_are_printed_and_never_refused(tmp_path):
    chance = random.Random(3)
    notices: list[Notice] = []
    wild = [entry(behov={thing: hostile_text(chance) for thing in THINGS}) for _ in range(12)]
    unknown = {"\u200b": "saknas", "x" * 3000: "delvis", "": "saknas"}
    wild.append(entry(lage=unknown, vem=dict.fromkeys(unknown, "\u202e\ud800"), behov={}))
    wild.append(entry(behov={"omdome": SAMPLE}))
    printed(tmp_path, *wild, told=notices.append)
    assert [n for n in notices if "plain text" in n.text] == []


def test_a_list_that_is_refused_is_set_as_plain_text():
    wanted = exporter().wanted([entry()], language())
    document = RequestDocumentComposer().compose(wanted, language())
    refused = []

    def setting(given):
        kinds = [n["t"] for g in given["groups"] for line in g["lines"] for n in line["body"]]
        if set(kinds) - {"p"}:
            refused.append(kinds)
            raise TypesettingError
        return kinds

    assert set_request_whatever_happens(document, setting) == (["p"] * 4, [document["when"]])
    assert len(refused) == 1


def test_the_program_sets_it_by_itself(tmp_path):
    """With the program's own command, as the window does."""
    printer = TypstPrinter((sys.executable, "-m", "trustdesk", "--pdf-worker"), RESOURCES)
    out = tmp_path / "a.pdf"
    RequestExport(FRAMEWORK, RequestDocumentComposer(), printer).export_request(
        [entry()], out, language()
    )
    assert complaints(out.read_bytes()) == []
