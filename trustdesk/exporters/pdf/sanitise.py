"""Makes a composed document one that Typst sets without refusing it.

PDF/UA and PDF/A refuse a whole file for one missing glyph, one heading without visible words, one
picture without a description or one link inside struck words. Each rule here was such a refusal
(or a word lost over the paper's edge); none takes a readable word away.
"""

from collections.abc import Iterator
from typing import Any

from trustdesk.exporters.pdf.gallery import Gallery
from trustdesk.exporters.pdf.glyphs import Glyphs
from trustdesk.exporters.pdf.node_json import Json
from trustdesk.exporters.pdf.words import (
    CELL,
    Words,
    holds,
    pictures_in,
    visible,
    without_pictures,
)

_CHAPTER_LEVEL, _ENTRY_LEVEL, _FIELD_LEVEL, _DEEPEST = 1, 2, 4, 6  # of headings
_WIDEST_TABLE = 7  # columns; a wider one would run over the edge, so it is given as a list


def sanitised(document: Json, glyphs: Glyphs) -> tuple[Json, Gallery]:
    """Gives the document as the template takes it, its pictures SVGs, and what became of them."""
    text, labels, gallery, reader = glyphs.drawable, *_reading(document, glyphs)
    chapters = [
        {"title": text(chapter["title"]), "entries": [*map(reader.entry, chapter["entries"])]}
        for chapter in document["chapters"]
    ]
    return {
        **document,
        "title": text(document["title"]),
        "author": text(document["author"]) if document["author"] else None,
        "labels": labels,
        "images": gallery.svgs,
        "chapters": chapters,
    }, gallery


def sanitised_request(document: Json, glyphs: Glyphs) -> tuple[Json, Gallery]:
    """Gives the document of a list as its template takes it, as `sanitised` does."""
    text, labels, gallery, reader = glyphs.drawable, *_reading(document, glyphs)
    gallery.when = document["when"]
    groups = [
        {"owner": text(group["owner"]), "lines": [*map(reader.line, group["lines"])]}
        for group in document["groups"]
    ]
    changed = {"title": text(document["title"]), "labels": labels, "groups": groups}
    return {**document, **changed, "images": gallery.svgs}, gallery


def sanitised_pages(document: Json, glyphs: Glyphs) -> tuple[Json, Gallery]:
    """Gives the document of the framework's pages as its template takes it, as `sanitised` does."""
    text, labels, gallery, reader = glyphs.drawable, *_reading(document, glyphs)
    chapters = [
        {
            "title": text(chapter["title"]),
            "body": reader.text_under(_CHAPTER_LEVEL, chapter["body"]),
            "pages": [
                reader.page(page, 0 if document["single"] else _ENTRY_LEVEL)
                for page in chapter["pages"]
            ],
        }
        for chapter in document["chapters"]
    ]
    figures = {name: drawable(figure, glyphs) for name, figure in document["figures"].items()}
    changed = {"title": text(document["title"]), "source": text(document["source"])}
    more = {"labels": labels, "figures": figures, "chapters": chapters}
    return {**document, **changed, **more, "images": gallery.svgs}, gallery


def sanitised_sheet(document: Json, glyphs: Glyphs) -> tuple[Json, Gallery]:
    """Gives the document of a sheet as its template takes it, as `sanitised` does."""
    _labels, gallery, reader = _reading(document, glyphs)
    told = {
        key: drawable(document[key], glyphs)
        for key in ("title", "lead", "source", "labels", "figure")
    }
    body, asked = reader.text_under(0, document["body"]), reader.words(document["asked"])
    return {**document, **told, "body": body, "asked": asked, "images": gallery.svgs}, gallery


def drawable(value: Any, glyphs: Glyphs) -> Any:
    """Gives a value with every text in it drawable."""
    match value:
        case str():
            return glyphs.drawable(value)
        case list():
            return [drawable(part, glyphs) for part in value]
        case dict():
            return {key: drawable(part, glyphs) for key, part in value.items()}
    return value


def _reading(document: Json, glyphs: Glyphs) -> tuple[dict[str, Any], Gallery, "_Reader"]:
    """Gives the labels of a document, its pictures, and what reads its texts."""
    text = glyphs.drawable
    labels: dict[str, Any] = {
        key: [*map(text, label)] if isinstance(label, list) else text(label)
        for key, label in document["labels"].items()
    }
    gallery = Gallery(document["images"], labels, glyphs)
    return labels, gallery, _Reader(glyphs, gallery, document)


