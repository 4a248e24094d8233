"""A case, a question or a figure -> the plain document that sets one sheet of it.

The document is JSON alone:
    kind "sheet", title, author (null), source, date (the day it is made), lang,
    region, labels, images (none), lead (a line under the title, or ""), size (points),
    body: [node], asked (words), figure (see figures.py, or null)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trustdesk.domain.faults import msg
from trustdesk.exporters.pdf.document import file_date, labels, region
from trustdesk.exporters.pdf.figures import FigureWriter, PaperMeasurer
from trustdesk.exporters.pdf.node_json import SHEET, Json, written
from trustdesk.markup.parse import parse_entry
from trustdesk.services.group_sheet import told_and_asked

if TYPE_CHECKING:
    from trustdesk.domain.diagram import Diagram
    from trustdesk.domain.framework import Framework, LocalText
    from trustdesk.services.exporting import DocumentLanguage
    from trustdesk.services.group_sheet import SheetOf
    from trustdesk.services.ports import Clock

_COLUMN, _SCALE = 481.0, 0.82
"""Points across a sheet, as sheet.typ has it, and how large a figure is beside one on screen."""

_SIZES = ((500, 17.0), (900, 15.0), (1500, 13.0))
"""So many characters at most are set so large; longer texts are set in 11 points."""
_LEAST_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class SheetDocumentComposer:
    """Composes sheets from what the framework holds."""

    framework: Framework
    widths: Mapping[str, Mapping[str, float]]
    clock: Clock

    def name(self, about: SheetOf, language: DocumentLanguage) -> str:
        """Gives what the sheet is called. Raises KeyError when there is no such thing."""
        return str(self._matter(about, language)["title"])

    def compose(self, about: SheetOf, language: DocumentLanguage) -> Json:
        """Gives the document. Raises KeyError when the framework has nothing of that id."""
        return {
            "kind": SHEET,
            "author": None,
            "source": self.framework.title.in_language(language.code),
            "date": file_date(self.clock),
            "lang": language.code,
            "region": region(language),
            "labels": {**labels(language), "room": language.tr(msg("Our notes"))},
            "images": {},
            "lead": "",
            "body": [],
            "asked": "",
            "figure": None,
            "size": _LEAST_SIZE,
            **self._matter(about, language),
        }

    def _matter(self, about: SheetOf, language: DocumentLanguage) -> Json:
        if about.kind == "case":
            invented = language.tr(msg("An invented practice case. There is no answer key."))
            return {**self._case(about.id, language.code), "source": invented}
        if about.kind == "question":
            return self._question(about.id, language.code)
        return self._figure(about.id, language.code)

    def _case(self, case_id: str, code: str) -> Json:
        case = _found(self.framework.case(case_id), case_id)
        text = case.text.in_language(code)
        told, asked = told_and_asked(text)
        return {
            "title": case.title.in_language(code),
            "lead": case.setting.in_language(code),
            "body": written(parse_entry(told).blocks, above=0),
            "asked": asked,
            "size": _size(text),
        }

    def _question(self, question_id: str, code: str) -> Json:
        found = next((q for q in self.framework.questions if q.id == question_id), None)
        question = _found(found, question_id)
        page = self.framework.page(question.page)
        text = question.text.in_language(code)
        title = page.title.in_language(code) if page else self.framework.title.in_language(code)
        return {"title": title, "asked": text, "size": _size(text)}

    def _figure(self, diagram_id: str, code: str) -> Json:
        def said(text: LocalText) -> str:
            return text.in_language(code)

        diagram = _found(self.framework.diagram(diagram_id), diagram_id)
        writer = FigureWriter(self.framework, said, PaperMeasurer(self.widths, _SCALE), _COLUMN)
        figure = writer.figure(diagram)
        return {
            "title": figure["title"],
            "lead": "",
            "figure": figure,
            "source": self._source(diagram, code),
        }

    def _source(self, diagram: Diagram, code: str) -> str:
        """Gives whose figure it is, in a line for the foot."""
        voice = self.framework.voices.get(diagram.voice)
        return " · ".join(
            text.in_language(code) for text in (voice, self.framework.source) if text is not None
        )


def _found(thing: Any, its_id: str) -> Any:
    if thing is None:
        raise KeyError(its_id)
    return thing


def _size(text: str) -> float:
    return next((size for most, size in _SIZES if len(text) <= most), _LEAST_SIZE)
