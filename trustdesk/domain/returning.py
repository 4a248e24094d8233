"""What comes back to a person: questions that wait, and sentences they took along."""

from dataclasses import dataclass

from trustdesk.domain.entry import MARK, EntryRow, FollowUp


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question to oneself that is due, and the reflection it was asked in."""

    row: EntryRow
    follow_up: FollowUp


@dataclass(frozen=True, slots=True)
class Remembered:
    """A reflection as I dag tells of it: its row, the sentences marked in it, what it is about.

    `has_text` is False when everything in it was written in forms. `citation` is the first page
    and section it cites, `concepts` the ids it was held against.
    """

    row: EntryRow
    marks: tuple[str, ...] = ()
    has_text: bool = True
    citation: tuple[str, str] = ("", "")
    concepts: tuple[str, ...] = ()


def marks_in(text: str) -> tuple[str, ...]:
    """Gives the sentences marked with ==…== in a text, in order."""
    return tuple(MARK.findall(text))
