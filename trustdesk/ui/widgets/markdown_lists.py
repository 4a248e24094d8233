"""Lists and quotes as one types them: what Enter, indenting and Backspace make of some lines.

Pure functions on lines. A change is (line, position, how many characters go, what comes instead),
in the lines as they were; a list of changes is in order. Positions are UTF-16 units when the lines
came through `in_units`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

LineChange = tuple[int, int, int, str]

_ITEM = re.compile(
    r"(?P<quote>(?:[ ]{0,3}>[ \t]?)*)"
    r"(?P<indent>[ \t]*)(?P<mark>[-*+]|(?P<number>\d{1,9})(?P<dot>[.)]))(?P<space>[ \t]+)"
    r"(?P<task>\[[ xX]\][ \t]+)?"
)
_QUOTE = re.compile(r"(?:[ ]{0,3}>[ \t]?)+")
_INDENT = re.compile(r"[ \t]*")
_MOST_NUMBER = 999_999_999


@dataclass(frozen=True, slots=True)
class Item:
    """The marks at the beginning of a line: quote, indent, a list's mark, a task's box."""

    quote: str
    indent: str
    mark: str
    number: int | None
    space: str
    task: str
    empty: bool

    @property
    def prefix(self) -> str:
        """Gives the marks as they stand."""
        return f"{self.quote}{self.indent}{self.mark}{self.space}{self.task}"

    @property
    def width(self) -> int:
        """Gives how far a list inside this item is indented more than the item itself."""
        return len(self.mark) + 1

    def continued(self) -> str:
        """Gives the marks of the line that follows."""
        task = "[ ] " if self.task else ""
        return replace(self.numbered((self.number or 0) + 1), task=task).prefix

    def numbered(self, number: int) -> Item:
        """Gives the item with another number; one without numbers as it is."""
        if self.number is None:
            return self
        number = min(number, _MOST_NUMBER)
        return replace(self, number=number, mark=f"{number}{self.mark[-1]}")

    def is_beside(self, other: Item) -> bool:
        """True when both are items of one list, if nothing stands between them."""
        kind = "" if self.number is not None else self.mark
        other_kind = "" if other.number is not None else other.mark
        return (
            self.quote.strip() == other.quote.strip()
            and len(self.indent) == len(other.indent)
            and (kind, self.mark[-1]) == (other_kind, other.mark[-1])
        )


def item_of(line: str) -> Item | None:
    """Gives the marks of a line that is a list's item or a quote, or None."""
    if match := _ITEM.match(line):
        number = int(match["number"]) if match["number"] else None
        return Item(
            match["quote"], match["indent"], match["mark"], number, match["space"],
            match["task"] or "", not line[match.end() :].strip(),
        )  # fmt: skip
    if match := _QUOTE.match(line):
        return Item(match[0], "", "", None, "", "", not line[match.end() :].strip())
    return None


def ended(lines: Sequence[str], at: int) -> list[LineChange]:
    """Gives what Enter does on an empty item: one level out, else the list or the quote ends.

    After a list comes an empty line: a line right below an item would still belong to it.
    """
    item = item_of(lines[at])
    if item is None or not item.empty:
        return []
    if item.mark and item.indent:
        return outdented(lines, at)
    rest = item.quote if item.mark else ""
    changed = _with(lines, at, rest)
    apart = item.mark and at and lines[at - 1].removeprefix(item.quote).strip()
    inserted = f"{rest}\n{rest}" if apart else rest
    return [(at, 0, len(lines[at]), inserted), *_renumbered(changed, at + 1, item)]


def indented(lines: Sequence[str], at: int) -> list[LineChange]:
    """Gives what makes an item the child of the item before it; nothing for the first one."""
    item = item_of(lines[at])
    before = _sibling_before(lines, at)
    if item is None or not item.mark or before is None:
        return []
    return _moved(lines, at, item, item.indent + " " * before.width)


def outdented(lines: Sequence[str], at: int) -> list[LineChange]:
    """Gives what brings an item one level out; nothing for one that is at the left."""
    item = item_of(lines[at])
    if item is None or not item.mark or not item.indent:
        return []
    parents = (
        other.indent
        for line in range(at - 1, -1, -1)
        if (other := _listed(lines[line], item.quote)) and len(other.indent) < len(item.indent)
    )
    return _moved(lines, at, item, next(parents, ""))


