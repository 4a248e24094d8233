"""Quotes find their place again when the page's wording has changed.

In turn: the very words; the same words with other spaces, quotation marks, hyphens or capitals;
most of the words in their order. Where several places answer, what stood round the quote chooses.
A quote that no place answers is lost and is told as such: a wrong place is worse than none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from trustdesk.domain.passage import Place, PlainPage, Quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CONTEXT = 60
"""Characters kept before and after a quote."""

_WORD = re.compile(r"\w+")
_ALIKE = str.maketrans(dict.fromkeys("‘’‚‹›´`′", "'") | dict.fromkeys("“”„«»″", '"'))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_UNSEEN = "\u00ad\u200b\u200c\u200d\ufeff"
_FEW_WORDS = 3
_MOST_PLACES = 200
_MOST_WORDS = 120
_MOST_TRIES = 8
_STEM = 5
_SOME_WORDS = 8
_ENOUGH, _ENOUGH_WITH_CONTEXT, _NEARLY_ALL, _NEVER = 0.65, 0.5, 0.8, 2.0
_SOME_CONTEXT = 0.3


def quoted(page: PlainPage, start: int, end: int) -> Quoted:
    """Gives the words between two places with what stands round them."""
    text = page.text
    return Quoted(
        page.section_at(start),
        text[start:end],
        text[max(start - CONTEXT, 0) : start],
        text[end : end + CONTEXT],
    )


class Anchoring:
    """Finds quotes in one page; what the page's text needs is made ready once."""

    def __init__(self, page: PlainPage) -> None:
        self._page = page
        self._even, self._from = _evened(page.text)
        self._words = [(m[0][:_STEM], *m.span()) for m in _WORD.finditer(self._even)]
        self._stands: dict[str, list[int]] = {}
        for number, (key, _, _) in enumerate(self._words):
            self._stands.setdefault(key, []).append(number)

    def place(self, sought: Quoted) -> Place | None:
        """Gives where a quote stands, or None when it is lost."""
        even = _evened(sought.quote)[0].strip()
        if not even:
            return None
        round_it = _Around(sought)
        span = self._same_words(even, sought, round_it) or self._like_words(even, round_it)
        return self._told(span, sought) if span else None

    def _same_words(self, even: str, sought: Quoted, round_it: _Around) -> tuple[int, int] | None:
        """Gives where the words stand as they were, the likeliest place of several."""
        ranked = [
            (self._likeness(span, sought, round_it), -span[0], span)
            for span in self._spans_of(even, round_it)
        ]
        if not ranked:
            return None
        _, _, span = max(ranked)
        few = len(_WORD.findall(even)) < _FEW_WORDS
        if few and round_it.known and round_it.likeness(self._even, *span) < _SOME_CONTEXT:
            return None  # a word that stands somewhere else, if in its section, is another passage
        return span

    def _spans_of(self, even: str, round_it: _Around) -> Iterable[tuple[int, int]]:
        at, given = self._even.find(even), 0
        while at >= 0 and given < _MOST_PLACES:
            span = (at, at + len(even))
            if round_it.cuts_words or self._whole_words(*span):
                given += 1
                yield span
            at = self._even.find(even, at + 1)

    def _whole_words(self, start: int, end: int) -> bool:
        return not (_within_word(self._even, start) or _within_word(self._even, end))

    def _likeness(self, span: tuple[int, int], sought: Quoted, round_it: _Around) -> float:
        """Gives how likely a place is: what stands round it, then its section and very letters."""
        score = round_it.likeness(self._even, *span)
        start, end = self._raw(span)
        if self._page.section_at(start) == sought.section:
            score += 0.3
        return score + (0.05 if self._page.text[start:end] == sought.quote else 0)

    def _like_words(self, even: str, round_it: _Around) -> tuple[int, int] | None:
        """Gives where most of the words stand in their order."""
        words = [word[:_STEM] for word in _WORD.findall(even)][:_MOST_WORDS]
        if len(words) < _FEW_WORDS:
            return None
        best: tuple[float, tuple[int, int]] | None = None
        for first in self._beginnings(words):
            found = self._match(words, first)
            if found is None:
                continue
            share, span = found
            context = round_it.likeness(self._even, *span)
            enough = _enough(len(words), known=round_it.known, is_there=context >= _SOME_CONTEXT)
            score = share + context / 4
            if share >= enough and (best is None or score > best[0]):
                best = (score, span)
        return best[1] if best else None

    def _beginnings(self, words: Sequence[str]) -> list[int]:
        """Gives where the quote may begin, in words: where its words stand in step, rare first."""
        votes: Counter[int] = Counter()
        for place, word in enumerate(words):
            stands = self._stands.get(word, ())
            for number in stands[:_MOST_PLACES]:
                votes[number - place] += _weight(len(stands))
        near: Counter[int] = Counter()
        for first, weight in votes.items():  # a word more or less moves what follows it
            near[first // 4] += weight
            near[first // 4 + 1] += weight
        return [4 * step for step, _ in near.most_common(_MOST_TRIES)]

    def _match(self, words: Sequence[str], first: int) -> tuple[float, tuple[int, int]] | None:
        slack = 6 + len(words) // 2
        low = max(first - slack, 0)
        window = self._words[low : first + len(words) + slack]
        keys = [key for key, _, _ in window]
        matcher = SequenceMatcher(None, keys, list(words), autojunk=False)
        blocks = _close_together([b for b in matcher.get_matching_blocks() if b.size], len(words))
        if not blocks:
            return None
        held = sum(len(word) for b in blocks for word in words[b.b : b.b + b.size])
        share = held / sum(map(len, words))
        last = blocks[-1].a + blocks[-1].size - 1
        return share, (window[blocks[0].a][1], window[last][2])

    def _told(self, span: tuple[int, int], sought: Quoted) -> Place:
        start, end = self._raw(span)
        changed = self._even[slice(*span)] != _evened(sought.quote)[0].strip()
        return Place(self._page.section_at(start), start, end, changed)

    def _raw(self, span: tuple[int, int]) -> tuple[int, int]:
        """Gives a span of the evened text as places of the page's own."""
        return self._from[span[0]], self._from[span[1] - 1] + 1


class _Around:
    """What stood before and after a quote, made even."""

    def __init__(self, sought: Quoted) -> None:
        self.before = _evened(sought.before)[0].strip()
        self.after = _evened(sought.after)[0].strip()
        quote = sought.quote
        whole = sought.before + quote + sought.after
        start, end = len(sought.before), len(sought.before) + len(quote)
        self.known = bool(self.before or self.after)
        self.cuts_words = _within_word(whole, start) or _within_word(whole, end)

    def likeness(self, text: str, start: int, end: int) -> float:
        """Gives from 0 (nothing is alike) to 2 (both sides are) what stands round a place."""
        before = text[max(start - len(self.before) - 20, 0) : start].strip()
        after = text[end : end + len(self.after) + 20].strip()
        return _alike(self.before[::-1], before[::-1]) + _alike(self.after, after)


def _enough(count: int, *, known: bool, is_there: bool) -> float:
    """Gives which share of so many words must stand in their order for a place to be theirs.

    A few words stand together by chance anywhere; then what stood round them has to be there too.
    """
    if is_there:
        return _ENOUGH_WITH_CONTEXT
    if count >= _SOME_WORDS:
        return _ENOUGH
    return _NEVER if known else _NEARLY_ALL


def _alike(kept: str, stands: str) -> float:
    """Gives how much of a kept text stands near its place, most what is next to the quote."""
    if not kept:
        return 0
    same = next(
        (n for n, (a, b) in enumerate(zip(kept, stands, strict=False)) if a != b),
        min(len(kept), len(stands)),
    )
    words = set(_WORD.findall(kept))
    shared = len(words & set(_WORD.findall(stands))) / len(words) if words else 0
    return same / len(kept) / 2 + shared / 2


def _close_together(blocks: Sequence[_Block], count: int) -> Sequence[_Block]:
    """Gives the blocks without the far single words at either end, which are there by chance."""
    kept = list(blocks)
    for at in (0, -1):
        while len(kept) > 1 and kept[at].size == 1 and _gap(kept, at) > max(4, count // 4):
            kept.pop(at)
    return kept


def _gap(blocks: Sequence[_Block], at: int) -> int:
    one, other = (blocks[0], blocks[1]) if at == 0 else (blocks[-2], blocks[-1])
    return other.a - (one.a + one.size)


def _weight(times: int) -> int:
    return max(12 // times, 1)


def _within_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and bool(_WORD.fullmatch(text[place - 1 : place + 1]))


def _evened(text: str) -> tuple[str, list[int]]:
    """Gives a text with one kind of space, quotation mark, hyphen and letter size, and where in
    the text each of its characters comes from.
    """
    letters: list[str] = []
    places: list[int] = []
    for place, raw in enumerate(text):
        if raw in _UNSEEN:
            continue
        for letter in _even_letter(raw):
            if letter == " " and letters and letters[-1] == " ":
                continue
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _even_letter(raw: str) -> str:
    if raw.isspace() or raw == "\ufffc":  # a picture stands as a sign of its own
        return " "
    plain = unicodedata.normalize("NFKC", raw.translate(_ALIKE).translate(_DASHES))
    return plain.casefold()


if TYPE_CHECKING:
    from difflib import Match as _Block
