"""What an answer to a field of a form may be, and of what a field is asked (design, section 5).

One answer is a text, the id of an option, a concept or a case, a step of a balance (-3 to 3), an
ISO date (follow_up), a list of ids of reflections (entries), or a text with the id of its kind
(evidence). `many` makes a list of it, `each` an object by what it is asked of. Ratings and the
reflection's own roles and relations lie in the reflection and not among its answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from trustdesk.domain.entry import Entry, FollowUp
from trustdesk.domain.packs import pack_of

if TYPE_CHECKING:
    from trustdesk.domain.framework import Form, FormField, Framework

OWN_OPTIONS = "options"
"""What `each` says when a field is asked of each of its own options."""

BALANCE = range(-3, 4)
"""The steps of a balance."""

EVIDENCE_TEXT, EVIDENCE_KIND = "text", "kind"
"""The keys of one piece of evidence."""


def is_answer(value: Any) -> bool:
    """True when a value says something; what is empty is kept nowhere."""
    if isinstance(value, Mapping):
        return any(is_answer(part) for part in value.values())
    return value not in ("", None, [], ())


def lies_in_entry(field: FormField) -> bool:
    """True when the answer is a part of the reflection itself: a rating, its roles or relations."""
    return field.kind == "rating" or (field.kind == "concept" and field.of_entry)


def asked_of(
    form: Form, field: FormField, framework: Framework, given: Mapping[str, Any]
) -> tuple[str, ...]:
    """Gives the keys a field with `each` is asked of, in order; `given` are the form's answers.

    Keys that were answered and are not asked of any more come last: they stay readable.
    """
    asked = _asked_of(form, field, framework, given)
    answered = given.get(field.id)
    if isinstance(answered, Mapping):
        asked += tuple(key for key in answered if key not in asked)
    return asked


def _asked_of(
    form: Form, field: FormField, framework: Framework, given: Mapping[str, Any]
) -> tuple[str, ...]:
    if field.each == OWN_OPTIONS:
        return tuple(option.id for option in field.options)
    concepts = framework.concepts_for(pack_of(form.id), field.each)
    if concepts:
        return tuple(concept.id for concept in concepts)
    concept = framework.concept(field.each)
    if concept is not None:
        return tuple(term.id for term in concept.terms)
    chosen = given.get(field.each) if form.field(field.each) else None
    if isinstance(chosen, str):
        return (chosen,)
    return tuple(map(str, chosen)) if isinstance(chosen, Sequence) else ()


def has_shape(field: FormField, value: Any) -> bool:
    """True when a value is of the kind that a field is answered with."""
    if lies_in_entry(field):
        return False
    if field.each:
        return isinstance(value, Mapping) and all(
            isinstance(key, str) and _has_shape(field, part) for key, part in value.items()
        )
    return _has_shape(field, value)


def _has_shape(field: FormField, value: Any) -> bool:
    if field.many or field.kind == "entries":
        return isinstance(value, list) and all(isinstance(part, str) for part in value)
    if field.kind == "balance":
        return type(value) is int and value in BALANCE
    if field.kind == "evidence":
        return (
            isinstance(value, Mapping)
            and value.keys() <= {EVIDENCE_TEXT, EVIDENCE_KIND}
            and all(isinstance(part, str) for part in value.values())
        )
    if field.kind == "follow_up":
        return isinstance(value, str) and _is_day(value)
    return isinstance(value, str)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def with_answer(entry: Entry, form_id: str, field_id: str, value: Any) -> Entry:
    """Gives the reflection with another answer; an empty one is taken away."""
    answers = {form: dict(fields) for form, fields in entry.answers.items()}
    fields = answers.setdefault(form_id, {})
    if is_answer(value):
        fields[field_id] = value
    else:
        fields.pop(field_id, None)
    return replace(entry, answers={form: f for form, f in answers.items() if f})


def with_date(
    entry: Entry, form_id: str, field: FormField, due: date | None, question: str
) -> Entry:
    """Gives the reflection with the date of a `follow_up` field, and with what asks on that day.

    The open question the field asked before, in whatever language, gives way to the new one;
    one that was answered stays.
    """
    asked = {question, *field.help.by_language.values()}
    kept = tuple(f for f in entry.follow_ups if f.done_at is not None or f.question not in asked)
    if due is not None:
        kept = (*kept, FollowUp(due, question))
    dated = replace(entry, follow_ups=kept)
    return with_answer(dated, form_id, field.id, due.isoformat() if due else None)


def own_texts(entry: Entry, definition: Callable[[str], Form | None]) -> Iterator[str]:
    """Gives every text a person wrote in answers, in order, without ids of what was chosen.

    `definition` gives a form by its id, or None: what is answered to a form or field that is not
    known, or in another shape than the field asks for, is given whole.
    """
    for form_id, fields in entry.answers.items():
        form = entry.definitions.get(form_id) or definition(form_id)
        for field_id, value in fields.items():
            field = form.field(field_id) if form else None
            if field is None or field.kind == "text" or not has_shape(field, value):
                yield from _strings(value)
            elif field.kind == "evidence":
                parts = value.values() if field.each and isinstance(value, Mapping) else (value,)
                for part in parts:
                    yield from _strings(part.get(EVIDENCE_TEXT) if _is_map(part) else part)


def _is_map(value: Any) -> bool:
    return isinstance(value, Mapping)


def _strings(value: Any) -> Iterator[str]:
    """Gives every text inside a JSON value, without the keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _strings(part)
