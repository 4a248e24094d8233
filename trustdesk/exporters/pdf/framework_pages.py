"""Pages of the framework -> the plain document their template sets.

The document is JSON alone:
    kind "pages", title, author (null), source, date (the day it is made), lang,
    region, labels, images (none), voices (labels by kind), figures (by id, see figures.py),
    targets (places that links may lead to), single (one page alone, whose title is the document's)
    chapters: [{title, body: [node], pages: [{at, title, short, body: [node], questions, sources}]}]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from trustdesk.domain.faults import msg
from trustdesk.domain.framework import Framework, GlossaryTerm, Page
from trustdesk.exporters.pdf.document import file_date, labels, region
from trustdesk.exporters.pdf.figures import FigureWriter, PaperMeasurer
from trustdesk.exporters.pdf.node_json import PAGES, Json, written
from trustdesk.markup.parse import parse_page
from trustdesk.services.exporting import DocumentLanguage
from trustdesk.services.page_export import ChosenPages
from trustdesk.services.ports import Clock
from trustdesk.services.swedish import sort_key

_COLUMN = 365.7
"""Points across the text of a page, as framework.typ has it."""

_SCALE = 0.63
"""A figure on paper beside one on screen at 100 %."""

_PAGE_LEVEL = 1
"""A section stands under its page, and that under its group."""


@dataclass(frozen=True, slots=True)
class PageDocumentComposer:
    """Composes documents from pages, the glossary and the reading list."""

    framework: Framework
    widths: Mapping[str, Mapping[str, float]]
    clock: Clock

    def compose(self, chosen: ChosenPages, language: DocumentLanguage) -> Json:
        """Gives the document; a page that the framework lacks is left out."""
        return _Composing(self, language).document(chosen)


class _Composing:
    """One document being made in one language."""

    def __init__(
        self,
        given: PageDocumentComposer,
        language: DocumentLanguage,
    ) -> None:
        self._framework = given.framework
        self._clock = given.clock
        self._language = language
        self._said = _Said(language.code)
        measurer = PaperMeasurer(given.widths, _SCALE)
        self._figures = FigureWriter(given.framework, self._said, measurer, _COLUMN)

    def document(self, chosen: ChosenPages) -> Json:
        """Gives what was chosen."""
        pages = [p for p in self._framework.pages_in_order() if p.id in chosen.pages]
        parts = len(pages) + chosen.glossary + chosen.reading_list
        single = parts == 1
        chapters = [*self._chapters(pages, single)]
        if chosen.glossary:
            chapters.append(self._words(self._framework.glossary, msg("Glossary")))
        elif not single:
            used = set(_linked(chapters, "term:"))
            terms = [term for term in self._framework.glossary if term.id in used]
            chapters += [self._words(terms, msg("Words used here"))] if terms else []
        if chosen.reading_list:
            chapters.append(self._reading_list())
        return {
            "kind": PAGES,
            "title": self._title(chapters) if single else self._said(self._framework.title),
            "author": None,
            "source": self._said(self._framework.source),
            "date": file_date(self._clock),
            "lang": self._language.code,
            "region": region(self._language),
            "labels": {**labels(self._language), **self._labels()},
            "images": {},
            "voices": {kind: self._said(name) for kind, name in self._framework.voices.items()},
            "figures": self._figures.written(_of_type(chapters, "diagram", "id")),
            "targets": [*_targets(chapters, single)],
            "single": single,
            "chapters": chapters,
        }

    def _labels(self) -> Mapping[str, str]:
        tr = self._language.tr
        return {"questions": tr(msg("Questions to write about"))}

    def _title(self, chapters: Sequence[Json]) -> str:
        (chapter,) = chapters
        return str(chapter["pages"][0]["title"] if chapter["pages"] else chapter["title"])

    def _chapters(self, pages: Sequence[Page], single: bool) -> Iterator[Json]:
        names = {group.id: self._said(group.name) for group in self._framework.page_groups}
        above = -1 if single else _PAGE_LEVEL
        for group, of_group in groupby(pages, key=lambda page: page.group):
            written_pages = [self._page(page, above) for page in of_group]
            yield {"title": names.get(group, group), "body": [], "pages": written_pages}

    def _page(self, page: Page, above: int) -> Json:
        at = f"page:{page.id}"
        body = written(parse_page(self._said(page.body)).blocks, above)
        for heading in _nodes(body, "h"):
            if "anchor" in heading:
                heading["anchor"] = f"{at}#{heading['anchor']}"
        sources = self._said(page.sources)
        return {
            "at": at,
            "title": self._said(page.title),
            "short": self._said(page.short),
            "body": self._with_known_figures(body),
            "questions": [self._said(q.text) for q in self._framework.questions_of(page.id)],
            "sources": self._language.tr(msg("Sources: {sources}")).format(sources=sources)
            if sources
            else "",
        }

    def _with_known_figures(self, body: list[Json]) -> list[Json]:
        """Leaves out a figure that the framework lacks; what the page says stays whole."""
        known = {diagram.id for diagram in self._framework.diagrams}
        return [node for node in body if node["t"] != "diagram" or node["id"] in known]

    def _words(self, terms: Sequence[GlossaryTerm], title: str) -> Json:
        ordered = sorted(terms, key=lambda term: sort_key(self._said(term.term)))
        body = [
            {"t": "p", "c": [{"t": "strong", "c": [self._said(term.term)]}, f" – {meaning}"]}
            for term in ordered
            for meaning in [self._said(term.definition)]
        ]
        return {"title": self._language.tr(title), "body": body, "pages": []}

    def _reading_list(self) -> Json:
        framework, tr = self._framework, self._language.tr
        lead = msg(
            "Titles from the list beside the lecture, as they stand there. None has been checked."
        )
        body: list[Json] = [{"t": "p", "c": [tr(lead)]}]
        for theme in framework.themes:
            titles = [title for title in framework.reading if title.theme == theme.id]
            if titles:
                body.append({"t": "h", "level": 2, "c": [self._said(theme.name)]})
            for title in titles:
                body.append({"t": "p", "c": [title.title]})
                facts = " · ".join(filter(None, (title.author, title.organisation, title.year)))
                known = filter(None, (facts, self._said(title.note)))
                body += [{"t": "aside", "c": [line]} for line in known]
        return {"title": tr(msg("Reading list")), "body": body, "pages": []}


class _Said:
    """Gives a text of the framework in the document's language."""

    def __init__(self, code: str) -> None:
        self._code = code

    def __call__(self, text: Any) -> str:
        return str(text.in_language(self._code))


def _targets(chapters: Sequence[Json], single: bool) -> Iterator[str]:
    """Gives where links may lead; the title of a page alone is no place."""
    for chapter in chapters:
        for page in chapter["pages"]:
            yield from [] if single else [page["at"]]
            yield from _of_type(page["body"], "h", "anchor")


def _linked(nodes: Any, scheme: str) -> Iterator[str]:
    return (
        to.removeprefix(scheme) for to in _of_type(nodes, "inner", "to") if to.startswith(scheme)
    )


def _of_type(nodes: Any, kind: str, key: str) -> Iterator[str]:
    """Gives what the nodes of a type have under a key, in order."""
    return (node[key] for node in _nodes(nodes, kind) if key in node)


def _nodes(nodes: Any, kind: str) -> Iterator[Json]:
    """Gives the nodes of a type, however deep they lie."""
    if isinstance(nodes, dict):
        if nodes.get("t") == kind:
            yield nodes
        nodes = [*nodes.values()]
    if isinstance(nodes, list):
        for node in nodes:
            yield from _nodes(node, kind)
