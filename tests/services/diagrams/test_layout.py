"""Figures in any width: nothing meets, nothing is cut off, nothing is missing."""

import time
from dataclasses import dataclass
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.diagrams import samples
from trustdesk.domain.diagram import Diagram, DiagramEdge, DiagramNode
from trustdesk.services.diagrams.additions import additions_named
from trustdesk.services.diagrams.layout import layout
from trustdesk.services.diagrams.placed import Box, PlacedDiagram

_SIZES = {"node": 15, "node_strong": 15.8, "part": 14, "note": 13, "label": 13, "heading": 13.5}
_AIR = 0.01

WIDTHS = st.integers(260, 1200)
SCALES = st.floats(1, 2)
LANGUAGES = st.sampled_from(["sv", "en"])


@dataclass(frozen=True)
class Ruler:
    """Letters about as wide as Inter has them."""

    scale: float = 1.0

    def width(self, text, look):
        narrow = sum(sign in "iljtfr.,' " for sign in text)
        return (len(text) - 0.5 * narrow) * _SIZES[look] * 0.58 * self.scale

    def line_height(self, look):
        return round(_SIZES[look] * 1.45 * self.scale)

    def unit(self, length):
        return length * self.scale


def laid(figure, width=602, scale=1.0, language="sv") -> PlacedDiagram:
    return layout(figure, lambda text: text.in_language(language), width, Ruler(scale))


def inside(inner: Box, width: float, height: float) -> bool:
    return (
        inner.x >= -_AIR
        and inner.y >= -_AIR
        and inner.x + inner.width <= width + _AIR
        and inner.y + inner.height <= height + _AIR
    )


def meet(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width - _AIR
        and other.x < one.x + one.width - _AIR
        and one.y < other.y + other.height - _AIR
        and other.y < one.y + one.height - _AIR
    )


