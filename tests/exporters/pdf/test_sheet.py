"""The sheet for a group: one page, what is told and asked, room to write, no answer key."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.exporters.pdf.reading_back import complaints, pages, tags, text_of, without_spaces
from tests.exporters.pdf.samples import RESOURCES, WORKER, language
from tests.fakes import FixedClock
from tests.services.diagrams.samples import TABLE, figure, node, said
from trustdesk.domain.diagram import DiagramCell
from trustdesk.domain.faults import Cancelled
from trustdesk.exporters.pdf.figures import load_widths
from trustdesk.exporters.pdf.printer import TypstPrinter
from trustdesk.exporters.pdf.sheet import SheetDocumentComposer
from trustdesk.pack.loading import load_pack
from trustdesk.paths import bundled
from trustdesk.services.group_sheet import GroupSheetExport, SheetOf, told_and_asked

FRAMEWORK = load_pack(bundled("content"))
CLOCK = FixedClock(datetime(2026, 11, 27, 9, 0, tzinfo=UTC))


def exporter() -> GroupSheetExport:
    composer = SheetDocumentComposer(FRAMEWORK, load_widths(RESOURCES), CLOCK)
    return GroupSheetExport(composer, TypstPrinter(WORKER, RESOURCES))


def printed(tmp_path, about: SheetOf, code: str = "sv") -> bytes:
    out = tmp_path / "blad.pdf"
    assert exporter().export_sheet(about, out, language(code)) == out
    pdf: bytes = out.read_bytes()
    assert complaints(pdf) == []
    return pdf


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("place", [0, 9, 23])
def test_a_case_is_one_page_with_all_it_tells(tmp_path, code, place):
    case = FRAMEWORK.cases[place]
    pdf = printed(tmp_path, SheetOf("case", case.id), code)
    assert pages(pdf) == 1
    told = text_of(pdf)
    for text in (case.title, case.setting, case.text):
        assert without_spaces(text.in_language(code)) in told


def test_no_case_is_longer_than_its_sheet():
    longest = max(FRAMEWORK.cases, key=lambda case: len(case.text.in_language("sv")))
    document = exporter().composer.compose(SheetOf("case", longest.id), language())
    assert document["size"] >= 13


@pytest.mark.parametrize("diagram", FRAMEWORK.diagrams, ids=lambda one: one.id)
def test_a_figure_is_one_page_and_says_what_it_shows(tmp_path, diagram):
    pdf = printed(tmp_path, SheetOf("diagram", diagram.id))
    assert pages(pdf) == 1
    found = tags(pdf)
    assert [t.words for t in found if t.kind == "Title"] == [diagram.title.in_language("sv")]
    if diagram.kind != "table":
        alts = [t.alt for t in found if t.kind == "Figure"]
        assert alts == [diagram.alternative.in_language("sv")]


def test_a_question_stands_under_the_page_it_is_from(tmp_path):
    question = FRAMEWORK.questions[0]
    pdf = printed(tmp_path, SheetOf("question", question.id))
    assert pages(pdf) == 1
    assert without_spaces(question.text.in_language("sv")) in text_of(pdf)


def test_the_same_sheet_is_the_same_bytes(tmp_path):
    about = SheetOf("case", "fall-03")
    assert printed(tmp_path, about) == printed(tmp_path, about)


def test_what_is_not_there_is_no_sheet(tmp_path):
    for kind in ("case", "question", "diagram"):
        with pytest.raises(KeyError):
            exporter().export_sheet(SheetOf(kind, "nothing"), tmp_path / "a.pdf", language())
    assert list(tmp_path.iterdir()) == []


def test_it_can_be_cancelled(tmp_path):
    with pytest.raises(Cancelled):
        exporter().export_sheet(
            SheetOf("case", "fall-01"), tmp_path / "a.pdf", language(), cancelled=lambda: True
        )
    assert list(tmp_path.iterdir()) == []


def test_the_questions_a_case_ends_with_are_set_apart():
    assert told_and_asked("Det hände. Vad gör du? Och sedan?") == (
        "Det hände.",
        "Vad gör du? Och sedan?",
    )
    assert told_and_asked("Det hände.") == ("Det hände.", "")
    assert told_and_asked("Vad gör du?") == ("Vad gör du?", "")
    assert all(told_and_asked(case.text.in_language("sv"))[1] for case in FRAMEWORK.cases)


def test_a_figure_higher_than_a_page_is_made_smaller_and_a_long_table_goes_on(tmp_path):
    parts = [node(f"d{n}", f"Del {n} med några ord", "x", "h") for n in range(60)]
    tall = replace(figure("parts", [node("h", "Helheten", "x"), *parts]), id="hog")
    rows = [node(f"r{n}", f"Rad {n}", "x") for n in range(70)]
    ids = tuple(row.id for row in rows)
    cells = tuple(DiagramCell(row, "m", said("Ord")) for row in ids)
    table = replace(TABLE, id="lang", nodes=(*TABLE.nodes, *rows), rows=ids, cells=cells)
    framework = replace(FRAMEWORK, diagrams=(tall, table))
    composer = SheetDocumentComposer(framework, load_widths(RESOURCES), CLOCK)
    export = GroupSheetExport(composer, TypstPrinter(WORKER, RESOURCES))
    counts = {}
    for name in ("hog", "lang"):
        out = tmp_path / f"{name}.pdf"
        export.export_sheet(SheetOf("diagram", name), out, language())
        assert complaints(out.read_bytes()) == []
        counts[name] = pages(out.read_bytes())
    assert counts["hog"] == 1
    assert counts["lang"] > 1
    assert "Rad69" in text_of(out.read_bytes())
