"""Everything that is highlighted, bookmarked or quoted, page by page; also what stands no more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from trustdesk.domain.passage import Passage
from trustdesk.services.absent import told_id
from trustdesk.services.marked import Marked, MarkedWords, Standing
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.reading.margin_items import day_of, removed, shortened, told_of
from trustdesk.ui.reading.row_page import RowPage
from trustdesk.ui.reading.title_rows import TitleRow
from trustdesk.ui.theme.typography import BODY, SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.fields import SearchField
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.wording import told

if TYPE_CHECKING:
    from trustdesk.domain.faults import Fault
    from trustdesk.services.journal import Journal
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.tasks import Ticket

FIELD_FROM = 10
"""With more than this there is a field to look for words in them."""

_FIELD_WIDTH, _LONGEST_QUOTE = 320, 200


class MarkedActions(QWidget):
    """What can be done with the chosen words."""

    def __init__(self, desk: Desk, marked: Marked, parent: QWidget) -> None:
        super().__init__(parent)
        tr, theme = desk.tr, desk.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.px(10))
        row.setSpacing(theme.px(20))
        self.show_there = LinkButton(theme, tr("Show on the page"), "book-open", size=14)
        self.read = LinkButton(theme, tr("Read the reflection"), "pen-line", size=14)
        self.remove = LinkButton(theme, tr("Remove"), size=14)
        self.show_there.setVisible(marked.standing is not Standing.LOST)
        self.read.setVisible(not isinstance(marked.about, Passage))
        self.remove.setVisible(isinstance(marked.about, Passage))
        for button in (self.show_there, self.read, self.remove):
            row.addWidget(button)
        row.addStretch(1)

    def first(self) -> LinkButton:
        """Gives the first thing that can be done."""
        buttons = (self.show_there, self.read, self.remove)
        return next(button for button in buttons if not button.isHidden())


class MarkedList(RowPage):
    """Stands in the place of a page's text, as high as it is; empty without an open journal."""

    seen = Signal(QRect)
    """This part of it is at work: show it."""
    words_requested = Signal(object)
    """The person wants to see where these words (a Marked) stand."""
    entry_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, desk.tr("Highlights and bookmarks"), parent)
        self._desk = desk
        self._found: dict[str, Marked] = {}
        self._ticket: Ticket | None = None
        self._actions: MarkedActions | None = None
        self._are_own_words_shown = True
        tr, theme = desk.tr, desk.theme
        self.lead = WrappedLabel(theme, "", BODY)
        self.message = InlineMessage(theme)
        self.field = SearchField(theme, tr("Find among what is marked"))
        self._nothing = WrappedLabel(theme, tr("Nothing matches."), SMALL)
        self.add_above(self.lead, self.message, self.field, self._nothing)
        self._connect()
        self._fit()
        self._show_rows()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._show_rows)
        self.view.chosen.connect(self._on_chosen)
        self.view.taken.connect(self._on_taken)
        self.view.doubleClicked.connect(self._on_taken)
        self._desk.session.state_changed.connect(self.read)
        self._desk.session.changed.connect(self.read)
        self._desk.theme.changed.connect(self._on_theme_changed)

    # what others ask of it

    def read(self) -> None:
        """Reads what is marked; without a journal there is nothing."""
        if self._ticket is not None:
            self._ticket.drop()
        if self._are_own_words_shown and self._desk.session.state == "open":
            self._ticket = self._desk.session.read(partial(_all_marked, self._desk), self._on_read)
        else:
            self._on_read([])

    def show_own_words(self, *, shown: bool) -> None:
        """Shows what is the person's own, or none of it."""
        if shown != self._are_own_words_shown:
            self._are_own_words_shown = shown
            self.read()

    # the rows

    def _on_read(self, found: list[Marked]) -> None:
        self._found = {f"{n}:{_id(marked)}": marked for n, marked in enumerate(found)}
        self._show_rows()

    def _show_rows(self) -> None:
        """Shows what is sought, each under its page; the chosen one stays chosen."""
        present = self.view.chosen_id().partition(":")[2]
        chosen = {key: marked for key, marked in self._found.items() if self._is_sought(marked)}
        rows: list[TitleRow] = []
        page = None
        for key, marked in chosen.items():
            if marked.page != page:
                page = marked.page
                rows.append(TitleRow("", self._title(page)))
            rows.append(self._row(key, marked))
        self.lead.setText(self._told())
        self.lead.setVisible(not self._found)
        self.field.setVisible(len(self._found) > FIELD_FROM or bool(self.field.text()))
        self._nothing.setVisible(bool(self._found) and not chosen)
        self._close()
        self.view.rows.show_rows(rows)
        same = (key for key in chosen if present and key.partition(":")[2] == present)
        self.view.choose(next(same, ""))
        self.grown.emit()

    def _told(self) -> str:
        tr = self._desk.tr
        if self._are_own_words_shown and self._desk.session.state == "open":
            return tr(
                "Nothing is marked yet. Choose some words on a page: you can highlight them, "
                "keep them as a bookmark, or reflect on them. They are gathered here."
            )
        return tr("What you have marked is shown here when your journal is open.")

    def _is_sought(self, marked: Marked) -> bool:
        whole = f"{marked.quoted.quote} {_note(marked)} {self._facts(marked)}".casefold()
        return all(part in whole for part in self.field.text().casefold().split())

    def _title(self, page_id: str) -> str:
        page = self._desk.framework.page(page_id)
        if page is not None:
            return self._desk.said(page.title)
        gone = told_id(page_id, self._desk.framework, self._desk.tr)
        return self._desk.tr("A page that is gone: {page}").format(page=gone)

    def _row(self, key: str, marked: Marked) -> TitleRow:
        lost = marked.standing is Standing.LOST
        state = self._desk.tr("No longer there") if lost else ""
        quote = shortened(marked.quoted.quote, _LONGEST_QUOTE)
        return TitleRow(key, f"”{quote}”", self._facts(marked), state, _note(marked))

    def _facts(self, marked: Marked) -> str:
        tr, about = self._desk.tr, marked.about
        if isinstance(about, Passage):
            return told_of(self._desk, about)
        title = about.row.title or about.row.excerpt or tr("Untitled")
        kind = tr("A reflection")
        return f"{kind} · {day_of(self._desk, about.row.date)} · {title}"

    # the chosen words

    def _chosen(self) -> Marked | None:
        return self._found.get(self.view.chosen_id())

    def _on_chosen(self, key: str) -> None:
        self._close()
        marked = self._found.get(key)
        if marked is None:
            return
        self._open(marked)
        place = self.view.rows.place_of(key)
        box = self.view.visualRect(self.view.rows.index(place, 0))
        self.seen.emit(QRect(self.view.viewport().mapTo(self, box.topLeft()), box.size()))

    def _open(self, marked: Marked) -> None:
        made = self._actions = MarkedActions(self._desk, marked, self.view.viewport())
        made.show_there.clicked.connect(self._on_show)
        made.read.clicked.connect(self._on_entry)
        made.remove.clicked.connect(self._on_remove)
        made.show()  # only what is shown knows the height that its look gives it
        self._place_actions()
        self.grown.emit()

    def _close(self) -> None:
        actions, self._actions = self._actions, None
        if actions is None:
            return
        self.view.open_below(0)
        focus = QApplication.focusWidget()
        if focus is not None and actions.isAncestorOf(focus):
            self.view.setFocus()
        actions.hide()
        actions.deleteLater()
        self.grown.emit()

    def _place_actions(self) -> None:
        if self._actions is None:
            return
        self.view.open_below(self._actions.sizeHint().height())
        self.view.doItemsLayout()
        self._actions.setGeometry(self.view.place_below())

    def _on_taken(self) -> None:
        if self._actions is not None:
            self._actions.first().click()

    def _on_show(self) -> None:
        marked = self._chosen()
        if marked is not None:
            self.words_requested.emit(marked)

    def _on_entry(self) -> None:
        marked = self._chosen()
        if marked is not None and not isinstance(marked.about, Passage):
            self.entry_requested.emit(marked.about.row.id)

    def _on_remove(self) -> None:
        marked = self._chosen()
        if marked is None or not isinstance(marked.about, Passage):
            return
        passage = marked.about

        def work(journal: Journal) -> None:
            journal.passages.remove(passage.id)

        self._desk.session.write(work, partial(self._on_removed, passage), self._on_failed)

    def _on_removed(self, passage: Passage, _nothing: object = None) -> None:
        self.message.say(removed(self._desk, passage), trouble=False, quiet=True)

        def take_back(_checked: bool = False) -> None:
            self._take_back(passage)

        self.message.add_action(self._desk.tr("Undo")).clicked.connect(take_back)
        self.read()

    def _take_back(self, passage: Passage) -> None:
        def work(journal: Journal) -> None:
            journal.passages.keep(passage)

        self._desk.session.write(work, self._on_taken_back, self._on_failed)

    def _on_taken_back(self, _nothing: object = None) -> None:
        self.message.clear()
        self.read()

    def _on_failed(self, fault: Fault) -> None:
        self.message.say(*told(self._desk, fault))
        self.grown.emit()

    # its look

    def _fit(self) -> None:
        self._fit_column()
        self.field.setMaximumWidth(self._desk.theme.px(_FIELD_WIDTH))

    def _on_theme_changed(self) -> None:
        self._fit()
        self._show_rows()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place_actions()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.view.hasFocus():
            self._on_remove()
            return
        super().keyPressEvent(event)


def _id(marked: Marked) -> str:
    about = marked.about
    return about.id if isinstance(about, Passage) else about.row.id


def _note(marked: Marked) -> str:
    return marked.about.note.strip() if isinstance(marked.about, Passage) else ""


def _all_marked(desk: Desk, reader: JournalReader) -> list[Marked]:
    pages = desk.framework.pages
    present = desk.language.code
    languages = dict.fromkeys([present, *(code for p in pages for code in p.body.by_language)])
    marked = MarkedWords(desk.framework, tuple(languages))
    return marked.all(reader.passages.all(), reader.passages.cited())
