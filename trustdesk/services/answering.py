"""Reads the answers a person typed: every kind of field, each told what it can be."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from trustdesk.domain.answers import (
    EVIDENCE_KIND,
    EVIDENCE_TEXT,
    asked_of,
    has_shape,
    is_answer,
    lies_in_entry,
    with_answer,
    with_date,
)
from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import InvalidInput, msg
from trustdesk.domain.framework import Concept, Form, FormField, Framework
from trustdesk.domain.packs import pack_of
from trustdesk.domain.text import checked

Find = Callable[[str], str]
"""Gives the whole id of the one reflection whose id begins so, or raises InvalidInput."""

Typed = Mapping[tuple[str, str], str]
"""What was typed, by form and field."""

_NUMBER = re.compile(r"-?[0-9]{1,2}")
_ID = re.compile(r"[\w.:-]{1,40}")
_LIST = msg("Write ids with commas between, or a JSON list of them.")
_EVIDENCE = msg("Write a JSON object with “text” and “kind”, as show --json prints it.")
_EACH = msg("Write a JSON object, as show --json prints it, with some of these keys: {known}.")
_HOW = {
    "balance": msg("Give a whole number from -3 to 3."),
    "follow_up": msg("Write it as year-month-day, for instance 2026-11-19."),
    "evidence": _EVIDENCE,
    "entries": _LIST,
}
_ONE = msg("Write one text.")
_ELSEWHERE = {
    "rating": msg("Give it with --rate ID=1..5|na."),
    "role": msg("Give them with --role ID."),
    "relation": msg("Give them with --relation ID."),
}
_IN_WINDOW = msg("Rate other reflections in the window.")


def nobody(beginning: str) -> str:
    """Stands for a journal without reflections. Raises InvalidInput."""
    raise InvalidInput(
        "id-unknown",
        msg("No reflection has an id that begins with {id}."),
        msg("trustdesk list shows them all."),
        id=_told(beginning),
    )


@dataclass(frozen=True, slots=True)
class AnswerReader:
    """Puts typed answers into reflections; `language` is the one a date's question is asked in."""

    framework: Framework
    language: str = ""
    find: Find = nobody

    def put(self, entry: Entry, typed: Typed) -> Entry:
        """Gives the reflection with the answers; an empty one is left out.

        Raises InvalidInput for a field the framework lacks, and for what does not answer it.
        """
        asked = [(*self._field(*place), value) for place, value in typed.items()]
        for form, field, value in sorted(asked, key=lambda part: bool(part[1].each)):
            given = entry.answers.get(form.id, {})
            answer = _Answer(self.framework, self.find, form, field, given).read(value)
            if field.kind == "follow_up" and answer:
                question = field.help.in_language(self.language)
                entry = with_date(entry, form.id, field, date.fromisoformat(answer), question)
            else:
                entry = with_answer(entry, form.id, field.id, answer)
        return entry

    def _field(self, form_id: str, field_id: str) -> tuple[Form, FormField]:
        form = self.framework.form(form_id)
        found = form.field(field_id) if form else None
        if form is None or found is None:
            raise InvalidInput(
                "unknown-field",
                msg("The form “{form}” has no field “{id}”."),
                msg("These exist: {known}."),
                form=form_id,
                id=field_id,
                known=", ".join(f.id for f in form.fields) if form else "",
            )
        return form, found


