"""The first words, plain."""

import pytest

from trustdesk.domain.excerpt import excerpt, plain


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("", ""),
        ("Hej", "Hej"),
        ("# Rubrik\n\nText", "Rubrik Text"),
        ("- ett\n- [x] två\n> * tre", "ett två tre"),
        (
            "**fet** och *kursiv*, ==märkt==, `kod`, ~~struken~~",
            "fet och kursiv, märkt, kod, struken",
        ),
        ("[länk](http://x) ![bild](a.png)", "länk bild"),
        ("```python\nkod\n```\n---\nslut", "kod slut"),
        ("2 * 3 = 6 och a == b", "2 * 3 = 6 och a b"),
        ("#tagg och C#", "#tagg och C#"),
        ("[" * 700, "[" * 700),
    ],
)
def test_marks_go_and_words_stay(markdown, line):
    assert plain(markdown) == line


def test_it_is_cut_at_a_word():
    assert excerpt("ordet " * 100) == ("ordet " * 26).strip() + "…"
    assert len(excerpt("x" * 5_000_000)) == 161
