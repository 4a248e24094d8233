"""The file holds what it claims: PDF/UA-1 and PDF/A-2a, read back from its tags."""

import json
import os
import subprocess
import sys
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from tests.exporters.pdf.reading_back import bookmarks, complaints, pages, tags, text_of
from tests.exporters.pdf.samples import (
    RESOURCES,
    ROOT,
    composed,
    entries,
    entry,
    export,
    full_entry,
    language,
    ready,
)
from trustdesk.exporters.pdf.finish import NotAccessibleError, check, finished
from trustdesk.exporters.pdf.typesetting import Typesetter
from trustdesk.services.exporting import PdfOptions


@pytest.fixture(scope="module")
def thirty(tmp_path_factory):
    out = tmp_path_factory.mktemp("pdf") / "trettio.pdf"
    export(entries(30), out, options=PdfOptions(author="Åsa Öberg"))
    return out.read_bytes()


def levels(pdf: bytes) -> list[int]:
    kinds = [tag.kind for tag in tags(pdf)]
    return [int(kind[1]) for kind in kinds if kind[0] == "H" and kind[1:].isdigit()]


def test_thirty_reflections_pass_the_validator(thirty) -> None:
    assert complaints(thirty) == []


def test_the_validator_sees_what_is_missing() -> None:
    document = ready(entries(2))
    bare = Typesetter(RESOURCES, tagged=False).pdf(document, cover=True)
    assert complaints(bare) != []
    with pytest.raises(NotAccessibleError):
        check(bare, document)


def test_every_reflection_is_a_heading_in_order_and_no_level_is_skipped(thirty) -> None:
    titles = [tag.words for tag in tags(thirty) if tag.kind == "H2"]
    assert titles == [each.title for each in entries(30)]
    found = levels(thirty)
    assert all(below - above <= 1 for above, below in pairwise(found))


def test_language_title_bookmarks_and_author(thirty) -> None:
    with pikepdf.open(BytesIO(thirty)) as pdf:
        assert str(pdf.Root.Lang) == "sv-SE"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert metadata["dc:creator"] == ["Åsa Öberg"]
            assert metadata["dc:title"] == language().tr("My reflections")
        for page in pdf.pages:
            assert "/Annots" not in page or page.Tabs == pikepdf.Name.S
        fonts = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]
        files = [font.DescendantFonts[0].FontDescriptor for font in fonts]
        assert files
        assert all({"/FontFile2", "/FontFile3"} & set(file.keys()) for file in files)
    ((month, titles),) = bookmarks(thirty)
    assert month == language().month(entries(1)[0].date).capitalize()
    assert titles == [each.title for each in entries(30)]


def test_no_name_stands_in_the_file_unless_it_is_set(tmp_path) -> None:
    export(entries(1), tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf, pdf.open_metadata() as metadata:
        assert "dc:creator" not in metadata
        assert "/Author" not in pdf.docinfo


def test_english_is_english(tmp_path) -> None:
    export(entries(1), tmp_path / "a.pdf", language=language("en"))
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
    pdf = (tmp_path / "a.pdf").read_bytes()
    assert complaints(pdf) == []
    assert "Notapplicable" in text_of(pdf)


def test_up_to_three_pages_have_no_cover_and_no_contents(thirty, tmp_path) -> None:
    export(entries(2), tmp_path / "a.pdf")
    short = (tmp_path / "a.pdf").read_bytes()
    assert pages(short) <= 3
    assert "TOC" not in {tag.kind for tag in tags(short)}
    assert complaints(short) == []
    assert {"TOC", "TOCI", "Reference"} <= {tag.kind for tag in tags(thirty)}


def test_the_same_reflections_give_the_same_bytes(tmp_path) -> None:
    program = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[2]);"
        "from tests.exporters.pdf.samples import entries, export;"
        "export(entries(3), Path(sys.argv[1]))"
    )
    files = []
    for name, zone in (("a", "Europe/Stockholm"), ("b", "Pacific/Auckland")):
        files.append(tmp_path / f"{name}.pdf")
        subprocess.run(
            [sys.executable, "-c", program, files[-1], ROOT],
            cwd=ROOT,
            env={**os.environ, "TZ": zone, "LANG": "C"},
            check=True,
        )
    assert files[0].read_bytes() == files[1].read_bytes()


def test_no_date_of_export_is_in_the_file(thirty) -> None:
    with pikepdf.open(BytesIO(thirty)) as pdf:
        written = {str(pdf.docinfo[key]) for key in ("/CreationDate", "/ModDate")}
    assert {date[:10] for date in written} == {"D:20260130"}


def test_choices_are_told_in_words(tmp_path) -> None:
    export([full_entry("Text.")], tmp_path / "a.pdf", language=language("en"))
    pdf = (tmp_path / "a.pdf").read_bytes()
    told = text_of(pdf)
    for words in (
        "Step1.Detmestasaknades.", "Skälet.", "Step3onanearlierscale.",
        "x(fromthepackage“p”,whichisnothere)", "Step2.",
        "Utveckla", "Brukare", "möte", "Femrelationer(en):”citeradeord”",
        "Thursday3December2026.Hurgickdetsedan?", "Föreochefter(en)", "Vadhände?(en)", "sedantvå",
        "Settsjälv(en)", "Läge1(en)", "Omdöme(en)", "Honfrågadeområd.", "Svarutanformulär.",
    ):  # fmt: skip
        assert words in told
    assert "Skainteskrivasut." not in told
    assert "1av5" not in told
    assert "1of5" not in told
    assert complaints(pdf) == []


def test_an_untitled_reflection_is_headed_by_its_day(tmp_path) -> None:
    export([entry(title="\u200b ")], tmp_path / "a.pdf", language=language("en"))
    found = tags((tmp_path / "a.pdf").read_bytes())
    assert [tag.words for tag in found if tag.kind == "H2"] == ["Thursday 1 January 2026"]


def test_packing_keeps_every_word_and_the_file_is_checked() -> None:
    document = ready(entries(2))
    raw = Typesetter(RESOURCES).pdf(document, cover=True)
    assert text_of(finished(raw, document)) == text_of(raw)
    with pytest.raises(NotAccessibleError):
        check(raw, {**document, "title": "En annan"})


def test_a_document_is_plain_json() -> None:
    document = composed([full_entry("# Hej\n\n- [x] a")])
    assert json.loads(json.dumps(document)) == document
