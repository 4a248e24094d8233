"""The node tree as the plain JSON that the Typst template reads.

A word is a string, everything else an object with its type under `t`. Headings stand below the
one they belong to; whether a level is skipped is seen when it is known which are left
(`sanitise.py`).
"""

import unicodedata
from collections.abc import Iterator
from typing import Any

from trustdesk.markup.links import OUTSIDE_SCHEMES, scheme_of
from trustdesk.markup.nodes import (
    Block,
    Blocks,
    Code,
    CodeBlock,
    Diagram,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Mark,
    NoteRef,
    Notes,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
    Voice,
    plain_inlines,
)

Json = dict[str, Any]

REQUEST = "request"
"""The kind of a document that is a list of what is needed; reflections have no kind."""

PAGES = "pages"
"""The kind of a document that is pages of the framework."""

SHEET = "sheet"
"""The kind of a document that is a sheet to talk about together."""

_RIGHT_TO_LEFT = {"R": "he", "AL": "ar"}


def written(blocks: Blocks, above: int) -> list[Json]:
    """Gives the blocks of a text that stands under a heading of level `above`."""
    return [_block(block, above) for block in blocks]


def fields_of(form: Json) -> Iterator[Json]:
    """Gives the fields of a form, those of its halves row by row."""
    for part in form["parts"]:
        rows = part.get("rows")
        yield from [part] if rows is None else (half for row in rows for half in row if half)


def _block(block: Block, above: int) -> Json:
    match block:
        case Paragraph(children):
            return {"t": "p", "c": _inlines(children), **_direction(plain_inlines(children))}
        case Heading(level, children, anchor):
            named = {"anchor": anchor} if anchor else {}
            return {"t": "h", "level": above + level, "c": _inlines(children), **named}
        case List():
            return _list(block, above)
        case Quote(children):
            return {"t": "quote", "c": written(children, above)}
        case Voice(kind, source, children):
            return {"t": "voice", "kind": kind, "source": source, "c": written(children, above)}
        case CodeBlock(text):
            return {"t": "pre", "s": text}
        case Rule():
            return {"t": "rule"}
        case Table():
            return _table(block)
        case Figure(image):
            return {"t": "figure", **_image(image)}
        case Diagram(id_):
            return {"t": "diagram", "id": id_}
        case Notes(items):
            return {"t": "notes", "items": [{"c": _inlines(note)} for note in items]}


def _list(block: List, above: int) -> Json:
    items = [{"c": written(item.children, above), "done": bool(item.done)} for item in block.items]
    return {
        "t": "list",
        "ordered": block.ordered,
        "start": block.start,
        "task": block.task,
        "items": items,
    }


def _table(table: Table) -> Json:
    return {
        "t": "table",
        "align": list(table.align),
        "head": [_inlines(cell) for cell in table.header],
        "rows": [[{"c": _inlines(cell)} for cell in row] for row in table.rows],
    }


def _image(image: Image) -> Json:
    return {"uid": image.uid, "alt": image.alt}


def _inlines(inlines: Inlines) -> list[Any]:
    return [word for node in inlines for word in _inline(node)]


def _inline(node: Inline) -> list[Any]:
    match node:
        case Text(text):
            return [text]
        case Strong(children):
            return [{"t": "strong", "c": _inlines(children)}]
        case Emphasis(children):
            return [{"t": "em", "c": _inlines(children)}]
        case Strike(children):
            return [{"t": "strike", "c": _inlines(children)}]
        case Mark(children):
            return [{"t": "mark", "c": _inlines(children)}]
        case Code(text):
            return [{"t": "code", "s": text}]
        case Link(href, children) if scheme_of(href) in OUTSIDE_SCHEMES:
            return [{"t": "link", "href": href, "c": _inlines(children)}]
        case Link(href, children):  # leads into the program: on paper only to what is there too
            return [{"t": "inner", "to": href, "c": _inlines(children)}]
        case LineBreak():
            return [{"t": "break"}]
        case Image():
            return [{"t": "image", **_image(node)}]
        case NoteRef(number):
            return [{"t": "note", "s": str(number)}]


def _direction(words: str) -> Json:
    """Gives direction and language of a paragraph whose first letter is written from the right."""
    for char in words[:500]:
        kind = unicodedata.bidirectional(char)
        if kind in _RIGHT_TO_LEFT:
            return {"dir": "rtl", "lang": _RIGHT_TO_LEFT[kind]}
        if kind == "L":
            break
    return {}
