"""The panel that Ctrl+K opens: commands, pages and reflections by a few letters."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from trustdesk.domain.entry import EntryRow, Filters, JournalHit
from trustdesk.services.ports import JournalReader
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.search.offers import Command, Offer, gathered, offered_commands, offered_pages
from trustdesk.ui.search.palette_list import OfferList, OfferModel, spoken
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.fields import SearchField
from trustdesk.ui.widgets.painting import fill_round, outline_round, painter_on

WIDTH = 560
DELAY_MS = 150
_LATEST, _FOUND = 3, 6
_AIR, _EDGE = 8, 16
_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
}


class Palette(QWidget):
    """Lies over a window while it is open; a click beside the panel closes it.

    Make one for a window and its language, call `begin` at Ctrl+K. It closes before it tells
    what was chosen.
    """

    command_chosen = Signal(str)
    page_chosen = Signal(str)
    entry_chosen = Signal(str)
    search_chosen = Signal(str)

    def __init__(self, desk: Desk, commands: Sequence[Command], window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._commands = tuple(commands)
        self._window = window
        self._before: QWidget | None = None
        self._ticket: Ticket | None = None
        self._entries: list[Offer] = []
        self._moved = False
        name = desk.tr("Find a page, a reflection or a command")
        self.field = SearchField(desk.theme, name)
        self._model = OfferModel(self)
        self.list = OfferList(desk.theme, self._model, desk.tr("What was found"))
        self._panel = _Panel(desk.theme, self)
        self._panel.setAccessibleName(name)
        column = QVBoxLayout(self._panel)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text)
        self.field.installEventFilter(self)
        self._window.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        self._timer.timeout.connect(self._find_entries)
        self._desk.theme.changed.connect(self._fit)

    def begin(self) -> None:
        """Opens the panel with an empty field; a second time it only takes the focus."""
        if self.isVisible():
            self.field.selectAll()
        else:
            self._before = QApplication.focusWidget()
            self.field.clear()
            self._on_text("")
            self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._fit()

    def finish(self) -> None:
        """Closes the panel; the focus goes back to where it was."""
        self._drop()
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self._window)
        self.hide()
        before, self._before = self._before, None
        if had_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        self._timer.stop()
        if self._ticket is not None:
            self._ticket.drop()

    def _on_text(self, _text: str) -> None:
        """Commands and pages show at once, reflections when no key has come for a moment."""
        self._moved = False
        if not self._query():
            self._entries = []
        self._show()
        self._drop()
        self._timer.start(DELAY_MS if self._query() else 0)

    def _query(self) -> str:
        return self.field.text().strip()

    def _find_entries(self) -> None:
        query, session = self._query(), self._desk.session
        if session.state != "open":
            return

        def found(reader: JournalReader) -> list[JournalHit] | list[EntryRow]:
            if query:
                return reader.search(query, "relevance", _FOUND)
            return reader.rows(Filters(), limit=_LATEST)

        self._ticket = session.read(found, self._show_entries)

    def _show_entries(self, found: list[JournalHit] | list[EntryRow]) -> None:
        language = self._desk.language
        self._entries = [
            Offer(
                "entry",
                hit.id,
                hit.title or _words(hit) or self._desk.tr("Untitled"),
                language.full_date(hit.date),
                "notebook-pen",
            )
            for hit in found
        ]
        self._show()

    def _show(self) -> None:
        """Shows what is offered; a choice that was moved stays on what it was on."""
        query = self._query()
        chosen = self.list.chosen() if self._moved else None
        last = None
        if query:
            name = self._desk.tr("Search for “{words}” everywhere").format(words=query)
            last = Offer("search", query, name, "", "search")
        commands = offered_commands(self._commands, query)
        self._model.set_offers(
            gathered(commands, offered_pages(self._desk, query), self._entries, last)
        )
        self.list.choose(self._model.place_of(chosen))
        self._fit()

    def _move(self, way: int) -> None:
        self._moved = True
        self.list.choose(self.list.currentIndex().row() + way)
        offer = self.list.chosen()
        if offer is not None:  # the focus is in the field, so the row has to be said
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, spoken(offer)))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._run(self._model.offer(index.row()))

    def _run(self, offer: Offer | None) -> None:
        if offer is None:
            return
        self.finish()
        signals = {
            "command": self.command_chosen,
            "page": self.page_chosen,
            "entry": self.entry_chosen,
            "search": self.search_chosen,
        }
        signals[offer.kind].emit(offer.id)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._fit()
        pressed = event.type() == QEvent.Type.KeyPress
        if watched is self.field and pressed and isinstance(event, QKeyEvent):
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        """Gives whether the key was the panel's; the others are the field's."""
        if key == Qt.Key.Key_Escape:
            self.finish()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.chosen())
        elif key in _MOVES:
            self._move(_MOVES[key])
        else:
            return False
        return True

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.finish()

    def _fit(self) -> None:
        """Lies over the window, the panel in its upper third."""
        if not self.isVisible():
            return
        px = self._desk.theme.px
        self.setGeometry(self._window.rect())
        air = px(_AIR)
        column = self._panel.layout()
        if column is not None:
            column.setContentsMargins(air, air, air, air)
            column.setSpacing(air)
        width = min(px(WIDTH), self.width() - 2 * px(_EDGE))
        top = self.height() // 7
        room = self.height() - top - px(_EDGE)
        field = self.field.sizeHint().height()
        rows = self.list.whole_height()
        height = min(field + rows + (3 if rows else 2) * air, room)
        self.list.setVisible(rows > 0)
        self._panel.setGeometry((self.width() - width) // 2, top, width, height)


class _Panel(QFrame):
    """The ground of the panel: raised, with a line round it and no shadow."""

    RADIUS = 12

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            box = QRectF(self.rect())
            fill_round(painter, box, self.RADIUS, self._theme.colour("raised"))
            outline_round(painter, box, self.RADIUS, self._theme.colour("control"))


def _words(hit: JournalHit | EntryRow) -> str:
    return hit.excerpt if isinstance(hit, EntryRow) else hit.snippet.text
