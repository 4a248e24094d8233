"""Reflections -> the plain document the Typst template sets: months, and in them reflections.

The document is JSON alone:
    title, author (or null), period, date, lang, region, labels, images (base64 by uid)
    chapters: [{title, entries: [{day, when, date (null when it is the heading), heading, rows:
    [{label, lines, own}], whole (the rows fit on one page), body: [node],
    answers: [{name, parts: [{label, body: [node]} or two halves, see answers.py]}]}]}]
"""

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import msg
from trustdesk.domain.framework import Framework
from trustdesk.exporters.pdf.answers import Answers
from trustdesk.exporters.pdf.node_json import Json, written
from trustdesk.markup.parse import parse_entry
from trustdesk.markup.source import cleaned
from trustdesk.services.answer_words import AnswerWords
from trustdesk.services.exporting import DocumentLanguage, PdfOptions
from trustdesk.services.facts import Facts
from trustdesk.services.ports import Clock

_ENTRY_LEVEL = 2
_LONGEST_TITLE = 500  # characters; a bookmark is not a page
_ON_ONE_PAGE = 2000, 24  # characters and lines; the facts of more may need two pages
_REGIONS = {"sv": "SE", "en": "GB"}

Pictures = Callable[[str], bytes | None]
"""Gives the bytes of an attachment by its uid, or None when there is none."""


def no_pictures(_uid: str) -> bytes | None:
    """Stands for a journal without attachments."""
    return None


@dataclass(frozen=True, slots=True)
class DocumentComposer:
    """Composes documents from reflections, with the framework's names."""

    framework: Framework
    pictures: Pictures = no_pictures

    def compose(
        self, entries: Sequence[Entry], options: PdfOptions, language: DocumentLanguage
    ) -> Json:
        """Gives the document of at least one reflection, in order of day."""
        entries = [*map(options.include.applied_to, entries)]
        chosen = {entry.id: entry for entry in entries}
        facts = Facts(self.framework, language, chosen.get, msg("A reflection that stays behind"))
        answers = Answers(AnswerWords(facts, options.include.ratings))
        found = _Pictures(self.pictures)
        chapters = [
            {
                "title": first_upper(language.month(month[0].date)),
                "entries": [_reflection(entry, facts, answers, found) for entry in month],
            }
            for month in _months(entries)
        ]
        return {
            "title": _one_line(options.title) or language.tr(msg("My reflections")),
            "author": _one_line(options.author) or None,
            "period": language.period(entries[0].date, entries[-1].date),
            "date": _last_day(entries),
            "lang": language.code,
            "region": region(language),
            "labels": labels(language),
            "images": found.kept,
            "chapters": chapters,
        }


class _Pictures:
    """The pictures of a document, each once."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self.kept: dict[str, str] = {}

    def keep(self, body: list[Json]) -> None:
        """Keeps the pictures that written nodes show."""
        for uid in _uids(body):
            data = None if uid in self.kept else self._pictures(uid)
            if data is not None:
                self.kept[uid] = base64.b64encode(data).decode("ascii")


def _reflection(entry: Entry, facts: Facts, answers: Answers, pictures: _Pictures) -> Json:
    when = facts.language.day(entry.date)
    title = _one_line(entry.title)[:_LONGEST_TITLE]
    body = written(parse_entry(entry.body).blocks, above=_ENTRY_LEVEL)
    forms = answers.forms(entry)
    pictures.keep([*body, *forms])
    rows = [
        {"label": row.label, "lines": list(row.lines), "own": row.own} for row in facts.rows(entry)
    ]
    return {
        "day": str(entry.date.day),
        "when": when,
        "date": first_upper(when) if title else None,
        "heading": title or first_upper(when),
        "rows": rows,
        "whole": _on_one_page(rows),
        "body": body,
        "answers": forms,
    }


def _on_one_page(rows: Sequence[Mapping[str, Any]]) -> bool:
    texts = [text for row in rows for text in (*row["lines"], *row["own"].splitlines())]
    most, lines = _ON_ONE_PAGE
    return len(texts) <= lines and sum(map(len, texts)) <= most


def _months(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    for _, month in groupby(entries, key=lambda entry: (entry.date.year, entry.date.month)):
        yield list(month)


def _last_day(entries: Sequence[Entry]) -> list[int]:
    """Gives the file's date, which PDF/A asks for: the last day written of, not that of export."""
    day = entries[-1].date
    return [day.year, day.month, day.day]


def file_date(clock: Clock) -> list[int]:
    """Gives the file's date, which PDF/A asks for, of what has no day of its own: the present."""
    day = clock.now().date()
    return [day.year, day.month, day.day]


def region(language: DocumentLanguage) -> str | None:
    """Gives the country whose rules of writing a document keeps."""
    return _REGIONS.get(language.code)


def labels(language: DocumentLanguage) -> Mapping[str, Any]:
    """Gives what the templates say in words of their own."""
    tr = language.tr
    before, _, rest = tr(msg("Page {n} of {total}")).partition("{n}")
    between, _, after = rest.partition("{total}")
    return {
        "contents": tr(msg("Contents")),
        "page": [before, between, after],
        "notes": tr(msg("Notes")),
        "done": tr(msg("Done")),
        "todo": tr(msg("To do")),
        "picture": tr(msg("Picture")),
        "undescribed": tr(msg("Picture without a description")),
    }


def _uids(nodes: Any) -> Iterator[str]:
    """Gives the uid of every picture in written nodes."""
    if isinstance(nodes, dict):
        if "uid" in nodes:
            yield nodes["uid"]
        nodes = list(nodes.values())
    if isinstance(nodes, list):
        for part in nodes:
            yield from _uids(part)


def _one_line(text: str) -> str:
    return " ".join(cleaned(text).split())


def first_upper(text: str) -> str:
    """Gives the text as it begins a line."""
    return text[:1].upper() + text[1:]
