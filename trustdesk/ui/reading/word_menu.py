"""The menu over a page's text: what a word of the glossary means, and copying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction

from trustdesk.ui.desk import Desk
from trustdesk.ui.reading.text import PageText
from trustdesk.ui.widgets.menu import Menu

if TYPE_CHECKING:
    from trustdesk.services.glossary_words import GlossaryWords


class WordMenu(QObject):
    """Opens by a click of the other button or the menu key; lives as long as its text."""

    opening = Signal(Menu)
    """It is about to be shown: more can be added."""
    word_asked = Signal(str, QRect)
    """The person wants to know what a term of the glossary, by its id, means; and where in the
    text's viewport it stands.
    """

    def __init__(self, desk: Desk, text: PageText) -> None:
        super().__init__(text)
        self._desk = desk
        self._text = text
        self._words: GlossaryWords | None = None
        self._beside = QRect()
        text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        text.customContextMenuRequested.connect(self._open)

    def _open(self, place: QPoint) -> None:
        tr, text = self._desk.tr, self._text
        menu = Menu(self._desk.theme, text)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        term = self._term_at(place)
        if term:
            menu.addAction(tr("What does the word mean?")).setData(term)
            menu.addSeparator()
        copy = menu.addAction(f"{tr('Copy')}\tCtrl+C", text.copy)
        copy.setEnabled(text.textCursor().hasSelection())
        menu.addAction(f"{tr('Select all')}\tCtrl+A", text.selectAll)
        menu.triggered.connect(self._on_chosen)
        self.opening.emit(menu)
        menu.popup(text.viewport().mapToGlobal(place))

    def _term_at(self, place: QPoint) -> str:
        """Gives the id of the glossary's word at a place, or ""."""
        cursor = self._text.cursorForPosition(place)
        self._beside = self._text.cursorRect(cursor)
        words = self._glossary().at(cursor.block().text(), cursor.positionInBlock())
        return words.term if words else ""

    def _glossary(self) -> GlossaryWords:
        if self._words is None:
            from trustdesk.services.glossary_words import GlossaryWords  # at the first menu
            from trustdesk.services.swedish import stem

            terms = self._desk.framework.glossary
            self._words = GlossaryWords(terms, self._desk.language.code, stem)
        return self._words

    def _on_chosen(self, action: QAction) -> None:
        term = action.data()
        if isinstance(term, str):
            self.word_asked.emit(term, self._beside)
