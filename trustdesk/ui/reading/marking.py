"""Words of a page are chosen: one reflects on them, highlights or bookmarks them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from trustdesk.domain.passage import Passage, PassageKind
from trustdesk.services.identity import new_id
from trustdesk.ui.overriding import override
from trustdesk.ui.reading.margin_items import removed
from trustdesk.ui.reading.passage_card import PassageCard
from trustdesk.ui.widgets.formatting_bar import BarItem
from trustdesk.ui.widgets.selection_bar import SelectionBar
from trustdesk.ui.wording import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from trustdesk.domain.entry import Citation
    from trustdesk.domain.faults import Fault
    from trustdesk.domain.passage import Quoted
    from trustdesk.services.journal import Journal
    from trustdesk.ui.desk import Desk
    from trustdesk.ui.reading.marked_text import MarkedText
    from trustdesk.ui.reading.open_page import OpenPage
    from trustdesk.ui.theme.theme import Theme
    from trustdesk.ui.widgets.menu import Menu

REFLECT, HIGHLIGHT, BOOKMARK = "reflect", "highlight", "bookmark"
KEYS = {HIGHLIGHT: "Ctrl+H", BOOKMARK: "Ctrl+D"}


class PassageBar(SelectionBar):
    """The bar over words that were chosen; a link that has the focus is not chosen."""

    def __init__(self, theme: Theme, text: MarkedText, items: tuple[BarItem, ...]) -> None:
        self._text = text
        super().__init__(theme, text, items)

    @override
    def _is_wanted(self) -> bool:
        return self._text.has_chosen()

    def first_button(self) -> QWidget | None:
        """Gives the first button while the bar shows."""
        return self.bar.buttons[0] if self.bar is not None and self.bar.isVisible() else None


class Marking(QObject):
    """Does with chosen words what the person wishes, and with what was marked before."""

    reflect_requested = Signal(object, str)
    """The person wants to write about a Citation; and the words that stand on top."""

    def __init__(self, desk: Desk, open_page: OpenPage, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._open_page = open_page
        self._text = open_page.text
        self._words = open_page.own_words
        self._page = page
        self._awaited: Quoted | None = None
        tr = desk.tr
        self.bar = PassageBar(
            desk.theme,
            self._text,
            (
                BarItem(tr("Reflect"), REFLECT),
                BarItem(tr("Highlight"), HIGHLIGHT),
                BarItem(tr("Bookmark"), BOOKMARK),
            ),
        )
        self.card = PassageCard(desk, page)
        self._connect()

    def _connect(self) -> None:
        self.bar.command.connect(self.do)
        self._text.tab_target = self.bar.first_button
        self._text.mark_opened.connect(self.open_card)
        self._text.caret_changed.connect(self._on_caret)
        self._words.passage_requested.connect(self.show_passage)
        self._words.remove_requested.connect(self.remove)
        self._words.shown.connect(self._on_shown)
        self._words.gone.connect(self.put_away)
        self._open_page.leaf.verticalScrollBar().valueChanged.connect(self.put_away)
        self.card.note_written.connect(self._on_note)
        self.card.remove_requested.connect(self.remove)
        self.card.reflect_requested.connect(self._on_reflect)
        self.card.closed.connect(self._open_page.focus_text)
        for command, keys in KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), self._page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.do, command))

    def add_to(self, menu: Menu) -> None:
        """Adds to the text's menu what can be done with chosen words."""
        tr, chosen = self._desk.tr, self._text.has_chosen()
        menu.addSeparator()
        for text, command in (
            (f"{tr('Reflect')}\tCtrl+R", REFLECT),
            (f"{tr('Highlight')}\t{KEYS[HIGHLIGHT]}", HIGHLIGHT),
            (f"{tr('Bookmark')}\t{KEYS[BOOKMARK]}", BOOKMARK),
        ):
            menu.addAction(text, partial(self.do, command)).setEnabled(chosen)
        menu.addSeparator()
        keys = tr("Choose words with the keys")
        caret = menu.addAction(
            f"{keys}\tF7",
            partial(self._text.read_with_caret, on=not self._text.reads_with_caret),
        )
        caret.setCheckable(True)
        caret.setChecked(self._text.reads_with_caret)

    def put_away(self) -> None:
        """Closes the bar and the card; a note that is being written is kept."""
        self.bar.hide()
        self.card.put_away()

    # what is done with chosen words

    def do(self, command: str) -> None:
        """Reflects on the chosen words, highlights them or bookmarks them."""
        quoted = self._text.chosen_words()
        if quoted is None or not self._is_page():
            if command != REFLECT:
                self._say(self._desk.tr("Choose some words on the page first."))
            return
        self.bar.hide()
        if command == REFLECT:
            self._text.forget_selection()
            self.reflect_requested.emit(self._citation(quoted), quoted.quote)
        else:
            self._mark(quoted, PassageKind(command))

    def _is_page(self) -> bool:
        return self._desk.framework.page(self._open_page.page_id) is not None

    def _citation(self, quoted: Quoted) -> Citation:
        from trustdesk.domain.entry import Citation

        page_id = self._open_page.page_id
        version = self._desk.framework.version_of(page_id)
        return Citation(page_id, quoted.section, quoted.quote, version, quoted.before, quoted.after)

    def _mark(self, quoted: Quoted, kind: PassageKind) -> None:
        if not self._words.may_mark:
            self._say(self._desk.tr("Your journal has to be open for this to be kept in it."))
            return
        present = self._text.chosen_mark() if kind is PassageKind.HIGHLIGHT else ""
        if present:
            self._text.forget_selection()
            self.open_card(present)
            return
        now = self._desk.clock.now()
        page_id = self._open_page.page_id
        version = self._desk.framework.version_of(page_id)
        made = Passage(new_id(now), kind, page_id, quoted, version, now, now)
        self._text.forget_selection()
        self._keep(made, partial(self._on_marked, made))

    def _on_marked(self, made: Passage, _nothing: object = None) -> None:
        tr = self._desk.tr
        is_mark = made.kind is PassageKind.HIGHLIGHT
        self._say(tr("Highlighted.") if is_mark else tr("Bookmarked."))
        self._act(tr("Write a note"), partial(self.open_card_of, made))
        self._act(tr("Undo"), partial(self.remove, made.id, told=False))
        self._words.refresh()

    # what was marked

    def open_card(self, passage_id: str) -> None:
        """Shows the card of a highlight or bookmark of this page, beside its words."""
        passage = self._words.passage(passage_id)
        if passage is not None:
            self.open_card_of(passage)

    def open_card_of(self, passage: Passage) -> None:
        """Shows a card; words that stand elsewhere on the page are scrolled to."""
        self._clear()
        span = self._words.span_of(passage.quoted)
        box = self._text.box_of(*span) if span else self._section_box(passage)
        if span:
            self._open_page.leaf.show_box(box)
        viewport = self._text.viewport()
        beside = QRect(viewport.mapTo(self._page, box.topLeft()), box.size())
        self.card.open_at(passage, beside)

    def _section_box(self, passage: Passage) -> QRect:
        """Gives where a passage's section begins: its words stand in the other language."""
        return QRect(0, self._text.top_of(passage.quoted.section), 1, 1)

    def show_passage(self, passage_id: str) -> None:
        """Shows where a highlight or bookmark stands, with its card."""
        passage = self._words.passage(passage_id)
        if passage is not None:
            self.show_words(passage.quoted)
            self.open_card_of(passage)

    def show_words(self, quoted: Quoted) -> None:
        """Shows where words stand on the page, softly; waits until that is known."""
        self._awaited = quoted
        if self._words.is_read:
            self._on_shown()

    def _on_shown(self) -> None:
        quoted, self._awaited = self._awaited, None
        if quoted is None:
            return
        span = self._words.span_of(quoted)
        if span is None:
            self._awaited = None
            self._open_page.leaf.show_section(quoted.section)
            return
        self._text.show_sought(*span)
        self._open_page.leaf.show_box(self._text.box_of(*span))

    def remove(self, passage_id: str, *, told: bool = True) -> None:
        """Takes a highlight or bookmark away; undo is offered."""
        passage = self._words.passage(passage_id)

        def work(journal: Journal) -> None:
            journal.passages.remove(passage_id)

        done = partial(self._on_removed, passage if told else None)
        self._desk.session.write(work, done, self._on_failed)

    def _on_removed(self, passage: Passage | None, _nothing: object = None) -> None:
        self._clear()
        if passage is not None:
            self._say(removed(self._desk, passage))
            self._act(self._desk.tr("Undo"), partial(self._keep, passage, self._on_kept_again))
        self._words.refresh()

    def _on_kept_again(self, _nothing: object = None) -> None:
        self._clear()
        self._words.refresh()

    def _on_note(self, passage: Passage, note: str) -> None:
        changed = replace(passage, note=note, modified=self._desk.clock.now())
        self._keep(changed, self._on_kept_again)

    def _on_reflect(self, passage_id: str) -> None:
        passage = self._words.passage(passage_id)
        if passage is not None:
            self.reflect_requested.emit(self._citation(passage.quoted), passage.quoted.quote)

    def _keep(self, passage: Passage, done: Callable[[object], None]) -> None:
        def work(journal: Journal) -> None:
            journal.passages.keep(passage)

        failed = partial(self._on_not_kept, passage, done)
        self._desk.session.write(work, done, failed)

    def _on_not_kept(self, passage: Passage, done: Callable[[object], None], fault: Fault) -> None:
        self._on_failed(fault)
        self._act(self._desk.tr("Try again"), partial(self._keep, passage, done))

    # what is told

    def _on_failed(self, fault: Fault) -> None:
        self._open_page.message.say(*told(self._desk, fault))

    def _on_caret(self, on: bool) -> None:
        if on:
            self._say(
                self._desk.tr("The arrow keys move a cursor now; with Shift they choose words.")
            )
            self._act(self._desk.tr("End (F7)"), partial(self._text.read_with_caret, on=False))
        else:
            self._clear()

    def _say(self, text: str) -> None:
        self._open_page.message.say(text, trouble=False, quiet=True)

    def _act(self, text: str, action: Callable[[], None]) -> None:
        def act(_checked: bool = False) -> None:
            action()

        self._open_page.message.add_action(text).clicked.connect(act)

    def _clear(self) -> None:
        self._open_page.message.clear()
