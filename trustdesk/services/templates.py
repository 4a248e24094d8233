"""Templates that a person has made of their own reflections, kept in the journal's settings.

A template keeps what is written and how it is built: title, text, supports, roles, relations,
tags. It does not keep what was said of one situation: ratings, answers, citations, follow-ups.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from trustdesk.domain.entry import Entry
from trustdesk.services.identity import new_id
from trustdesk.services.ports import JournalReader

TEMPLATES = "templates"
"""The key in the journal's settings."""

_LISTS = ("forms", "roles", "relations", "tags")


@dataclass(frozen=True, slots=True)
class Template:
    """A beginning with a name; `origin` is the id of the reflection it was made of, or ""."""

    name: str
    title: str = ""
    body: str = ""
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    origin: str = ""

    def begun(self, now: datetime, day: date | None = None) -> Entry:
        """Gives a new reflection that begins as the template."""
        return Entry(
            new_id(now),
            day or now.date(),
            now,
            now,
            title=self.title,
            body=self.body,
            forms=self.forms,
            roles=self.roles,
            relations=self.relations,
            tags=self.tags,
        )


def template_of(entry: Entry, name: str) -> Template:
    """Gives a template of a reflection."""
    return Template(
        name,
        entry.title,
        entry.body,
        entry.forms,
        entry.roles,
        entry.relations,
        entry.tags,
        entry.id,
    )


def templates(reader: JournalReader) -> tuple[Template, ...]:
    """Gives the templates that are kept. Raises JournalFault."""
    return from_setting(reader.setting(TEMPLATES))


def made_of(kept: Iterable[Template], entry_ids: Sequence[str]) -> tuple[str, ...]:
    """Gives the names of the templates that were made of some reflections."""
    wanted = frozenset(entry_ids)
    return tuple(template.name for template in kept if template.origin in wanted)


def from_setting(value: Any) -> tuple[Template, ...]:
    """Gives the templates of a stored value; what cannot be read is left out."""
    found = [_read(item) for item in value] if isinstance(value, list) else []
    by_name = {one.name.casefold(): one for one in found if one is not None}
    return tuple(by_name.values())


def to_setting(kept: Iterable[Template]) -> list[dict[str, Any]]:
    """Gives what is stored."""
    return [
        {"name": one.name, "title": one.title, "body": one.body, "origin": one.origin}
        | {part: list(getattr(one, part)) for part in _LISTS}
        for one in kept
    ]


def _read(item: Any) -> Template | None:
    if not isinstance(item, Mapping):
        return None
    text = {part: item.get(part) for part in ("name", "title", "body", "origin")}
    values: dict[str, Any]
    values = {part: value if isinstance(value, str) else "" for part, value in text.items()}
    if not values["name"].strip():
        return None
    values |= {part: _list(item.get(part)) for part in _LISTS}
    return Template(**values)


def _list(value: Any) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
