"""What each command does. Every function gives the exit status; faults are told by the caller."""

import argparse
import json
from collections import deque
from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from trustdesk.cli import readable
from trustdesk.cli.parser import filters_of
from trustdesk.cli.source import body
from trustdesk.cli.streams import complain, in_utf8, say, visible
from trustdesk.cli.usage import UsageFault, given_twice
from trustdesk.domain.entry import JournalHit
from trustdesk.domain.entry_json import entry_to_json
from trustdesk.domain.faults import InvalidInput, msg
from trustdesk.domain.packs import Problem
from trustdesk.domain.text import checked
from trustdesk.exporters.json import export_json
from trustdesk.paths import bundled
from trustdesk.services.composing import Composer, Draft
from trustdesk.services.data_folder import not_its_own
from trustdesk.services.exporting import AUTHOR_NAME, Notice, PdfOptions
from trustdesk.services.journal import by_beginning, checked_filters
from trustdesk.services.reading import FrameworkHit
from trustdesk.wiring import Core

DONE, COULD_NOT = 0, 1

_Name = TypeVar("_Name", bound=Hashable)
_Value = TypeVar("_Value")


def add(core: Core, options: argparse.Namespace) -> int:
    """Keeps a new reflection and prints its id and nothing else."""
    draft = Draft(
        body=body(options.text, options.file),
        title=options.title,
        day=options.date,
        forms=tuple(options.form),
        roles=tuple(options.role),
        relations=tuple(options.relation),
        tags=tuple(options.tag),
        ratings=_each_once(options.rate),
        answers=_each_once(options.answer),
        language=core.language.code,
    )
    composer = Composer(core.framework, core.clock, lambda beginning: _found(core, beginning))
    composer.compose(draft)  # bad input is told before a journal is made for it
    with core.writing() as journal:
        entry = journal.add(draft)
    say(entry.id)
    return DONE


def list_entries(core: Core, options: argparse.Namespace) -> int:
    """Prints the chosen reflections, the latest first."""
    filters = checked_filters(filters_of(options), core.framework)
    with core.reading() as reader:
        if options.json:
            latest = deque(reader.entries(filters), maxlen=options.limit)
            _say_json([entry_to_json(entry, with_body=False) for entry in reversed(latest)])
        else:
            for row in reader.rows(filters, limit=options.limit):
                say(visible(readable.row_line(row)))
    return DONE


def show(core: Core, options: argparse.Namespace) -> int:
    """Prints one reflection."""
    with core.reading() as reader:
        entry = by_beginning(reader, options.id)
        if options.json:
            _say_json(entry_to_json(entry))
        else:
            written = readable.Reader(core.framework, core.language, reader.entry).entry(entry)
            say(visible(written))
    return DONE


def search(core: Core, options: argparse.Namespace) -> int:
    """Prints what was found, in the journal and in the framework."""
    query = checked(options.query)
    own: Sequence[JournalHit] = ()
    pages: Sequence[FrameworkHit] = ()
    if options.where in {"journal", "all"}:
        with core.reading() as reader:
            own = reader.search(query, options.order, options.limit)
    if options.where in {"framework", "all"}:
        pages = core.framework_search().search(query, options.limit)
    if options.json:
        _say_json({"journal": [*map(_own_json, own)], "framework": [*map(_page_json, pages)]})
        return DONE
    for line in (*map(readable.journal_hit, own), *map(readable.framework_hit, pages)):
        say(visible(line))
    return DONE


def export(core: Core, options: argparse.Namespace) -> int:
    """Writes the chosen reflections to a file and prints each path."""
    out = Path(options.out)
    ending = out.suffix.lower()
    if ending not in {".pdf", ".json"}:
        raise UsageFault(
            "export-ending",
            msg("“{name}” does not end in something that can be written."),
            msg("Let it end in .pdf or .json."),
            name=out.name,
        )
    out = not_its_own(core.folder, out)
    filters = checked_filters(filters_of(options), core.framework)
    with core.reading() as reader:
        entries = list(reader.entries(filters))
        author = str(reader.setting(AUTHOR_NAME) or "")
    if ending == ".json":
        export_json(entries, out, core.clock.now())
        paths = [out]
    elif entries:
        cover = PdfOptions(author=author)
        paths = core.pdf_export().export_pdf(
            entries, out.absolute(), core.language, cover, told=lambda n: _note(core, n)
        )
    else:
        raise InvalidInput(
            "nothing-to-export",
            msg("No reflection matches, so no PDF was made."),
            msg("Take a filter away, or see what there is with trustdesk list."),
        )
    for path in paths:
        say(str(path))
    return DONE


