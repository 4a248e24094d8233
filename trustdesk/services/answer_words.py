"""The answers of a reflection's forms in words, for the screen, the PDF and the terminal.

The shape of an answer follows its field (domain/answers.py), but one that came from elsewhere may
have any: what fits no field is shown as it is, and nothing of it is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from trustdesk.domain.answers import (
    BALANCE,
    EVIDENCE_KIND,
    EVIDENCE_TEXT,
    OWN_OPTIONS,
    asked_of,
    has_shape,
)
from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import msg
from trustdesk.domain.framework import Case, Form, FormField, LocalText
from trustdesk.services.facts import Facts


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer; `name` is what it is asked of, or empty, and `note` says of what kind it is.

    `own` is true of the person's own Markdown; every other text is shown as it is.
    """

    name: str
    text: str
    own: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class FieldWords:
    """What one field was answered with; `field` is None when its form does not know it."""

    label: str
    lines: tuple[AnswerLine, ...]
    field: FormField | None = None
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class FormWords:
    """A form and its answered fields; `form` is None when it is nowhere."""

    name: str
    fields: tuple[FieldWords, ...]
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """Writes answers in the language of the facts; those that are ratings only `with_ratings`.

    `blind` leaves out what would steer the second half of a form until something of it is there.
    """

    facts: Facts
    with_ratings: bool = True
    blind: bool = False

    def forms(self, entry: Entry, *, taken_away: bool = False) -> list[FormWords]:
        """Gives the answered forms, in the reflection's order.

        Those that were taken away come last, when they are asked for.
        """
        left = tuple(f for f in entry.answers if f not in entry.forms) if taken_away else ()
        forms = (self._form(form_id, entry) for form_id in (*entry.forms, *left))
        return [form for form in forms if form.fields]

    def _form(self, form_id: str, entry: Entry) -> FormWords:
        form = entry.form(form_id, self.facts.framework)
        given = entry.answers.get(form_id, {})
        fields = (self._field(form, f, given) for f in _in_order(form, given))
        name = self._said(form.name) if form else self.facts.told(form_id)
        return FormWords(name, tuple(f for f in fields if f and f.lines), form)

    def _field(
        self, form: Form | None, field_id: str, given: Mapping[str, Any]
    ) -> FieldWords | None:
        field, value = form.field(field_id) if form else None, given[field_id]
        if form is None or field is None:
            return FieldWords(field_id, tuple(self._unknown(value)))
        if field.kind == "rating" and not self.with_ratings:
            return None
        lines = tuple(_FieldReader(self.facts, form, field, self.blind).lines(given))
        cases = _leaves(value) if field.kind == "case" else iter(())
        found = (self.facts.framework.case(str(case_id)) for case_id in cases)
        return FieldWords(self._said(field.label), lines, field, tuple(c for c in found if c))

    def _unknown(self, value: Any) -> Iterator[AnswerLine]:
        """Gives an answer to a field that nobody knows any more."""
        parts = value.items() if isinstance(value, Mapping) else [("", value)]
        for key, part in parts:
            for leaf in _leaves(part):
                text = _plain(self.facts, leaf)
                yield AnswerLine(self.facts.concept(str(key)), text, own=isinstance(leaf, str))

    def _said(self, text: LocalText) -> str:
        return text.in_language(self.facts.language.code)


