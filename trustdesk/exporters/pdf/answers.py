"""The answers of a reflection's forms, as the parts the template sets one after the other.

A part is a field, `{"label", "body"}`, or the two halves of a form, `{"heads", "beside", "rows"}`:
each row holds a field of the first half and one of the second, either of them None. They stand
beside each other when every one is short and plain.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import msg
from trustdesk.domain.framework import Form
from trustdesk.exporters.pdf.node_json import Json, written
from trustdesk.markup.parse import parse_entry
from trustdesk.services.answer_words import AnswerLine, AnswerWords, FieldWords

_FIELD_LEVEL, _NAME_LEVEL = 4, 5
_LONGEST_NAME = 200  # characters; a longer one is no heading
_LONGEST_BESIDE = 1500  # characters; a longer text is read in its whole width
_BROAD = frozenset({"pre", "table", "figure", "image"})
"""What cannot be read in half the width."""


@dataclass(frozen=True, slots=True)
class Answers:
    """Writes the forms of reflections."""

    words: AnswerWords

    def forms(self, entry: Entry) -> list[Json]:
        """Gives the forms the reflection has, in its order; one taken away is left out."""
        return [
            {"name": form.name, "parts": list(self._parts(form.form, form.fields, entry))}
            for form in self.words.forms(entry)
        ]

    def _parts(
        self, form: Form | None, fields: Sequence[FieldWords], entry: Entry
    ) -> Iterator[Json]:
        for (in_halves, each), group in groupby(fields, key=_belongs):
            together = [*group]
            if in_halves and form is not None:
                yield self._halves(form, together, entry)
            elif each and len(together) > 1 and all(x.name for f in together for x in f.lines):
                yield from _thing_by_thing(together)
            else:
                yield from map(self._field, together)

    def _halves(self, form: Form, fields: Sequence[FieldWords], entry: Entry) -> Json:
        rows = [[half and self._field(half) for half in row] for row in _rows(fields)]
        texts = [half for row in rows for half in row if half]
        both = all(any(row[side] for row in rows) for side in (0, 1))
        return {
            "heads": self._heads(form, entry),
            "beside": both and all(_fits_beside(half["body"]) for half in texts),
            "rows": rows,
        }

    def _heads(self, form: Form, entry: Entry) -> list[str]:
        """Gives "Före · 3 oktober" and "Efter · 19 november", without a day until it was done."""
        language = self.words.facts.language
        asked = {q for f in form.fields if f.phase == "after" for q in f.help.by_language.values()}
        done = [f.done_at.date() for f in entry.follow_ups if f.done_at and f.question in asked]
        days = entry.date, max(done, default=None)
        names = language.tr(msg("Before")), language.tr(msg("After"))
        return [
            f"{name} · {self._day(day, entry.date)}" if day else name
            for name, day in zip(names, days, strict=True)
        ]

    def _day(self, day: date, written: date) -> str:
        language = self.words.facts.language
        same_year = day.year == written.year
        return language.short_date(day) if same_year else language.full_date(day)

    def _field(self, field: FieldWords) -> Json:
        """Gives a field; a practice case is told whole, its text set apart from one's own."""
        body = _lines(field.lines)
        for case in field.cases:
            text = case.text.in_language(self.words.facts.language.code)
            body.append({"t": "quote", "c": written(parse_entry(text).blocks, _FIELD_LEVEL)})
        return {"label": field.label, "body": body}


def _belongs(field: FieldWords) -> tuple[bool, str]:
    """Gives what a field has in common with its neighbours: halves, or what it is asked of."""
    known = field.field
    return (True, "") if known and known.phase else (False, known.each if known else "")


def _thing_by_thing(fields: Sequence[FieldWords]) -> Iterator[Json]:
    """Gives what was answered of each thing together, where several fields ask of the same."""
    names = dict.fromkeys(line.name for field in fields for line in field.lines)
    for name in names:
        body: list[Json] = []
        for field in fields:
            of_name = [replace(line, name="") for line in field.lines if line.name == name]
            body += _labelled(field.label, _lines(of_name)) if of_name else []
        yield {"label": name, "body": body}


def _labelled(label: str, body: list[Json]) -> list[Json]:
    """Gives blocks whose first paragraph begins with a label."""
    name = {"t": "em", "c": [label]}
    first, rest = (body[0], body[1:]) if body else ({}, [])
    if first.get("t") == "p" and "dir" not in first:
        return [{**first, "c": [name, " ", *first["c"]]}, *rest]
    return [{"t": "p", "c": [name]}, *body]


def _rows(fields: Sequence[FieldWords]) -> list[list[FieldWords | None]]:
    """Gives the fields of both halves in the order of the form, each beside its pair.

    What has no pair in the second half stands where the first half has none beside it.
    """
    later = {f.field.id: f for f in fields if f.field and f.field.phase == "after"}
    rows = [
        [words, later.pop(words.field.pair, None)]
        for words in fields
        if words.field and words.field.phase == "before"
    ]
    for words in later.values():
        free = next((row for row in rows if row[1] is None), None)
        if free is None:
            rows.append([None, words])
        else:
            free[1] = words
    return rows


def _lines(lines: Sequence[AnswerLine]) -> list[Json]:
    """Gives the blocks of an answer; what it is asked of stands over each part as a heading."""
    body: list[Json] = []
    for name, group in groupby(lines, key=lambda line: line.name):
        answers = [*group]
        if name and len(name) <= _LONGEST_NAME:
            body.append({"t": "h", "level": _NAME_LEVEL, "c": [name]})
        elif name:
            body.append({"t": "p", "c": [name]})
        if len(answers) > 1 and not any(line.own for line in answers):
            body.append(_listed([line.text for line in answers]))
        else:
            body += [node for line in answers for node in _line(line)]
    return body


def _line(line: AnswerLine) -> Iterator[Json]:
    if line.own:
        yield from written(
            parse_entry(line.text).blocks, _NAME_LEVEL if line.name else _FIELD_LEVEL
        )
    else:
        yield {"t": "p", "c": [line.text]}
    if line.note:
        yield {"t": "aside", "c": [line.note]}


def _listed(texts: Sequence[str]) -> Json:
    items = [{"c": [{"t": "p", "c": [text]}], "done": False} for text in texts]
    return {"t": "list", "ordered": False, "start": 1, "task": False, "items": items}


def _fits_beside(nodes: Any) -> bool:
    return not _kinds(nodes) & _BROAD and _characters(nodes) <= _LONGEST_BESIDE


def _kinds(nodes: Any) -> set[str]:
    if isinstance(nodes, dict):
        return {str(nodes.get("t", ""))} | _kinds([*nodes.values()])
    return set().union(*map(_kinds, nodes)) if isinstance(nodes, list) else set()


def _characters(nodes: Any) -> int:
    if isinstance(nodes, dict):
        return _characters([*nodes.values()])
    return sum(map(_characters, nodes)) if isinstance(nodes, list) else len(str(nodes))