def backup(core: Core, options: argparse.Namespace) -> int:
    """Makes a verified copy and prints its path."""
    say(str(core.make_backup(Path(options.out) if options.out else None)))
    return DONE


def restore(core: Core, options: argparse.Namespace) -> int:
    """Goes back to a copy; the present journal is kept beside it, and its path printed."""
    kept = core.restore_backup(Path(options.backup))
    if kept is not None:
        say(str(kept))
    return DONE


def check(core: Core, options: argparse.Namespace) -> int:
    """Verifies the journal, its copies and its index."""
    report = core.check()
    problems = [problem.told(core.language.tr) for problem in report.problems]
    if options.json:
        _say_json(
            {
                "ok": report.ok,
                "entries": report.entries,
                "schema": report.schema,
                "sqlite": report.sqlite,
                "encrypted": report.encrypted,
                "problems": problems,
            }
        )
    else:
        for problem in problems:
            say(visible(problem))
        if report.ok:
            text = core.language.trn(
                "All is well: {n} reflection.", "All is well: {n} reflections.", report.entries
            )
            say(text)
    return DONE if report.ok else COULD_NOT


def load_packs(core: Core) -> None:
    """Adds the person's own content packs; one that cannot be used is told of on stderr."""
    if not core.packs.any_own():
        return
    core.packs.load()
    tr = core.language.tr
    for pack in core.packs.installed:
        if pack.problems:
            what = tr("The package in {folder} is not used: something is wrong in it.")
            step = tr("Run “trustdesk content check {folder}” to see what.")
            told = f"{what} {step}".format(folder=pack.folder)
            complain(" ".join(visible(told).split()))


def content(core: Core, options: argparse.Namespace) -> int:
    """Verifies a content pack, or every one; each problem is a line with file and key."""
    from trustdesk.pack.checking import check_pack  # pydantic: for this command alone

    tr = core.language.tr
    folder = Path(options.dir) if options.dir else bundled("content")
    found: dict[str, Sequence[Problem]] = {"": check_pack(folder)}
    if not options.dir:
        core.packs.load()
        found |= {p.name: p.problems for p in core.packs.installed if not p.bundled}
    for name, problems in found.items():
        for problem in problems:
            line = " ".join(problem.told(tr).split())
            say(visible(f"{name}/{line}" if name else line))
        if not problems:
            well = tr("The content pack holds nothing wrong.")
            say(visible(f"{name}: {well}" if name else well))
    return COULD_NOT if any(found.values()) else DONE


def _found(core: Core, beginning: str) -> str:
    """Gives the id of the reflection whose id begins so. Raises InvalidInput."""
    with core.reading() as reader:
        return by_beginning(reader, beginning).id


def _each_once(pairs: Sequence[tuple[_Name, _Value]]) -> dict[_Name, _Value]:
    """Gives the pairs by name. Raises UsageFault for a name that stands twice."""
    kept: dict[_Name, _Value] = {}
    for name, value in pairs:
        if name in kept:
            raise given_twice(".".join(name) if isinstance(name, tuple) else str(name))
        kept[name] = value
    return kept


def _note(core: Core, notice: Notice) -> None:
    """Tells what a person should know about a file that was made all the same."""
    complain(notice.told(core.language.tr))


def _say_json(value: object) -> None:
    """Prints JSON in UTF-8; half a character in a path stays the escape that JSON has for it."""
    say(in_utf8(json.dumps(value, ensure_ascii=False, indent=1)))


def _own_json(hit: JournalHit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "title": hit.title,
        "date": hit.date.isoformat(),
        "snippet": hit.snippet.text,
    }


def _page_json(hit: FrameworkHit) -> dict[str, Any]:
    return {
        "page": hit.page,
        "section": hit.section,
        "title": hit.title,
        "snippet": hit.snippet.text,
    }
