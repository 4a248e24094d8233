"""Puts a reflection together from what a person gave, and says what cannot be used."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from trustdesk.domain.entry import Citation, Entry, Rating
from trustdesk.domain.faults import InvalidInput, msg
from trustdesk.domain.framework import FormField, Framework
from trustdesk.domain.text import checked
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
    """What a person gave for a new reflection; `ratings` hold None for "Inte aktuellt"."""

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


class Composer:
    """Makes reflections that the framework knows every part of."""

    def __init__(self, framework: Framework, clock: Clock) -> None:
        self._framework = framework
        self._clock = clock

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
            answers=self._answers(draft.answers),
            citations=draft.citations,
        )
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

    def _answers(self, given: Mapping[tuple[str, str], str]) -> dict[str, dict[str, Any]]:
        answers: dict[str, dict[str, Any]] = {}
        for (form_id, field_id), value in given.items():
            field_of_form = self._field(form_id, field_id)
            if not _takes_a_text(field_of_form):
                raise InvalidInput(
                    "answer-kind",
                    msg("“{id}” is not answered with a text."),
                    msg("Use --rate, --role or --relation, or answer it in the window."),
                    id=f"{form_id}.{field_id}",
                )
            if value.strip():
                answers.setdefault(form_id, {})[field_id] = checked(value)
        return answers

    def _field(self, form_id: str, field_id: str) -> FormField:
        form = self._framework.form(form_id)
        fields = form.fields if form else ()
        found = next((f for f in fields if f.id == field_id), None)
        if found is None:
            raise InvalidInput(
                "unknown-field",
                msg("The form “{form}” has no field “{id}”."),
                msg("These exist: {known}."),
                form=form_id,
                id=field_id,
                known=", ".join(f.id for f in fields),
            )
        return found


def _takes_a_text(field_of_form: FormField) -> bool:
    """True when the answer is one text, and neither a list nor one text for each of several."""
    return field_of_form.kind == "text" and not (field_of_form.many or field_of_form.each)


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