class _Reader:
    """Sanitises reflections, the lines of a list, or pages, one by one."""

    def __init__(self, glyphs: Glyphs, gallery: Gallery, document: Json) -> None:
        self._glyphs = glyphs
        self._gallery = gallery
        self._targets = frozenset(document.get("targets", ()))
        self._voices: dict[str, str] = document.get("voices", {})
        self._words = Words(glyphs, gallery, self._targets)
        self._level = _ENTRY_LEVEL

    def entry(self, entry: Json) -> Json:
        """Gives one reflection."""
        self._gallery.when = entry["when"]
        lines = self._words.lines
        heading = self._words.inlines([entry["heading"]], bare=True)
        date = entry["date"]
        if not visible(heading):
            heading, date = [entry["when"]], None
        return {
            "day": entry["day"],
            "when": entry["when"],
            "date": date,
            "heading": heading,
            "rows": [
                {
                    "label": lines(row["label"]),
                    "lines": [lines(line) for line in row["lines"]],
                    "own": [lines(line) for line in row["own"].splitlines() if line.strip()],
                }
                for row in entry["rows"]
            ],
            "whole": entry["whole"],
            "body": self.text_under(_ENTRY_LEVEL, entry["body"]),
            "answers": [
                {"name": lines(form["name"]), "parts": [*map(self._part, form["parts"])]}
                for form in entry["answers"]
            ],
        }

    def line(self, line: Json) -> Json:
        """Gives one line of a list."""
        return {
            "name": self._words.lines(line["name"]),
            "state": self.words(line["state"]),
            "body": self.text_under(_ENTRY_LEVEL, line["body"]),
        }

    def page(self, page: Json, level: int) -> Json:
        """Gives one page of the framework, whose heading is of a level."""
        return {
            "at": page["at"],
            "title": self._glyphs.drawable(page["title"]),
            "short": self._glyphs.drawable(page["short"]),
            "body": self.text_under(level, page["body"]),
            "questions": [*map(self._words.lines, page["questions"])],
            "sources": self.words(page["sources"]),
        }

    def words(self, text: str) -> list[Any]:
        """Gives a text as words, or none when it is empty."""
        return self._words.lines(text) if text.strip() else []

    def _part(self, part: Json) -> Json:
        """Gives a field of a form, or its two halves."""
        if "rows" not in part:
            return self._field(part)
        rows = [[half and self._field(half) for half in row] for row in part["rows"]]
        return {**part, "heads": [*map(self._words.lines, part["heads"])], "rows": rows}

    def _field(self, field: Json) -> Json:
        return {
            "label": self._words.lines(field["label"]),
            "body": self.text_under(_FIELD_LEVEL, field["body"]),
        }

    def text_under(self, level: int, nodes: list[Json]) -> list[Json]:
        """Gives a text under a heading of a level; its headings skip none."""
        self._level = level
        return self._blocks(nodes)

    def _blocks(self, nodes: list[Json]) -> list[Json]:
        """Gives the blocks that have something to show."""
        return [kept for node in nodes for kept in self._block(node)]

    def _block(self, node: Json) -> Iterator[Json]:
        match node["t"]:
            case "p" | "aside":
                yield from self._paragraph(node)
            case "h":
                yield from self._heading(node)
            case "list":
                items = [{**item, "c": self._blocks(item["c"])} for item in node["items"]]
                yield {**node, "items": items}
            case "quote":
                inner = self._blocks(node["c"])
                if inner:
                    yield {**node, "c": inner}
            case "voice":
                inner = self._blocks(node["c"])
                if inner:
                    label = self.words(self._voices.get(node["kind"], ""))
                    yield {**node, "label": label, "source": self.words(node["source"]), "c": inner}
            case "pre":
                yield {**node, "s": self._glyphs.drawable(node["s"].expandtabs(4))}
            case "table":
                yield self._table(node)
            case "figure":
                yield self._figure(node)
            case "notes":
                items = [{"c": self._words.inlines(note["c"])} for note in node["items"]]
                yield {**node, "items": items}
            case _:
                yield node

    def _heading(self, node: Json) -> Iterator[Json]:
        """Gives a heading of words alone, and its pictures below it."""
        pictures = [*pictures_in(node["c"])]
        words = self._words.inlines(without_pictures(node["c"]), bare=True)
        if visible(words):
            self._level = min(node["level"], self._level + 1, _DEEPEST)
            kept = {key: value for key, value in node.items() if key != "anchor"}
            named = {"anchor": at} if (at := node.get("anchor")) in self._targets else {}
            yield {**kept, **named, "level": self._level, "c": words}
        yield from (self._figure(picture) for picture in pictures)

    def _paragraph(self, node: Json) -> Iterator[Json]:
        words = self._words.inlines(node["c"])
        if visible(words):
            yield {**node, "c": words}

    def _table(self, node: Json) -> Json:
        head = [self._words.inlines(cell, within=CELL) for cell in node["head"]]
        rows = [
            [{"c": self._words.inlines(cell["c"], within=CELL)} for cell in row]
            for row in node["rows"]
        ]
        if len(head) > _WIDEST_TABLE:
            items = [{"c": [{"t": "p", "c": words}]} for words in _rows_as_words(head, rows)]
            return {"t": "list", "ordered": False, "start": 1, "task": False, "items": items}
        # A repeated header is no content of the page and may hold no link and no picture.
        repeat = not any(holds(cell, {"link", "inner", "image", "note"}) for cell in head)
        return {**node, "head": head, "rows": rows, "repeat": repeat}

    def _figure(self, node: Json) -> Json:
        if not self._gallery.has(node):
            return {"t": "p", "c": self._words.absent(node)}
        return {
            "t": "figure",
            "uid": node["uid"],
            "alt": self._gallery.description(node),
            "caption": self._words.lines(node["alt"]) if node["alt"].strip() else [],
            "width": self._gallery.width(node),
        }


def _rows_as_words(head: list[Any], rows: list[list[Json]]) -> Iterator[list[Any]]:
    """Gives each row of a wide table as "heading: cell; heading: cell"."""
    for row in rows or [[{"c": []} for _ in head]]:
        words: list[Any] = []
        for name, cell in zip(head, row, strict=True):
            if visible(name) or visible(cell["c"]):
                words += [*(["; "] if words else []), {"t": "strong", "c": [*name, ": "]}]
                words += cell["c"]
        yield words
