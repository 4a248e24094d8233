"""What stands between a person's text and the parser: cleaning, and a guard on time.

Python-Markdown's inline patterns need time that grows with the square of a paragraph's signs
(4,000 of `![` take 5 s). The guard lets a paragraph through only when it is short enough, has few
enough signs, and the whole text has not used up its allowance; else its words stand as written.
"""

import re
import unicodedata

from markdown.util import AtomicString

MAX_TEXT = 2_000_000
"""Characters; the limit of a reflection. A longer text is read as plain paragraphs."""

MAX_LINES = 50_000
"""Lines; a book has 20,000. A text of more is read as plain paragraphs."""

_MAX_PARAGRAPH = 20_000  # characters
_MAX_SIGNS = 400  # of one paragraph: 0.04 s of brackets
_MAX_COST = 4_000_000  # sum of squared signs in a text: about 2 s

_DROPPED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]"  # direction controls: they hide what is meant
)
_REPLACED = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NEW_LINE = re.compile("\r\n?|[\x85\u2028\u2029]")
_SIGNS = re.compile(r"[\[\]!*_`~=<\\^]")


def cleaned(text: str) -> str:
    """Gives the text without control characters, in NFC, with plain line ends."""
    text = _REPLACED.sub("\ufffd", _DROPPED.sub("", _NEW_LINE.sub("\n", text)))
    return unicodedata.normalize("NFC", text)


class Guard:
    """Decides which paragraphs of one text are parsed."""

    def __init__(self) -> None:
        self._cost = 0

    def passed(self, paragraph: str) -> str:
        """Gives the paragraph, as an AtomicString (which is not parsed) when it costs too much."""
        signs = len(_SIGNS.findall(paragraph))
        cost = signs * signs
        if len(paragraph) > _MAX_PARAGRAPH or signs > _MAX_SIGNS:
            return AtomicString(paragraph)
        if signs and self._cost + cost > _MAX_COST:
            return AtomicString(paragraph)
        self._cost += cost
        return paragraph