@dataclass(frozen=True, slots=True)
class _Answer:
    """Reads the answer to one field; `given` are the form's other answers."""

    framework: Framework
    find: Find
    form: Form
    field: FormField
    given: Mapping[str, Any]

    @property
    def _name(self) -> str:
        return f"{self.form.id}.{self.field.id}"

    def read(self, typed: str) -> Any:
        """Gives the answer. Raises InvalidInput; a part of a text is told nowhere."""
        if lies_in_entry(self.field):
            self._refuse_elsewhere()
        typed = checked(typed)
        if not typed.strip():
            return None
        answer = self._by_key(typed) if self.field.each else self._one(self._parsed(typed))
        if is_answer(answer) and not has_shape(self.field, answer):
            self._refuse()
        return answer

    def _by_key(self, typed: str) -> dict[str, Any]:
        value = _json(typed)
        if not isinstance(value, dict):
            self._refuse()
        parts = {self._key(key): self._one(part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if is_answer(part)}

    def _keys(self) -> tuple[str, ...]:
        return asked_of(self.form, self.field, self.framework, self.given)

    def _key(self, key: str) -> str:
        other = self.form.field(self.field.each)
        if other is not None and other.kind == "entries":
            key = self._found(key)
        if key not in self._keys():
            self._refuse_id(msg("“{field}” is not asked of “{id}”."), key, self._keys())
        return key

    def _parsed(self, typed: str) -> Any:
        """Gives what was typed as the JSON it stands for."""
        kind, begins = self.field.kind, typed.lstrip()[:1]
        if self.field.many or kind == "entries":
            return (
                _json(typed) if begins == "[" else [*filter(None, map(str.strip, typed.split(",")))]
            )
        if kind == "evidence":
            return _json(typed) if begins == "{" else self._refuse()
        if kind == "balance":
            return int(typed) if _NUMBER.fullmatch(typed.strip()) else self._refuse()
        return typed if kind == "text" else typed.strip()

    def _one(self, value: Any) -> Any:
        """Gives one answer, its ids known."""
        if self.field.kind == "text":
            return checked(value) if isinstance(value, str) else self._refuse()
        if self.field.kind == "evidence":
            return self._evidence(value)
        if self.field.many or self.field.kind == "entries":
            listed = isinstance(value, list) and all(isinstance(part, str) for part in value)
            return [*dict.fromkeys(map(self._known, value))] if listed else self._refuse()
        return self._known(value) if isinstance(value, str) else value

    def _evidence(self, value: Any) -> dict[str, str]:
        keys = {EVIDENCE_TEXT, EVIDENCE_KIND}
        if not isinstance(value, dict) or not value.keys() <= keys:
            self._refuse()
        if not all(isinstance(part, str) for part in value.values()):
            self._refuse()
        said = {key: checked(part) for key, part in value.items() if part.strip()}
        if EVIDENCE_KIND in said:
            self._known(said[EVIDENCE_KIND])
        return said

    def _known(self, given: str) -> str:
        """Gives an id that can be chosen in the field; other texts are given as they are."""
        if self.field.kind == "entries":
            return self._found(given)
        known = self._choices()
        if known and given not in known:
            self._refuse_id(msg("“{id}” cannot be chosen in “{field}”."), given, known)
        return given

    def _found(self, beginning: str) -> str:
        return self.find(beginning) if _ID.fullmatch(beginning) else nobody(beginning)

    def _concepts(self) -> tuple[Concept, ...]:
        return self.framework.concepts_for(pack_of(self.form.id), self.field.concept_kind)

    def _choices(self) -> tuple[str, ...]:
        match self.field.kind:
            case "choice" | "evidence":
                return tuple(option.id for option in self.field.options)
            case "concept":
                return tuple(c.id for c in self._concepts())
            case "case":
                return tuple(case.id for case in self.framework.cases)
        return ()

    def _refuse_id(self, cause: str, given: str, known: Sequence[str]) -> NoReturn:
        raise InvalidInput(
            "unknown-choice",
            cause,
            msg("These exist: {known}.") if known else msg("Choose something there first."),
            id=_told(given),
            field=self._name,
            known=", ".join(known),
        )

    def _refuse_elsewhere(self) -> NoReturn:
        field = self.field
        if field.kind == "rating" and field.each != field.concept_kind:
            step = _IN_WINDOW
        else:
            step = _ELSEWHERE.get("rating" if field.kind == "rating" else field.concept_kind, "")
        cause = msg("“{id}” is no answer: it is a part of the reflection itself.")
        raise InvalidInput("answer-kind", cause, step, id=self._name)

    def _refuse(self) -> NoReturn:
        """Says how the field is answered."""
        step = _EACH if self.field.each else _LIST if self.field.many else _HOW.get(self.field.kind)
        raise InvalidInput(
            "answer-kind",
            msg("“{id}” cannot be answered with that."),
            step or _ONE,
            id=self._name,
            known=", ".join(self._keys()) if self.field.each else "",
        )


class _TwiceError(ValueError):
    """A key that stands twice: one of the two would be lost without a word."""


def _json(typed: str) -> Any:
    """Gives the value that a JSON text stands for, or None when it stands for none."""
    try:
        return json.loads(typed, object_pairs_hook=_object)
    except (ValueError, RecursionError):
        return None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError
    return found


def _told(given: str) -> str:
    """Gives an id as it was typed; what may be a text is told nowhere."""
    return given if _ID.fullmatch(given) else "…"
