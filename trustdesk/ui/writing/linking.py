"""`[[` in a text: pages of the framework and own reflections are offered as one types."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from trustdesk.domain.entry import EntryRow, Filters
from trustdesk.domain.picture import described
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.search.offers import Offer, offered_pages, rank
from trustdesk.ui.search.palette_list import OfferList, OfferModel, spoken
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.painting import RADIUS, fill_round, outline_round, painter_on

if TYPE_CHECKING:
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
    from trustdesk.ui.writing.pictures import Home

_OPENED = re.compile(r"\[\[([^\[\]]{0,60})$")
_MOST_ROWS, _MOST_ENTRIES, _LATEST, _FOUND = 7, 5, 300, 40
_WIDTH, _AIR = 420, 6
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_CHOOSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


def typed_after(text: str) -> str | None:
    """Gives what was typed after the `[[` that the caret stands behind, or None."""
    found = _OPENED.search(text)
    return found[1] if found else None


class Linking(QObject):
    """Offers links for one editor; freed with it. The list is made at the first `[[`."""

    def __init__(self, desk: Desk, edit: MarkdownEdit, home: Home) -> None:
        super().__init__(edit)
        self._desk = desk
        self._edit = edit
        self._home = home
        self._list: LinkList | None = None
        self._ticket: Ticket | None = None
        self._entries: list[Offer] = []
        edit.edited.connect(self._on_edited)
        edit.cursorPositionChanged.connect(self._on_caret)
        self._on_edited()  # what was typed before this was here

    def offers(self) -> tuple[Offer, ...]:
        """Gives what is offered now."""
        shown = self._list is not None and self._list.isVisible()
        return self._list.model.all() if shown and self._list is not None else ()

    def _query(self) -> str | None:
        cursor = self._edit.textCursor()
        begin = max(cursor.positionInBlock() - 64, 0)
        text = cursor.block().text()  # short, or this is no place for a link
        if len(text) > 100_000 or cursor.hasSelection():
            return None
        return typed_after(text[begin : cursor.positionInBlock()])

    def _on_edited(self) -> None:
        query = self._query()
        if query is None:
            self._close()
            return
        self._show(query)
        self._find(query)

    def _on_caret(self) -> None:
        if self._list is not None and self._list.isVisible() and self._query() is None:
            self._close()

    def _find(self, query: str) -> None:
        if self._ticket is not None:
            self._ticket.drop()

        def found(reader: JournalReader) -> list[EntryRow]:
            return _matching(reader, query.strip())

        self._ticket = self._desk.session.read(found, self._on_found)

    def _on_found(self, rows: list[EntryRow]) -> None:
        query = self._query()
        if query is None or not self._edit.hasFocus():
            return
        language = self._desk.language
        self._entries = [
            Offer("entry", row.id, row.title or row.excerpt, language.full_date(row.date),
                  "notebook-pen")
            for row in rows
            if row.id != self._home.entry_id()
        ]  # fmt: skip
        self._show(query)

    def _show(self, query: str) -> None:
        query = query.strip()
        pages = offered_pages(self._desk, query) if query else _first_pages(self._desk)
        entries = [o for o in self._entries if not query or rank(query, o.name) is not None]
        entries = entries[:_MOST_ENTRIES]
        offers = [*pages[: _MOST_ROWS - min(len(entries), 3)], *entries][:_MOST_ROWS]
        if not offers:
            self._hide()
            return
        shown = self._shown()
        shown.offer(offers)
        shown.stand_at(self._edit)

    def _shown(self) -> LinkList:
        if self._list is None:
            self._list = LinkList(self._desk, self._edit.window())
            self._list.list.clicked.connect(self._on_clicked)
            self._edit.installEventFilter(self)
            self.destroyed.connect(self._list.deleteLater)
        return self._list

    def _hide(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _close(self) -> None:
        if self._ticket is not None:
            self._ticket.drop()
        self._entries = []
        self._hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = self._list
        if shown is None or not shown.isVisible():
            return False
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._close()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(shown, event)
        return False

    def _on_key(self, shown: LinkList, event: QKeyEvent) -> bool:
        """Gives whether the key was the list's; the others are the text's."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key == Qt.Key.Key_Escape:
            self._close()
        elif key in _CHOOSES:
            self._insert(shown.list.chosen())
        elif key in _MOVES:
            shown.list.choose(shown.list.currentIndex().row() + _MOVES[key])
            chosen = shown.list.chosen()
            if chosen is not None:  # the focus stays in the text, so the row has to be said
                said = QAccessibleAnnouncementEvent(self._edit, spoken(chosen))
                QAccessible.updateAccessibility(said)
        else:
            return False
        return True

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._list is not None:
            self._insert(self._list.model.offer(index.row()))

    def _insert(self, offer: Offer | None) -> None:
        query = self._query()
        self._close()
        if offer is None or query is None:
            return
        cursor = self._edit.textCursor()
        ahead = cursor.block().text()[cursor.positionInBlock() :]
        if ahead.startswith("]]"):
            cursor.movePosition(QTextCursor.MoveOperation.Right, n=2)
        cursor.movePosition(
            QTextCursor.MoveOperation.Left,
            QTextCursor.MoveMode.KeepAnchor,
            len(query.encode("utf-16-le")) // 2 + 2 + (2 if ahead.startswith("]]") else 0),
        )
        cursor.insertText(f"[{described(offer.name)}]({offer.kind}:{offer.id})")
        self._edit.setTextCursor(cursor)


