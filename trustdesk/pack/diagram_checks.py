"""Checks the figures of a pack: what each is made of, and that its page shows it."""

from collections.abc import Iterable, Iterator

from trustdesk.domain.faults import msg
from trustdesk.pack.figure_parts import part_problems
from trustdesk.pack.known import Known, place_problems, unknown
from trustdesk.pack.links import link_problems
from trustdesk.pack.models import DiagramTable
from trustdesk.pack.problems import PackProblem
from trustdesk.pack.sheets import NO_VOICE, Sheet

_FILE = "diagrams.toml"
_LEAST = {"timeline": 2, "balance": 3, "hub": 3, "chain": 2, "loop": 3, "parts": 2}
"""How many nodes of its own a kind needs; a table is counted by its columns and rows."""

_NO_FIGURE = msg("There is no figure {id}.")
_TOO_FEW = msg("A figure of the kind {kind} needs at least {n} nodes.")
_THREE = msg("A balance has exactly three nodes.")
_NO_TABLE = msg("A table needs columns, rows and cells.")
_NOT_IN_TABLE = msg("This node is neither a column nor a row of the table.")
_ONLY_IN_TABLE = msg("Only a table has this, not a figure of the kind {kind}.")
_NO_NODE = msg("There is no node {id} in this figure.")
_NO_ROW = msg("There is no row {id} in this table.")
_NO_COLUMN = msg("There is no column {id} in this table.")
_USED_TWICE = msg("This node is used twice.")
_SAME_PLACE = msg("Two cells stand in the same place.")
_NO_TEXT = msg("Only a row of a table can be without a text.")
_NO_LINK = msg("A figure leads to page: and term: only, not to {target}.")
_NOT_SHOWN = msg("The page {page} does not show this figure.")
_OTHER_PAGE = msg("The figure {id} belongs to the page {page}.")
_OTHER_SECTION = msg("The figure {id} belongs to the section {section}.")
_SHOWN_TWICE = msg("This page shows the figure {id} twice.")


def diagram_problems(known: Known) -> Iterator[PackProblem]:
    """Gives what is wrong in diagrams.toml, figure by figure."""
    for diagram in known.tables.diagrams.diagram:
        key = f"diagram[{diagram.id}]"
        yield from place_problems(known, _FILE, key, diagram.page, diagram.section)
        if diagram.voice:
            voices = known.tables.pack.voices
            yield from unknown(_FILE, f"{key}.voice", [diagram.voice], voices, NO_VOICE)
        yield from _texts(diagram, key)
        yield from _links(known, diagram, key)
        yield from _kind(diagram, key)
        yield from _table(diagram, key)
        yield from part_problems(diagram, _FILE, key)
        yield from _not_shown(known, diagram, key)


def shown_problems(known: Known, page: str, sheet: Sheet) -> Iterator[PackProblem]:
    """Gives what is wrong with the figures a page shows."""
    figures = {diagram.id: diagram for diagram in known.tables.diagrams.diagram}
    seen: set[str] = set()
    for shown in sheet.figures:
        ids = known.ids("diagram")
        yield from unknown(sheet.file, shown.line, [shown.id], ids, _NO_FIGURE)
        if shown.id in seen:
            yield PackProblem(sheet.file, shown.line, _SHOWN_TWICE, {"id": shown.id})
        seen.add(shown.id)
        diagram = figures.get(shown.id)
        if diagram is not None and diagram.page != page:
            told = {"id": shown.id, "page": diagram.page}
            yield PackProblem(sheet.file, shown.line, _OTHER_PAGE, told)
        elif diagram is not None and diagram.section not in ("", shown.section):
            told = {"id": shown.id, "section": diagram.section}
            yield PackProblem(sheet.file, shown.line, _OTHER_SECTION, told)


def _not_shown(known: Known, diagram: DiagramTable, key: str) -> Iterator[PackProblem]:
    """A page that does not exist or cannot be read is told elsewhere."""
    for language, sheet in known.sheets.get(diagram.page, {}).items():
        if all(shown.id != diagram.id for shown in sheet.figures):
            told = {"page": f"{language}/{diagram.page}"}
            yield PackProblem(_FILE, f"{key}.page", _NOT_SHOWN, told)


def _texts(diagram: DiagramTable, key: str) -> Iterator[PackProblem]:
    for node in diagram.node:
        if not any(node.text.root.values()) and node.id not in diagram.rows:
            yield PackProblem(_FILE, f"{key}.node[{node.id}].text", _NO_TEXT)


def _links(known: Known, diagram: DiagramTable, key: str) -> Iterator[PackProblem]:
    targets = [(f"node[{node.id}]", node.leads_to) for node in diagram.node]
    targets += [(f"cell[{n}]", cell.leads_to) for n, cell in enumerate(diagram.cell, start=1)]
    for place, target in targets:
        if target and target.partition(":")[0] not in ("page", "term"):
            yield PackProblem(_FILE, f"{key}.{place}.leads_to", _NO_LINK, {"target": target})
        elif target:
            yield from link_problems(known, _FILE, f"{key}.{place}.leads_to", target)


def _kind(diagram: DiagramTable, key: str) -> Iterator[PackProblem]:
    """Gives what a kind lacks, and what belongs to tables only."""
    kind, own = diagram.kind, sum(1 for node in diagram.node if not node.parent)
    count = len(diagram.node) if kind == "parts" else own
    if kind == "balance" and len(diagram.node) != 3:
        yield PackProblem(_FILE, f"{key}.node", _THREE)
    elif count < _LEAST.get(kind, 0):
        yield PackProblem(_FILE, f"{key}.node", _TOO_FEW, {"kind": kind, "n": _LEAST[kind]})
    if kind == "table" and not (diagram.columns and diagram.rows and diagram.cell):
        yield PackProblem(_FILE, key, _NO_TABLE)
    for name in ("columns", "rows", "cell") if kind != "table" else ():
        if getattr(diagram, name):
            yield PackProblem(_FILE, f"{key}.{name}", _ONLY_IN_TABLE, {"kind": kind})


def _table(diagram: DiagramTable, key: str) -> Iterator[PackProblem]:
    """Gives columns, rows and cells that name no node, stand twice, or are in no table."""
    nodes = [node.id for node in diagram.node]
    for name in ("columns", "rows"):
        ids: list[str] = getattr(diagram, name)
        yield from unknown(_FILE, f"{key}.{name}", ids, nodes, _NO_NODE)
    yield from _twice([*diagram.columns, *diagram.rows], key)
    if diagram.kind == "table":
        for node in nodes:
            if node not in diagram.columns and node not in diagram.rows:
                yield PackProblem(_FILE, f"{key}.node[{node}]", _NOT_IN_TABLE)
    filled: set[tuple[str, str]] = set()
    for number, cell in enumerate(diagram.cell, start=1):
        place = f"{key}.cell[{number}]"
        yield from unknown(_FILE, f"{place}.row", [cell.row], diagram.rows, _NO_ROW)
        yield from unknown(_FILE, f"{place}.column", [cell.column], diagram.columns, _NO_COLUMN)
        if (cell.row, cell.column) in filled:
            yield PackProblem(_FILE, place, _SAME_PLACE)
        filled.add((cell.row, cell.column))


def _twice(ids: Iterable[str], key: str) -> Iterator[PackProblem]:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            yield PackProblem(_FILE, f"{key}.node[{id_}]", _USED_TWICE)
        seen.add(id_)
