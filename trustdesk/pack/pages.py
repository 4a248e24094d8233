"""The pages of a pack: one Markdown file per language, with front matter."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from trustdesk.domain.framework import LocalText, Page
from trustdesk.pack.files import (
    UNREADABLE,
    broken,
    page_files,
    read_head,
    read_text,
    split_page,
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page in one language."""

    title: str
    short: str
    group: str
    order: int
    concepts: tuple[str, ...]
    sources: str
    body: str


def load_pages(folder: Path, languages: Iterable[str]) -> tuple[Page, ...]:
    """Gives every page, with its texts in the languages it is written in.

    Group, order and concepts are those of the first language. Raises PackFault when a file
    cannot be read.
    """
    sheets: defaultdict[str, dict[str, _Sheet]] = defaultdict(dict)
    for language in languages:
        for path in page_files(folder, language):
            sheets[path.stem][language] = _sheet(folder, path)
    return tuple(_page(page, by_language) for page, by_language in sheets.items())


def _sheet(folder: Path, path: Path) -> _Sheet:
    try:
        head_text, body = split_page(read_text(path))
        head = read_head(head_text)
        return _Sheet(
            title=str(head["title"]),
            short=str(head["short"]),
            group=str(head["group"]),
            order=int(str(head["order"])),
            concepts=tuple(head.get("concepts", ())),
            sources=str(head.get("sources", "")),
            body=body,
        )
    except UNREADABLE as error:
        raise broken(folder, path.relative_to(folder).as_posix()) from error


def _page(page: str, sheets: Mapping[str, _Sheet]) -> Page:
    first = next(iter(sheets.values()))
    return Page(
        id=page,
        group=first.group,
        order=first.order,
        title=LocalText({language: sheet.title for language, sheet in sheets.items()}),
        short=LocalText({language: sheet.short for language, sheet in sheets.items()}),
        concepts=first.concepts,
        sources=LocalText({language: sheet.sources for language, sheet in sheets.items()}),
        body=LocalText({language: sheet.body for language, sheet in sheets.items()}),
    )