def _first_pages(desk: Desk) -> list[Offer]:
    note = desk.tr("The framework")
    return [
        Offer("page", page.id, desk.said(page.title), note, "book-open")
        for page in desk.framework.pages_in_order()[:_MOST_ROWS]
    ]


def _matching(reader: JournalReader, query: str) -> list[EntryRow]:
    """Gives reflections whose title (else first words) match, the latest and best first."""
    rows = reader.rows(Filters(), limit=_LATEST)
    if not query:
        return rows[:_MOST_ENTRIES]
    if len(query) > 1:
        known = {row.id for row in rows}
        rows += [r for r in reader.rows(Filters(query=query), limit=_FOUND) if r.id not in known]
    ranked = [(rank(query, row.title or row.excerpt), row) for row in rows]
    kept = [(score, row) for score, row in ranked if score is not None]
    return [row for _, row in sorted(kept, key=lambda pair: pair[0])][:_MOST_ENTRIES]


class LinkList(QFrame):
    """The list under the caret. It lies in the window and never takes the focus."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._theme: Theme = desk.theme
        self.model = OfferModel(self)
        name = desk.tr("Pages and reflections to link to")
        self.list = OfferList(desk.theme, self.model, name)
        self.setAccessibleName(name)
        air = desk.theme.px(_AIR)
        column = QVBoxLayout(self)
        column.setContentsMargins(air, air, air, air)
        column.addWidget(self.list)
        self.hide()

    def offer(self, offers: Sequence[Offer]) -> None:
        """Shows these; a choice that is still among them stays."""
        chosen = self.list.chosen()
        self.model.set_offers(offers)
        self.list.choose(self.model.place_of(chosen))

    def stand_at(self, edit: MarkdownEdit) -> None:
        """Shows the list under the caret, over it where there is no room below."""
        px, window = self._theme.px, self.window()
        caret = edit.cursorRect()
        height = self.list.whole_height() + 2 * px(_AIR)
        width = min(px(_WIDTH), window.width() - 2 * px(8))
        spot = edit.viewport().mapTo(window, QPoint(caret.left(), caret.bottom() + px(6)))
        top = spot.y()
        if top + height > window.height() - px(8):
            top = spot.y() - caret.height() - px(12) - height
        left = max(min(spot.x() - px(12), window.width() - width - px(8)), px(8))
        self.setGeometry(left, max(top, px(8)), width, height)
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            box = QRectF(self.rect())
            fill_round(painter, box, RADIUS, self._theme.colour("raised"))
            outline_round(painter, box, RADIUS, self._theme.colour("control"))
