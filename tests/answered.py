"""A reflection with a full answer to every field of any form, read from the form alone."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tests.fakes import STOCKHOLM
from trustdesk.domain.answers import asked_of, lies_in_entry, with_answer, with_date
from trustdesk.domain.entry import Entry, FollowUp, Rating
from trustdesk.domain.framework import Form, FormField, Framework

WRITTEN = datetime(2026, 10, 3, 14, 32, tzinfo=STOCKHOLM)
DUE, DONE = date(2026, 11, 12), datetime(2026, 11, 19, 9, 0, tzinfo=STOCKHOLM)
EARLIER = tuple(f"0193{number:04x}-0000-7000-8000-000000000000" for number in (101, 102))


def form_of(framework: Framework, form_id: str) -> Form:
    """Gives a form that the framework has."""
    form = framework.form(form_id)
    assert form is not None
    return form


def earlier(framework: Framework) -> list[Entry]:
    """Gives the two reflections that a form may rate again."""
    scales = framework.scales
    return [
        Entry(
            id=entry_id,
            date=date(2026, 9, 1 + number),
            created_at=WRITTEN,
            updated_at=WRITTEN,
            title="Den tredje tiden" if number == 0 else "",
            body="Något som hände.",
            ratings=tuple(Rating(s.concept, 3, "Då.", s.version) for s in scales),
        )
        for number, entry_id in enumerate(EARLIER)
    ]


def answered(framework: Framework, form: Form, number: int = 1, *, done: bool = True) -> Entry:
    """Gives a reflection whose form is fully answered; its dates were followed up if `done`."""
    entry = Entry(
        id=f"0193{number:04x}-0000-7000-8000-000000000000",
        date=WRITTEN.date(),
        created_at=WRITTEN,
        updated_at=WRITTEN,
        title=f"Reflektion {number}",
        body="Det som hände.",
        forms=(form.id,),
    )
    for field in sorted(form.fields, key=lambda f: bool(f.each)):
        entry = _with_field(framework, form, field, entry)
    if done:
        entry = replace(entry, follow_ups=tuple(map(_done, entry.follow_ups)))
    return entry


def _done(follow_up: FollowUp) -> FollowUp:
    return replace(follow_up, done_at=DONE, outcome="Det gick.")


def _with_field(framework: Framework, form: Form, field: FormField, entry: Entry) -> Entry:
    given = entry.answers.get(form.id, {})
    if field.kind == "rating":
        return replace(entry, ratings=(*entry.ratings, *_ratings(framework, form, field, given)))
    if lies_in_entry(field):
        ids = tuple(c.id for c in framework.concepts_of(field.concept_kind))
        kept = {"role": "roles", "relation": "relations"}[field.concept_kind]
        return replace(entry, **{kept: ids})  # type: ignore[arg-type]
    if field.kind == "follow_up":
        return with_date(entry, form.id, field, DUE, field.help.in_language("sv"))
    if not field.each:
        return with_answer(entry, form.id, field.id, _one(framework, field, ""))
    keys = asked_of(form, field, framework, given)
    value = {key: _one(framework, field, key) for key in keys}
    return with_answer(entry, form.id, field.id, value)


def _ratings(
    framework: Framework, form: Form, field: FormField, given: Mapping[str, Any]
) -> list[Rating]:
    concepts = [c.id for c in framework.concepts_of(field.concept_kind)]
    about: list[str | None] = [None]
    if field.each != field.concept_kind:
        about = [*asked_of(form, field, framework, given)]
    return [
        Rating(concept, place + 1, f"Skäl {concept}.", _version(framework, concept), other)
        for other in about
        for place, concept in enumerate(concepts)
    ]


def _version(framework: Framework, concept: str) -> int:
    scale = framework.scale_for(concept)
    return scale.version if scale else 1


def _one(framework: Framework, field: FormField, key: str) -> Any:
    options = [option.id for option in field.options]
    match field.kind:
        case "choice":
            return options if field.many else options[-1]
        case "concept":
            ids = [c.id for c in framework.concepts_of(field.concept_kind)]
            return ids if field.many else ids[0]
        case "case":
            ids = [case.id for case in framework.cases]
            return ids[:2] if field.many else ids[6 % len(ids)]
        case "entries":
            return list(EARLIER)
        case "balance":
            return -2
        case "evidence":
            return {"text": f"Tecken {field.id} {key}, *åäö*.".strip(), "kind": options[0]}
    return f"Svar {field.id} {key}.\n\nMed **två** stycken.".replace(" .", ".")
