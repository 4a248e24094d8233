"""Whether words that a person keeps hold of still stand in the framework.

A page is one text in each language; words that were taken while it was read in one language are
not lost because it is read in the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trustdesk.domain.entry import CitingRow
from trustdesk.domain.framework import Framework
from trustdesk.domain.passage import Passage, PlainPage, Quoted
from trustdesk.services.anchoring import Anchoring
from trustdesk.services.reading import sections


class Standing(StrEnum):
    """Where words stand now."""

    HERE = "here"
    OTHER_LANGUAGE = "other language"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a page with what is kept about them, and where they stand.

    `standing` is LOST as well when the whole page is gone; the words are readable all the same.
    """

    page: str
    quoted: Quoted
    standing: Standing
    about: Passage | CitingRow


class MarkedWords:
    """Looks words up; the text of a page is made ready when it is first asked for.

    Args:
        framework: what is read now.
        languages: the one it is read in, then the others.
    """

    def __init__(self, framework: Framework, languages: Sequence[str]) -> None:
        self._framework = framework
        self._languages = tuple(languages)
        self._made: dict[tuple[str, str], Anchoring] = {}

    def standing(self, page_id: str, quoted: Quoted) -> Standing:
        """Tells where words stand; no words at all stand wherever their page does."""
        if self._framework.page(page_id) is None:
            return Standing.LOST
        if not quoted.quote.strip():
            return Standing.HERE
        for number, language in enumerate(self._languages):
            if self._anchoring(page_id, language).place(quoted) is not None:
                return Standing.OTHER_LANGUAGE if number else Standing.HERE
        return Standing.LOST

    def all(
        self, passages: Sequence[Passage], cited: Sequence[tuple[str, CitingRow]]
    ) -> list[Marked]:
        """Gives every highlight, bookmark and citation once, page by page in reading order.

        What belongs to a page that is gone comes last.
        """
        found = [self._marked(p.page, p.quoted, p) for p in passages]
        found += [self._marked(page, quoted_of(row), row) for page, row in cited]
        order = {page.id: n for n, page in enumerate(self._framework.pages_in_order())}
        return sorted(found, key=lambda marked: order.get(marked.page, len(order)))

    def _marked(self, page: str, quoted: Quoted, about: Passage | CitingRow) -> Marked:
        return Marked(page, quoted, self.standing(page, quoted), about)

    def _anchoring(self, page_id: str, language: str) -> Anchoring:
        key = (page_id, language)
        if key not in self._made:
            self._made[key] = Anchoring(plain_page(self._framework, page_id, language))
        return self._made[key]


def quoted_of(row: CitingRow) -> Quoted:
    """Gives the words that a reflection cites."""
    return Quoted(row.section, row.quote, row.before, row.after)


def plain_page(framework: Framework, page_id: str, language: str) -> PlainPage:
    """Gives a page as one text, headings and figures among it. Raises KeyError for no page."""
    page = framework.page(page_id)
    if page is None:
        raise KeyError(page_id)
    text, begins = "", []
    for section in sections(page, language, framework.diagrams):
        begins.append((section.anchor, len(text)))
        text += f"{section.title}\n\n{section.text}\n\n"
    return PlainPage(text, tuple(begins) or (("", 0),))
