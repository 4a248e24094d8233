"""Words of the framework that a person keeps hold of, and where they stand on a page."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words taken from a page, with what stood round them, so that they are found again.

    `before` and `after` are "" where nothing stood there, and where nothing was kept.
    """

    section: str
    quote: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page as one text, and where in it each section begins: (anchor, place), in order.

    The opening is section "", which begins at 0.
    """

    text: str
    sections: tuple[tuple[str, int], ...] = (("", 0),)

    def section_at(self, place: int) -> str:
        """Gives the section that a place of the text belongs to."""
        within = [anchor for anchor, begins in self.sections if begins <= place]
        return within[-1] if within else ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands in a page's text: from `start` to before `end`.

    `changed` is True when the wording there is another than what was quoted.
    """

    section: str
    start: int
    end: int
    changed: bool = False


LONGEST_QUOTE, LONGEST_NOTE = 2_000, 10_000
"""More characters than this are not kept of a quote and of a note."""


class PassageKind(StrEnum):
    """What a person did with words of the framework."""

    HIGHLIGHT = "highlight"
    BOOKMARK = "bookmark"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that a person has highlighted or bookmarked. `id` is a UUIDv7; times are aware.

    `pack_version` is that of the content pack the words were taken from. A note is plain text,
    and is "" where there is none.
    """

    id: str
    kind: PassageKind
    page: str
    quoted: Quoted
    pack_version: str
    created: datetime
    modified: datetime
    note: str = ""
