"""What the panel of Ctrl+K offers: commands, pages and reflections, in rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from trustdesk.domain.framework import Page
from trustdesk.ui.desk import Desk

T = TypeVar("T")
MOST_ROWS = 12
_MOST_COMMANDS, _MOST_PAGES = 4, 5


@dataclass(frozen=True, slots=True)
class Command:
    """Something one can do from anywhere: its id, its name and the keys that do it too."""

    id: str
    name: str
    keys: str = ""
    icon: str = "arrow-right"


@dataclass(frozen=True, slots=True)
class Offer:
    """One row: what it is, its id, its name, and a quiet word at the right."""

    kind: Literal["command", "page", "entry", "search"]
    id: str
    name: str
    note: str
    icon: str


def rank(query: str, *texts: str) -> int | None:
    """Gives how well texts match what was typed, 0 being best, or None.

    Best is a text that begins so, then one in which words begin so, then one that holds it.
    """
    wanted = " ".join(query.casefold().split())
    words = wanted.split()
    best: int | None = None
    for text in texts:
        folded = text.casefold()
        if folded.startswith(wanted):
            return 0
        begun = all(any(w.startswith(word) for w in folded.split()) for word in words)
        found = 1 if begun else 2 if wanted in folded else None
        if found is not None and (best is None or found < best):
            best = found
    return best


def offered_commands(commands: Sequence[Command], query: str) -> list[Offer]:
    """Gives the commands that match, best first; all of them while nothing is typed."""
    ranked = _ranked((rank(query, c.name), c) for c in commands)
    chosen = ranked[:_MOST_COMMANDS] if query else list(commands)
    return [Offer("command", c.id, c.name, c.keys, c.icon) for c in chosen]


def offered_pages(desk: Desk, query: str) -> list[Offer]:
    """Gives the framework's pages that match by title or short name, best first."""
    if not query:
        return []

    def ranked_page(page: Page) -> tuple[int | None, Page]:
        return rank(query, desk.said(page.title), desk.said(page.short)), page

    pages = _ranked(map(ranked_page, desk.framework.pages_in_order()))[:_MOST_PAGES]
    note = desk.tr("The framework")
    return [Offer("page", page.id, desk.said(page.title), note, "book-open") for page in pages]


def gathered(
    commands: Sequence[Offer], pages: Sequence[Offer], entries: Sequence[Offer], last: Offer | None
) -> list[Offer]:
    """Gives at most 12 rows, `last` always among them and at the end."""
    room = MOST_ROWS - (1 if last else 0)
    rows = [*commands, *pages]
    rows = [*rows[: room - min(len(entries), 2)], *entries]
    return [*rows[:room], *([last] if last else [])]


def _ranked(found: Iterable[tuple[int | None, T]]) -> list[T]:
    kept = [(score, item) for score, item in found if score is not None]
    return [item for _, item in sorted(kept, key=lambda pair: pair[0])]
