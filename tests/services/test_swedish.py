"""Forms of one word share a key; å, ä and ö come last."""

import pytest

from trustdesk.services.swedish import sort_key, stem


@pytest.mark.parametrize(
    "forms",
    [
        ("ansvar", "ansvaret", "Ansvarets"),
        ("resultat", "resultaten", "resultatet"),
        ("våga", "vågade", "vågar"),
        ("styrning", "styrningen", "styrningarna"),
        ("beslut", "beslutet", "besluten"),
        ("möte", "möten", "mötena"),
    ],
)
def test_forms_share_a_key(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("råd", "rad"), ("kön", "kon"), ("mål", "mal")])
def test_letters_with_rings_and_dots_are_letters_of_their_own(one, other):
    assert stem(one) != stem(other)


def test_order():
    assert sorted(["ö", "Åsa", "ä", "zon", "å", "Alla"], key=sort_key) == [
        "Alla", "zon", "å", "Åsa", "ä", "ö",
    ]  # fmt: skip
