"""What stands in the margin of a page, as words: reflections, notes and bookmarks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from trustdesk.domain.passage import PassageKind
from trustdesk.ui.reading.notes import MarginItem

if TYPE_CHECKING:
    from trustdesk.domain.entry import EntryRow
    from trustdesk.domain.passage import Passage
    from trustdesk.ui.desk import Desk

_LONGEST_NOTE, _LONGEST_WORDS = 120, 48


def entry_item(desk: Desk, row: EntryRow, quote: str) -> MarginItem:
    """Gives a reflection: its day and its title; its spoken name tells which words it cites."""
    title = row.title or row.excerpt or desk.tr("Untitled")
    text = f"{day_of(desk, row.date)} · {title}"
    return MarginItem("entry", row.id, text, _about(desk, text, quote) if quote else "")


def note_item(desk: Desk, passage: Passage) -> MarginItem:
    """Gives what was noted at a highlight, or that there is one."""
    note = shortened(passage.note, _LONGEST_NOTE) or desk.tr("A highlight")
    return MarginItem("note", passage.id, note, _about(desk, note, passage.quoted.quote))


def bookmark_item(desk: Desk, passage: Passage) -> MarginItem:
    """Gives a bookmark: what was noted at it, else the words it stands at."""
    words = shortened(passage.note, _LONGEST_NOTE) or shortened(passage.quoted.quote)
    spoken = _about(desk, desk.tr("A bookmark"), passage.quoted.quote)
    return MarginItem("bookmark", passage.id, words or desk.tr("A bookmark"), spoken)


def shortened(text: str, longest: int = _LONGEST_WORDS) -> str:
    """Gives a text on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: longest + 1].rsplit(" ", 1)[0][:longest].rstrip(",.;:– ") + "…"


def day_of(desk: Desk, day: date) -> str:
    """Gives a day, with its year when that is not this one."""
    this_year = day.year == desk.clock.now().year
    return desk.language.short_date(day) if this_year else desk.language.full_date(day)


def kind_of(desk: Desk, passage: Passage) -> str:
    """Gives what a passage is called."""
    is_mark = passage.kind is PassageKind.HIGHLIGHT
    return desk.tr("A highlight") if is_mark else desk.tr("A bookmark")


def told_of(desk: Desk, passage: Passage) -> str:
    """Gives what a passage is and when it was made."""
    return f"{kind_of(desk, passage)} · {day_of(desk, passage.created.date())}"


def removed(desk: Desk, passage: Passage) -> str:
    """Gives the sentence that a passage is gone."""
    is_mark = passage.kind is PassageKind.HIGHLIGHT
    tr = desk.tr
    return tr("The highlight is removed.") if is_mark else tr("The bookmark is removed.")


def _about(desk: Desk, text: str, quote: str) -> str:
    return desk.tr("{text}, about “{words}”").format(text=text, words=shortened(quote))
