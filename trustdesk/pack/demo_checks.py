"""Checks that the reflections of a demo are ones a person could have written with the pack."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from trustdesk.domain.answers import OWN_OPTIONS, has_shape
from trustdesk.domain.faults import msg
from trustdesk.domain.framework import FormField, LocalText
from trustdesk.pack.known import NO_CONCEPT_OF_KIND, NO_FORM, NO_PAGE, Known, unknown
from trustdesk.pack.models import DemoTable, FieldTable, FormTable
from trustdesk.pack.problems import PackProblem

_FILE = "demo.toml"
_KINDS = {"roles": "role", "relations": "relation"}
_NO_FIELD = msg("There is no field {id} in the form {form}.")
_NO_OPTION = msg("There is no {id} to choose here.")
_NO_ANSWER = msg("This does not answer a field of the kind {kind}.")
_NO_DATE = msg("There is no field {id} of the kind follow_up in the form {form}.")
_ELSEWHERE = frozenset({"rating", "follow_up", "entries"})
"""Kinds whose answer stands elsewhere in the demo, or cannot be known before it is planted."""


def demo_problems(known: Known, entry: DemoTable, key: str) -> Iterator[PackProblem]:
    """Gives what one reflection mentions that is not there, and answers of the wrong kind."""
    for name, kind in _KINDS.items():
        given, there = getattr(entry, name), known.of_kind(kind)
        yield from unknown(_FILE, f"{key}.{name}", given, there, NO_CONCEPT_OF_KIND, kind=kind)
    scaled = {scale.concept for scale in known.tables.scales.scale}
    if "scales.toml" not in known.tables.broken:
        what = msg("There is no scale for {id}.")
        yield from unknown(_FILE, f"{key}.ratings", entry.ratings, scaled, what)
    what = msg("A reason is given, but no rating of {id}.")
    yield from unknown(_FILE, f"{key}.reasons", entry.reasons, entry.ratings, what)
    yield from unknown(_FILE, f"{key}.forms", entry.forms, known.ids("form"), NO_FORM)
    if "forms.toml" not in known.tables.broken:
        yield from _answers(known, entry, f"{key}.answers")
        yield from _dates(known, entry, key)
    if entry.citation:
        yield from unknown(_FILE, f"{key}.citation", [entry.citation], known.pages, NO_PAGE)


def _answers(known: Known, entry: DemoTable, key: str) -> Iterator[PackProblem]:
    what = msg("An answer is given, but the form {id} is not among forms.")
    yield from unknown(_FILE, key, entry.answers, entry.forms, what)
    for form in known.tables.forms.form:
        fields = {field.id: field for field in form.field}
        given = entry.answers.get(form.id, {})
        place = f"{key}.{form.id}"
        yield from unknown(_FILE, place, given, fields, _NO_FIELD, form=form.id)
        for field_id, value in given.items():
            if field_id in fields:
                answer = _Answer(known, form, fields[field_id], given, f"{place}.{field_id}")
                yield from answer.problems(value)


def _dates(known: Known, entry: DemoTable, key: str) -> Iterator[PackProblem]:
    for number, asked in enumerate(entry.follow_up, start=1):
        place = f"{key}.follow_up[{number}]"
        if bool(asked.form or asked.field) == any(asked.question.root.values()):
            yield PackProblem(_FILE, place, msg("Here either a question or a form is needed."))
        if not asked.form:
            continue
        yield from unknown(_FILE, f"{place}.form", [asked.form], entry.forms, NO_FORM)
        form = next((f for f in known.tables.forms.form if f.id == asked.form), None)
        if form is not None:
            fields = [field.id for field in form.field if field.kind == "follow_up"]
            yield from unknown(
                _FILE, f"{place}.field", [asked.field], fields, _NO_DATE, form=form.id
            )


class _Answer:
    """Checks one answer, its texts by language among it; `given` are the form's answers."""

    def __init__(
        self, known: Known, form: FormTable, field: FieldTable, given: Mapping[str, Any], key: str
    ) -> None:
        self._known = known
        self._form = form
        self._field = field
        self._given = given
        self._key = key

    def problems(self, value: Any) -> Iterator[PackProblem]:
        """Gives what is wrong with it."""
        field = self._field
        texts = [*self._texts(value, self._key)]
        yield from texts
        plain = in_one_language(value, self._known.tables.pack.languages)
        shaped = field.kind not in _ELSEWHERE and has_shape(_as_field(field), plain)
        fits = shaped and self._is_translated(value)
        if not texts and not fits:
            yield PackProblem(_FILE, self._key, _NO_ANSWER, {"kind": field.kind})
        elif not texts:
            keys = plain if field.each else ()
            yield from unknown(_FILE, self._key, keys, self._keys(), _NO_OPTION)
            parts = plain.values() if field.each else [plain]
            for part in parts:
                yield from unknown(_FILE, self._key, self._chosen(part), self._ids(), _NO_OPTION)

    def _texts(self, value: Any, key: str) -> Iterator[PackProblem]:
        """Gives texts that lack a language, however deep they lie."""
        languages = self._known.tables.pack.languages
        if _is_text(value, languages):
            for language in languages:
                if language not in value:
                    yield PackProblem(_FILE, f"{key}.{language}", msg("This text is missing."))
                elif not str(value[language]).strip():
                    yield PackProblem(_FILE, f"{key}.{language}", msg("This text is empty."))
        elif isinstance(value, Mapping):
            for name, part in value.items():
                yield from self._texts(part, f"{key}.{name}")

    def _is_translated(self, value: Any) -> bool:
        """True when each text of an answer of the right shape is there by language."""
        parts = [*value.values()] if self._field.each else [value]
        if self._field.kind == "evidence":
            parts = [part["text"] for part in parts if "text" in part]
        elif self._field.kind != "text":
            return True
        return all(isinstance(part, Mapping) for part in parts)

    def _chosen(self, value: Any) -> Sequence[str]:
        """Gives the ids in one answer."""
        match self._field.kind:
            case "choice" | "concept" | "case":
                return value if isinstance(value, list) else [value]
            case "evidence":
                return [value["kind"]] if "kind" in value else []
        return []

    def _ids(self) -> Sequence[str]:
        field, tables = self._field, self._known.tables
        match field.kind:
            case "concept":
                return [*self._known.of_kind(field.concept_kind)]
            case "case":
                return [case.id for case in tables.cases.case]
        return [option.id for option in field.options]

    def _keys(self) -> Sequence[str]:
        """Gives what the field is asked of."""
        each = self._field.each
        if each == OWN_OPTIONS:
            return [option.id for option in self._field.options]
        if each in self._known.ids("kind"):
            return [*self._known.of_kind(each)]
        concepts = self._known.tables.concepts.concept
        for concept in concepts:
            if concept.id == each:
                return [term.id for term in concept.term]
        chosen = self._given.get(each, [])
        return chosen if isinstance(chosen, list) else [str(chosen)]


def in_one_language(value: Any, languages: Sequence[str]) -> Any:
    """Gives an answer with each text in the first language it has."""
    if _is_text(value, languages):
        return next(iter(value.values()))
    if isinstance(value, Mapping):
        return {key: in_one_language(part, languages) for key, part in value.items()}
    return value


def _is_text(value: Any, languages: Sequence[str]) -> bool:
    return isinstance(value, Mapping) and bool(value) and value.keys() <= set(languages)


def _as_field(table: FieldTable) -> FormField:
    nothing = LocalText({})
    return FormField(
        table.id,
        table.kind,
        table.place,
        nothing,
        nothing,
        many=table.many,
        each=table.each,
        of_entry=table.of_entry,
    )
