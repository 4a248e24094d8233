"""What each command does. Every function gives the exit status; faults are told by the caller."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from trustdesk.cli.parser import UsageFault, filters_of
from trustdesk.domain.entry import Entry, EntryRow
from trustdesk.domain.entry_json import entry_to_json
from trustdesk.domain.faults import InvalidInput, msg
from trustdesk.services.composing import Draft
from trustdesk.services.exporting import AUTHOR_NAME
from trustdesk.services.journal import by_beginning, checked_filters
from trustdesk.services.reading import FrameworkHit
from trustdesk.wiring import Core

DONE, COULD_NOT = 0, 1


def add(core: Core, options: argparse.Namespace) -> int:
    """Keeps a new reflection and prints its id and nothing else."""
    draft = Draft(
        body=_body(options),
        title=options.title,
        day=options.date,
        forms=tuple(options.form),
        roles=tuple(options.role),
        relations=tuple(options.relation),
        tags=tuple(options.tag),
        ratings=dict(options.rate),
        answers=dict(options.answer),
    )
    core.composer().compose(draft)  # bad input is told before a journal is made for it
    with core.writing() as journal:
        entry = journal.add(draft)
    print(entry.id)
    return DONE


def list_entries(core: Core, options: argparse.Namespace) -> int:
    """Prints the chosen reflections, the latest first."""
    filters = checked_filters(filters_of(options), core.framework)
    with core.reading() as reader:
        if options.json:
            entries = list(reader.entries(filters))[::-1][: options.limit]
            _print_json([entry_to_json(e, with_body=False) for e in entries])
        else:
            for row in reader.rows(filters, limit=options.limit):
                print(_line(row))
    return DONE


def show(core: Core, options: argparse.Namespace) -> int:
    """Prints one reflection."""
    with core.reading() as reader:
        entry = by_beginning(reader, options.id)
    if options.json:
        _print_json(entry_to_json(entry))
    else:
        print(_readable(core, entry))
    return DONE


def search(core: Core, options: argparse.Namespace) -> int:
    """Prints what was found, in the journal and in the framework."""
    found: dict[str, list[dict[str, Any]]] = {"journal": [], "framework": []}
    if options.where in ("journal", "all"):
        with core.reading() as reader:
            found["journal"] = [
                {
                    "id": h.id,
                    "title": h.title,
                    "date": h.date.isoformat(),
                    "snippet": h.snippet.text,
                }
                for h in reader.search(options.query, options.order, options.limit)
            ]
    if options.where in ("framework", "all"):
        hits = core.framework_search().search(options.query, options.limit)
        found["framework"] = [_framework_json(hit) for hit in hits]
    if options.json:
        _print_json(found)
        return DONE
    for hit in found["journal"]:
        print(f"{hit['id']}  {hit['date']}  {hit['title']}\n    {hit['snippet']}")
    for hit in found["framework"]:
        print(f"{hit['page']}#{hit['section']}  {hit['title']}\n    {hit['snippet']}")
    return DONE


def export(core: Core, options: argparse.Namespace) -> int:
    """Writes the chosen reflections to a file and prints each path."""
    out = Path(options.out)
    ending = out.suffix.lower()
    if ending not in (".pdf", ".json"):
        raise UsageFault(
            "export-ending",
            msg("“{name}” does not end in something that can be written."),
            msg("Let it end in .pdf or .json."),
            name=out.name,
        )
    filters = checked_filters(filters_of(options), core.framework)
    with core.reading() as reader:
        entries = list(reader.entries(filters))
        author = str(reader.setting(AUTHOR_NAME) or "")
    if ending == ".json":
        paths = core.write_json(entries, out)
    elif entries:
        paths = core.write_pdf(entries, author, out)
    else:
        raise InvalidInput(
            "nothing-to-export",
            msg("No reflection matches, so no PDF was made."),
            msg("Take a filter away, or see what there is with trustdesk list."),
        )
    for path in paths:
        print(path)
    return DONE


def backup(core: Core, options: argparse.Namespace) -> int:
    """Makes a verified copy and prints its path."""
    print(core.make_backup(Path(options.out) if options.out else None))
    return DONE


def restore(core: Core, options: argparse.Namespace) -> int:
    """Goes back to a copy; the present journal is kept beside it, and its path printed."""
    kept = core.restore_backup(Path(options.backup))
    if kept is not None:
        print(kept)
    return DONE


def check(core: Core, options: argparse.Namespace) -> int:
    """Verifies the journal, its copies and its index."""
    report = core.check()
    problems = [problem.told(core.language.tr) for problem in report.problems]
    if options.json:
        _print_json(
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
            print(problem)
        if report.ok:
            text = core.language.trn(
                "All is well: {n} reflection.", "All is well: {n} reflections.", report.entries
            )
            print(text)
    return DONE if report.ok else COULD_NOT


def content(core: Core, options: argparse.Namespace) -> int:
    """Verifies a content pack; each problem is a line with file and key."""
    problems = core.check_pack(Path(options.dir) if options.dir else None)
    for problem in problems:
        print(problem.told(core.language.tr))
    if not problems:
        print(core.language.tr("The content pack holds nothing wrong."))
    return COULD_NOT if problems else DONE


def _body(options: argparse.Namespace) -> str:
    if options.file is None:
        return options.text or ""
    try:
        raw = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
    except OSError as error:
        raise InvalidInput(
            "file-unreadable",
            msg("The file {path} cannot be read: {reason}."),
            msg("Check the name and that you may read it."),
            path=options.file,
            reason=error.strerror,
        ) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(
            "text-encoding",
            msg("The text is not UTF-8."),
            msg("Save it as UTF-8 and try again."),
        ) from error


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _line(row: EntryRow) -> str:
    return f"{row.id}  {row.date.isoformat()}  {row.title or row.excerpt}"


def _framework_json(hit: FrameworkHit) -> dict[str, Any]:
    return {
        "page": hit.page,
        "section": hit.section,
        "title": hit.title,
        "snippet": hit.snippet.text,
    }


def _readable(core: Core, entry: Entry) -> str:
    language, framework = core.language, core.framework
    lines = [language.day(entry.date)]
    if entry.title:
        lines.append(entry.title)
    for kind, ids in (("role", entry.roles), ("relation", entry.relations)):
        label = next((k.name for k in framework.kinds if k.id == kind), None)
        names = [
            concept.short.in_language(language.code) if concept else concept_id
            for concept_id in ids
            for concept in [framework.concept(concept_id)]
        ]
        if names:
            lines.append(
                f"{label.in_language(language.code) if label else kind}: {', '.join(names)}"
            )
    for rating in entry.ratings:
        concept = framework.concept(rating.concept)
        scale = framework.scale_for(rating.concept)
        name = concept.short.in_language(language.code) if concept else rating.concept
        if rating.value is None:
            lines.append(f"{name}: {language.tr('Not applicable')}")
        else:
            anchor = scale.anchors[rating.value - 1].in_language(language.code) if scale else ""
            lines.append(f"{name}: {rating.value}. {anchor}")
    if entry.tags:
        lines.append(", ".join(entry.tags))
    body = [entry.body] if entry.body else []
    answers = [
        str(value) for fields in entry.answers.values() for value in fields.values() if value
    ]
    return "\n".join(lines) + "".join(f"\n\n{text}" for text in [*body, *answers])
