"""The framework as data: what a content pack holds. No name of a role or criterion stands here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from trustdesk.domain.diagram import Diagram
from trustdesk.domain.packs import PackInfo, pack_of

FieldKind = Literal[
    "text", "choice", "concept", "rating", "balance", "evidence", "follow_up", "case", "entries"
]


@dataclass(frozen=True, slots=True)
class LocalText:
    """One text in every language of its pack, by language code."""

    by_language: Mapping[str, str]

    def in_language(self, language: str) -> str:
        """Gives the text in the language, else in the pack's first language."""
        text = self.by_language.get(language)
        return text if text is not None else next(iter(self.by_language.values()), "")


@dataclass(frozen=True, slots=True)
class SubTerm:
    """One of the terms a concept is made of."""

    id: str
    name: LocalText


@dataclass(frozen=True, slots=True)
class Concept:
    """Something a reflection can be held against: a role, a criterion or a relation.

    `addition` is true where the concept is the pack's own and not in its source. `phrase` is
    what it is called inside a sentence, or empty.
    """

    id: str
    kind: str
    order: int
    page: str
    section: str
    name: LocalText
    short: LocalText
    detail: LocalText
    terms: tuple[SubTerm, ...] = ()
    addition: bool = False
    phrase: LocalText = field(default_factory=lambda: LocalText({}))

    def in_sentence(self, language: str) -> str:
        """Gives how the concept is called inside a sentence: its phrase, else its name."""
        name = self.name.in_language(language)
        return self.phrase.in_language(language) or name[:1].lower() + name[1:]


@dataclass(frozen=True, slots=True)
class Scale:
    """An anchored scale: five descriptions of one situation, never of a person."""

    id: str
    concept: str
    version: int
    stem: LocalText
    gate: LocalText
    anchors: tuple[LocalText, ...]
    note: LocalText
    follow_up: LocalText


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a field."""

    id: str
    label: LocalText


@dataclass(frozen=True, slots=True)
class FormField:
    """One part of a form; drawn in the column (texts) or in the margin (choices).

    `each` says of what it is asked: a kind of concept, a concept (of its terms), "options" (of its
    own), or another field (of what was chosen there); its value is then an object by key.
    `of_entry`: the reflection's own roles or relations, and not an answer beside them.
    The question that a field of the kind "follow_up" asks on its day is its help.
    """

    id: str
    kind: FieldKind
    place: Literal["column", "margin"]
    label: LocalText
    help: LocalText
    options: tuple[Option, ...] = ()
    concept_kind: str = ""
    many: bool = False
    each: str = ""
    phase: Literal["", "before", "after"] = ""
    pair: str = ""
    reveal: Literal["", "after_saving"] = ""
    of_entry: bool = False


@dataclass(frozen=True, slots=True)
class RequestFields:
    """The fields that make a list to print: what is needed, how it stands, who can change it."""

    item: str
    state: str
    owner: str


@dataclass(frozen=True, slots=True)
class Form:
    """A support that can be added to any reflection; one without a group starts elsewhere."""

    id: str
    version: int
    group: str
    order: int
    page: str
    name: LocalText
    help: LocalText
    fields: tuple[FormField, ...]
    request: RequestFields | None = None

    def field(self, field_id: str) -> FormField | None:
        """Gives the field with this id, or None."""
        return next((f for f in self.fields if f.id == field_id), None)


@dataclass(frozen=True, slots=True)
class Question:
    """A question to write about, from a page (and a section of it)."""

    id: str
    page: str
    section: str
    text: LocalText


@dataclass(frozen=True, slots=True)
class Case:
    """A practice case without an answer key; `field` is the part of public service, or empty."""

    id: str
    title: LocalText
    setting: LocalText
    text: LocalText
    roles: tuple[str, ...]
    criteria: tuple[str, ...]
    relations: tuple[str, ...]
    field: str = ""


@dataclass(frozen=True, slots=True)
class Practice:
    """How cases are answered: the form, its text for the opposite view, and its date to return."""

    form: str
    opposite: str
    again: str


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word and what it means here; `page` is where it is used, or empty."""

    id: str
    term: LocalText
    definition: LocalText
    page: str = ""


@dataclass(frozen=True, slots=True)
class ReadingTitle:
    """One title of the reading list."""

    id: str
    title: str
    author: str
    organisation: str
    year: str
    theme: str
    note: LocalText


@dataclass(frozen=True, slots=True)
class Group:
    """A heading that gathers pages, forms, cases or reading-list titles, in order."""

    id: str
    order: int
    name: LocalText


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the framework; `body` is Markdown by language."""

    id: str
    group: str
    order: int
    title: LocalText
    short: LocalText
    concepts: tuple[str, ...]
    sources: LocalText
    body: LocalText


DemoAnswer: TypeAlias = "LocalText | str | int | Sequence[str] | Mapping[str, DemoAnswer]"
"""An answer as an entry has it, but for texts, which have every language."""


@dataclass(frozen=True, slots=True)
class DemoFollowUp:
    """A question to oneself `in_days` from today: its own, or that of a form's field."""

    in_days: int
    question: LocalText
    form: str = ""
    field: str = ""
    done_days_ago: int | None = None
    outcome: LocalText = LocalText({})


