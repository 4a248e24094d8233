"""Elements -> nodes: the last step, where every link and picture is judged."""

import re
from collections.abc import Callable
from typing import cast
from xml.etree.ElementTree import Element

from trustdesk.markup.links import allowed, as_text, attachment_uid, linkified, scheme_of
from trustdesk.markup.nodes import (
    Align,
    Block,
    Blocks,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    Item,
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
    plain_inlines,
)

_MAX_INLINE_DEPTH = 10
_SPANS: dict[str, Callable[[Inlines], Inline]] = {
    "em": Emphasis,
    "strong": Strong,
    "del": Strike,
    "mark": Mark,
}
_HEADING = re.compile(r"h([1-6])")


class TreeReader:
    """Reads one parsed text; `schemes` are those its links may have."""

    def __init__(self, root: Element, schemes: frozenset[str]) -> None:
        self._root = root
        self._schemes = schemes
        self._texts = {note.get("label", ""): note for note in root.iterfind("notes/note")}
        self._numbers: dict[str, int] = {}
        self._in_note = False

    def document(self) -> Document:
        """Gives the document; its notes stand last, those nothing refers to among them."""
        blocks = self._blocks(self._root)
        for label in self._texts:
            self._number(label)
        self._in_note = True
        notes = tuple(self._inlines(self._texts[label], 0) for label in self._numbers)
        return Document((*blocks, Notes(notes)) if notes else blocks)

    def _number(self, label: str) -> int:
        return self._numbers.setdefault(label, len(self._numbers) + 1)

    def _blocks(self, parent: Element) -> Blocks:
        read = (self._block(element) for element in parent if element.tag != "notes")
        return tuple(block for block in read if block is not None)

    def _block(self, element: Element) -> Block | None:
        if heading := _HEADING.fullmatch(element.tag):
            words = self._inlines(element, 0)
            shown = plain_inlines(words).strip()
            anchor = element.get("anchor", "")
            return Heading(int(heading.group(1)), words, anchor) if shown else None
        match element.tag:
            case "ul" | "ol":
                return self._list(element)
            case "blockquote":
                return Quote(self._blocks(element))
            case "pre":
                return CodeBlock(element.text or "", element.get("language", ""))
            case "hr":
                return Rule()
            case "table":
                return self._table(element)
        return self._paragraph(element)

    def _paragraph(self, element: Element) -> Block | None:
        words = self._inlines(element, 0)
        if len(words) == 1 and isinstance(words[0], Image):
            return Figure(words[0])
        return Paragraph(words) if words else None

    def _list(self, element: Element) -> List:
        done = {"yes": True, "no": False}
        items = tuple(Item(self._blocks(li), done.get(li.get("done", ""))) for li in element)
        task = all(item.done is not None for item in items)
        return List(element.tag == "ol", int(element.get("start", "1")), items, task)

    def _table(self, element: Element) -> Table:
        header, *rows = (tuple(self._inlines(cell, 0) for cell in row) for row in element)
        align = cast("tuple[Align, ...]", tuple(element.get("align", "").split()))
        return Table(header, tuple(rows), align)

    def _inlines(self, element: Element, depth: int, *, linking: bool = True) -> Inlines:
        if depth > _MAX_INLINE_DEPTH:
            return tuple(self._text("".join(element.itertext()), linking=False))
        found: list[Inline] = self._text(element.text, linking=linking)
        for child in element:
            found += self._inline(child, depth + 1, linking=linking)
            found += self._text(child.tail, linking=linking)
        return tuple(found)

    def _inline(self, element: Element, depth: int, *, linking: bool) -> list[Inline]:
        if span := _SPANS.get(element.tag):
            children = self._inlines(element, depth, linking=linking)
            return [span(children)] if children else []
        match element.tag:
            case "code":
                return [Code(_unescaped(element.text or ""))]
            case "a":
                return list(self._link(element, depth, linking=linking))
            case "img":
                return list(self._image(element))
            case "noteref":
                return [self._reference(element.text or "")]
        return list(self._inlines(element, depth, linking=linking))

    def _link(self, element: Element, depth: int, *, linking: bool) -> Inlines:
        href = (element.get("href") or "").strip()
        children = self._inlines(element, depth, linking=False)
        if linking and allowed(href, self._schemes):
            return (Link(href, children or (Text(href),)),)
        return as_text(children, href)

    def _image(self, element: Element) -> Inlines:
        source = (element.get("src") or "").strip()
        alt = (element.get("alt") or "").replace("\n", " ").strip()
        uid = attachment_uid(source)
        if uid is not None:
            return (Image(uid, alt),)
        if scheme_of(source) in {"http", "https"} and allowed(source, self._schemes):
            return (Link(source, (Text(alt or source),)),)
        return as_text((Text(alt),) if alt else (), source)

    def _reference(self, label: str) -> Inline:
        if label not in self._texts or self._in_note:
            return Text(f"[^{label}]")
        return NoteRef(self._number(label))

    def _text(self, text: str | None, *, linking: bool) -> list[Inline]:
        found: list[Inline] = []
        for number, line in enumerate((text or "").split("\n")):
            if number:
                found.append(LineBreak())
            found += linkified(line) if linking else ([Text(line)] if line else [])
        return found


def _unescaped(code: str) -> str:
    """Takes back the escapes Python-Markdown writes in code."""
    code = code.replace("\n", " ")
    return code.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
