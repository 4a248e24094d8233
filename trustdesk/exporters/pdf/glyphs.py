"""Which characters the bundled fonts can draw: PDF/A allows no missing glyph, so Typst would
refuse the whole file for one.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

INSTEAD = "□"
"""Stands where a character cannot be drawn."""

_BODY = ("Source Serif 4", "Inter")
_IN_EVERY_STYLE = (*_BODY, "Source Code Pro")
_FALLBACKS = ("IBM Plex Sans Arabic", "Noto Sans Hebrew", "Noto Emoji")


def _expanded(ranges: Sequence[Sequence[int]]) -> frozenset[int]:
    return frozenset(number for first, last in ranges for number in range(first, last + 1))


_LOOSE_HYPHENS = re.compile("(?<!\\w)\u00ad+|\u00ad+(?!\\w)")  # at a link's end they stop Typst
_INKLESS = re.compile(
    "[\\s\u00ad\u200b-\u200d\u2060\ufeff\ufe00-\ufe0f\u0300-\u036f\U000e0000-\U000e0fff]+"
)
_NOT_TEXT = frozenset({"Co", "Cs"})  # private use, for which PDF/A wants a reading, and halves
# Drawn as nothing: joiners, variation selectors, soft hyphen, and spaces of no width.
_UNDRAWN = frozenset(
    [0x09, 0x0A, 0x20, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10)]
)
# Left out: controls, direction controls, tags and the supplement of variation selectors.
_DROPPED_RANGES = (
    (0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F), (0x061C, 0x061C), (0x200E, 0x200F),
    (0x2028, 0x202E), (0x2066, 0x2069), (0xE0000, 0xE01EF),
)  # fmt: skip
_DROPPED = _expanded(_DROPPED_RANGES)


class Glyphs:
    """Makes texts drawable, and counts the characters that were not.

    Args:
        coverage: by family, the ranges of characters that every one of its faces has
            (resources/pdf/coverage.json).
    """

    def __init__(self, coverage: Mapping[str, Sequence[Sequence[int]]]) -> None:
        by_family = {family: _expanded(ranges) for family, ranges in coverage.items()}
        self._fallbacks = [by_family[family] for family in _FALLBACKS]
        self._drawn = frozenset().union(*(by_family[family] for family in _BODY), *self._fallbacks)
        self._with_marks = frozenset.intersection(*(by_family[f] for f in _IN_EVERY_STYLE))
        self.undrawn = 0

    def drawable(self, text: str) -> str:
        """Gives the text with □ for what no font has, and without marks no font can place."""
        if text.isascii() and text.isprintable():
            return text
        drawn: list[str] = []
        base = 0
        for char in _LOOSE_HYPHENS.sub("", text):
            code = ord(char)
            if code in _DROPPED:
                continue
            if code in _UNDRAWN:
                drawn.append(char)
            elif unicodedata.category(char).startswith("M"):
                drawn += self._mark(base, char)
            else:
                base = code
                drawn += self._letter(char)
        return "".join(drawn)

    def _letter(self, char: str) -> str:
        if ord(char) in self._drawn and unicodedata.category(char) not in _NOT_TEXT:
            return char
        self.undrawn += 1
        return INSTEAD

    def _mark(self, base: int, char: str) -> str:
        """Keeps a mark when the font that draws its letter has it, for they are drawn as one."""
        pair = {base, ord(char)}
        if pair <= self._with_marks:
            return char
        font = next((font for font in self._fallbacks if base in font), frozenset())
        if pair <= font and base not in self._with_marks and base > 0x2FF:
            return char
        self.undrawn += 1
        return ""


def has_ink(text: str) -> bool:
    """True when there is something to see in a text."""
    return bool(_INKLESS.sub("", text))


def load_glyphs(resources: Path) -> Glyphs:
    """Gives the glyphs of the bundled fonts, from resources/pdf/coverage.json."""
    text = (resources / "pdf" / "coverage.json").read_text("utf-8")
    return Glyphs(json.loads(text))
