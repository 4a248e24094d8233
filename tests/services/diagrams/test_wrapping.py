"""Words in lines: as few as fit, even, and a long word hyphenated where one may."""

from hypothesis import given, settings
from hypothesis import strategies as st

from trustdesk.services.diagrams.wrapping import balanced, wrapped


class Letters:
    """Every letter is one wide."""

    def width(self, text, _look):
        return float(len(text))

    def line_height(self, _look):
        return 1.0

    def unit(self, length):
        return length


def lines(text, room):
    return wrapped(text, room, "node", Letters()).lines


def test_words_that_fit_stand_on_a_line():
    assert lines("Samverkande aktörer", 20) == ("Samverkande aktörer",)
    assert lines("Samverkande aktörer", 12) == ("Samverkande", "aktörer")
    assert lines("  ", 5) == ()


def test_a_long_word_is_hyphenated_before_a_consonant_and_a_vowel():
    assert lines("professionsmonopolisering", 14) == ("professionsmo-", "nopolisering")
    assert lines("samhällsdebatt/debattklimat", 16) == ("samhällsdebatt/", "debattklimat")
    assert wrapped("tillitsvärdighet", 9, "node", Letters()).broken


def test_two_lines_are_about_as_long_as_each_other():
    text = "Granskande och normerande verksamhet"
    assert wrapped(text, 27, "node", Letters()).lines == (
        "Granskande och normerande",
        "verksamhet",
    )
    assert balanced(text, 27, "node", Letters()).lines == (
        "Granskande och",
        "normerande verksamhet",
    )


@settings(derandomize=True, deadline=None)
@given(st.text("abeiknrsåäö /-", max_size=60), st.integers(2, 30))
def test_nothing_is_lost_and_nothing_is_too_long(text, room):
    found = wrapped(text, room, "node", Letters())
    assert all(len(line) <= room for line in found.lines)
    assert found.width <= room
    shown = "".join(found.lines).replace("-", "").replace(" ", "")
    assert shown == "".join(text.split()).replace("-", "")
