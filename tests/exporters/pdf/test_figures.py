"""Figures on paper: measured as Typst measures, nothing outside, nothing said twice."""

import json

import pytest
import typst

from tests.exporters.pdf.samples import RESOURCES
from tests.exporters.pdf.widths_of_fonts import WIDTHS, computed
from tests.services.diagrams.samples import DRAWN, EVERY, TABLE
from trustdesk.exporters.pdf.figures import FigureWriter, PaperMeasurer, load_widths
from trustdesk.pack.loading import load_pack
from trustdesk.paths import bundled

FRAMEWORK = load_pack(bundled("content"))
FIGURES = (*EVERY, *FRAMEWORK.diagrams)
WIDTH = 366.0


def writer(code: str = "sv", width: float = WIDTH) -> FigureWriter:
    measurer = PaperMeasurer(load_widths(RESOURCES), 0.63)
    return FigureWriter(FRAMEWORK, lambda text: text.in_language(code), measurer, width)


def test_the_widths_are_those_of_the_fonts():
    assert json.loads(WIDTHS.read_text("utf-8")) == computed()


@pytest.mark.parametrize("look", ["node", "node_strong", "part", "note"])
def test_words_are_as_wide_as_typst_sets_them(look):
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[RESOURCES / "fonts"],
    )
    measurer = PaperMeasurer(load_widths(RESOURCES), 1.0)
    words = [
        "Granskande och normerande verksamhet",
        "Återkoppling",
        "1950–1970",
        "Åtgärder – å, ä och ö",
    ]
    sizes = {"node": (15, 400), "node_strong": (15, 600), "part": (14, 400), "note": (13, 400)}
    size, weight = sizes[look]
    for text in words:
        source = (
            f'#set text(font: "Inter", size: {size}pt, weight: {weight})\n'
            f"#context [#metadata(measure[{text}].width.pt())<w>]"
        )
        asked = typst.query(source.encode(), "<w>", field="value", one=True, font_paths=fonts)
        real = float(json.loads(asked))
        assert real - 0.2 <= measurer.width(text, look) <= real * 1.02  # but for kerning


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("figure", FIGURES, ids=lambda one: one.id)
def test_everything_of_a_figure_has_a_place_in_it(figure, code):
    made = writer(code).figure(figure)
    assert made["alt"]
    if made["table"] is not None:
        return
    boxes = [node["box"] for node in made["nodes"]] + [label["box"] for label in made["labels"]]
    assert boxes
    for x, y, width, height in boxes:
        assert x >= -0.01
        assert y >= -0.01
        assert x + width <= made["width"] + 0.01
        assert y + height <= made["height"] + 0.01


def test_a_table_stays_a_table():
    table = writer().figure(TABLE)["table"]
    assert table["head"] == ["Marknad", "Byråkrati", "Profession"]
    assert table["rows"][0] == {
        "head": "Huvudaktör",
        "cells": ["Konsumenter", "Chefer", "Yrkesutövarna"],
    }
    assert table["beside"]
    assert not writer(width=150).figure(TABLE)["table"]["beside"]


def test_a_figure_that_is_not_there_is_left_out():
    known = FRAMEWORK.diagrams[0].id
    assert list(writer().written([known, "nowhere", known])) == [known]
    assert len(DRAWN) + 1 == len(EVERY)
