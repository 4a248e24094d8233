"""Reads a content pack into a Framework; fast, for it runs at every start."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from trustdesk.domain.framework import DemoEntry, Framework, Group, LocalText
from trustdesk.pack import tables
from trustdesk.pack.files import (
    PACK_FILE,
    UNREADABLE,
    Table,
    broken,
    no_pack,
    read_toml,
)
from trustdesk.pack.pages import load_pages

_T = TypeVar("_T")


def load_pack(folder: Path) -> Framework:
    """Gives the content pack in a folder, without its demo (`load_demo`).

    Only what is needed to read it is looked at: run `check_pack` first on a pack of others.
    Raises PackFault when there is none or a file of it cannot be read.
    """
    if not (folder / PACK_FILE).is_file():
        raise no_pack(folder)
    try:
        return _framework(folder, read_toml(folder / PACK_FILE))
    except UNREADABLE as error:
        raise broken(folder, PACK_FILE) from error


def load_demo(folder: Path) -> tuple[DemoEntry, ...]:
    """Gives the reflections of a pack's demo, as they stand in the file.

    Raises PackFault when the file cannot be read.
    """
    try:
        languages = read_toml(folder / PACK_FILE)["languages"]
    except UNREADABLE as error:
        raise broken(folder, PACK_FILE) from error
    return _all(folder, "demo.toml", "entry", lambda table: tables.demo_entry(table, languages))


def _framework(folder: Path, pack: Table) -> Framework:
    languages = tuple(pack["languages"])
    kinds = tables.groups(pack, "kind")
    form_groups = tables.groups(pack, "form_group")
    info = tables.info(pack)
    return Framework(
        id=info.id,
        version=info.version,
        title=info.title,
        source=info.source,
        languages=languages,
        default_language=pack["default_language"],
        voices={voice: LocalText(name) for voice, name in pack.get("voices", {}).items()},
        kinds=kinds,
        page_groups=tables.groups(pack, "page_group"),
        form_groups=form_groups,
        themes=tables.groups(pack, "theme"),
        concepts=_ranked(
            _all(folder, "concepts.toml", "concept", tables.concept),
            kinds,
            lambda c: (c.kind, c.order),
        ),
        scales=_all(folder, "scales.toml", "scale", tables.scale),
        forms=_ranked(
            _all(folder, "forms.toml", "form", tables.form),
            form_groups,
            lambda f: (f.group, f.order),
        ),
        questions=_all(folder, "questions.toml", "question", tables.question),
        cases=_all(folder, "cases.toml", "case", tables.case),
        glossary=_all(folder, "glossary.toml", "term", tables.term),
        reading=_all(folder, "reading.toml", "title", tables.title),
        pages=load_pages(folder, languages),
        diagrams=_all(folder, "diagrams.toml", "diagram", tables.diagram),
        case_fields=tables.groups(pack, "case_field"),
        practice=tables.practice(pack),
        packs=(info,),
    )


def _all(folder: Path, file: str, key: str, build: Callable[[Table], _T]) -> tuple[_T, ...]:
    """Gives every table of a list, built; none when the pack has no such file."""
    try:
        return tuple(build(table) for table in read_toml(folder / file).get(key, ()))
    except UNREADABLE as error:
        raise broken(folder, file) from error


def _ranked(
    items: Iterable[_T], groups: tuple[Group, ...], place: Callable[[_T], tuple[str, int]]
) -> tuple[_T, ...]:
    """Gives the items in the order of their groups, then in their own."""
    rank = {group.id: group.order for group in groups}

    def key(item: _T) -> tuple[int, int]:
        group, order = place(item)
        return rank.get(group, len(rank) + 1), order

    return tuple(sorted(items, key=key))
