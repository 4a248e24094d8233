import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustdesk.domain.entry import MARK
from trustdesk.ui.widgets.markdown_edits import (
    sentence_at,
    toggle_line,
    toggle_mark,
    toggle_stars,
    word_at,
)


def apply(line, changes):
    for at, removed, inserted in reversed(changes):
        line = line[:at] + inserted + line[at + removed :]
    return line


@pytest.mark.parametrize(
    ("line", "at", "sentence"),
    [
        ("Först detta. Sedan det? Slut", 3, "Först detta."),
        ("Först detta. Sedan det? Slut", 12, "Först detta."),
        ("Först detta. Sedan det? Slut", 15, "Sedan det?"),
        ("Först detta. Sedan det? Slut", 27, "Slut"),
        (
            "Vi hade t.ex. ett möte kl. 14.30 i går. Bra.",
            20,
            "Vi hade t.ex. ett möte kl. 14.30 i går.",
        ),
        ("Han sa ”nej.” Jag gick.", 20, "Jag gick."),
        ("- En punkt i en lista", 5, "En punkt i en lista"),
        ("## Rubrik", 0, "Rubrik"),
        ("", 0, ""),
    ],
)
def test_the_sentence_at_hand(line, at, sentence):
    begin, end = sentence_at(line, at)
    assert line[begin:end] == sentence


def test_marking_leaves_space_and_line_marks_outside():
    line = "- Det var frågan. Mer."
    assert apply(line, toggle_mark(line, 0, 17)) == "- ==Det var frågan.== Mer."


def test_marking_again_takes_the_mark_away():
    line = "Ja. ==Det var frågan.== Mer."
    assert apply(line, toggle_mark(line, 10, 10)) == "Ja. Det var frågan. Mer."


@settings(derandomize=True)
@given(st.text("ab .=*", min_size=1, max_size=30), st.integers(0, 30))
def test_a_marked_sentence_is_one_the_domain_finds(line, at):
    begin, end = sentence_at(line, min(at, len(line)))
    changes = toggle_mark(line, begin, end)
    if "=" in line or not changes:
        return
    assert MARK.findall(apply(line, changes)) == [line[begin:end]]


@pytest.mark.parametrize(("width", "stars"), [(1, "*"), (2, "**")])
def test_stars_come_and_go(width, stars):
    line = "ett ord till"
    once = apply(line, toggle_stars(line, 4, 7, width))
    assert once == f"ett {stars}ord{stars} till"
    assert apply(once, toggle_stars(once, 4 + width, 7 + width, width)) == line
    assert apply(once, toggle_stars(once, 4, 7 + 2 * width, width)) == line


def test_bold_within_italics_is_told_apart():
    line = "*ord*"
    assert apply(line, toggle_stars(line, 1, 4, 2)) == "***ord***"
    assert apply("***ord***", toggle_stars("***ord***", 3, 6, 1)) == "**ord**"


@pytest.mark.parametrize(("kind", "mark"), [("heading", "## "), ("list", "- "), ("quote", "> ")])
def test_a_line_mark_comes_and_goes(kind, mark):
    assert apply("rad", toggle_line("rad", kind, on=True)) == f"{mark}rad"
    assert apply(f"{mark}rad", toggle_line(f"{mark}rad", kind, on=False)) == "rad"
    assert toggle_line(f"{mark}rad", kind, on=True) == []


def test_the_word_at_hand():
    assert word_at("ett ord-par till", 6) == (4, 11)
    assert word_at("ett  ord", 4) == (4, 4)