def crosses(box: Box, start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether a line runs through a box; looked at in 60 places."""
    places = (
        (start[0] + (end[0] - start[0]) * n / 60, start[1] + (end[1] - start[1]) * n / 60)
        for n in range(61)
    )
    return any(
        box.x + 1 < x < box.x + box.width - 1 and box.y + 1 < y < box.y + box.height - 1
        for x, y in places
    )


def assert_sound(figure: Diagram, placed: PlacedDiagram, scale: float, language: str) -> None:
    ruler = Ruler(scale)
    assert sorted(n.id for n in placed.nodes) == sorted(n.id for n in figure.nodes)
    held = [
        *(n.box for n in placed.nodes),
        *(text.box for text in placed.labels),
    ]
    assert all(inside(box, placed.width, placed.height) for box in (*held, *placed.bands))
    assert not [pair for pair in combinations(held, 2) if meet(*pair)]
    for node in placed.nodes:
        assert node.box.height >= 44 * scale - _AIR
        for text in node.texts:
            x, y = text.box.x - node.box.x, text.box.y - node.box.y
            inner = Box(x, y, text.box.width, text.box.height)
            assert inside(inner, node.box.width, node.box.height)
    for text in (*placed.labels, *(t for n in placed.nodes for t in n.texts)):
        assert all(ruler.width(line, text.look) <= text.box.width + _AIR for line in text.lines)
        assert len(text.lines) * ruler.line_height(text.look) <= text.box.height + _AIR
    for line in placed.lines:
        for x, y in line.points:
            assert -_AIR <= x <= placed.width + _AIR
            assert -_AIR <= y <= placed.height + _AIR
        for start, end in zip(line.points, line.points[1:], strict=False):
            assert not [n.id for n in placed.nodes if crosses(n.box, start, end)]


def words_of(placed: PlacedDiagram) -> str:
    """Every word of the nodes, as one reads it, with hyphens at the ends of lines taken away."""
    said = []
    for node in placed.nodes:
        for text in node.texts:
            said += [line[:-1] if line.endswith("-") else line for line in text.lines]
    return "".join("".join(said).split())


@settings(derandomize=True, deadline=None, max_examples=120)
@given(st.sampled_from(samples.DRAWN), WIDTHS, SCALES, LANGUAGES)
def test_a_figure_is_sound_in_every_width(figure, width, scale, language):
    assert_sound(figure, laid(figure, width, scale, language), scale, language)


_WORD = st.one_of(
    st.text("abdegiknorstuvåäö", min_size=1, max_size=9),
    st.sampled_from(["professionsmonopolisering", "samhällsdebatt/debattklimat", "tillit"]),
)
_WORDS = st.lists(_WORD, min_size=1, max_size=7).map(" ".join).map(samples.said)


_KINDS = st.sampled_from(["timeline", "balance", "hub", "chain", "loop", "parts"])


@st.composite
def figures(draw, kinds=_KINDS) -> Diagram:
    """A figure of any kind with any words; what it holds is what its kind may hold."""
    kind = draw(kinds)
    count = 3 if kind == "balance" else draw(st.integers(2, 7))
    notes = st.one_of(st.just(samples.NOTHING), _WORDS)
    nodes = [DiagramNode(f"n{n}", draw(_WORDS), draw(notes)) for n in range(count)]
    edges: list[DiagramEdge] = []
    if kind in ("chain", "loop"):
        labels = st.one_of(st.just(samples.NOTHING), _WORDS)
        for n in range(1, count):
            start = draw(st.integers(max(n - 2, 0), n - 1))
            edges.append(DiagramEdge(f"n{start}", f"n{n}", draw(labels), id=f"e{n}"))
    if kind == "loop":
        edges.append(DiagramEdge(f"n{count - 1}", "n0", draw(labels)))
        if draw(st.booleans()):
            nodes.append(DiagramNode("risk", draw(_WORDS), samples.NOTHING))
            edges.append(DiagramEdge("risk", "e1", samples.NOTHING))
    if kind in ("timeline", "parts"):
        inner = [
            DiagramNode(f"{node.id}-{n}", draw(_WORDS), draw(notes), node.id)
            for node in nodes
            for n in range(draw(st.integers(0, 3)))
        ]
        nodes = [n for node in nodes for n in (node, *(i for i in inner if i.parent == node.id))]
    return samples.figure(kind, nodes, edges)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(figures(st.just("hub")), st.integers(560, 1200))
def test_the_spokes_of_a_hub_are_as_long_as_its_nodes_need(figure, width):
    assert_sound(figure, laid(figure, width), 1.0, "sv")


@settings(derandomize=True, deadline=None, max_examples=200)
@given(figures(), WIDTHS, SCALES)
def test_a_figure_of_any_words_is_sound(figure, width, scale):
    placed = laid(figure, width, scale)
    assert_sound(figure, placed, scale, "sv")
    wanted = {
        "".join(text.in_language("sv").split()).replace("-", "")
        for node in figure.nodes
        for text in (node.text, node.note)
    }
    shown = words_of(placed).replace("-", "")
    assert all(words in shown for words in wanted)


@pytest.mark.parametrize("figure", samples.DRAWN, ids=lambda f: f.id)
def test_a_figure_is_laid_out_in_five_milliseconds(figure):
    laid(figure)
    for width in (602, 300):
        begun = time.thread_time()
        for _ in range(5):
            laid(figure, width)
        assert (time.thread_time() - begun) / 5 < 0.015  # 5 ms, and three times that at most


def test_the_hub_is_in_the_true_middle_and_its_spokes_are_alike():
    placed = laid(samples.HUB)
    hub = placed.nodes[0].box
    assert hub.x + hub.width / 2 == pytest.approx(placed.width / 2)
    assert hub.y + hub.height / 2 == pytest.approx(placed.height / 2)
    assert placed.nodes[0].look == "hub"
    lengths = [
        ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        for line in placed.lines
        for (x1, y1), (x2, y2) in [line.points]
    ]
    assert len(lengths) == 6
    assert max(lengths) - min(lengths) < 0.1
    assert [line.dotted for line in placed.lines] == [False] * 5 + [True]
    assert placed.nodes[-1].look == "addition"


def test_in_a_narrow_width_a_hub_is_a_list_under_it():
    placed = laid(samples.HUB, 300)
    hub, *others = placed.nodes
    assert {node.box.x for node in others} == {others[0].box.x}
    assert others[0].box.x > hub.box.x
    tops = [node.box.y for node in placed.nodes]
    assert tops == sorted(tops)


def test_trust_is_a_range_over_the_middle_third():
    placed = laid(samples.BALANCE)
    (band,) = placed.bands
    assert band.x == pytest.approx(placed.width / 3)
    assert band.width == pytest.approx(placed.width / 3)
    assert [node.look for node in placed.nodes] == ["end", "range", "end"]
    first, last = placed.nodes[0], placed.nodes[-1]
    assert first.texts[0].box.x < placed.width / 12
    end = last.texts[0].box
    assert end.x + end.width > placed.width * 11 / 12
    narrow = laid(samples.BALANCE, 280)
    tops = [node.box.y for node in narrow.nodes]
    assert tops == sorted(set(tops))
    assert narrow.bands[0].height > narrow.bands[0].width


def test_a_loop_leads_from_left_to_right_and_back_over_it():
    placed = laid(samples.LOOP)
    at = {node.id: node.box for node in placed.nodes}
    assert at["v"].x < at["t"].x < at["r"].x
    assert at["v"].x == at["b"].x
    assert at["k"].y > at["t"].y + at["t"].height
    back = placed.lines[-1]
    assert back.arrow_at_end
    assert min(y for _, y in back.points) < at["v"].y
    (label,) = placed.labels
    assert label.lines == ("Återkoppling",)
    dotted = [line for line in placed.lines if line.dotted]
    assert len(dotted) == 1
    x, _ = dotted[0].points[-1]
    assert at["t"].x + at["t"].width < x < at["r"].x


def test_a_narrow_loop_is_a_column_with_its_feedback_at_the_side():
    placed = laid(samples.LOOP, 320)
    tops = [node.box.y for node in placed.nodes]
    assert tops == sorted(tops)
    at = {node.id: node.box for node in placed.nodes}
    right = max(box.x + box.width for box in at.values())
    back = next(
        line for line in placed.lines if len(line.points) > 3 and line.points[-1][0] > right - 9
    )
    assert max(x for x, _ in back.points) > right
    assert back.points[-1][1] == pytest.approx(at["v"].y + at["v"].height / 2)


def test_what_no_edge_joins_stands_under_each_other():
    placed = laid(samples.TWO_CHAINS)
    at = {node.id: node.box for node in placed.nodes}
    assert at["x"].y < at["y"].y
    assert at["x"].y + at["x"].height / 2 == at["xk"].y + at["xk"].height / 2
    for one, other in (("x", "y"), ("xk", "yk")):
        assert (at[one].x, at[one].width) == (at[other].x, at[other].width)


def test_the_periods_stand_beside_each_other_or_under():
    wide, narrow = laid(samples.TIMELINE), laid(samples.TIMELINE, 300)
    heads = [node for node in wide.nodes if node.look == "period"]
    assert len({node.box.y for node in heads}) == 1
    assert len({node.box.x for node in heads}) == 3
    heads = [node for node in narrow.nodes if node.look == "period"]
    assert len({node.box.x for node in heads}) == 1


def test_a_table_says_whether_its_columns_fit():
    assert laid(samples.TABLE).table_columns == 3
    assert laid(samples.TABLE, 320).table_columns == 1
    assert laid(samples.TABLE, 602, 2.0).table_columns == 1
    assert not laid(samples.TABLE).nodes


def test_a_figure_without_nodes_is_nothing():
    placed = laid(samples.figure("hub", []))
    assert (placed.height, placed.nodes) == (0.0, ())


def test_an_addition_says_that_it_is_one():
    named = additions_named(samples.HUB, samples.said("Tillägg", "Addition"))
    inom = laid(named, language="en").nodes[-1]
    assert [" ".join(text.lines) for text in inom.texts] == [
        "Within the administration",
        "Addition",
    ]
    assert [node.note for node in named.nodes[:-1]] == [
        node.note for node in samples.HUB.nodes[:-1]
    ]
