"""Reflections and what was found, for a person to read in a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from trustdesk.domain.entry import Entry, EntryRow, JournalHit
from trustdesk.domain.framework import FormField, Framework
from trustdesk.exporters.pdf.facts import Facts
from trustdesk.services.language import Language
from trustdesk.services.reading import FrameworkHit


def row_line(row: EntryRow) -> str:
    """Gives a reflection as one line: id, day, and its title or first words."""
    return f"{row.id}  {row.date.isoformat()}  {row.title or row.excerpt}"


def journal_hit(hit: JournalHit) -> str:
    """Gives a found reflection as two lines."""
    return f"{hit.id}  {hit.date.isoformat()}  {hit.title}".rstrip() + f"\n    {hit.snippet.text}"


def framework_hit(hit: FrameworkHit) -> str:
    """Gives a found section of the framework as two lines."""
    place = f"{hit.page}#{hit.section}" if hit.section else hit.page
    return f"{place}  {hit.title}\n    {hit.snippet.text}"


@dataclass(frozen=True, slots=True)
class Reader:
    """Writes a whole reflection in one language, with the framework's names."""

    framework: Framework
    language: Language

    def entry(self, entry: Entry) -> str:
        """Gives day and title, the choices, the text and the answers, with lines between."""
        facts = Facts(self.framework, self.language)
        head = [self.language.day(entry.date), *([entry.title] if entry.title else [])]
        rows = [
            f"{row.label}: {' '.join((*row.lines, row.own)).rstrip()}" for row in facts.rows(entry)
        ]
        parts = ["\n".join(head), "\n".join(rows), entry.body, *self._answers(entry)]
        return "\n\n".join(part for part in parts if part.strip())

    def _answers(self, entry: Entry) -> Iterator[str]:
        for form_id, given in entry.answers.items():
            form = entry.form(form_id, self.framework)
            fields = {field.id: field for field in form.fields} if form else {}
            for field_id, value in given.items():
                field = fields.get(field_id)
                label = field.label.in_language(self.language.code) if field else field_id
                if value not in (None, "", [], {}):
                    yield f"{label}\n{self._value(value, field)}"

    def _value(self, value: Any, field: FormField | None) -> str:
        if isinstance(value, list):
            return ", ".join(self._value(item, field) for item in value)
        if isinstance(value, dict):
            pairs = ((self._named(key, field), part) for key, part in value.items() if part)
            return "\n".join(f"{name}: {self._value(part, None)}" for name, part in pairs)
        return self._named(str(value), field)

    def _named(self, key: str, field: FormField | None) -> str:
        """Gives what an id stands for, else the text itself."""
        for option in field.options if field else ():
            if option.id == key:
                return option.label.in_language(self.language.code)
        concept = self.framework.concept(key)
        return concept.name.in_language(self.language.code) if concept else key
