"""Reflections and what was found, for a person to read in a terminal."""

from dataclasses import dataclass

from trustdesk.domain.entry import Entry, EntryRow, JournalHit
from trustdesk.domain.framework import Framework
from trustdesk.services.answer_words import AnswerLine, AnswerWords
from trustdesk.services.facts import Facts, Others, no_others
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
    others: Others = no_others

    def entry(self, entry: Entry) -> str:
        """Gives day and title, the choices, the text and the answers, with lines between."""
        facts = Facts(self.framework, self.language, self.others)
        head = [self.language.day(entry.date), *([entry.title] if entry.title else [])]
        rows = [
            f"{row.label}: {' '.join((*row.lines, row.own)).rstrip()}" for row in facts.rows(entry)
        ]
        answers = (
            "\n".join((field.label, *map(_answer, field.lines)))
            for form in AnswerWords(facts).forms(entry, taken_away=True)
            for field in form.fields
        )
        parts = ["\n".join(head), "\n".join(rows), entry.body, *answers]
        return "\n\n".join(part for part in parts if part.strip())


def _answer(line: AnswerLine) -> str:
    """Gives "Kunna: Hon frågade om råd. (Sett själv)"."""
    named = f"{line.name}: {line.text}" if line.name else line.text
    return f"{named} ({line.note})" if line.note else named
