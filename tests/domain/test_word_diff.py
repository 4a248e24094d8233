import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floor import floor_ms
from trustdesk.domain.word_diff import Run, changed_words, shortened, words_in

WORDS = st.lists(st.sampled_from(["tillit", "och", "mod", "å,", "\n\n", "=="]), max_size=40)
TEXTS = st.one_of(WORDS.map(" ".join), st.text(max_size=80))


def side(runs, other):
    return "".join(run.text for run in runs if run.kind in ("kept", other))


def test_one_word_exchanged_is_one_word_removed_and_one_added():
    assert changed_words("Jag vågade fråga.", "Jag tvekade fråga.") == (
        Run("kept", "Jag "),
        Run("removed", "vågade"),
        Run("added", "tvekade"),
        Run("kept", " fråga."),
    )


def test_a_word_that_grew_is_shown_whole():
    kinds = [(r.kind, r.text.strip()) for r in changed_words("en lång dag", "en långsam dag")]
    assert ("removed", "lång") in kinds
    assert ("added", "långsam") in kinds


def test_nothing_changed_is_one_kept_run():
    assert changed_words("Samma.", "Samma.") == (Run("kept", "Samma."),)
    assert changed_words("", "") == ()


@given(TEXTS, TEXTS)
def test_both_texts_can_be_put_together_again(old, new):
    runs = changed_words(old, new)
    assert side(runs, "removed") == old
    assert side(runs, "added") == new
    assert all(run.text for run in runs)
    assert all(one.kind != two.kind for one, two in pairwise(runs))


@pytest.mark.parametrize(
    "make",
    [
        lambda rng: " ".join(rng.choice("abcdefgh") for _ in range(1_000_000)),
        lambda rng: "a" * 2_000_000,
        lambda rng: "\n".join(str(rng.random()) for _ in range(100_000)),
        lambda rng: "\n".join("samma rad" for _ in range(200_000)),
        lambda rng: " ".join(str(rng.randrange(300)) for _ in range(2_900)),
    ],
)
def test_two_megabytes_never_hang(make):
    old, new = make(random.Random(1)), make(random.Random(2))[::-1]
    began = time.thread_time()
    runs = changed_words(old, new)
    assert (time.thread_time() - began) * 1000 < 1500 * floor_ms()  # about 2 s; measured: 0.6 s
    assert side(runs, "removed") == old
    assert side(runs, "added") == new


def test_a_long_text_is_still_compared_by_words_where_a_paragraph_changed():
    lines = [f"Stycke {n} om tillit och ansvar i vardagen." for n in range(2_000)]
    changed = [*lines]
    changed[700] = "Stycke 700 om mod och ansvar i vardagen."
    changed[1500] = ""
    runs = changed_words("\n\n".join(lines), "\n\n".join(changed))
    assert ("added", "mod") in [(r.kind, r.text.strip()) for r in runs]
    assert words_in(runs, "added") < 5


def test_what_is_shown_of_a_long_text_is_bounded_and_holds_the_changes():
    runs = (Run("kept", "a " * 200_000), Run("added", "NYTT"), Run("kept", "b " * 200_000))
    shown = shortened(runs)
    assert sum(len(run.text) for run in shown) < 10_000
    assert Run("added", "NYTT") in shown
    assert shown[0].text.startswith(" […] ")
    many = tuple(Run(k, "ord " * 50) for _ in range(5_000) for k in ("kept", "added"))
    assert sum(len(run.text) for run in shortened(many)) < 70_000


def test_a_short_text_is_shown_whole():
    runs = changed_words("Ett två tre", "Ett fyra tre")
    assert shortened(runs) == runs
