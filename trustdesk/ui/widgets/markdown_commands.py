"""Formatting commands on a document: each one step to undo, the selection kept."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor

from trustdesk.ui.widgets.markdown_edits import (
    Change,
    has_line_mark,
    sentence_at,
    toggle_line,
    toggle_mark,
    toggle_stars,
    word_at,
)
from trustdesk.ui.widgets.markdown_spans import in_units

INLINE = ("bold", "italic", "mark")
LINES = ("heading", "list", "quote")
COMMANDS = (*INLINE, *LINES)
_STARS = {"bold": 2, "italic": 1}

_BlockChanges = list[tuple[QTextBlock, list[Change]]]


def run_command(cursor: QTextCursor, command: str) -> QTextCursor:
    """Formats what is selected, else the word (bold, italic), sentence (mark) or line at hand.

    Gives a cursor that selects what was selected. Raises KeyError for an unknown command.
    """
    changes = _inline(cursor, command) if command in INLINE else _lines(cursor, command)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    after = QTextCursor(cursor.document())
    moved = _moved(changes, start, end, between=command in _STARS)
    cursor.beginEditBlock()
    for block, block_changes in reversed(changes):
        for at, removed, inserted in reversed(block_changes):
            after.setPosition(block.position() + at)
            after.setPosition(block.position() + at + removed, QTextCursor.MoveMode.KeepAnchor)
            after.insertText(inserted)
    cursor.endEditBlock()
    after.setPosition(moved[0])
    after.setPosition(moved[1], QTextCursor.MoveMode.KeepAnchor)
    return after


def _touched(cursor: QTextCursor) -> list[QTextBlock]:
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd()).blockNumber()
    blocks = []
    while block.isValid() and block.blockNumber() <= last:
        blocks.append(block)
        block = block.next()
    return blocks


def _inline(cursor: QTextCursor, command: str) -> _BlockChanges:
    result = []
    for block in _touched(cursor):
        line = in_units(block.text())
        start = max(cursor.selectionStart() - block.position(), 0)
        end = min(cursor.selectionEnd() - block.position(), len(line))
        if not cursor.hasSelection():
            start, end = sentence_at(line, start) if command == "mark" else word_at(line, start)
        elif not line[start:end].strip():
            continue
        if command == "mark":
            changes = toggle_mark(line, start, end)
        else:
            changes = toggle_stars(line, start, end, _STARS[command])
        if changes:
            result.append((block, changes))
    return result


def _lines(cursor: QTextCursor, command: str) -> _BlockChanges:
    blocks = [block for block in _touched(cursor) if block.text().strip()] or _touched(cursor)[:1]
    on = not all(has_line_mark(in_units(block.text()), command) for block in blocks)
    return [(block, toggle_line(in_units(block.text()), command, on=on)) for block in blocks]


def _moved(changes: _BlockChanges, start: int, end: int, *, between: bool) -> tuple[int, int]:
    """Gives where a selection (or a caret, start == end) lies after the changes."""
    flat = [
        (block.position() + at, removed, inserted)
        for block, block_changes in changes
        for at, removed, inserted in block_changes
    ]
    if start == end:
        at_caret = [change for change in flat if change[0] == start and change[2]]
        if between and len(at_caret) == 2:  # an empty pair: go on writing between its halves
            return (start + len(at_caret[0][2]),) * 2
        return (_shifted(flat, start, with_equal=True),) * 2
    return _shifted(flat, start, with_equal=True), _shifted(flat, end, with_equal=False)


def _shifted(flat: list[tuple[int, int, str]], position: int, *, with_equal: bool) -> int:
    shift = 0
    for at, removed, inserted in flat:
        if at < position or (at == position and with_equal):
            shift += len(inserted) - min(removed, max(position - at, 0))
    return position + shift
