from hypothesis import given
from hypothesis import strategies as st

from trustdesk.domain.entry import MARK
from trustdesk.domain.sentences import marked, sentences_of, unmarked

BODY = """## Mötet
Vi satt t.ex. två timmar kl. 14. Ingen frågade! ==Det räckte att lyssna.== Sen blev det tyst…

- en **punkt** utan stopp
- [ ] en uppgift. Och en till

---
> ==Två meningar. Ett märke.== Och en."""


def test_the_sentences_of_a_text_in_order():
    assert [(s.text, s.marked) for s in sentences_of(BODY, 60)] == [
        ("Mötet", False),
        ("Vi satt t.ex. två timmar kl. 14.", False),
        ("Ingen frågade!", False),
        ("Det räckte att lyssna.", True),
        ("Sen blev det tyst…", False),
        ("en punkt utan stopp", False),
        ("[ ] en uppgift.", False),
        ("Och en till", False),
        ("Två meningar. Ett märke.", True),
        ("Och en.", False),
    ]


def test_never_more_than_asked_for():
    assert len(sentences_of("En. " * 5000, 60)) == 60


def test_a_mark_is_set_and_taken_away_where_the_sentence_stands():
    sentences = sentences_of(BODY, 60)
    with_mark = marked(BODY, sentences[2])
    assert "kl. 14. ==Ingen frågade!== ==Det" in with_mark
    again = next(s for s in sentences_of(with_mark, 60) if s.text == "Ingen frågade!")
    assert again.marked
    assert unmarked(with_mark, again) == BODY
    assert "> Två meningar. Ett märke. Och en." in unmarked(BODY, sentences[8])


@given(st.text(alphabet="aå .!?=-\n>#*", max_size=80), st.data())
def test_only_marks_ever_change(body, data):
    sentences = sentences_of(body, 60)
    for sentence in sentences:
        assert 0 <= sentence.start < sentence.end <= len(body)
    if sentences:
        sentence = data.draw(st.sampled_from(sentences))
        changed = marked(body, sentence)
        assert changed.replace("=", "") == body.replace("=", "")
        if sentence.marked and unmarked(body, sentence) != body:
            assert len(MARK.findall(unmarked(body, sentence))) < len(MARK.findall(body)) + 1