@dataclass(frozen=True, slots=True)
class _FieldReader:
    """Writes the answer to one field of a form."""

    facts: Facts
    form: Form
    field: FormField
    blind: bool = False

    def lines(self, given: Mapping[str, Any]) -> Iterator[AnswerLine]:
        """Gives the lines; `given` are the form's answers."""
        value = given[self.field.id]
        if self.blind and self._steers(given):
            lines = replace(self, blind=False).lines(given)
            yield from (replace(line, note="") for line in lines if line.own)
            return
        if not isinstance(value, Mapping) or (not self.field.each and has_shape(self.field, value)):
            yield from self._answer("", value, value)
            return
        for key in asked_of(self.form, self.field, self.facts.framework, given):
            part = value.get(key)
            if self.field.kind == "rating" and type(part) is int:
                yield AnswerLine(self.asked(key), self.facts.step(key, part))
            else:
                yield from self._answer(self.asked(key), part, {key: part})

    def _steers(self, given: Mapping[str, Any]) -> bool:
        """True for judgements of a first half whose second is still to be written."""
        field = self.field
        if (field.kind, field.phase, field.reveal) != ("evidence", "before", "after_saving"):
            return False
        later = (f for f in self.form.fields if f.phase == "after" and f.kind != "follow_up")
        return not any(True for f in later for _ in _leaves(given.get(f.id)))

    def _answer(self, name: str, value: Any, whole: Any) -> Iterator[AnswerLine]:
        """Gives one answer; `whole` is it with its key, as the field has it."""
        if not has_shape(self.field, whole):
            yield from self._as_it_is(name, value)
        elif self.field.kind == "evidence":
            yield from self._evidence(name, value)
        elif self.field.kind == "text":
            yield from [AnswerLine(name, value, own=True)] if value.strip() else []
        elif self.field.kind == "balance":
            yield AnswerLine(name, self._step(value))
        elif self.field.kind == "follow_up":
            yield AnswerLine(name, self.facts.language.day(date.fromisoformat(value)))
        else:
            yield from self._chosen(name, [value] if isinstance(value, str) else value)

    def _chosen(self, name: str, ids: list[str]) -> Iterator[AnswerLine]:
        """Gives what was chosen on one line; titles have commas, so each has its own."""
        named = [self._named(self.field, key) for key in ids if key]
        if self.field.kind in {"case", "entries"}:
            yield from (AnswerLine(name, text) for text in named)
        elif named:
            yield AnswerLine(name, ", ".join(named))

    def _evidence(self, name: str, value: Mapping[str, str]) -> Iterator[AnswerLine]:
        text, kind = value.get(EVIDENCE_TEXT, ""), value.get(EVIDENCE_KIND, "")
        note = self._named(self.field, kind) if kind else ""
        if text.strip():
            yield AnswerLine(name, text, own=True, note=note)
        elif note:
            yield AnswerLine(name, note)

    def _step(self, value: int) -> str:
        options, at = self.field.options, BALANCE.index(value)
        return self._said(options[at].label) if at < len(options) else str(value)

    def _as_it_is(self, name: str, value: Any) -> Iterator[AnswerLine]:
        for leaf in _leaves(value):
            if isinstance(leaf, str):
                text = self._named(self.field, leaf)
                yield AnswerLine(name, text, own=text == leaf and self.field.kind in _WRITTEN)
            else:
                yield AnswerLine(name, _plain(self.facts, leaf))

    def asked(self, key: str) -> str:
        """Gives the name of what the field is asked of."""
        framework, each = self.facts.framework, self.field.each
        other = self.form.field(each)
        concept = framework.concept(each)
        if each == OWN_OPTIONS:
            return self._option(self.field, key)
        if concept is not None:
            terms = (term for term in concept.terms if term.id == key)
            return next((_first_upper(self._said(term.name)) for term in terms), key)
        return self._named(other, key) if other is not None else self.facts.concept(key)

    def _named(self, field: FormField, key: str) -> str:
        """Gives what an id stands for in a field, else the id."""
        if field.kind in {"choice", "evidence", "balance"}:
            return self._option(field, key)
        if field.kind == "case":
            case = self.facts.framework.case(key)
            return self._said(case.title) if case else self.facts.told(key)
        if field.kind == "entries":
            return self.facts.other(key)
        return self.facts.concept(key) if field.kind in {"concept", "rating"} else key

    def _option(self, field: FormField, key: str) -> str:
        labels = (self._said(option.label) for option in field.options if option.id == key)
        return next(labels, key)

    def _said(self, text: LocalText) -> str:
        return text.in_language(self.facts.language.code)


def asked_name(facts: Facts, form: Form, field: FormField, key: str) -> str:
    """Gives the name of something a field with `each` is asked of, else its id."""
    return _FieldReader(facts, form, field).asked(key)


_WRITTEN = frozenset({"text", "evidence"})
"""Kinds whose answers hold the person's own words."""


def _in_order(form: Form | None, given: Mapping[str, Any]) -> list[str]:
    """Gives the answered fields in the order of the form, then those it does not know."""
    known = [field.id for field in form.fields] if form else []
    return [*(f for f in known if f in given), *(f for f in given if f not in known)]


def _leaves(value: Any) -> Iterator[Any]:
    """Gives what a value of any shape and depth says, without its empty parts."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Mapping):
            waiting += reversed([*part.values()])
        elif isinstance(part, list | tuple):
            waiting += reversed(part)
        elif part is not None and (not isinstance(part, str) or part.strip()):
            yield part


def _plain(facts: Facts, leaf: Any) -> str:
    if isinstance(leaf, bool):
        return facts.language.tr(msg("Yes") if leaf else msg("No"))
    return str(leaf)


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]
