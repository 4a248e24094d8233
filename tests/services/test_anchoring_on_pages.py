"""Words of the framework's own pages are found where they went, and not at a twin of theirs.

Each letter of a page is followed through the edits, so that the right place is known.
"""

import random
import re
from collections import Counter

import pytest

from trustdesk.domain.passage import PlainPage
from trustdesk.services.anchoring import Anchoring, quoted
from trustdesk.services.marked import plain_page

Letters = list[tuple[str, int]]
"""A page letter by letter, each with its place before any edit; -1 for a new one."""

EDITS = 200
NEW = ("ofta", "därför att", "en ny mening om uppdraget.", "Tillit", "styrning", "alltså")
SIZES = (1, 1, 2, 3, 5, 8, 14, 40)


def edited(page: Letters, chance: random.Random) -> Letters:
    """Words put in, taken out or exchanged, a sentence taken out, a paragraph moved, or signs."""
    text = "".join(letter for letter, _ in page)
    words = [m.start() for m in re.finditer(r"\S+", text)]
    number = chance.randrange(len(words) - 6)
    start, end = words[number], words[number + chance.randint(1, 5)]
    new = [(letter, -1) for letter in f"{chance.choice(NEW)} "]
    kind = chance.randrange(6)
    if kind < 3:
        return page[:start] + (new if kind else []) + page[start if kind == 1 else end :]
    if kind == 3:
        dot = text.find(". ", start, start + 300)
        return page[:start] + page[dot + 2 :] if dot >= 0 else page
    if kind == 4:
        old, other = chance.choice([("”", '"'), ("–", "-"), (" ", "\u00a0")])
        return [(other if letter == old else letter, place) for letter, place in page]
    cuts = [m.end() for m in re.finditer(r"\n\n", text)]
    one, to = sorted(chance.sample(range(len(cuts)), 2))
    after = cuts[min(one + 1, to)]
    return page[: cuts[one]] + page[after : cuts[to]] + page[cuts[one] : after] + page[cuts[to] :]


def spans(text: str, chance: random.Random, count: int) -> list[tuple[int, int]]:
    """Words from all over a page, among them its first and its last."""
    words = [m.span() for m in re.finditer(r"\w[\w-]*", text)]
    found = []
    for number in range(count):
        size = chance.choice(SIZES)
        last = len(words) - size
        first = (0, last)[number] if number < 2 else chance.randrange(last + 1)
        found.append((words[first][0], words[first + size - 1][1]))
    return found


def outcome(finder: Anchoring, plain: PlainPage, span: tuple[int, int], now: dict[int, int]) -> str:
    """Tells whether words were found where they are now."""
    place = finder.place(quoted(plain, *span))
    kept = [now[n] for n in range(*span) if n in now]
    whole = len(kept) == span[1] - span[0] and kept[-1] - kept[0] == len(kept) - 1
    if place is None:
        return "lost, whole" if whole else "lost"
    if whole:
        right = (place.start, place.end) == (kept[0], kept[-1] + 1)
    else:
        right = any(place.start <= n < place.end for n in kept)
    return ("whole" if whole else "part") if right else "elsewhere"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_words_are_found_where_two_hundred_edits_have_left_them(framework, language):
    chance = random.Random(language)
    short: Counter[str] = Counter()
    longer: Counter[str] = Counter()
    done = 0
    while done < EDITS:
        plain = plain_page(framework, chance.choice(framework.pages).id, language)
        page: Letters = [(letter, n) for n, letter in enumerate(plain.text)]
        for _ in range(chance.randint(1, 8)):
            page, done = edited(page, chance), done + 1
        now = {place: n for n, (_, place) in enumerate(page) if place >= 0}
        begins = sorted((now.get(n, 0) if n else 0, anchor) for anchor, n in plain.sections)
        text = "".join(letter for letter, _ in page)
        finder = Anchoring(PlainPage(text, tuple((anchor, n) for n, anchor in begins)))
        for span in spans(plain.text, chance, 40):
            few = len(plain.text[slice(*span)].split()) < 3
            (short if few else longer)[outcome(finder, plain, span, now)] += 1
    assert longer["lost, whole"] == 0
    assert longer["whole"] > 700
    assert longer["part"] > 70
    assert short["whole"] > 500
    # A word stands in many places: rarely, the neighbours it had now stand by another.
    assert short["elsewhere"] + longer["elsewhere"] < 0.01 * (short.total() + longer.total())
    assert short["lost, whole"] < 0.005 * short.total()