def mark_removed(lines: Sequence[str], at: int, position: int) -> list[LineChange]:
    """Gives what Backspace takes away right after a line's marks: the innermost of them."""
    item = item_of(lines[at])
    if item is None or position != len(item.prefix):
        return []
    if item.task:
        return [(at, position - len(item.task), len(item.task), "")]
    if item.mark:
        begin = len(item.quote) + len(item.indent)
        changed = _with(lines, at, lines[at][:begin] + lines[at][position:])
        return [(at, begin, position - begin, ""), *_renumbered(changed, at + 1, item)]
    begin = item.quote.rstrip().rfind(">")
    return [(at, begin, position - begin, "")]


def renumbered_after(lines: Sequence[str], at: int) -> list[LineChange]:
    """Gives what makes the numbers after item `at` follow on it."""
    item = item_of(lines[at])
    if item is None or item.number is None:
        return []
    return list(_counted(lines, at + 1, item))


def _moved(lines: Sequence[str], at: int, item: Item, indent: str) -> list[LineChange]:
    """Gives the item with another indent, its number and the numbers after it made to fit."""
    moved = replace(item, indent=indent)
    trial = _with(lines, at, moved.prefix + lines[at][len(item.prefix) :])
    before = _sibling_before(trial, at)
    if before is not None and before.number is not None:
        moved = moved.numbered(before.number + 1)
    else:
        moved = moved.numbered(1)
    new = _with(lines, at, moved.prefix + lines[at][len(item.prefix) :])
    changes: list[LineChange] = [(at, 0, len(item.prefix), moved.prefix)]
    if moved.number is not None:
        changes += _counted(new, at + 1, moved)
    seen = {line for line, *_ in changes}
    changes += [change for change in _renumbered(new, at + 1, item) if change[0] not in seen]
    return sorted(changes)


def _renumbered(lines: Sequence[str], begin: int, like: Item) -> list[LineChange]:
    """Gives what makes the list of `like` that goes on at `begin` count from what is before it."""
    first = next(_items_after(lines, begin, like), None)
    if first is None or first[1].number is None:
        return []
    before = _sibling_before(lines, first[0])
    start = before if before is not None and before.number is not None else None
    return list(_counted(lines, first[0], start or first[1].numbered(0)))


def _counted(lines: Sequence[str], begin: int, before: Item) -> Iterator[LineChange]:
    """Gives the changes that let the siblings of `before` from line `begin` on follow on it."""
    expected = (before.number or 0) + 1
    for line, item in _items_after(lines, begin, before):
        wanted = item.numbered(expected)
        if wanted.mark != item.mark:
            at = len(item.quote) + len(item.indent)
            yield line, at, len(item.mark), wanted.mark
        expected += 1


def _items_after(lines: Sequence[str], begin: int, like: Item) -> Iterator[tuple[int, Item]]:
    """Gives the siblings of `like` from line `begin` on, past what lies inside them."""
    blank = 0
    for line in range(begin, len(lines)):
        if not lines[line].strip():
            blank += 1
            if blank > 1:
                return
            continue
        item = _listed(lines[line], like.quote)
        if item is None:
            if blank or not _is_inside(lines[line], like):
                return
        elif item.is_beside(like):
            yield line, item
        elif len(item.indent) <= len(like.indent):
            return
        blank = 0


def _sibling_before(lines: Sequence[str], at: int) -> Item | None:
    """Gives the item before item `at` in the same list, past what lies inside that one."""
    item = item_of(lines[at])
    if item is None:
        return None
    blank = 0
    for line in range(at - 1, -1, -1):
        if not lines[line].strip():
            blank += 1
            if blank > 1:
                return None
            continue
        other = _listed(lines[line], item.quote)
        if other is not None and other.is_beside(item):
            return other
        if other is not None and len(other.indent) <= len(item.indent):
            return other if len(other.indent) == len(item.indent) else None
        if other is None and not _is_inside(lines[line], item):
            return None
        blank = 0
    return None


def _listed(line: str, quote: str) -> Item | None:
    """Gives a line's item when it is one of a list, in the same quote."""
    item = item_of(line)
    if item is None or not item.mark or item.quote.strip() != quote.strip():
        return None
    return item


def _is_inside(line: str, item: Item) -> bool:
    """True when a line is indented so that it belongs to the item before it."""
    indent = _INDENT.match(line.removeprefix(item.quote))
    return indent is not None and len(indent[0]) > len(item.indent)


def _with(lines: Sequence[str], at: int, line: str) -> list[str]:
    return [*lines[:at], line, *lines[at + 1 :]]
