"""Enter, Backspace and indenting in lists, on a document: each one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor

from trustdesk.ui.widgets.markdown_lists import (
    LineChange,
    ended,
    indented,
    item_of,
    mark_removed,
    outdented,
    renumbered_after,
)
from trustdesk.ui.widgets.markdown_spans import in_units, prefix_length

_MOST_LINES = 400
"""So far a list is looked at before and after the caret; farther off numbers stay as they are."""
_LONGEST = 20_000
LIST_COMMANDS = ("indent", "outdent")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_MOVES = {
    (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Right): "indent",
    (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Left): "outdent",
    (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_BracketRight): "indent",
    (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_BracketLeft): "outdent",
}
"""Tab goes to the next field, so it cannot indent; brackets lie far off on a Swedish keyboard."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines round a paragraph."""

    first: QTextBlock
    texts: list[str]
    at: int


def list_key(cursor: QTextCursor, event: QKeyEvent) -> bool:
    """Does what a key does in a list; False, with nothing done, for any other key or place."""
    if event.modifiers() in PLAIN and event.key() in _ENTER:
        return enter(cursor)
    if event.modifiers() in PLAIN and event.key() == Qt.Key.Key_Backspace:
        return backspace(cursor)
    command = _MOVES.get((event.modifiers(), Qt.Key(event.key())))
    return command is not None and indent(cursor, command)


def is_in_list(cursor: QTextCursor) -> bool:
    """True when the caret's paragraph is a list's item."""
    item = item_of(cursor.block().text()[:200])
    return item is not None and bool(item.mark)


def enter(cursor: QTextCursor) -> bool:
    """Begins the next item of a list or a quote, or ends it; False where there is none."""
    line = in_units(cursor.block().text())
    item = item_of(line) if len(line) <= _LONGEST else None
    if item is None or cursor.positionInBlock() < len(item.prefix):
        return False
    if item.empty and not cursor.hasSelection():
        around = _around(cursor.block())
        _change(cursor, around, ended(around.texts, around.at))
        return True
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    cursor.insertBlock()
    cursor.insertText(item.continued())
    if item.number is not None:
        around = _around(cursor.block())
        _change(cursor, around, renumbered_after(around.texts, around.at))
    cursor.endEditBlock()
    return True


def backspace(cursor: QTextCursor) -> bool:
    """Takes a line's mark away whole when the caret stands right after it; else False."""
    line = in_units(cursor.block().text())
    if cursor.hasSelection() or len(line) > _LONGEST:
        return False
    position = cursor.positionInBlock()
    if item_of(line) is not None:
        around = _around(cursor.block())
        changes = mark_removed(around.texts, around.at, position)
        _change(cursor, around, changes)
        return bool(changes)
    if not position or position != prefix_length(line):
        return False
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    return True


def indent(cursor: QTextCursor, command: str) -> bool:
    """Moves the items that are selected, or the caret's, a level in or out.

    False when nothing moves. Raises KeyError for a command that is none of LIST_COMMANDS.
    """
    moves: dict[str, Callable[[Sequence[str], int], list[LineChange]]] = {
        "indent": indented,
        "outdent": outdented,
    }
    move = moves[command]
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd()).blockNumber()
    moved = False
    cursor.beginEditBlock()
    while block.isValid() and block.blockNumber() <= last:
        around = _around(block)
        changes = move(around.texts, around.at)
        _change(cursor, around, changes)
        moved = moved or bool(changes)
        block = block.next()
    cursor.endEditBlock()
    return moved


def _around(block: QTextBlock) -> _Lines:
    """Gives the lines round a paragraph, as far as numbers can depend on each other."""
    first, before = block, 0
    while before < _MOST_LINES and first.previous().isValid() and _goes_on(first.previous()):
        first, before = first.previous(), before + 1
    texts: list[str] = []
    line = first
    while line.isValid() and len(texts) <= before + _MOST_LINES:
        texts.append(in_units(line.text()) if line.length() <= _LONGEST else "")
        if line.blockNumber() > block.blockNumber() and not _goes_on(line):
            break
        line = line.next()
    return _Lines(first, texts, before)


def _goes_on(block: QTextBlock) -> bool:
    """True when a list may go on past this line: an item, something inside one, or a blank."""
    text = block.text()[:60]
    return not text.strip() or text[0] in " \t" or item_of(text) is not None


def _change(cursor: QTextCursor, around: _Lines, changes: list[LineChange]) -> None:
    """Makes the changes as one step, and leaves the caret where it stands in its words."""
    if not changes:
        return
    document = cursor.document()
    first = around.first.blockNumber()
    writer = QTextCursor(document)
    cursor.beginEditBlock()
    for line, at, removed, inserted in reversed(changes):
        begin = document.findBlockByNumber(first + line).position() + at
        writer.setPosition(begin)
        writer.setPosition(begin + removed, QTextCursor.MoveMode.KeepAnchor)
        writer.insertText(inserted)
    cursor.endEditBlock()
