"""A reflection and its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a quarter of all the window imports before its first frame
    from trustdesk.domain.framework import Form, Framework

MARK = re.compile(r"==(?!\s)([^\n]+?)(?<!\s)==")
"""A sentence to take along, as it stands in the body (design, section 6)."""

Answers = Mapping[str, Mapping[str, Any]]
"""Answers by form and field; values are JSON (text, lists, objects)."""


@dataclass(frozen=True, slots=True)
class Rating:
    """How one situation stood on a concept's scale; value None is "Inte aktuellt".

    `about` is the id of the reflection that is rated again, else None.
    """

    concept: str
    value: int | None
    reason: str = ""
    scale_version: int = 1
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage of the framework that a reflection is about."""

    page: str
    section: str = ""
    quote: str = ""
    pack_version: str = ""
    before: str = ""
    after: str = ""
    """What stood before and after the quote, by which it is found again; not shown."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question to oneself on a date."""

    due: date
    question: str
    done_at: datetime | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A reflection. `id` is a UUIDv7; `date` the local day it happened; times are aware.

    `definitions` are its forms as they were when it was written with them: a form that the pack
    has changed or lost since is still read with its own labels. They are no part of its value.
    """

    id: str
    date: date
    created_at: datetime
    updated_at: datetime
    title: str = ""
    body: str = ""
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ratings: tuple[Rating, ...] = ()
    answers: Answers = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    trashed: bool = False
    definitions: Mapping[str, Form] = field(default_factory=dict, compare=False, repr=False)

    @property
    def marks(self) -> tuple[str, ...]:
        """The sentences marked to be taken along, in order."""
        return tuple(MARK.findall(self.body))

    def rating(self, concept: str, about: str | None = None) -> Rating | None:
        """Gives the rating on a concept, or None when it was not answered."""
        return next((r for r in self.ratings if r.concept == concept and r.about == about), None)

    def form(self, form_id: str, framework: Framework) -> Form | None:
        """Gives a form as the reflection was written with it, else as the framework has it."""
        return self.definitions.get(form_id) or framework.form(form_id)

    def is_empty(self) -> bool:
        """True when nothing was written or chosen."""
        return not (
            self.title.strip()
            or self.body.strip()
            or self.roles
            or self.relations
            or self.tags
            or self.ratings
            or any(self.answers.values())
            or self.follow_ups
        )


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What a list shows of a reflection: no body, no ratings."""

    id: str
    date: date
    title: str
    excerpt: str
    updated_at: datetime
    trashed: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """Which reflections; empty values do not filter. Dates are inclusive local days."""

    first: date | None = None
    last: date | None = None
    role: str = ""
    criterion: str = ""
    relation: str = ""
    tag: str = ""
    form: str = ""
    query: str = ""
    trashed: bool = False

    def is_empty(self) -> bool:
        """True when every reflection that is not in the bin is meant."""
        return self == Filters()


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of found text: runs of (text, is it a found word)."""

    runs: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The plain text."""
        return "".join(run for run, _ in self.runs)


@dataclass(frozen=True, slots=True)
class JournalHit:
    """A reflection that was found."""

    id: str
    date: date
    title: str
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class CitingRow:
    """A reflection that cites a passage of a page."""

    section: str
    row: EntryRow
    quote: str = ""
    before: str = ""
    after: str = ""
    pack_version: str = ""


@dataclass(frozen=True, slots=True)
class CoveragePoint:
    """One reflection that touches a relation and rates a criterion (Kartan)."""

    relation: str
    criterion: str
    entry: str
    date: date
    title: str


@dataclass(frozen=True, slots=True)
class RevisionInfo:
    """An earlier version: its order within the reflection, when and why it was kept."""

    seq: int
    at: datetime
    reason: str
