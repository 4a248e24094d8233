"""The last step: half the size, and a look at whether the file is what it says it is."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from trustdesk.exporters.pdf.node_json import PAGES, REQUEST, SHEET, Json
from trustdesk.exporters.pdf.row_heads import mark_row_heads

_PART = "{http://www.aiim.org/pdfua/ns/id/}part"


class NotAccessibleError(Exception):
    """The finished file lacks something it must have; the message says what."""


def finished(pdf: bytes, document: Json) -> bytes:
    """Gives the PDF with packed objects; the same input gives the same bytes.

    Raises NotAccessibleError when the result fails `check`.
    """
    packed = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        if document.get("kind") in {PAGES, SHEET}:
            try:
                mark_row_heads(opened, document)
            except ValueError as error:
                raise NotAccessibleError(str(error)) from None
        opened.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    check(packed.getvalue(), document)
    return packed.getvalue()


def check(pdf: bytes, document: Json) -> None:
    """Raises NotAccessibleError when language, tags, bookmarks or the claims are not right."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        root = opened.Root
        _hold("/StructTreeRoot" in root, "no tags")
        _hold(_is_set(root, "/MarkInfo", "/Marked"), "not marked as tagged")
        _hold(str(root.get("/Lang", "")).startswith(document["lang"]), "wrong language")
        _hold(_is_set(root, "/ViewerPreferences", "/DisplayDocTitle"), "no title shown")
        _hold("/Encrypt" not in opened.trailer, "encrypted")
        with opened.open_metadata() as metadata:
            _hold(metadata.get(_PART) == "1", "no PDF/UA claim")
            _hold(metadata.pdfa_status == "2A", "no PDF/A claim")
            _hold(metadata.get("dc:title") == document["title"], "wrong title")
        with opened.open_outline() as outline:
            found = [len(heading.children) for heading in outline.root]
    _hold(found == _bookmarks(document), "bookmarks are missing")


def _bookmarks(document: Json) -> list[int]:
    """Gives how many bookmarks stand under each of the first level."""
    kind = document.get("kind")
    if kind == REQUEST:
        return [0 for _ in document["groups"]]
    if kind == SHEET:
        return []
    if kind == PAGES and document["single"]:
        return _nested([*_bookmarked(document["chapters"])])
    if kind == PAGES:
        return [len(chapter["pages"]) for chapter in document["chapters"]]
    return [len(chapter["entries"]) for chapter in document["chapters"]]


def _bookmarked(nodes: Any) -> Iterator[int]:
    """Gives the levels of the headings that are bookmarks, in order."""
    if isinstance(nodes, dict):
        if nodes.get("t") == "h" and "anchor" in nodes:
            yield nodes["level"]
        nodes = [*nodes.values()]
    if isinstance(nodes, list):
        for node in nodes:
            yield from _bookmarked(node)


def _nested(levels: list[int]) -> list[int]:
    """Gives how many bookmarks stand right under each of the outermost."""
    found: list[int] = []
    path: list[int] = []
    for level in levels:
        while path and path[-1] >= level:
            path.pop()
        if not path:
            found.append(0)
        elif len(path) == 1:
            found[-1] += 1
        path.append(level)
    return found


def _is_set(root: pikepdf.Object, name: str, key: str) -> bool:
    return name in root and bool(root[name].get(key, False))


def _hold(true: bool, otherwise: str) -> None:
    if not true:
        raise NotAccessibleError(otherwise)
