"""Pages of the framework on paper: whole, readable aloud, the same bytes each time."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from tests.exporters.pdf.reading_back import bookmarks, complaints, pages, tags, text_of
from tests.exporters.pdf.reading_back import without_spaces as squeezed
from tests.exporters.pdf.samples import RESOURCES, WORKER, language, text
from tests.fakes import FixedClock
from tests.services.diagrams.samples import DRAWN, EVERY, TABLE
from trustdesk.domain.faults import Cancelled, InvalidInput
from trustdesk.domain.framework import LocalText
from trustdesk.exporters.pdf.degrading import set_pages_whatever_happens
from trustdesk.exporters.pdf.figures import load_widths
from trustdesk.exporters.pdf.framework_pages import PageDocumentComposer
from trustdesk.exporters.pdf.glyphs import load_glyphs
from trustdesk.exporters.pdf.printer import TypstPrinter
from trustdesk.exporters.pdf.sanitise import sanitised_pages
from trustdesk.exporters.pdf.typesetting import Typesetter, TypesettingError
from trustdesk.markup.nodes import plain
from trustdesk.markup.parse import parse_page
from trustdesk.pack.loading import load_pack
from trustdesk.paths import bundled
from trustdesk.services.page_export import ChosenPages, PageExport

FRAMEWORK = load_pack(bundled("content"))
CLOCK = FixedClock(datetime(2026, 11, 27, 9, 0, tzinfo=UTC))
EVERY_PAGE = tuple(page.id for page in FRAMEWORK.pages)
FIGURES = tuple(replace(one, id=f"prov-{n}") for n, one in enumerate(EVERY))


def with_figures():
    """Gives the framework with a page that shows a figure of every kind."""
    shown = "\n\n".join(f"::: diagram | {one.id}\n:::" for one in FIGURES)
    more = {
        page.id: replace(
            page,
            body=LocalText({c: f"{t}\n\n{shown}" for c, t in page.body.by_language.items()}),
        )
        for page in FRAMEWORK.pages
        if page.id == "balansen"
    }
    return replace(
        FRAMEWORK,
        pages=tuple(more.get(page.id, page) for page in FRAMEWORK.pages),
        diagrams=(*FRAMEWORK.diagrams, *FIGURES),
    )


def composer(framework=FRAMEWORK) -> PageDocumentComposer:
    return PageDocumentComposer(framework, load_widths(RESOURCES), CLOCK)


def printed(tmp_path, chosen: ChosenPages, code: str = "sv", framework=FRAMEWORK) -> bytes:
    out = tmp_path / "sidor.pdf"
    export = PageExport(composer(framework), TypstPrinter(WORKER, RESOURCES))
    notices: list[object] = []
    assert export.export_pages(chosen, out, language(code), told=notices.append) == out
    assert notices == []
    pdf: bytes = out.read_bytes()
    assert complaints(pdf) == []
    return pdf


def levels(pdf: bytes) -> list[int]:
    return [int(tag.kind[1]) for tag in tags(pdf) if tag.kind[0] == "H" and tag.kind[1:].isdigit()]


@pytest.mark.parametrize("code", ["sv", "en"])
def test_every_page_and_figure_in_one_file(tmp_path, code):
    pdf = printed(tmp_path, ChosenPages(EVERY_PAGE, True, True), code, with_figures())
    told = text_of(pdf)
    for page in FRAMEWORK.pages:
        for line in plain(parse_page(page.body.in_language(code))).splitlines():
            assert squeezed(line) in told, page.id
    for question in FRAMEWORK.questions:
        assert squeezed(question.text.in_language(code)) in told
    for term in FRAMEWORK.glossary:
        assert squeezed(term.definition.in_language(code)) in told
    for title in FRAMEWORK.reading:
        assert squeezed(title.title) in told
    said = {tag.alt for tag in tags(pdf) if tag.kind == "Figure"}
    assert {one.alternative.in_language(code) for one in DRAWN} <= said
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == {"sv": "sv-SE", "en": "en-GB"}[code]


def test_headings_skip_no_level_and_bookmarks_are_the_pages(tmp_path):
    pdf = printed(tmp_path, ChosenPages(EVERY_PAGE))
    found = levels(pdf)
    assert found[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(found))
    names = [name for _, children in bookmarks(pdf) for name in children]
    assert names == [p.title.in_language("sv") for p in FRAMEWORK.pages_in_order()]


def test_a_page_alone_has_its_title_and_its_sections(tmp_path):
    pdf = printed(tmp_path, ChosenPages(("fem-relationer",)))
    found = tags(pdf)
    assert [t.words for t in found if t.kind == "Title"] == ["Fem relationer för tilliten"]
    assert [name for name, _ in bookmarks(pdf)][:2] == ["Brukare", "Samverkande aktörer"]
    assert set(levels(pdf)) == {1}


def test_the_three_voices_are_named(tmp_path):
    said = [t.words for t in tags(printed(tmp_path, ChosenPages(("fem-relationer",)))) if t.words]
    assert said.index("Ur föreläsningen") < said.index("Tillägg") < said.index("TrustDesk")


def links(pdf: bytes) -> list[str]:
    """Gives what links inside the file say of themselves."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [
            str(note.Contents)
            for one in opened.pages
            for note in one.obj.get("/Annots", [])
            if note.Subtype == "/Link" and "/URI" not in note.get("/A", {})
        ]


def test_a_link_leads_to_a_page_that_is_there_and_else_is_its_words(tmp_path):
    alone = printed(tmp_path, ChosenPages(("fem-relationer",)))
    assert links(alone) == []
    both = printed(tmp_path, ChosenPages(("fem-relationer", "motet")))
    to_page = [said for said in links(both) if "Mötet" in said]
    assert "Mötet" in text_of(alone)
    assert len(to_page) == 2  # in the contents, and from the text


