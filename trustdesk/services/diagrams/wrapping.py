"""Breaks words into lines by what they measure; a word too long for a line is hyphenated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustdesk.services.diagrams.placed import TextLook, TextMeasurer

_VOWELS = frozenset("aeiouyåäöéAEIOUYÅÄÖÉ")
_JOINTS = frozenset("/-–")
_LEAST_PIECE = 3
_HALVINGS = 6


@dataclass(frozen=True, slots=True)
class Lines:
    """A text in lines, how wide the widest is, and whether a word had to be broken."""

    lines: tuple[str, ...]
    width: float
    broken: bool = False


def wrapped(text: str, room: float, look: TextLook, measurer: TextMeasurer) -> Lines:
    """Gives the text in as few lines as fit the room. No word is cut off, whatever the room."""
    lines: list[str] = []
    broken, line = False, ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if measurer.width(longer, look) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *pieces, line = _pieces(word, room, look, measurer)
        lines += pieces
        broken = broken or bool(pieces)
    if line:
        lines.append(line)
    widest = max((measurer.width(one, look) for one in lines), default=0.0)
    return Lines(tuple(lines), widest, broken)


def balanced(text: str, room: float, look: TextLook, measurer: TextMeasurer) -> Lines:
    """Gives the text in as few lines as fit, and these about as long as each other."""
    best = wrapped(text, room, look, measurer)
    if len(best.lines) < 2 or best.broken:
        return best
    least, most = best.width / 2, best.width
    for _ in range(_HALVINGS):
        middle = (least + most) / 2
        tried = wrapped(text, middle, look, measurer)
        if len(tried.lines) > len(best.lines) or tried.broken:
            least = middle
        else:
            best, most = tried, middle
    return best


def longest_word(text: str, look: TextLook, measurer: TextMeasurer) -> float:
    """Gives the width of the longest word."""
    return max((measurer.width(word, look) for word in text.split()), default=0.0)


def _pieces(word: str, room: float, look: TextLook, measurer: TextMeasurer) -> list[str]:
    """Gives a word in pieces that fit; a piece that is not the last ends in a hyphen or joint."""
    pieces: list[str] = []
    while len(word) > 1 and measurer.width(word, look) > room:
        piece, word = _first_piece(word, room, look, measurer)
        pieces.append(piece)
    return [*pieces, word]


def _first_piece(word: str, room: float, look: TextLook, measurer: TextMeasurer) -> tuple[str, str]:
    def fits(place: int) -> bool:
        hyphen = "" if word[place - 1] in _JOINTS else "-"
        return measurer.width(word[:place] + hyphen, look) <= room

    places = range(len(word) - 1, 0, -1)
    inner = [p for p in places if _LEAST_PIECE <= p <= len(word) - _LEAST_PIECE]
    for kind in (
        [p for p in places if word[p - 1] in _JOINTS],
        [p for p in inner if _begins_syllable(word, p)],
        [*inner, *places],
    ):
        place = next((p for p in kind if fits(p)), 0)
        if place:
            hyphen = "" if word[place - 1] in _JOINTS else "-"
            return word[:place] + hyphen, word[place:]
    return word[:1], word[1:]  # nothing fits: narrower than a letter and a hyphen


def _begins_syllable(word: str, place: int) -> bool:
    """Tells whether a consonant before a vowel stands here: Swedish hyphenates before it."""
    here, following = word[place], word[place + 1 : place + 2]
    return here not in _VOWELS and here.isalpha() and following in _VOWELS and following != ""
