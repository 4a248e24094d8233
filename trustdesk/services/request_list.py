"""What is needed, as a list to hand over: by who can change it, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trustdesk.domain.answers import asked_of
from trustdesk.domain.entry import Entry
from trustdesk.domain.framework import Form, FormField
from trustdesk.services.answer_words import asked_name
from trustdesk.services.facts import Facts


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One thing: its name, how it stands (or empty), and what the person wrote (Markdown)."""

    name: str
    state: str
    text: str


@dataclass(frozen=True, slots=True)
class RequestGroup:
    """What one owner can change; `owner` is empty where nobody was named."""

    owner: str
    lines: tuple[RequestLine, ...]


@dataclass(frozen=True, slots=True)
class RequestList:
    """What is needed, and the first and last day something of it was written."""

    first: date
    last: date
    groups: tuple[RequestGroup, ...]


def request_list(entries: Sequence[Entry], facts: Facts) -> RequestList:
    """Gives what at least one reflection asks for: what is not there, and what was written of.

    Groups come in the order a form names them, and last what nobody was named for. Raises
    ValueError when there are no reflections.
    """
    if not entries:
        raise ValueError("no reflections")
    found: dict[str, list[RequestLine]] = {}
    days: list[date] = []
    for entry in sorted(entries, key=lambda e: (e.date, e.created_at, e.id)):
        for form_id in entry.forms:
            form = entry.form(form_id, facts.framework)
            if form is not None and form.request is not None:
                for owner, line in _Requests(form, entry.answers.get(form_id, {}), facts).found():
                    found.setdefault(owner, []).append(line)
                    days.append(entry.date)
    owners = sorted(found, key=lambda owner: not owner)
    groups = tuple(RequestGroup(o, tuple(found[o])) for o in owners if found[o])
    days = days or [entry.date for entry in entries]
    return RequestList(min(days), max(days), groups)


@dataclass(frozen=True, slots=True)
class _Requests:
    """The lines of one form; `given` are its answers, of any shape."""

    form: Form
    given: Mapping[str, object]
    facts: Facts

    def found(self) -> Iterator[tuple[str, RequestLine]]:
        """Gives each line with its owner, in the order of the owners and then of the things."""
        named = self.form.request
        fields = (
            [self.form.field(f) for f in (named.item, named.state, named.owner)] if named else []
        )
        item, state, owner = fields if all(fields) else (None, None, None)
        if item is None or state is None or owner is None:
            return
        order = [*(option.id for option in owner.options)]
        lines = [(self._answer(owner, key), key) for key in self._keys(item, state)]
        lines.sort(key=lambda line: order.index(line[0]) if line[0] in order else len(order))
        for owner_id, key in lines:
            text, stands = self._answer(item, key), self._answer(state, key)
            if text or stands not in ("", *(o.id for o in state.options[:1])):
                name = asked_name(self.facts, self.form, item, key)
                line = RequestLine(name, self._label(state, stands), text)
                yield self._label(owner, owner_id), line

    def _keys(self, *fields: FormField) -> list[str]:
        keys = (asked_of(self.form, f, self.facts.framework, self.given) for f in fields)
        return [*dict.fromkeys(key for of_field in keys for key in of_field)]

    def _answer(self, field: FormField, key: str) -> str:
        answer = self.given.get(field.id)
        part = answer.get(key) if isinstance(answer, Mapping) else None
        return part.strip() if isinstance(part, str) else ""

    def _label(self, field: FormField, option_id: str) -> str:
        code = self.facts.language.code
        labels = (o.label.in_language(code) for o in field.options if o.id == option_id)
        return next(labels, option_id)
