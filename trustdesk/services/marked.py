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

_LAST = 1_000_000_000


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
        return self._found(page_id, quoted)[0]

    def _found(self, page_id: str, quoted: Quoted) -> tuple[Standing, int]:
        """Gives where words stand, and how far down the page; what is lost comes last."""
        for number, language in enumerate(self._languages):
            place = self._anchoring(page_id, language).place(quoted)
            if place is not None:
                return Standing.OTHER_LANGUAGE if number else Standing.HERE, place.start
        return Standing.LOST, _LAST

    def all(
        self, passages: Sequence[Passage], cited: Sequence[tuple[str, CitingRow]]
    ) -> list[Marked]:
        """Gives every highlight, bookmark and citation once, in reading order.

        What stands no more comes last on its page, and what belongs to a page that is gone after
        all others.
        """
        kept: list[tuple[str, Quoted, Passage | CitingRow]]
        kept = [(p.page, p.quoted, p) for p in passages]
        kept += [(page, quoted_of(row), row) for page, row in cited]
        order = {page.id: n for n, page in enumerate(self._framework.pages_in_order())}
        ranked = []
        for page, quoted, about in kept:
            is_page = page in order
            standing, place = self._found(page, quoted) if is_page else (Standing.LOST, _LAST)
            rank = (order.get(page, len(order)), page, place)
            ranked.append((rank, Marked(page, quoted, standing, about)))
        return [marked for _, marked in sorted(ranked, key=lambda pair: pair[0])]

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
