"""What changed between two texts, word by word; long texts paragraph by paragraph.

Comparing costs about as much as there are pairs of equal words. So the pairs are counted first:
where they are too many, whole paragraphs are compared, and only those that were exchanged word by
word again, as long as there is work left to spend.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["kept", "added", "removed"]

MOST_PAIRS = 60_000
"""Pairs of equal pieces that one comparison may look through (some tenths of a second)."""

MOST_PIECES = 12_000
"""Words, spaces or paragraphs, on both sides together, that one comparison takes."""

_WORD = re.compile(r"\w+|[^\w\s]|\s+")
_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that stands in both texts, only in the new, or only in the old."""

    kind: Kind
    text: str


class _Budget:
    """How many pairs may still be looked through."""

    def __init__(self, pairs: int) -> None:
        self._left = pairs

    def takes(self, old: Sequence[str], new: Sequence[str]) -> bool:
        """True when these can be compared; their work is then spent."""
        if len(old) + len(new) > MOST_PIECES:
            return False
        known = Counter(piece for piece in old if not piece.isspace())
        pairs = sum(known[piece] for piece in new)
        if pairs > self._left:
            return False
        self._left -= pairs
        return True


def changed_words(old: str, new: str) -> tuple[Run, ...]:
    """Gives the runs that lead from `old` to `new`; none for two empty texts.

    Kept and added runs joined are `new`, kept and removed ones `old`. Never takes much longer
    than a second, however long the texts are: what cannot be told apart by words or paragraphs
    counts as exchanged as a whole.
    """
    start = _common_start(old, new)
    end = _common_end(old[start:], new[start:])
    middle = _compared(old[start : len(old) - end], new[start : len(new) - end])
    return tuple(_joined((Run("kept", old[:start]), *middle, Run("kept", old[len(old) - end :]))))


def _common_start(old: str, new: str) -> int:
    """Gives where the texts begin to differ, moved back to the beginning of a word."""
    length = _same(old, new)
    while length and not (_parts(old, length) and _parts(new, length)):
        length -= 1
    return length


def _common_end(old: str, new: str) -> int:
    length = _same(old[::-1], new[::-1])
    while length and not (_parts(old, len(old) - length) and _parts(new, len(new) - length)):
        length -= 1
    return length


def _same(one: str, other: str) -> int:
    """Gives how many characters are the same from the beginning, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _parts(text: str, at: int) -> bool:
    """True when no word goes on across this place."""
    return not (0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum())


def _compared(old: str, new: str) -> Iterator[Run]:
    budget = _Budget(MOST_PAIRS)
    words = _WORD.findall(old), _WORD.findall(new)
    if budget.takes(*words):
        yield from _of_pieces(*words)
        return
    paragraphs = _PARAGRAPH.findall(old), _PARAGRAPH.findall(new)
    if not budget.takes(*paragraphs):
        yield from (Run("removed", old), Run("added", new))
        return
    for kind, before, after in _steps(*paragraphs):
        parts = _WORD.findall(before), _WORD.findall(after)
        if kind == "replace" and budget.takes(*parts):
            yield from _of_pieces(*parts)
        else:
            yield from _exchanged(kind, before, after)


def _of_pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    for kind, before, after in _steps(old, new):
        yield from _exchanged(kind, before, after)


def _exchanged(kind: str, before: str, after: str) -> Iterator[Run]:
    if kind == "equal":
        yield Run("kept", before)
    else:
        yield from (Run("removed", before), Run("added", after))


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Gives what happened to each stretch: its kind, and its text before and after.

    Spaces hold nothing together by themselves: else each would part two exchanged sentences.
    """
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        yield kind, "".join(old[a:b]), "".join(new[c:d])


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Gives runs without empty ones, neighbours of one kind as one."""
    last: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if last is not None and last.kind == run.kind:
            last = Run(run.kind, last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def words_in(runs: Sequence[Run], kind: Kind) -> int:
    """Gives how many words the runs of a kind hold."""
    return sum(len(run.text.split()) for run in runs if run.kind == kind)


def shortened(runs: Sequence[Run], context: int = 1_200, most: int = 60_000) -> tuple[Run, ...]:
    """Gives runs to show: long kept ones keep only what stands beside a change.

    A gap reads " […] ". All together hold at most about `most` characters. Short texts stay whole.
    """
    if sum(len(run.text) for run in runs) <= most // 2:
        return tuple(runs)
    shown: list[Run] = []
    left = most
    for place, run in enumerate(runs):
        edge = context if run.kind == "kept" else max(left, context)
        text = _cut(run.text, edge, head=place > 0, tail=place < len(runs) - 1)
        shown.append(Run(run.kind, text))
        left -= len(text)
        if left <= 0:
            shown.append(Run("kept", _GAP))
            break
    return tuple(shown)


_GAP = " […] "


def _cut(text: str, edge: int, *, head: bool, tail: bool) -> str:
    if len(text) <= 2 * edge:
        return text
    return (text[:edge] if head or not tail else "") + _GAP + (text[-edge:] if tail else "")
