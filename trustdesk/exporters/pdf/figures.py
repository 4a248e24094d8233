"""The figures of the framework as the plain JSON that `diagram.typ` draws.

A figure is {title, alt, caption, voice, scale, width, height, bands, lines, labels, nodes, table}:
lengths are points, a text is {lines, look, box, centred}. `table` is null, or {head, rows: [{head,
cells}], columns, beside}: `columns` are widths, and `beside` is false when they do not fit beside
each other.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trustdesk.services.diagrams.ground import Ground
from trustdesk.services.diagrams.layout import layout
from trustdesk.services.diagrams.table import column_leasts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from trustdesk.domain.diagram import Diagram
    from trustdesk.domain.framework import Framework, LocalText
    from trustdesk.exporters.pdf.node_json import Json
    from trustdesk.services.diagrams.placed import (
        Box,
        PlacedDiagram,
        PlacedLine,
        PlacedText,
        TextLook,
    )


_TYPE: dict[TextLook, tuple[str, float, float]] = {
    "node": ("regular", 15, 20),
    "node_strong": ("strong", 15, 20),
    "part": ("regular", 14, 20),
    "note": ("regular", 13, 18),
    "label": ("regular", 13, 18),
    "heading": ("strong", 13, 18),
}
"""Face, size and height of a line by look, before they are scaled; `diagram.typ` has the same."""

_UNKNOWN = 1.0
"""A character that was not measured is taken to be as wide as it is high."""


@dataclass(frozen=True, slots=True)
class PaperMeasurer:
    """Measures words in points as Typst sets them, kerning apart."""

    widths: Mapping[str, Mapping[str, float]]
    scale: float

    def width(self, text: str, look: TextLook) -> float:
        """Gives how wide a line of text is."""
        face, size, _ = _TYPE[look]
        advances = self.widths[face]
        return sum(advances.get(char, _UNKNOWN) for char in text) * size * self.scale

    def line_height(self, look: TextLook) -> float:
        """Gives how far lines stand apart."""
        return _TYPE[look][2] * self.scale

    def unit(self, length: float) -> float:
        """Gives a length in points."""
        return length * self.scale


def load_widths(resources: Path) -> Mapping[str, Mapping[str, float]]:
    """Gives the widths of the bundled fonts, from resources/pdf/widths.json."""
    found: dict[str, dict[str, float]] = json.loads(
        (resources / "pdf" / "widths.json").read_text("utf-8")
    )
    return found


@dataclass(frozen=True, slots=True)
class FigureWriter:
    """Writes figures in one language, for a column so wide."""

    framework: Framework
    said: Callable[[LocalText], str]
    measurer: PaperMeasurer
    width: float

    def written(self, ids: Iterable[str]) -> dict[str, Json]:
        """Gives the figures with these ids; one that the framework lacks is left out."""
        found = (self.framework.diagram(diagram_id) for diagram_id in dict.fromkeys(ids))
        return {diagram.id: self.figure(diagram) for diagram in found if diagram is not None}

    def figure(self, diagram: Diagram) -> Json:
        """Gives one figure."""
        placed = layout(diagram, self.said, self.width, self.measurer)
        voice = self.framework.voices.get(diagram.voice)
        return {
            "title": self.said(diagram.title),
            "alt": self.said(diagram.alternative),
            "caption": self.said(diagram.caption),
            "voice": self.said(voice) if voice else "",
            "scale": self.measurer.scale,
            **_drawn(placed),
            "table": self._table(diagram, placed) if placed.table_columns else None,
        }

    def _table(self, diagram: Diagram, placed: PlacedDiagram) -> Json:
        def named(node_id: str) -> str:
            node = diagram.node(node_id)
            return self.said(node.text) if node else ""

        def told(row: str, column: str) -> str:
            cell = diagram.cell(row, column)
            return self.said(cell.text) if cell else ""

        rows = [
            {"head": named(row), "cells": [told(row, column) for column in diagram.columns]}
            for row in diagram.rows
        ]
        return {
            "head": [*map(named, diagram.columns)],
            "rows": rows,
            "columns": self._column_widths(diagram),
            "beside": placed.table_columns == max(len(diagram.columns), 1),
        }

    def _column_widths(self, diagram: Diagram) -> list[float]:
        """Gives each column room for its longest word, and the rest in equal parts."""
        heads, *leasts = column_leasts(Ground(diagram, self.said, self.width, self.measurer))
        leasts = [heads, *leasts] if heads else leasts
        spare = max(self.width - sum(leasts), 0.0) / max(len(leasts), 1)
        return [least + spare for least in leasts]


def _drawn(placed: PlacedDiagram) -> Json:
    return {
        "width": placed.width,
        "height": placed.height,
        "bands": [*map(_box, placed.bands)],
        "lines": [*map(_line, placed.lines)],
        "labels": [*map(_text, placed.labels)],
        "nodes": [
            {"box": _box(node.box), "look": node.look, "texts": [*map(_text, node.texts)]}
            for node in placed.nodes
        ],
    }


def _box(box: Box) -> list[float]:
    return [box.x, box.y, box.width, box.height]


def _line(line: PlacedLine) -> Json:
    return {
        "points": [list(point) for point in line.points],
        "end": line.arrow_at_end,
        "start": line.arrow_at_start,
        "dotted": line.dotted,
    }


def _text(text: PlacedText) -> dict[str, Any]:
    return {
        "lines": list(text.lines),
        "look": text.look,
        "box": _box(text.box),
        "centred": text.centred,
    }
