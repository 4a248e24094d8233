import time

import pytest

from tests.floor import floor_ms
from trustdesk.ui.widgets.markdown_spans import in_units, prefix_length, spans_of


def styled(line):
    return {(line[begin:end], kind) for begin, end, kind in spans_of(line).styled}


def hidden(line):
    return [line[begin:end] for begin, end in sorted(spans_of(line).marks)]


@pytest.mark.parametrize(
    ("line", "span", "marks"),
    [
        ("en **fet** text", ("fet", "bold"), ["**", "**"]),
        ("en *kursiv* text", ("kursiv", "italic"), ["*", "*"]),
        ("en _kursiv_ text", ("kursiv", "italic"), ["_", "_"]),
        ("==Det tar jag med.== Mer", ("Det tar jag med.", "mark"), ["==", "=="]),
        ("se `kod` här", ("kod", "code"), ["`", "`"]),
        ("[ord](page:x) slut", ("ord", "link"), ["[", "](page:x)"]),
        ("se [[Att våga]]", ("Att våga", "link"), ["[[", "]]"]),
        ("## Vad hände?", ("## Vad hände?", "h2"), ["## "]),
        ("> citat", ("> citat", "quote"), ["> "]),
    ],
)
def test_marks_are_found_with_what_they_style(line, span, marks):
    assert span in styled(line)
    assert hidden(line) == marks


@pytest.mark.parametrize(
    "line",
    [
        "snake_case_name och 2 * 3 * 4",
        "#hashtag",
        "a == b, c == d",
        "vanlig text utan något",
        "**  inte fet  **",
        "![bild](x.png)",
    ],
)
def test_what_only_looks_like_a_mark_is_left_alone(line):
    assert hidden(line) == []


def test_marks_inside_code_are_text():
    assert hidden("`**a**`") == ["`", "`"]


def test_a_list_has_a_bullet_and_a_numbered_one_has_not():
    assert spans_of("- punkt").bullet == 0
    assert spans_of("  * punkt").bullet == 2
    assert spans_of("12. punkt").bullet is None
    assert ("12. ", "list") in styled("12. punkt")


def test_nested_marks_are_all_found():
    assert styled("==**fet** mening==") == {("**fet** mening", "mark"), ("fet", "bold")}


def test_positions_are_those_qt_counts():
    line = in_units("😀 **fet**")
    assert spans_of(line).styled == [(5, 8, "bold")]


@pytest.mark.parametrize(
    ("line", "length"), [("## Vad", 3), ("- a", 2), ("> - a", 4), ("3. a", 3), ("text", 0)]
)
def test_what_a_line_begins_with(line, length):
    assert prefix_length(line) == length


@pytest.mark.parametrize("piece", ["*a ", "==a ", "_a ", "[a](", "`a ", "**a ", "[["])
def test_a_hostile_paragraph_takes_no_time(piece):
    line = (piece * 20_000)[:20_000]
    start = time.process_time()
    spans_of(line)
    assert (time.process_time() - start) * 1000 < 80 * floor_ms()
