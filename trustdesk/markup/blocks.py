"""Lines -> an element tree of blocks whose texts are still Markdown.

It reads lists, quotes and code as CommonMark does (two spaces nest, no blank line is needed before
a list), in time that grows with the text's length. `#word` is a tag, not a heading; an indented
line is an indented line, not code; `---` is always a pause.
"""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from trustdesk.markup.source import Guard

MAX_DEPTH = 12
"""Lists and quotes inside each other; what lies deeper is plain text."""

_MAX_COLUMNS = 40
_MAX_NUMBER = 999_999

_FENCE = re.compile(r"( *)(`{3,}|~{3,})[ \t]*([\w+#.-]{0,40})[ \t]*$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_ANCHOR = re.compile(r"(.*?)[ \t]*\{#([A-Za-z0-9_-]+)\}$")
_CLOSING = re.compile(r"(?:^|[ \t]+)#+$")
_ITEM = re.compile(r"( *)([-*+]|(\d{1,9})[.)])(?:( +)(.*)|$)")
_TASK = re.compile(r"\[([ xX])\](?:\s+|$)")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_QUOTE = re.compile(r" {0,3}> ?")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*(.*)")
_SEPARATOR_SIGNS = frozenset("|:- ")
_CELL = re.compile(r"(?:\\.|`[^`|]*`|[^|\\])*+|\\")


class BlockReader:
    """Reads one text into elements: p h1-h6 ul ol li blockquote pre hr table notes note.

    Args:
        guard: lets paragraphs through to the inline parser.
        keep_lines: whether a line end in a paragraph is one on the page too.
    """

    def __init__(self, guard: Guard, *, keep_lines: bool) -> None:
        self._guard = guard
        self._keep_lines = keep_lines
        self._notes: dict[str, list[str]] = {}

    def read(self, text: str) -> Element:
        """Gives the root; its last child `notes` holds the texts of the notes."""
        root = Element("div")
        self._blocks([line.expandtabs(4) for line in text.split("\n")], root, 0)
        notes = SubElement(root, "notes")
        for label, lines in self._notes.items():
            SubElement(notes, "note", {"label": label}).text = self._words(lines)
        return root

    def _words(self, lines: Sequence[str]) -> str:
        """Joins the lines of a paragraph; two spaces or a backslash at the end keep a line end."""
        joined = ""
        for line in lines:
            kept = self._keep_lines or line.endswith(("  ", "\\"))
            joined += line.strip().removesuffix("\\" if kept else "") + ("\n" if kept else " ")
        return self._guard.passed(joined.strip())

    def _blocks(self, lines: Sequence[str], parent: Element, depth: int) -> None:
        at = 0
        while at < len(lines):
            at = self._block(lines, at, parent, depth)

    def _block(self, lines: Sequence[str], at: int, parent: Element, depth: int) -> int:
        """Reads the block that begins at a line; gives where the next one begins."""
        line = lines[at]
        if not line.strip():
            return at + 1
        if fence := _FENCE.match(line):
            return self._code(lines, at, fence, parent)
        if note := _NOTE.match(line):
            return self._note(lines, at, note)
        if _RULE.match(line):
            SubElement(parent, "hr")
            return at + 1
        if heading := _HEADING.match(line):
            self._heading(heading, parent)
            return at + 1
        if _QUOTE.match(line):
            return self._quote(lines, at, parent, depth)
        if item := _ITEM.match(line):
            return self._list(lines, at, item, parent, depth)
        if align := _table_begins(lines, at):
            return self._table(lines, at, align, parent)
        return self._paragraph(lines, at, parent)

    def _paragraph(self, lines: Sequence[str], at: int, parent: Element) -> int:
        begin = at
        at += 1
        while at < len(lines) and lines[at].strip() and not _interrupts(lines, at):
            at += 1
        SubElement(parent, "p").text = self._words(lines[begin:at])
        return at

    def _heading(self, heading: re.Match[str], parent: Element) -> None:
        words = _CLOSING.sub("", (heading.group(2) or "").strip())
        element = SubElement(parent, f"h{len(heading.group(1))}")
        if anchor := _ANCHOR.fullmatch(words):
            words = anchor.group(1)
            element.set("anchor", anchor.group(2))
        element.text = self._guard.passed(words)

    def _code(self, lines: Sequence[str], at: int, fence: re.Match[str], parent: Element) -> int:
        indent, sign, language = len(fence.group(1)), fence.group(2), fence.group(3)
        code: list[str] = []
        at += 1
        while at < len(lines):
            stripped = lines[at].strip()
            if stripped.startswith(sign) and not stripped.strip(sign[0]):
                at += 1
                break
            code.append(_dedented(lines[at], indent))
            at += 1
        SubElement(parent, "pre", {"language": language}).text = AtomicString("\n".join(code))
        return at

    def _note(self, lines: Sequence[str], at: int, note: re.Match[str]) -> int:
        words = self._notes.setdefault(note.group(1), [])
        words.append(note.group(2))
        at += 1
        while at < len(lines) and lines[at].startswith("  ") and lines[at].strip():
            words.append(lines[at])
            at += 1
        return at

    def _quote(self, lines: Sequence[str], at: int, parent: Element, depth: int) -> int:
        begin = at
        while at < len(lines) and _QUOTE.match(lines[at]):
            at += 1
        inner = [_QUOTE.sub("", line, count=1) for line in lines[begin:at]]
        self._inside(inner, SubElement(parent, "blockquote"), depth)
        return at

    def _inside(self, lines: Sequence[str], parent: Element, depth: int) -> None:
        if depth < MAX_DEPTH:
            self._blocks(lines, parent, depth + 1)
        else:
            SubElement(parent, "p").text = AtomicString("\n".join(lines).strip())

    def _list(
        self, lines: Sequence[str], at: int, first: re.Match[str], parent: Element, depth: int
    ) -> int:
        ordered = first.group(3) is not None
        element = SubElement(parent, "ol" if ordered else "ul")
        if ordered:
            element.set("start", str(min(int(first.group(3)), _MAX_NUMBER)))
        item: re.Match[str] | None = first
        while item:
            end = _item_end(lines, at, item)
            self._item(lines[at:end], item, SubElement(element, "li"), depth)
            at = end
            item = _ITEM.match(lines[at]) if at < len(lines) else None
            if item and (
                (item.group(3) is not None) != ordered
                or len(item.group(1)) + 1 < len(first.group(1))
                or _RULE.match(lines[at])
            ):
                item = None
        return at

    def _item(
        self, lines: Sequence[str], item: re.Match[str], element: Element, depth: int
    ) -> None:
        words = item.group(5) or ""
        if task := _TASK.match(words):
            element.set("done", "no" if task.group(1) == " " else "yes")
            words = words[task.end() :]
        column = _content_column(item)
        self._inside([words, *(_dedented(line, column) for line in lines[1:])], element, depth)

    def _table(self, lines: Sequence[str], at: int, align: list[str], parent: Element) -> int:
        table = SubElement(parent, "table", {"align": " ".join(align)})
        self._row(lines[at], table, len(align))
        at += 2
        while at < len(lines) and "|" in lines[at] and not _interrupts(lines, at):
            self._row(lines[at], table, len(align))
            at += 1
        return at

    def _row(self, line: str, table: Element, columns: int) -> None:
        row = SubElement(table, "tr")
        cells = _cells(line)
        kept = [*cells[: columns - 1], "|".join(cells[columns - 1 :])]  # nothing is cut off
        for cell in kept + [""] * (columns - len(kept)):
            SubElement(row, "td").text = self._guard.passed(cell.strip().replace("\\|", "|"))


def _dedented(line: str, columns: int) -> str:
    return line[min(columns, len(line) - len(line.lstrip(" "))) :]


def _content_column(item: re.Match[str]) -> int:
    spaces = len(item.group(4) or " ")
    return len(item.group(1)) + len(item.group(2)) + (spaces if spaces <= 4 else 1)


def _item_end(lines: Sequence[str], at: int, item: re.Match[str]) -> int:
    """Gives the line after the last one of an item: what is indented, and what runs on."""
    inner = len(item.group(1)) + 2
    blank = not item.group(5)
    at += 1
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            blank = True
            at += 1
            continue
        if len(line) - len(line.lstrip(" ")) < inner and (
            blank or _ITEM.match(line) or _interrupts(lines, at)
        ):
            break
        blank = False
        at += 1
    return at


def _interrupts(lines: Sequence[str], at: int) -> bool:
    """True when a line begins a block of its own in the midst of a paragraph."""
    line = lines[at]
    if _FENCE.match(line) or _RULE.match(line) or _HEADING.match(line) or _QUOTE.match(line):
        return True
    if item := _ITEM.match(line):
        return bool(item.group(5)) and item.group(3) in {None, "1"}
    return bool(_NOTE.match(line)) or bool(_table_begins(lines, at))


def _cells(line: str) -> list[str]:
    line = line.strip().removeprefix("|")
    cells: list[str] = []
    at = 0
    while at <= len(line):
        found = _CELL.match(line, at)
        end = found.end() if found else at
        while end < len(line) and line[end] != "|":
            end += 1
        cells.append(line[at:end])
        at = end + 1
    return cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells


def _table_begins(lines: Sequence[str], at: int) -> list[str]:
    """Gives the alignment of each column when a table begins here, else []."""
    if "|" not in lines[at] or at + 1 >= len(lines):
        return []
    below = lines[at + 1]
    if "|" not in below or len(below) > 1000 or not set(below) <= _SEPARATOR_SIGNS:
        return []
    rules = [cell.strip() for cell in _cells(below)]
    if len(rules) > _MAX_COLUMNS or not all(rule.strip(":") for rule in rules):
        return []
    if len(_cells(lines[at])) != len(rules):
        return []
    sides = [(rule.startswith(":"), rule.endswith(":")) for rule in rules]
    return ["center" if both == (True, True) else "right" if both[1] else "left" for both in sides]
