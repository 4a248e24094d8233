"""The answers of a reflection's forms, with the labels of their forms.

Answers are JSON whose shape follows the field (design, section 5): a text, the id of an option or
a concept, a list, or an object by what the field is asked about. One walk shows them all: an id is
shown as what it stands for, whatever else as it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import msg
from trustdesk.domain.framework import Form, FormField, Framework
from trustdesk.exporters.pdf.facts import Facts
from trustdesk.exporters.pdf.node_json import Json, written
from trustdesk.markup.parse import parse_entry

_FIELD_LEVEL = 4
_MIDDLE = 3  # a balance is seven steps, -3 to 3


@dataclass(frozen=True, slots=True)
class Answers:
    """Writes answers in one language; those that are ratings only `with_ratings`."""

    framework: Framework
    facts: Facts
    with_ratings: bool = True

    def forms(self, entry: Entry) -> list[Json]:
        """Gives the forms the reflection has, in its order; one taken away is left out."""
        forms = (self._form(form_id, entry) for form_id in entry.forms)
        return [form for form in forms if form["fields"]]

    def _form(self, form_id: str, entry: Entry) -> Json:
        form = entry.form(form_id, self.framework)
        given = entry.answers.get(form_id, {})
        fields = [
            {"label": label, "body": self._body(self._shown(value, field))}
            for label, field, value in self._in_order(form, given)
            if value not in (None, "", [], {})
        ]
        return {"name": self._text(form.name) if form else form_id, "fields": fields}

    def _in_order(
        self, form: Form | None, given: Mapping[str, Any]
    ) -> Iterator[tuple[str, FormField | None, Any]]:
        fields = {field.id: field for field in form.fields} if form else {}
        for field_id in [
            *(f for f in fields if f in given),
            *(g for g in given if g not in fields),
        ]:
            field = fields.get(field_id)
            if self.with_ratings or field is None or field.kind != "rating":
                yield self._text(field.label) if field else field_id, field, given[field_id]

    def _body(self, text: str) -> list[Json]:
        return written(parse_entry(text).blocks, above=_FIELD_LEVEL)

    def _shown(self, value: Any, field: FormField | None, about: str = "") -> str:
        """Gives the Markdown of a value; `about` is the key it is an answer for."""
        match value:
            case bool():
                return self.facts.language.tr(msg("Yes") if value else msg("No"))
            case int() | float():
                return self._number(value, field, about)
            case str():
                return self._named(value, field)
            case list():
                return "\n".join(f"- {self._shown(item, field)}" for item in value)
            case dict():
                shown = (self._pair(key, part, field) for key, part in value.items())
                return "\n\n".join(pair for pair in shown if pair)
        return ""

    def _pair(self, key: str, value: Any, field: FormField | None) -> str:
        if value in (None, "", [], {}):
            return ""
        name = self._named(key, field)
        shown = self._shown(value, field, key)
        known = name != key or isinstance(value, dict)
        return f"**{name}**\n\n{shown}" if known else shown

    def _number(self, value: float, field: FormField | None, about: str) -> str:
        if field and field.kind == "rating":
            return self.facts.step(about, int(value))
        options = field.options if field else ()
        step = int(value) + _MIDDLE
        if field and field.kind == "balance" and 0 <= step < len(options):
            return self._text(options[step].label)
        return str(value)

    def _named(self, key: str, field: FormField | None) -> str:
        """Gives what an id stands for in the field or the framework, else the text itself."""
        for option in field.options if field else ():
            if option.id == key:
                return self._text(option.label)
        if field and field.kind == "text" and not field.each:
            return key
        case = self.framework.case(key)
        if case:
            return self._text(case.title)
        terms = (term for concept in self.framework.concepts for term in concept.terms)
        term = next((term for term in terms if term.id == key), None)
        return self._text(term.name) if term else self.facts.concept(key)

    def _text(self, text: Any) -> str:
        return str(text.in_language(self.facts.language.code))