def test_a_link_leads_to_a_section_of_the_page_itself(tmp_path):
    page = FRAMEWORK.pages[0]
    body = text("Se [delen](page:sidan#del), [mer](page:sidan#ingen).\n\n## Del {#del}\n\nOrd.")
    framework = replace(FRAMEWORK, pages=(replace(page, id="sidan", body=body),))
    assert len(links(printed(tmp_path, ChosenPages(("sidan",)), framework=framework))) == 1


def test_a_set_explains_the_words_it_uses_and_no_others(tmp_path):
    told = text_of(printed(tmp_path, ChosenPages(("fem-relationer", "motet"))))
    used = next(t for t in FRAMEWORK.glossary if t.id == "debattklimat")
    other = next(t for t in FRAMEWORK.glossary if t.id == "begransat-ansvar")
    assert squeezed("Ord som används här") in told
    assert squeezed(used.definition.in_language("sv")) in told
    assert squeezed(other.definition.in_language("sv")) not in told
    assert squeezed("Ord som används här") not in text_of(
        printed(tmp_path, ChosenPages(("fem-relationer",)))
    )


def test_the_glossary_alone_is_a_paper(tmp_path):
    pdf = printed(tmp_path, ChosenPages(glossary=True))
    assert [t.words for t in tags(pdf) if t.kind == "Title"] == ["Ordlista"]


def test_the_same_pages_are_the_same_bytes(tmp_path):
    chosen = ChosenPages(("balansen", "motet"), glossary=True)
    first = printed(tmp_path, chosen, framework=with_figures())
    assert printed(tmp_path, chosen, framework=with_figures()) == first


def test_a_table_has_headings_of_its_rows_and_columns(tmp_path):
    pdf = printed(tmp_path, ChosenPages(("balansen",)), framework=with_figures())
    cells: list[list[Any]] = []
    for tag in tags(pdf):
        if tag.kind in {"TH", "TD"}:
            cells.append([tag.kind, tag.attributes.get("/Scope"), ""])
        if cells:
            cells[-1][2] += tag.words
    heads = [(words, scope) for kind, scope, words in cells if kind == "TH"]
    for column in TABLE.columns:
        node = TABLE.node(column)
        assert node is not None
        assert (node.text.in_language("sv"), "/Column") in heads
    assert ("Huvudaktör", "/Row") in heads
    assert ["TD", None, "Konsumenter"] in cells


def test_no_page_is_no_paper(tmp_path):
    with pytest.raises(InvalidInput) as caught:
        printed(tmp_path, ChosenPages())
    assert caught.value.kind == "no-pages"
    assert list(tmp_path.iterdir()) == []


def test_it_can_be_cancelled_and_leaves_nothing(tmp_path):
    export = PageExport(composer(), TypstPrinter(WORKER, RESOURCES))
    with pytest.raises(Cancelled):
        export.export_pages(
            ChosenPages(EVERY_PAGE), tmp_path / "a.pdf", language(), cancelled=lambda: True
        )
    assert list(tmp_path.iterdir()) == []


def test_a_pack_may_hold_anything(tmp_path):
    """Signs no font has, words without end, a figure that is not there."""
    body = text(
        f"中文 \u202e [x](page:nowhere) {'ord' * 400}\n\n::: diagram | nowhere\n:::\n\n## {{#a}}"
    )
    page = replace(FRAMEWORK.pages[0], body=body, title=text("中 Sida"), sources=text("\ue000"))
    framework = replace(FRAMEWORK, pages=(page,), diagrams=())
    out = tmp_path / "a.pdf"
    export = PageExport(composer(framework), TypstPrinter(WORKER, RESOURCES))
    export.export_pages(ChosenPages((page.id,)), out, language())
    assert complaints(out.read_bytes()) == []
    assert pages(out.read_bytes()) >= 1


def test_what_is_refused_is_set_as_plain_text_with_figures_in_words():
    document = composer(with_figures()).compose(ChosenPages(("balansen",)), language())
    given = []

    def setting(tried):
        given.append(tried)
        if len(given) == 1:
            raise TypesettingError
        return tried

    plain_one, named = set_pages_whatever_happens(document, setting)
    body = plain_one["chapters"][0]["pages"][0]["body"]
    assert {node["t"] for node in body} == {"p"}
    words = " ".join(str(word) for node in body for word in node["c"])
    assert DRAWN[0].alternative.in_language("sv") in words
    assert named == [document["title"]]


def test_only_the_page_that_is_refused_loses_its_layout():
    """And what leads to a section of it leads to it."""
    linked = [
        replace(p, body=text("[dit](page:fem-relationer#brukare)\n\n## Del"))
        if p.id == "motet"
        else p
        for p in FRAMEWORK.pages
    ]
    framework = replace(FRAMEWORK, pages=tuple(linked))
    chosen = ChosenPages(("balansen", "fem-relationer", "motet"))
    document = composer(framework).compose(chosen, language())
    document, _ = sanitised_pages(document, load_glyphs(RESOURCES))
    typesetter = Typesetter(RESOURCES)

    def setting(tried):
        kinds = {
            page["at"]: {node["t"] for node in page["body"]}
            for chapter in tried["chapters"]
            for page in chapter["pages"]
        }
        if kinds["page:fem-relationer"] != {"p"}:
            raise TypesettingError
        return kinds, typesetter.special(tried)

    (kinds, pdf), named = set_pages_whatever_happens(document, setting)
    assert named == ["Fem relationer för tilliten"]
    assert "h" in kinds["page:balansen"]
    assert "h" in kinds["page:motet"]
    assert complaints(pdf) == []
