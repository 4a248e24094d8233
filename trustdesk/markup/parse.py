"""Text -> document: the two doors, one for a person's own text and one for a pack's pages."""

import re
from collections.abc import Iterator

from trustdesk.markup.blocks import BlockReader
from trustdesk.markup.inlines import parse_inlines
from trustdesk.markup.links import ENTRY_SCHEMES, PAGE_SCHEMES
from trustdesk.markup.nodes import (
    Block,
    Diagram,
    Document,
    Inline,
    LineBreak,
    Paragraph,
    Text,
    Voice,
)
from trustdesk.markup.source import MAX_LINES, MAX_TEXT, Guard, cleaned
from trustdesk.markup.tree import TreeReader

_VOICE_BEGINS = re.compile(r":::[ \t]*([\w:.-]+)[ \t]*(?:\|[ \t]*(.*))?")
_VOICE_ENDS = ":::"
_DIAGRAM = "diagram"
"""`::: diagram | id` shows a figure of the pack; it holds no text and closes as a voice does."""

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


def parse_entry(text: str) -> Document:
    """Gives the document of a person's own text.

    Raw HTML stays literal, links lead to http, https, mailto and page only, pictures are
    `attachment:UID` only, and a line end is one. Nothing is left out but marks. A paragraph that
    would take long is given as written, and so is a text of more than 2,000,000 characters or
    50,000 lines.
    """
    text = cleaned(text)
    if len(text) > MAX_TEXT or text.count("\n") > MAX_LINES:
        return _as_written(text)
    try:
        return _parsed(text, ENTRY_SCHEMES, keep_lines=True)
    except RecursionError:  # signs inside signs without end
        return _as_written(text)


def parse_page(text: str) -> Document:
    """Gives the document of a pack's page: with voices, anchors and links to terms and cases.

    Notes are numbered anew in each voice. A voice that is not closed runs to the end.
    """
    blocks: list[Block] = []
    for voice, part in _voices(cleaned(text)):
        if voice and voice[0] == _DIAGRAM:
            blocks.append(Diagram(voice[1]))
            continue
        parsed = _parsed(part, PAGE_SCHEMES, keep_lines=False).blocks
        blocks += [Voice(voice[0], voice[1], parsed)] if voice else parsed
    return Document(tuple(blocks))


def _parsed(text: str, schemes: frozenset[str], *, keep_lines: bool) -> Document:
    root = BlockReader(Guard(), keep_lines=keep_lines).read(text)
    return TreeReader(parse_inlines(root), schemes).document()


def _as_written(text: str) -> Document:
    paragraphs = (part for part in _BLANK_LINES.split(text) if part.strip())
    return Document(tuple(Paragraph(tuple(_lines(part))) for part in paragraphs))


def _lines(paragraph: str) -> Iterator[Inline]:
    for number, line in enumerate(paragraph.split("\n")):
        if number:
            yield LineBreak()
        if line:
            yield Text(line)


def _voices(text: str) -> Iterator[tuple[tuple[str, str] | None, str]]:
    """Gives the parts of a page: (kind and source of its voice or None, its text)."""
    voice: tuple[str, str] | None = None
    part: list[str] = []
    for line in text.split("\n"):
        begins = _VOICE_BEGINS.fullmatch(line.strip())
        if not begins and line.strip() != _VOICE_ENDS:
            part.append(line)
            continue
        if any(part) or (voice and voice[0] == _DIAGRAM):
            yield voice, "\n".join(part)
        voice = (begins.group(1), (begins.group(2) or "").strip()) if begins else None
        part = []
    if any(part):
        yield voice, "\n".join(part)
