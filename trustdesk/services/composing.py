"""Puts a reflection together from what a person gave, and says what cannot be used."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from trustdesk.domain.entry import Citation, Entry, Rating
from trustdesk.domain.faults import InvalidInput, msg
from trustdesk.domain.framework import Framework
from trustdesk.domain.text import checked
from trustdesk.services.answering import AnswerReader, Find, nobody
from trustdesk.services.identity import new_id
from trustdesk.services.ports import Clock

STEPS = range(1, 6)

_UNKNOWN = {
    "role": msg("There is no role “{id}”."),
    "criterion": msg("There is no criterion “{id}”."),
    "relation": msg("There is no relation “{id}”."),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person gave for a new reflection; `ratings` hold None for "Inte aktuellt".

    `answers` are as they were typed; `language` is the one a date's question is asked in.
    """

    body: str = ""
    title: str = ""
    day: date | None = None
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ratings: Mapping[str, int | None] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    language: str = ""


class Composer:
    """Makes reflections that the framework knows every part of.

    Args:
        framework: what can be chosen and rated.
        clock: the present moment.
        find: gives the whole id of another reflection from how it begins.
    """

    def __init__(self, framework: Framework, clock: Clock, find: Find = nobody) -> None:
        self._framework = framework
        self._clock = clock
        self._find = find

    def compose(self, draft: Draft) -> Entry:
        """Gives a new reflection. Raises InvalidInput naming the part that cannot be used.

        A reflection that holds nothing cannot be used either.
        """
        now = self._clock.now()
        forms = _unique((*draft.forms, *(form for form, _ in draft.answers)))
        for form_id in forms:
            self._known_form(form_id)
        entry = Entry(
            id=new_id(now),
            date=draft.day or now.date(),
            created_at=now,
            updated_at=now,
            title=" ".join(checked(draft.title).split()),
            body=checked(draft.body),
            forms=forms,
            roles=self.known_concepts(draft.roles, "role"),
            relations=self.known_concepts(draft.relations, "relation"),
            tags=clean_tags(draft.tags),
            ratings=tuple(self._rating(c, v) for c, v in draft.ratings.items()),
            citations=draft.citations,
        )
        entry = AnswerReader(self._framework, draft.language, self._find).put(entry, draft.answers)
        if entry.is_empty():
            raise InvalidInput(
                "empty-entry",
                msg("There is nothing to keep."),
                msg("Give a text with --text or --file, or choose something."),
            )
        return entry

    def known_concepts(self, ids: tuple[str, ...], kind: str) -> tuple[str, ...]:
        """Gives the ids without repeats. Raises InvalidInput for one the framework lacks."""
        for concept_id in ids:
            check_concept(self._framework, concept_id, kind)
        return _unique(ids)

    def _rating(self, concept_id: str, value: int | None) -> Rating:
        scale = self._framework.scale_for(concept_id)
        if scale is None:
            known = ", ".join(s.concept for s in self._framework.scales)
            raise InvalidInput(
                "unknown-scale",
                msg("There is no scale for “{id}”."),
                msg("These can be rated: {known}."),
                id=concept_id,
                known=known,
            )
        if value is not None and value not in STEPS:
            raise InvalidInput(
                "rating-range",
                msg("“{value}” is no step for {id}."),
                msg("Choose a step from 1 to 5, or na when it does not apply."),
                value=value,
                id=concept_id,
            )
        return Rating(concept_id, value, scale_version=scale.version)

    def _known_form(self, form_id: str) -> None:
        if self._framework.form(form_id) is None:
            raise InvalidInput(
                "unknown-form",
                msg("There is no form “{id}”."),
                msg("These exist: {known}."),
                id=form_id,
                known=", ".join(f.id for f in self._framework.forms),
            )


def check_concept(framework: Framework, concept_id: str, kind: str) -> None:
    """Raises InvalidInput when the framework has no concept of that kind with this id."""
    known = [c.id for c in framework.concepts_of(kind)]
    if concept_id not in known:
        raise InvalidInput(
            "unknown-concept",
            _UNKNOWN.get(kind, msg("There is no concept “{id}”.")),
            msg("These exist: {known}."),
            id=concept_id,
            known=", ".join(known),
        )


def clean_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Gives tags as they are kept: trimmed, one line, without repeats and empty ones."""
    return _unique(tuple(t for t in (" ".join(checked(tag).split()) for tag in tags) if t))


def _unique(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