@dataclass(frozen=True, slots=True)
class DemoEntry:
    """A reflection of the demo; `days_ago` is relative to today, the rest as in an entry."""

    days_ago: int
    title: LocalText
    body: LocalText
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    relations: tuple[str, ...]
    tags: tuple[LocalText, ...]
    ratings: Mapping[str, int | None]
    reasons: Mapping[str, LocalText]
    answers: Mapping[str, Mapping[str, DemoAnswer]]
    citation: str
    follow_ups: tuple[DemoFollowUp, ...] = ()


@dataclass(frozen=True, slots=True)
class Framework:
    """A whole content pack, loaded and checked, or several joined (`services.joining`).

    `id`, `version` and `title` are the first pack's; `packs` tells of each.
    """

    id: str
    version: str
    title: LocalText
    source: LocalText
    languages: tuple[str, ...]
    default_language: str
    voices: Mapping[str, LocalText]
    kinds: tuple[Group, ...]
    page_groups: tuple[Group, ...]
    form_groups: tuple[Group, ...]
    themes: tuple[Group, ...]
    concepts: tuple[Concept, ...]
    scales: tuple[Scale, ...]
    forms: tuple[Form, ...]
    questions: tuple[Question, ...]
    cases: tuple[Case, ...]
    glossary: tuple[GlossaryTerm, ...]
    reading: tuple[ReadingTitle, ...]
    pages: tuple[Page, ...]
    diagrams: tuple[Diagram, ...] = ()
    case_fields: tuple[Group, ...] = ()
    practice: Practice | None = None
    demo: tuple[DemoEntry, ...] = field(default=())
    packs: tuple[PackInfo, ...] = ()

    def concept(self, concept_id: str) -> Concept | None:
        """Gives the concept with this id, or None."""
        return next((c for c in self.concepts if c.id == concept_id), None)

    def concepts_of(self, kind: str) -> tuple[Concept, ...]:
        """Gives the concepts of one kind in the pack's order."""
        return tuple(c for c in self.concepts if c.kind == kind)

    def concepts_for(self, pack_id: str, kind: str) -> tuple[Concept, ...]:
        """Gives the concepts of one kind that a pack asks about: its own, else the first pack's.

        "" is the first pack; so a support keeps asking what it asked before another pack came.
        Of a pack that is not here there are none.
        """
        of_kind = self.concepts_of(kind)
        own = tuple(c for c in of_kind if pack_of(c.id) == pack_id)
        if own or not pack_id or self.pack(pack_id) is None:
            return own
        return tuple(c for c in of_kind if not pack_of(c.id))

    def pack(self, pack_id: str) -> PackInfo | None:
        """Gives what a pack says of itself, or None when it is not here."""
        return next((pack for pack in self.packs if pack.id == pack_id), None)

    def version_of(self, id_: str) -> str:
        """Gives the version of the pack that something is of, by its id; "" when it is not here."""
        pack_id = pack_of(id_)
        pack = self.pack(pack_id) if pack_id else None
        return pack.version if pack else "" if pack_id else self.version

    def scale_for(self, concept_id: str) -> Scale | None:
        """Gives the scale a concept is rated on, or None."""
        return next((s for s in self.scales if s.concept == concept_id), None)

    def form(self, form_id: str) -> Form | None:
        """Gives the form with this id, or None."""
        return next((f for f in self.forms if f.id == form_id), None)

    def form_that_asks_for(self, kind: FieldKind) -> Form | None:
        """Gives the form outside the groups that has a field of this kind, or None."""
        own = (form for form in self.forms if not form.group)
        return next((f for f in own if any(field.kind == kind for field in f.fields)), None)

    def page(self, page_id: str) -> Page | None:
        """Gives the page with this id, or None."""
        return next((p for p in self.pages if p.id == page_id), None)

    def diagram(self, diagram_id: str) -> Diagram | None:
        """Gives the figure with this id, or None."""
        return next((d for d in self.diagrams if d.id == diagram_id), None)

    def case(self, case_id: str) -> Case | None:
        """Gives the practice case with this id, or None."""
        return next((c for c in self.cases if c.id == case_id), None)

    def questions_of(self, page_id: str) -> tuple[Question, ...]:
        """Gives the questions of a page in the pack's order."""
        return tuple(q for q in self.questions if q.page == page_id)

    def pages_in_order(self) -> tuple[Page, ...]:
        """Gives all pages as the table of contents lists them."""
        rank = {group.id: group.order for group in self.page_groups}
        return tuple(sorted(self.pages, key=lambda p: (rank.get(p.group, 99), p.order, p.id)))
