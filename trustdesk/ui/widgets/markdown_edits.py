"""What a formatting command changes in one paragraph: pure functions on its text.

A change is a list of (position, how many characters go, what comes instead), in the
paragraph as it was. Positions are UTF-16 units when the line came through `in_units`.
"""

from __future__ import annotations

import re

from trustdesk.domain.entry import MARK
from trustdesk.domain.sentences import ends_of
from trustdesk.ui.widgets.markdown_spans import prefix_length

Change = tuple[int, int, str]

_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_LINE_MARKS = {"heading": "## ", "list": "- ", "quote": "> "}
_LINE_PATTERNS = {
    "heading": re.compile(r"#{1,6}[ \t]+"),
    "list": re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+"),
    "quote": re.compile(r">[ \t]?"),
}


def sentence_at(line: str, position: int) -> tuple[int, int]:
    """Gives where the sentence at a position begins and ends, without space around it.

    The marks at the beginning of the line (a heading's, a list's) belong to no sentence.
    """
    begin = prefix_length(line)
    for end in ends_of(line, begin):
        if end >= position:
            return _stripped(line, begin, end)
        begin = end
    return _stripped(line, begin, len(line))


def word_at(line: str, position: int) -> tuple[int, int]:
    """Gives where the word at a position begins and ends; both are `position` when none is."""
    for match in _WORD.finditer(line):
        if match.start() <= position <= match.end():
            return match.span()
    return position, position


def toggle_mark(line: str, start: int, end: int) -> list[Change]:
    """Gives the change that marks a passage with ==…==, or takes away the marks it touches."""
    last = max(end, start + 1)
    touched = [
        match for match in MARK.finditer(line) if match.start() < last and start < match.end()
    ]
    if touched:
        return _unwrapped(touched)
    begin, finish = _stripped(line, max(start, prefix_length(line)), end)
    return [(begin, 0, "=="), (finish, 0, "==")] if finish > begin else []


def _unwrapped(marks: list[re.Match[str]]) -> list[Change]:
    return [
        change for match in marks for change in ((match.start(), 2, ""), (match.end() - 2, 2, ""))
    ]


def toggle_stars(line: str, start: int, end: int, width: int) -> list[Change]:
    """Gives the change that sets a passage in bold (width 2) or italics (width 1), or undoes it."""
    begin, finish = _stripped(line, max(start, prefix_length(line)), end)
    if finish < begin:
        return []
    before = len(line[:begin]) - len(line[:begin].rstrip("*"))
    after = len(line[finish:]) - len(line[finish:].lstrip("*"))
    around = min(before, after)
    if _is_set(around, width):
        return [(begin - width, width, ""), (finish, width, "")]
    inner = line[begin:finish]
    inside = min(len(inner) - len(inner.lstrip("*")), len(inner) - len(inner.rstrip("*")))
    if finish - begin > 2 * width and _is_set(inside, width):
        return [(begin, width, ""), (finish - width, width, "")]
    stars = "*" * width
    return [(begin, 0, stars), (finish, 0, stars)]


def _is_set(stars: int, width: int) -> bool:
    """One star is italics, two are bold, three are both."""
    return stars >= 3 or stars == width


def has_line_mark(line: str, kind: str) -> bool:
    """True when the line is a "heading", a "list" or a "quote"."""
    return _LINE_PATTERNS[kind].match(line) is not None


def toggle_line(line: str, kind: str, *, on: bool) -> list[Change]:
    """Gives the change that makes a line a "heading", a "list" or a "quote", or no longer one."""
    match = _LINE_PATTERNS[kind].match(line)
    if match is not None:
        return [] if on else [(0, match.end(), "")]
    return [(0, 0, _LINE_MARKS[kind])] if on else []


def _stripped(line: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and line[begin].isspace():
        begin += 1
    while end > begin and line[end - 1].isspace():
        end -= 1
    return begin, end
