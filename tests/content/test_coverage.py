"""Every row of the lecture's coverage has its page, and every figure of it its diagram.

The list is written out: what the lecture holds does not change when the pack does.
"""

import pytest

from trustdesk.domain.framework import LocalText
from trustdesk.pack.loading import load_pack
from trustdesk.paths import bundled

CONTENT = bundled("content")
LANGUAGES = ("sv", "en")

COVERAGE = [
    ("title slide", ["inramning"]),
    ("two trends, with Hood's seven doctrines", ["tva-trender", "npm-sju-doktriner"]),
    ("two trends, second version", ["tva-trender"]),
    ("problems per stakeholder", ["problembild"]),
    ("three trends", ["tre-trender"]),
    ("table Freidson and Adler", ["idealtyper"]),
    ("the impersonal technocratic state", ["tva-paradigm"]),
    ("table of two paradigms", ["tva-paradigm"]),
    ("view of the professions", ["synen-pa-professionerna"]),
    ("origin of the framework", ["ramverkets-ursprung"]),
    ("balance cynicism-trust-naivism", ["balansen"]),
    ("Theory X and Y, and Georgellis", ["teori-x-och-y", "inre-och-yttre-drivkrafter"]),
    ("source line of a lost chart", ["arbetsmiljon-2015"]),
    ("users-administration-politicians", ["motet"]),
    ("five relations", ["fem-relationer"]),
    ("definition", ["definitionen"]),
    ("earned trust", ["fortjanad-tillit"]),
    ("portrait of the civil servant", ["ambetsmannen"]),
    ("roles of the civil servant", ["ambetsmannens-roller"]),
    ("trust model", ["tillitsmodellen"]),
    ("definition again", ["definitionen"]),
    ("closing slide", ["inramning"]),
]

FIGURES = [
    ("the three governance trends", "tre-trender", "table", "tre-trender"),
    ("Hood's seven doctrines", "sju-doktriner", "parts", "npm-sju-doktriner"),
    ("problems per stakeholder", "problembild", "table", "problembild"),
    ("the ideal types", "idealtyper", "table", "idealtyper"),
    ("the two paradigms", "tva-paradigm", "table", "tva-paradigm"),
    ("the professions 1950/1970/2010", "synen-pa-professionerna", "timeline",
     "synen-pa-professionerna"),
    ("cynicism-trust-naivism", "balansen", "balance", "balansen"),
    ("Theory X and Y", "teori-x-och-y", "table", "teori-x-och-y"),
    ("inner and outer drives", "inre-och-yttre-drivkrafter", "table", "inre-och-yttre-drivkrafter"),
    ("user-administration-politician", "motet", "chain", "motet"),
    ("the five relations", "fem-relationer", "hub", "fem-relationer"),
    ("the definition", "definitionen", "parts", "definitionen"),
    ("earned trust", "fortjanad-tillit", "parts", "fortjanad-tillit"),
    ("the portrait", "portrattet", "parts", "ambetsmannen"),
    ("the three roles", "tre-roller", "parts", "ambetsmannens-roller"),
    ("the trust model", "tillitsmodellen", "loop", "tillitsmodellen"),
]  # fmt: skip


@pytest.fixture(scope="module")
def framework():
    return load_pack(CONTENT)


def in_both(text: LocalText) -> bool:
    return all(text.by_language.get(language, "").strip() for language in LANGUAGES)


@pytest.mark.parametrize(("row", "pages"), COVERAGE)
def test_every_part_of_the_lecture_has_its_page(framework, row, pages):
    for page_id in pages:
        page = framework.page(page_id)
        assert page is not None, row
        assert in_both(page.title), row
        assert in_both(page.body), row


def test_every_page_stands_for_a_part_of_the_lecture(framework):
    covered = {page for _, pages in COVERAGE for page in pages}
    assert {page.id for page in framework.pages} == covered


@pytest.mark.parametrize(("figure", "diagram_id", "kind", "page_id"), FIGURES)
def test_every_figure_is_in_its_page(framework, figure, diagram_id, kind, page_id):
    diagram = framework.diagram(diagram_id)
    assert diagram is not None, figure
    assert (diagram.kind, diagram.page) == (kind, page_id)
    page = framework.page(page_id)
    for language in LANGUAGES:
        assert page.body.by_language[language].count(f"\n::: diagram | {diagram_id}\n:::\n") == 1


def test_there_are_no_other_figures(framework):
    assert [d.id for d in framework.diagrams] == [diagram_id for _, diagram_id, _, _ in FIGURES]


def test_everything_in_a_figure_is_said_in_both_languages(framework):
    for diagram in framework.diagrams:
        assert in_both(diagram.title), diagram.id
        assert in_both(diagram.alternative), diagram.id
        unnamed = [node.id for node in diagram.nodes if not in_both(node.text)]
        assert set(unnamed) <= set(diagram.rows), diagram.id
        assert all(in_both(cell.text) for cell in diagram.cells), diagram.id


def test_what_stands_in_a_box_is_short(framework):
    for diagram in framework.diagrams:
        if diagram.kind != "table":
            texts = [text for node in diagram.nodes for text in node.text.by_language.values()]
            assert [text for text in texts if len(text) > 45] == [], diagram.id


def test_the_alternative_names_what_the_figure_holds(framework):
    """Each word of length in a node stands in the prose, in some form of it."""
    for diagram in framework.diagrams:
        for language in LANGUAGES:
            prose = diagram.alternative.by_language[language].casefold()
            texts = [node.text.by_language.get(language, "") for node in diagram.nodes]
            words = {word.strip(".,():?").casefold() for text in texts for word in text.split()}
            missing = [word for word in words if len(word) > 4 and word[:5] not in prose]
            assert missing == [], (diagram.id, language)


def test_what_the_figures_must_not_get_wrong(framework):
    paradigms = framework.diagram("tva-paradigm")
    roles = [
        paradigms.cell("roller", column).text.in_language("sv") for column in paradigms.columns
    ]
    assert roles == ["förmyndare och portvakt", "partner och portvakt"]
    assert paradigms.node("motto").text.in_language("sv") == "(utan rubrik)"
    relations = framework.diagram("fem-relationer")
    assert relations.nodes[0].id == "forvaltning"
    assert [node.id for node in relations.nodes if node.addition] == ["inom"]
    assert [node.id for node in framework.diagram("definitionen").parts_of("helheten")] == [
        "filosofi", "kultur", "syfte", "perspektiv", "alla", "visa", "fortjana",
    ]  # fmt: skip
    earned = framework.diagram("fortjanad-tillit").parts_of("fortjanad")
    assert [node.id for node in earned] == ["kunna", "vaga", "vilja"]
    meeting = framework.diagram("motet").edges[0]
    assert (meeting.start, meeting.end) == ("brukare", "forvaltning")
    assert meeting.label.in_language("sv") == "Mötet"
    risk = next(e for e in framework.diagram("tillitsmodellen").edges if e.start == "risk")
    assert risk.end == "handling"
