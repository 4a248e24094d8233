"""Checks that a form can be asked: each field has what its kind and its modifiers need."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trustdesk.domain.answers import BALANCE, OWN_OPTIONS
from trustdesk.domain.faults import msg
from trustdesk.pack.known import Known
from trustdesk.pack.models import FieldTable, FormTable
from trustdesk.pack.problems import PackProblem

_FILE = "forms.toml"
_CHOSEN = frozenset({"choice", "concept", "case", "entries"})
"""Kinds that are answered with something chosen: one may choose several, and be asked of each."""

_HIDEABLE = frozenset({"text", "rating", "choice", "evidence"})
_OF_ENTRY = frozenset({"role", "relation"})
_PHASES = {"before": "after", "after": "before"}

_NO_SUCH_FIELD = msg("There is no other field {id} in this form.")

Told = tuple[str, str, dict[str, object]]
"""The key within a field or form, what is wrong, and its values."""


def form_problems(known: Known, form: FormTable) -> Iterator[PackProblem]:
    """Gives what keeps the fields of a form from being asked, shown or printed."""
    checks = _Checks(known, form)
    for field in form.field:
        for check in checks.of_field():
            for key, what, values in check(field):
                place = f"form[{form.id}].field[{field.id}].{key}"
                yield PackProblem(_FILE, place, what, values)
    for key, what, values in checks.request():
        yield PackProblem(_FILE, f"form[{form.id}].request.{key}", what, values)


@dataclass(frozen=True, slots=True)
class _Checks:
    known: Known
    form: FormTable

    def of_field(self) -> tuple[Callable[[FieldTable], Iterator[Told]], ...]:
        return (
            *(self._options, self._concepts, self._question, self._modifiers, self._each),
            *(self._phase, self._pair, self._clash),
        )

    def _options(self, field: FieldTable) -> Iterator[Told]:
        if field.kind in {"choice", "evidence"} and not field.options:
            yield "options", msg("This field needs options."), {}
        if field.kind == "balance" and len(field.options) != len(BALANCE):
            told: dict[str, object] = {"n": len(BALANCE), "given": len(field.options)}
            yield "options", msg("A balance has {n} options, not {given}."), told

    def _concepts(self, field: FieldTable) -> Iterator[Told]:
        kind = field.concept_kind
        if field.kind not in {"rating", "concept"}:
            return
        if not kind:
            yield "concept_kind", msg("This field needs a kind of concept."), {}
        elif field.kind == "rating" and kind in self.known.ids("kind") and not self._rated(kind):
            yield "concept_kind", msg("No concept of the kind {id} has a scale."), {"id": kind}

    def _rated(self, kind: str) -> bool:
        """True when something of the kind has a scale, or that cannot be told."""
        tables = self.known.tables
        scaled = {scale.concept for scale in tables.scales.scale}
        broken = {"concepts.toml", "scales.toml"} & tables.broken
        unsure = broken or scaled - self.known.ids("concept")
        return bool(unsure or scaled & self.known.of_kind(kind))

    def _question(self, field: FieldTable) -> Iterator[Told]:
        if field.kind == "follow_up" and not any(field.help.root.values()):
            yield "help", msg("A date needs help: it is the question asked on that day."), {}

    def _modifiers(self, field: FieldTable) -> Iterator[Told]:
        told: dict[str, object] = {"kind": field.kind}
        if field.many and field.kind not in _CHOSEN:
            yield "many", msg("The kind {kind} does not take this."), told
        if field.reveal and field.kind not in _HIDEABLE:
            yield "reveal", msg("The kind {kind} does not take this."), told
        if field.of_entry and field.kind != "concept":
            yield "of_entry", msg("The kind {kind} does not take this."), told
        elif field.of_entry and field.concept_kind not in _OF_ENTRY:
            yield "of_entry", msg("A reflection has roles and relations of its own, no others."), {}

    def _each(self, field: FieldTable) -> Iterator[Told]:
        """An id that is nowhere is told by who checks mentions."""
        each, other = field.each, self._other(field, field.each)
        if not each:
            return
        if field.kind == "follow_up" or field.of_entry:
            yield "each", msg("This is asked once in a form."), {}
        elif field.kind == "rating":
            if self._is_known(field) and not _may_be_rated(field, other):
                yield "each", msg("A rating is asked of its kind or of chosen reflections."), {}
        elif each == OWN_OPTIONS:
            if not field.options:
                yield "options", msg("This field needs options."), {}
        elif each in self.known.ids("kind"):
            return
        elif each in self.known.ids("concept"):
            if self._without_terms(each):
                yield "each", msg("The concept {id} has no terms."), {"id": each}
        elif other is not None and (other.kind not in _CHOSEN or other.each or other.of_entry):
            yield "each", msg("Nothing is chosen in the field {id}."), {"id": each}

    def _is_known(self, field: FieldTable) -> bool:
        """True when its kind, and what it is asked of, are something of the pack."""
        kinds, concepts = self.known.ids("kind"), self.known.ids("concept")
        other = self._other(field, field.each) is not None
        asked = other or field.each in kinds | concepts | {OWN_OPTIONS}
        return asked and field.concept_kind in kinds

    def _without_terms(self, concept_id: str) -> bool:
        found = (c for c in self.known.tables.concepts.concept if c.id == concept_id)
        return any(not concept.term for concept in found)

    def _phase(self, field: FieldTable) -> Iterator[Told]:
        other = _PHASES.get(field.phase)
        if other and all(f.phase != other for f in self.form.field):
            yield "phase", msg("No field of the form has the phase “{phase}”."), {"phase": other}

    def _pair(self, field: FieldTable) -> Iterator[Told]:
        other = self._other(field, field.pair)
        if other is None:
            return
        told: dict[str, object] = {"id": other.id}
        if other.pair != field.id:
            yield "pair", msg("The field {id} does not name this one as its pair."), told
        if other.place != field.place:
            yield "pair", msg("The field {id} stands in another place."), told
        if other.phase != _PHASES.get(field.phase, ""):
            yield "pair", msg("The field {id} is not of the other half."), told

    def _clash(self, field: FieldTable) -> Iterator[Told]:
        """Two fields whose answers would be one and the same part of the reflection."""
        before = self.form.field[: self.form.field.index(field)]
        for other in before:
            if _kept_as(field) and _kept_as(other) == _kept_as(field):
                yield "kind", msg("This asks for the same as the field {id}."), {"id": other.id}

    def request(self) -> Iterator[Told]:
        """Gives what keeps the form's list from being made."""
        named = self.form.request
        if named is None:
            return
        item = self._field(named.item)
        for key, field_id, kind in (
            ("item", named.item, "text"),
            ("state", named.state, "choice"),
            ("owner", named.owner, "choice"),
        ):
            field = self._field(field_id)
            if field is None:
                yield key, _NO_SUCH_FIELD, {"id": field_id}
            elif field.kind != kind or field.many:
                what = msg("The field {id} is not of the kind {kind}, one for each thing.")
                yield key, what, {"id": field_id, "kind": kind}
            elif not field.each or (item is not None and field.each != item.each):
                yield (
                    key,
                    msg("The field {id} is not asked of each of the same things."),
                    {"id": field_id},
                )

    def _other(self, field: FieldTable, field_id: str) -> FieldTable | None:
        found = self._field(field_id)
        return None if found is field else found

    def _field(self, field_id: str) -> FieldTable | None:
        return next((f for f in self.form.field if f.id == field_id), None)


def _may_be_rated(field: FieldTable, other: FieldTable | None) -> bool:
    return field.each == field.concept_kind or (other is not None and other.kind == "entries")


def _kept_as(field: FieldTable) -> tuple[str, str, bool] | None:
    """Gives the part of the reflection a field is about, or None when it has its own answer."""
    if field.kind == "rating":
        return "rating", field.concept_kind, field.each == field.concept_kind
    return ("concept", field.concept_kind, True) if field.of_entry else None
