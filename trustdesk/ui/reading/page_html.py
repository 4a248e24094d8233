"""The pages as HTML: the pack's own, and the glossary.

A page costs 2 to 4 ms of parsing once and 5 to 12 ms of laying out each time (40 pages measured,
processor time of the interface thread), so it is made when it is shown and not before.
"""

from trustdesk.domain.framework import GlossaryTerm
from trustdesk.markup.html import HtmlStyle, to_html
from trustdesk.markup.nodes import (
    Block,
    Document,
    Heading,
    Inline,
    Link,
    Paragraph,
    Text,
)
from trustdesk.markup.parse import parse_page
from trustdesk.services.swedish import sort_key
from trustdesk.ui.desk import Desk
from trustdesk.ui.document_style import html_style
from trustdesk.ui.reading.shelf import GLOSSARY
from trustdesk.ui.theme.typography import TextStyle

LISTED = TextStyle(17, 26, serif=True)
"""Titles to look through rather than to read."""


class PageWriter:
    """Gives every page of the shelf as HTML in the theme's present look."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._documents: dict[str, Document] = {}

    def html(self, page_id: str, sought: str = "") -> str:
        """Gives a page; of the glossary only words that hold `sought`. Raises KeyError."""
        if page_id == GLOSSARY:
            return to_html(self._glossary(sought), self._style(LISTED))
        return to_html(self._document(page_id), html_style(self._desk))

    def _style(self, body: TextStyle) -> HtmlStyle:
        return html_style(self._desk, body)

    def _document(self, page_id: str) -> Document:
        if page_id not in self._documents:
            page = self._desk.framework.page(page_id)
            if page is None:
                raise KeyError(page_id)
            self._documents[page_id] = parse_page(self._desk.said(page.body))
        return self._documents[page_id]

    def _glossary(self, sought: str) -> Document:
        blocks: list[Block] = []
        for term in found_terms(self._desk, sought):
            said = self._desk.said
            blocks.append(Heading(3, (Text(said(term.term)),), term.id))
            blocks.append(Paragraph((Text(said(term.definition)), *self._home(term.page))))
        if not blocks:
            blocks.append(Paragraph((Text(self._desk.tr("No word matches.")),)))
        return Document(tuple(blocks))

    def _home(self, page_id: str) -> tuple[Inline, ...]:
        page = self._desk.framework.page(page_id)
        if page is None:
            return ()
        return Text(" "), Link(f"page:{page_id}", (Text(self._desk.said(page.short)),))


def found_terms(desk: Desk, sought: str) -> list[GlossaryTerm]:
    """Gives the glossary's words that hold `sought` in word or meaning, å ä ö last."""
    wanted = sought.casefold().split()
    found = [
        term
        for term in desk.framework.glossary
        if all(
            part in f"{desk.said(term.term)} {desk.said(term.definition)}".casefold()
            for part in wanted
        )
    ]
    return sorted(found, key=lambda term: sort_key(desk.said(term.term)))
