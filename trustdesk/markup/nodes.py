"""The one node tree: what a text says, apart from how it looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words, exactly as they are shown."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of weight."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words with stress."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strike:
    """Words taken back."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Mark:
    """A sentence to take along (`==…==`)."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Code:
    """Characters to be read one by one."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; `href` has a scheme that `links.py` allows."""

    href: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line in the same paragraph."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the journal: the uid of its attachment, and its description (may be "")."""

    uid: str
    alt: str


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A reference to the document's note with this number (1 is the first)."""

    number: int


Inline: TypeAlias = (
    Text | Strong | Emphasis | Strike | Mark | Code | Link | LineBreak | Image | NoteRef
)
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1-6, with the anchor others link to (or "")."""

    level: int
    children: Inlines
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; `done` is None when it is not a task."""

    children: "Blocks"
    done: bool | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list; `task` when every item is one to tick."""

    ordered: bool
    start: int
    items: tuple[Item, ...]
    task: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of someone else."""

    children: "Blocks"


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines to be kept as they stand."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pause between two parts."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the header."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    align: tuple[Align, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture on its own."""

    image: Image


@dataclass(frozen=True, slots=True)
class Voice:
    """A passage in another voice than the page's own: its kind, its source (or ""), its blocks."""

    kind: str
    source: str
    children: "Blocks"


@dataclass(frozen=True, slots=True)
class Diagram:
    """A figure of the pack, by its id; who shows the page draws it."""

    id: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes, in the order of their numbers."""

    items: tuple[Inlines, ...]


Block: TypeAlias = (
    Paragraph | Heading | List | Quote | CodeBlock | Rule | Table | Figure | Diagram | Voice | Notes
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole text."""

    blocks: Blocks


def plain_inlines(inlines: Inlines) -> str:
    """Gives the words alone; a picture counts as its description."""
    parts: list[str] = []
    for node in inlines:
        match node:
            case Text(text) | Code(text):
                parts.append(text)
            case Image(_, alt):
                parts.append(alt)
            case LineBreak():
                parts.append("\n")
            case NoteRef(number):
                parts.append(f"[{number}]")
            case Strong() | Emphasis() | Strike() | Mark() | Link():
                parts.append(plain_inlines(node.children))
    return "".join(parts)


def plain(document: Document) -> str:
    """Gives the words of a document, one line a paragraph, item, cell or note."""
    return "\n".join(line for block in document.blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(children) | Heading(_, children):
            yield plain_inlines(children)
        case List(_, _, items):
            yield from (line for item in items for child in item.children for line in _lines(child))
        case Quote(children) | Voice(_, _, children):
            yield from (line for child in children for line in _lines(child))
        case CodeBlock(text):
            yield text
        case Table(header, rows):
            yield from (plain_inlines(cell) for row in (header, *rows) for cell in row)
        case Figure(image):
            yield image.alt
        case Notes(notes):
            yield from (plain_inlines(note) for note in notes)
        case Rule() | Diagram():
            return
