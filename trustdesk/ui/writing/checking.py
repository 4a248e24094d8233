"""Spelling in one text: waves under misspelt words, and what its context menu offers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QTextBlock, QTextCharFormat, QTextCursor
from shiboken6 import isValid

from trustdesk.services.spelling import Word, word_at
from trustdesk.ui.widgets.markdown_highlighter import LONGEST
from trustdesk.ui.widgets.markdown_spans import in_units

if TYPE_CHECKING:
    from trustdesk.ui.desk import Desk
    from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
    from trustdesk.ui.widgets.menu import Menu
    from trustdesk.ui.writing.spelling import Spelling

_SLICE = 0.006
"""Seconds of the interface thread that looking at paragraphs takes at a time."""
_WAVE = QTextCharFormat.UnderlineStyle.SpellCheckUnderline


class Checking(QObject):
    """Checks one editor; freed with it."""

    def __init__(self, desk: Desk, spelling: Spelling, edit: MarkdownEdit) -> None:
        super().__init__(edit)
        self._desk = desk
        self._spelling = spelling
        self._edit = edit
        self._next: QTextBlock | None = None
        self._word: tuple[int, Word] | None = None
        self._sweeping = QTimer(self)
        self._sweeping.setInterval(0)
        self._sweeping.timeout.connect(self._go_on)
        edit.highlighter.set_checker(self._check, at_once=False)
        edit.menu_opening.connect(self._on_menu)
        edit.loaded.connect(self._begin)
        spelling.learnt.connect(self._begin)
        self._begin()

    def is_busy(self) -> bool:
        """True while paragraphs are still to be looked at."""
        return self._sweeping.isActive()

    def _check(self, text: str) -> Iterator[tuple[int, int]]:
        """Gives the misspelt words of the paragraph that is being highlighted.

        The word the caret is at the end of is still being written.
        """
        if not self._spelling.is_on:
            return
        found, ask = self._spelling.lexicon.misspelt(in_units(text))
        if ask:
            self._spelling.want(ask)
        if found:
            writing = self._written_at()
            yield from ((word.begin, word.end) for word in found if word.end != writing)

    def _written_at(self) -> int:
        cursor = self._edit.textCursor()
        here = cursor.block() == self._edit.highlighter.current()
        return cursor.positionInBlock() if here and self._edit.hasFocus() else -1

    # going through the text, a few milliseconds at a time

    def _begin(self) -> None:
        self._next = self._edit.document().firstBlock()
        self._sweeping.start()

    def _go_on(self) -> None:
        block, end = self._next, time.perf_counter() + _SLICE
        while block is not None and block.isValid():
            self._look(block)
            block = block.next()
            if time.perf_counter() > end:
                self._next = block
                return
        self._next = None
        self._sweeping.stop()

    def _look(self, block: QTextBlock) -> None:
        """Highlights a paragraph anew where waves come or go."""
        if block.length() > LONGEST:
            return
        had = any(f.format.underlineStyle() == _WAVE for f in block.layout().formats())
        found: list[Word] = []
        ask: list[str] = []
        if self._spelling.is_on:
            found, ask = self._spelling.lexicon.misspelt(in_units(block.text()))
        if ask:
            self._spelling.want(ask)
        if had or found:
            self._edit.highlighter.rehighlightBlock(block)

    # the context menu

    def _on_menu(self, menu: Menu, position: int) -> None:
        block = self._edit.document().findBlock(position)
        if not self._spelling.is_on or block.length() > LONGEST:
            return
        word = word_at(in_units(block.text()), position - block.position())
        if word is None:
            return
        self._word = block.position(), word
        found, _ = self._spelling.lexicon.misspelt(in_units(block.text()))
        if word in found:
            self._offer(menu, word.text)
        elif self._spelling.lexicon.is_own(word.text):
            self._insert(menu, [(self._desk.tr("Take out of my own words"), ("remove", word.text))])

    def _offer(self, menu: Menu, word: str) -> None:
        tr = self._desk.tr
        looking = QAction(tr("Looking for suggestions…"), menu)
        looking.setEnabled(False)
        menu.insertAction(menu.actions()[0], looking)
        self._insert(
            menu,
            [(tr("Add to my own words"), ("add", word)), (tr("Skip it"), ("skip", word))],
            after=looking,
        )
        self._spelling.suggest(word, partial(self._on_suggestions, menu, looking))

    def _insert(
        self, menu: Menu, items: list[tuple[str, tuple[str, str]]], after: QAction | None = None
    ) -> None:
        actions = menu.actions()
        before = actions[actions.index(after) + 1] if after is not None else actions[0]
        for text, data in items:
            action = QAction(text, menu)
            action.setData(data)
            menu.insertAction(before, action)
        menu.insertSeparator(before)
        menu.triggered.connect(self._on_chosen)

    def _on_suggestions(self, menu: Menu, looking: QAction, words: list[str]) -> None:
        if not isValid(menu) or not isValid(looking):
            return
        if not words:
            looking.setText(self._desk.tr("No suggestions"))
            return
        for word in words:
            action = QAction(word, menu)
            action.setData(("replace", word))
            menu.insertAction(looking, action)
        menu.removeAction(looking)

    def _on_chosen(self, action: QAction) -> None:
        data = action.data()
        if not isinstance(data, (tuple, list)) or len(data) != 2:
            return
        what, word = data
        if what == "replace" and self._word is not None:
            self._replace(word)
        elif what == "add":
            self._spelling.add_own(word)
        elif what == "remove":
            self._spelling.remove_own(word)
        elif what == "skip":
            self._spelling.skip(word)

    def _replace(self, better: str) -> None:
        if self._word is None:
            return
        start, word = self._word
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(start + word.begin)
        cursor.setPosition(start + word.end, QTextCursor.MoveMode.KeepAnchor)
        if cursor.selectedText() == word.text:
            cursor.insertText(better)
