"""Headings of rows, as tags: Typst tags those of columns alone.

A screen reader then says of a cell of a comparison both what is compared and in what respect.
"""

from collections.abc import Iterator
from typing import Any

import pikepdf

from trustdesk.exporters.pdf.node_json import Json

Heads = list[bool]
"""Of each row under the header, whether its first cell is its heading."""


def mark_row_heads(pdf: pikepdf.Pdf, document: Json) -> None:
    """Tags the first cells of figures' rows as headings. Raises ValueError on other tables."""
    wanted = [*_tables(document)]
    found = [element for element in _elements(pdf.Root.StructTreeRoot) if element.S == "/Table"]
    if len(found) != len(wanted):
        raise ValueError("tables are missing")
    for table, heads in zip(found, wanted, strict=True):
        if any(heads):
            _mark(table, heads)


def _mark(table: pikepdf.Object, heads: Heads) -> None:
    bodies = [element for element in _elements(table) if element.S == "/TBody"]
    rows = [row for body in bodies for row in _elements(body) if row.S == "/TR"]
    for row, headed in zip(rows, heads, strict=True):
        cells = [cell for cell in _kids(row) if cell.S == "/TD"]
        for cell in cells:  # with what it belongs to written out, headings of rows would not count
            for part in _attributes(cell):
                if "/Headers" in part:
                    del part["/Headers"]
        if headed:
            _make_heading(cells[0])


def _make_heading(cell: pikepdf.Object) -> None:
    cell.S = pikepdf.Name.TH
    scope = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)
    kept = [part for part in _attributes(cell) if part.get("/O") != "/Table"]
    cell.A = pikepdf.Array([*kept, scope])


def _attributes(cell: pikepdf.Object) -> list[pikepdf.Object]:
    given: Any = cell.get("/A", [])
    return [given] if isinstance(given, pikepdf.Dictionary) else [*given]


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Gives the structure elements in an element, in reading order, however deep they lie."""
    for kid in _kids(element):
        yield kid
        yield from _elements(kid)


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    given: Any = element.get("/K", [])
    kids = [*given] if isinstance(given, pikepdf.Array) else [given]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _tables(document: Json) -> Iterator[Heads]:
    """Gives the tables of a document in order."""
    if document.get("figure"):
        yield from _table_of(document["figure"])
    for node in _nodes(document.get("chapters", [])):
        if node["t"] == "table":
            yield []
        elif node["t"] == "diagram":
            yield from _table_of(document["figures"][node["id"]])


def _table_of(figure: Json) -> Iterator[Heads]:
    table = figure["table"]
    if table and table["beside"]:
        yield [bool(row["head"]) for row in table["rows"]]


def _nodes(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        if "t" in value:
            yield value
        value = [*value.values()]
    if isinstance(value, list):
        for part in value:
            yield from _nodes(part)
