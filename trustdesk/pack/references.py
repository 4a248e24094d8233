"""Checks that everything a pack mentions exists in it."""

from collections.abc import Iterator

from trustdesk.domain.answers import OWN_OPTIONS
from trustdesk.domain.faults import msg
from trustdesk.pack.demo_checks import demo_problems
from trustdesk.pack.diagram_checks import diagram_problems, shown_problems
from trustdesk.pack.form_checks import form_problems
from trustdesk.pack.known import (
    NO_CONCEPT,
    NO_CONCEPT_OF_KIND,
    NO_FORM,
    NO_GROUP,
    Known,
    place_problems,
    unknown,
)
from trustdesk.pack.links import sheet_problems
from trustdesk.pack.models import FieldTable, FormTable
from trustdesk.pack.problems import PackProblem

_NO_CASE_FIELD = msg("The form {id} does not ask for a case.")
_NO_FIELD_OF_KIND = msg("The form {form} has no field {id} of the kind {kind}.")
_KINDS = {"roles": "role", "criteria": "criterion", "relations": "relation"}


def reference_problems(known: Known) -> Iterator[PackProblem]:
    """Gives every mention of something that is not in the pack."""
    yield from _pack(known)
    yield from _concepts(known)
    yield from _scales(known)
    for form in known.tables.forms.form:
        yield from _form(known, form)
    yield from _questions(known)
    yield from _cases(known)
    yield from _practice(known)
    yield from _words(known)
    yield from diagram_problems(known)
    for number, entry in enumerate(known.tables.demo.entry, start=1):
        yield from demo_problems(known, entry, f"entry[{number}]")
    for page, by_language in known.sheets.items():
        for sheet in by_language.values():
            yield from sheet_problems(known, sheet)
            yield from shown_problems(known, page, sheet)


def _pack(known: Known) -> Iterator[PackProblem]:
    pack = known.tables.pack
    if pack.default_language not in pack.languages:
        what = msg("The pack does not name this language in pack.toml.")
        yield PackProblem("pack.toml", "default_language", what)


def _concepts(known: Known) -> Iterator[PackProblem]:
    file = "concepts.toml"
    for concept in known.tables.concepts.concept:
        key = f"concept[{concept.id}]"
        what = msg("There is no kind {id} in pack.toml.")
        yield from unknown(file, f"{key}.kind", [concept.kind], known.ids("kind"), what)
        yield from place_problems(known, file, key, concept.page, concept.section)


def _scales(known: Known) -> Iterator[PackProblem]:
    file = "scales.toml"
    rated: set[str] = set()
    for scale in known.tables.scales.scale:
        key = f"scale[{scale.id}].concept"
        yield from unknown(file, key, [scale.concept], known.ids("concept"), NO_CONCEPT)
        if scale.concept in rated:
            what = msg("The concept {id} has two scales.")
            yield PackProblem(file, key, what, {"id": scale.concept})
        rated.add(scale.concept)


def _form(known: Known, form: FormTable) -> Iterator[PackProblem]:
    file, key = "forms.toml", f"form[{form.id}]"
    groups = known.ids("form_group")
    if form.group:
        yield from unknown(file, f"{key}.group", [form.group], groups, NO_GROUP)
    yield from place_problems(known, file, key, form.page, "")
    for field in form.field:
        yield from _field(known, form, field, f"{key}.field[{field.id}]")
    yield from form_problems(known, form)


def _field(known: Known, form: FormTable, field: FieldTable, key: str) -> Iterator[PackProblem]:
    file = "forms.toml"
    siblings = {f.id for f in form.field if f is not field}
    kinds = known.ids("kind")
    if field.concept_kind:
        what = msg("There is no kind {id} in pack.toml.")
        yield from unknown(file, f"{key}.concept_kind", [field.concept_kind], kinds, what)
    if field.each:
        what = msg("There is no kind, concept or other field {id} to ask this of.")
        askable = kinds | known.ids("concept") | siblings | {OWN_OPTIONS}
        yield from unknown(file, f"{key}.each", [field.each], askable, what)
    if field.pair:
        what = msg("There is no other field {id} in this form.")
        yield from unknown(file, f"{key}.pair", [field.pair], siblings, what)


def _questions(known: Known) -> Iterator[PackProblem]:
    for question in known.tables.questions.question:
        key = f"question[{question.id}]"
        yield from place_problems(known, "questions.toml", key, question.page, question.section)


def _cases(known: Known) -> Iterator[PackProblem]:
    for case in known.tables.cases.case:
        if case.field:
            key = f"case[{case.id}].field"
            yield from unknown("cases.toml", key, [case.field], known.ids("case_field"), NO_GROUP)
        for name, kind in _KINDS.items():
            key = f"case[{case.id}].{name}"
            yield from unknown(
                "cases.toml",
                key,
                getattr(case, name),
                known.of_kind(kind),
                NO_CONCEPT_OF_KIND,
                kind=kind,
            )


def _practice(known: Known) -> Iterator[PackProblem]:
    """The form that answers cases asks which case it is, and has the two fields that are named."""
    named = known.tables.pack.practice
    if named is None:
        return
    file, forms = "pack.toml", known.tables.forms.form
    yield from unknown(file, "practice.form", [named.form], known.ids("form"), NO_FORM)
    form = next((f for f in forms if f.id == named.form), None)
    if form is None:
        return
    kinds = {field.id: field.kind for field in form.field}
    if "case" not in kinds.values():
        yield PackProblem(file, "practice.form", _NO_CASE_FIELD, {"id": named.form})
    for key, kind in (("opposite", "text"), ("again", "follow_up")):
        field_id = getattr(named, key)
        if kinds.get(field_id) != kind:
            told = {"id": field_id, "form": named.form, "kind": kind}
            yield PackProblem(file, f"practice.{key}", _NO_FIELD_OF_KIND, told)


def _words(known: Known) -> Iterator[PackProblem]:
    for term in known.tables.glossary.term:
        yield from place_problems(known, "glossary.toml", f"term[{term.id}]", term.page, "")
    for title in known.tables.reading.title:
        key = f"title[{title.id}].theme"
        yield from unknown("reading.toml", key, [title.theme], known.ids("theme"), NO_GROUP)
