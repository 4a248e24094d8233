"""Blocks that were read from HTML -> lines of Markdown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from trustdesk.markup.runs import Run, Sign, line_of, plain, signs_to_escape

Kind = Literal["text", "heading", "item", "more", "table"]
_MOST_COLUMNS, _WIDEST_CELL = 8, 200


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item (or a later line of one) or table.

    Args:
        kind: what it is.
        runs: its words; a table has rows instead.
        level: of a heading (1-6) or a list's item (1 is outermost).
        number: of an item in a numbered list; 0 goes on counting.
        quote: how many quotes it stands in.
        apart: whether a blank line stands before it.
    """

    kind: Kind
    runs: list[Run]
    level: int = 0
    number: int | None = None
    quote: int = 0
    apart: bool = True
    rows: list[list[list[Run]]] = field(default_factory=list)


_CLOSING = re.compile(r"((?:^|\s)#*)(#\s*)$")
"""Number signs at the end of a heading close it, unless the last is escaped."""


def assembled(blocks: Sequence[Block]) -> str | None:
    """Gives the Markdown of blocks; None when nothing in them is more than words."""
    if not any(map(_is_more, blocks)):
        return None
    lines: list[str] = []
    widths: list[int] = []
    numbers: dict[int, int] = {}
    before: Block | None = None
    # A line end after each block: its last sign stands before no word of the next.
    escape = signs_to_escape([run for b in blocks for run in (*_words(b), Run("\n"))])
    for block in blocks:
        if before is not None and _is_apart(before, block):
            lines.append("> " * min(before.quote, block.quote))
        if block.kind not in ("item", "more"):
            widths, numbers = [], {}
        lines += ["> " * block.quote + line for line in _written(block, widths, numbers, escape)]
        before = block
    return "\n".join(line.rstrip() for line in lines)


def _is_more(block: Block) -> bool:
    styled = any(run.bold or run.italic or run.link for run in block.runs)
    return block.kind != "text" or block.quote > 0 or styled


def _is_apart(before: Block, block: Block) -> bool:
    if block.kind == "item" and before.kind in ("item", "more"):
        return block.quote != before.quote
    if block.kind == "more":
        return block.apart
    return block.apart or before.kind != "text" or block.kind != "text"


def _words(block: Block) -> list[Run]:
    return [*block.runs, *(run for row in block.rows for cell in row for run in cell)]


def _written(
    block: Block, widths: list[int], numbers: dict[int, int], escape: Sequence[Sign]
) -> list[str]:
    match block.kind:
        case "heading":
            words = _CLOSING.sub(r"\1\\\2", line_of(block.runs, escape, styled=False))
            return [f"{'#' * block.level} {words}"]
        case "item":
            return [_item(block, widths, numbers) + line_of(block.runs, escape)]
        case "more":
            return [" " * sum(widths[: block.level]) + line_of(block.runs, escape)]
        case "table":
            return _table(block.rows, escape)
        case "text":
            return [line_of(block.runs, escape)]


def _item(block: Block, widths: list[int], numbers: dict[int, int]) -> str:
    """Gives an item's mark; one that skips a level stands one deeper than what is before it."""
    level = min(block.level, len(widths) + 1)
    del widths[level - 1 :]
    for deeper in [n for n in numbers if n > level]:
        del numbers[deeper]
    mark = "-"
    if block.number is not None:
        numbers[level] = block.number or numbers.get(level, 0) + 1
        mark = f"{numbers[level]}."
    indent = " " * sum(widths)
    widths.append(len(mark) + 1)
    return f"{indent}{mark} "


def _table(rows: list[list[list[Run]]], escape: Sequence[Sign]) -> list[str]:
    """Gives a table when it is simple, else a line for each row."""
    columns = len(rows[0])
    simple = (
        len(rows) > 1
        and 1 < columns <= _MOST_COLUMNS
        and all(len(row) == columns for row in rows)
        and all(len(plain(cell)) <= _WIDEST_CELL for row in rows for cell in row)
    )
    if not simple:
        return [" · ".join(line_of(cell, escape) for cell in row if cell) for row in rows]
    head, *body = ["| " + " | ".join(_cell(cell, escape) for cell in row) + " |" for row in rows]
    return [head, "|" + " --- |" * columns, *body]


def _cell(runs: list[Run], escape: Sequence[Sign]) -> str:
    bare = all(run.bold for run in runs)  # a heading of a column is bold by itself
    return line_of(runs, escape, styled=not bare).replace("|", "\\|")
