import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trustdesk.domain.entry import Snippet
from trustdesk.ui.search.marked import MarkedText


def marked_words(made: MarkedText) -> list[str]:
    text = made.text.encode("utf-16-le")
    return [
        text[2 * place.start : 2 * (place.start + place.length)].decode("utf-16-le")
        for place in made._layout.formats()
    ]


@pytest.mark.parametrize(
    "runs",
    [
        (("Det var ", False), ("mötet", True), (" i går", False)),
        (("Åh 😀😀 ", False), ("mötet", True), (" 😀", False)),
        (("mötet", True), (" och ", False), ("mötena", True)),
    ],
)
def test_the_found_words_are_marked_and_nothing_else(theme, runs):
    made = MarkedText(theme, Snippet(runs), 900, 2)
    assert made.text == "".join(text for text, _ in runs)
    assert marked_words(made) == [text for text, found in runs if found]


def test_a_long_text_ends_in_three_dots_within_its_lines(theme):
    runs = (("ord " * 20, False), ("mötet", True), (" ord" * 60, False))
    made = MarkedText(theme, Snippet(runs), 400, 2)
    assert made._layout.lineCount() == 2
    assert made.text.endswith("…")
    assert made.text.startswith("ord ord")


def test_a_found_word_behind_the_cut_is_left_out(theme):
    made = MarkedText(theme, Snippet((("ord " * 90, False), ("mötet", True))), 300, 2)
    assert marked_words(made) == []


@settings(
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(
    st.lists(st.tuples(st.text(min_size=1, max_size=60), st.booleans()), max_size=6),
    st.integers(10, 700),
)
def test_any_text_at_any_width_can_be_set(theme, runs, width):
    made = MarkedText(theme, Snippet(tuple(runs)), width, 2)
    assert len(made.text) <= len("".join(text for text, _ in runs)) + 1
