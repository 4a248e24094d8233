"""One form on the open reflection: what every part of it needs to draw itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trustdesk.domain.answers import asked_of, is_answer
from trustdesk.domain.entry import Entry
from trustdesk.domain.framework import Concept, Form, FormField, LocalText
from trustdesk.domain.packs import pack_of
from trustdesk.ui.dagbok.writing import Writing
from trustdesk.ui.desk import Desk


@dataclass(frozen=True)
class AskedForm:
    """Handed to the views of a form's fields."""

    desk: Desk
    writing: Writing
    form: Form

    def said(self, text: LocalText) -> str:
        """Gives a text of the form in the person's language."""
        return self.desk.said(text)

    def label(self, field: FormField) -> str:
        """Gives what a field asks."""
        return self.said(field.label)

    def given(self, entry: Entry) -> Mapping[str, Any]:
        """Gives the reflection's answers to this form."""
        return entry.answers.get(self.form.id, {})

    def answer(self, field: FormField) -> Any:
        """Gives the open reflection's answer to a field, or None."""
        return self.written(field.id)

    def written(self, field_id: str) -> Any:
        """Gives the open reflection's answer to the field of an id, or None."""
        entry = self.writing.entry
        return self.given(entry).get(field_id) if entry else None

    def keys(self, field: FormField, entry: Entry) -> tuple[str, ...]:
        """Gives of what a field is asked."""
        return asked_of(self.form, field, self.desk.framework, self.given(entry))

    def concepts(self, kind: str) -> tuple[Concept, ...]:
        """Gives the concepts of a kind that the form asks about: those of its pack."""
        return self.desk.framework.concepts_for(pack_of(self.form.id), kind)

    def key_name(self, field: FormField, key: str) -> str:
        """Gives what a key of `each` is called: a concept, a term, one of the field's options."""
        framework = self.desk.framework
        concept = framework.concept(key)
        if concept is not None:
            name = concept.name if field.kind == "text" else concept.short
            return self.said(name)
        of = framework.concept(field.each)
        named = [(t.id, t.name) for t in of.terms] if of else []
        named += [(option.id, option.label) for option in field.options]
        found = next((name for name_id, name in named if name_id == key), None)
        text = self.said(found) if found else key
        return text[:1].upper() + text[1:]

    def put(self, field: FormField, value: Any) -> None:
        """Sets the answer; an empty one is taken away."""
        self.writing.put_answer(self.form.id, field.id, value)

    def put_part(self, field: FormField, key: str, value: Any) -> None:
        """Sets the part of an answer that is about one key."""
        kept = self.answer(field)
        parts = dict(kept) if isinstance(kept, Mapping) else {}
        if is_answer(value):
            parts[key] = value
        else:
            parts.pop(key, None)
        self.put(field, parts)


def text_of(value: Any) -> str:
    """Gives an answer that should be a text; one of another kind is shown as it is."""
    return value if isinstance(value, str) else "" if value is None else str(value)


def part_of(value: Any, key: str) -> Any:
    """Gives the part of an answer about one key, or None."""
    return value.get(key) if isinstance(value, Mapping) else None


def ids_of(value: Any) -> list[str]:
    """Gives an answer that should be a list of ids; one of another kind is none."""
    return list(map(str, value)) if isinstance(value, list | tuple) else []
