"""Where Markdown marks stand in one paragraph, and what they make of the text between them.

Only what the editor shows; what a text *means* is decided in trustdesk.markup. Positions are
UTF-16 units, as Qt counts, when the line was given through `in_units`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from trustdesk.domain.entry import MARK

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_ANY = re.compile(r"[#*_>=\[`+\-]|^\s*\d")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_QUOTE = re.compile(r"(?:>[ \t]?)+(?=\S)")
_LIST = re.compile(r"[ \t]*(?:([-*+])|\d{1,9}[.)])[ \t]+")
_CODE = re.compile(r"(`+)(?!`)([^`\n]+)\1(?!`)")
_BOLD = re.compile(r"\*\*(?=\S)([^\n]{1,1000}?)(?<=\S)\*\*")
_ITALIC = re.compile(r"(?<!\*)\*(?=[^\s*])([^*\n]{1,1000})(?<=[^\s*])\*(?!\*)")
_ITALIC_LOW = re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,1000})(?<=\S)_(?!\w)")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,500})\]\(([^()\s]{1,500})\)")
_PAGE_LINK = re.compile(r"\[\[([^\[\]\n]{1,500})\]\]")
_PREFIX = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|(?:>[ \t]?)+|(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_MOST_MARKS = 400
"""A paragraph with more than this is shown as it is: patterns without an end take too long."""


@dataclass(slots=True)
class Spans:
    """Styled spans `(start, end, kind)`, marks to hide `(start, end)`, and a list's bullet."""

    styled: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    bullet: int | None = None


def in_units(text: str) -> str:
    """Gives a text of as many characters as `text` has UTF-16 units, alike but for emoji."""
    return text if text.isascii() else _ASTRAL.sub("\ufffd\ufffd", text)


def prefix_length(line: str) -> int:
    """Gives how long the marks at the beginning of a line are: "## ", "> ", "- "."""
    match = _PREFIX.match(line)
    return match.end() if match else 0


def beside_marks(line: str, position: int, *, landing: bool) -> int:
    """Gives where a caret stands that came into a line while its marks were hidden.

    What cannot be seen cannot be split: inside a mark it goes out of the words the mark is for,
    and inside a heading's or a quote's mark to where the text begins. `landing`: it came from
    above, below or a click, where a line's text begins right after its hidden mark.
    """
    spans = spans_of(line)
    for begin, end in spans.marks:
        at_line = begin == 0 and (0, len(line)) in {(b, e) for b, e, _ in spans.styled}
        if begin < position < end or (landing and at_line and begin == position):
            opens = not at_line and any(b == end for b, _, _ in spans.styled)
            return begin if opens else end
    return position


def spans_of(line: str) -> Spans:
    """Gives the spans of one paragraph."""
    found = Spans()
    if not _ANY.search(line) or line.count("*") + line.count("==") > _MOST_MARKS:
        return found
    start = _block_spans(line, found)
    code = [match.span() for match in _CODE.finditer(line, start)]
    for begin, end in code:
        fence = len(line[begin:end]) - len(line[begin:end].lstrip("`"))
        _wrap(found, begin, end, fence, "code")
    _inline_spans(line, start, code, found)
    return found


def _block_spans(line: str, found: Spans) -> int:
    """Adds what the beginning of the line makes of all of it; gives where its text begins."""
    if match := _HEADING.match(line):
        found.styled.append((0, len(line), f"h{min(len(match[1]), 3)}"))
        found.marks.append(match.span())
        return match.end()
    start = 0
    if match := _QUOTE.match(line):
        found.styled.append((0, len(line), "quote"))
        found.marks.append(match.span())
        start = match.end()
    if match := _LIST.match(line, start):
        found.styled.append((start, match.end(), "list"))
        found.bullet = match.start(1) if match[1] else None
        start = match.end()
    return start


def _inline_spans(line: str, start: int, code: list[tuple[int, int]], found: Spans) -> None:
    def outside_code(at: re.Match[str]) -> bool:
        return not any(begin < at.end() and at.start() < end for begin, end in code)

    for pattern, width, kind in (
        (_BOLD, 2, "bold"),
        (_ITALIC, 1, "italic"),
        (_ITALIC_LOW, 1, "italic"),
        (MARK, 2, "mark"),
        (_PAGE_LINK, 2, "link"),
    ):
        for match in pattern.finditer(line, start):
            if outside_code(match):
                _wrap(found, match.start(), match.end(), width, kind)
    for match in _LINK.finditer(line, start):
        if outside_code(match):
            found.styled.append((match.start(1), match.end(1), "link"))
            found.marks.append((match.start(), match.start(1)))
            found.marks.append((match.end(1), match.end()))


def _wrap(found: Spans, begin: int, end: int, width: int, kind: str) -> None:
    found.styled.append((begin + width, end - width, kind))
    found.marks.append((begin, begin + width))
    found.marks.append((end - width, end))
