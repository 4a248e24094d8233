"""Sök: one field over what the person has written and over the framework."""

from functools import partial
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.entry import JournalHit
from trustdesk.domain.faults import Fault
from trustdesk.services.ports import JournalReader
from trustdesk.services.reading import FrameworkSearch, query_parts
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.own_lane import OwnLane
from trustdesk.ui.page import Page
from trustdesk.ui.search.counts import told_counts
from trustdesk.ui.search.found import Found, FoundModel, Row, found_entry, found_page
from trustdesk.ui.search.results import TEXT_LEFT, ResultList
from trustdesk.ui.surroundings import Surroundings
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.theme.typography import LEAD
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.fields import ComboField, SearchField
from trustdesk.ui.widgets.labels import Heading, WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.wording import told

COLUMN = 672
TOP = 56
DELAY_MS = 150
MOST = 50
"""Results shown of each kind; more are of no use to a reader."""

Order = Literal["date", "relevance"]


class SearchPage(Page):
    """Finds words in reflections and in the framework, in two groups."""

    entry_requested = Signal(str)
    closed = Signal()
    """The person wants to go back to where they came from."""
    page_found = Signal(str, str, object)
    """The person wants to read a page at a section, with these words (tuple of str) marked."""

    def __init__(
        self, desk: Desk, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        tr = desk.tr
        self._make_search = surroundings.framework_search
        self._framework: FrameworkSearch | None = None
        self._lane = OwnLane("framework", self)
        self._ticket: Ticket | None = None
        self._places_ticket: Ticket | None = None
        """Stands as long as the framework has not answered."""
        self._waits = False
        """True as long as the open journal has not answered."""
        self._entries: list[JournalHit] | None = []
        self._places: list[Found] = []
        self._query = ""
        self.field = SearchField(desk.theme, tr("Search everywhere"))
        self.order = ComboField(desk.theme, tr("The order of the reflections"))
        self.order.addItem(tr("Latest first"), "date")
        self.order.addItem(tr("Best match first"), "relevance")
        self.summary = WrappedLabel(desk.theme, "", LEAD)
        self._trouble = InlineMessage(desk.theme)
        self._model = FoundModel(self)
        self.results = ResultList(desk.theme, self._model, tr("Results"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._lay_out()
        self._connect()
        self._show_rows()

    def _lay_out(self) -> None:
        self._column = QWidget()
        inside = QVBoxLayout(self._column)
        inside.setContentsMargins(0, 0, 0, 0)
        self._head = QVBoxLayout()
        self._title = QHBoxLayout()
        self.back = LinkButton(self.desk.theme, self.desk.tr("Back"), "arrow-left", size=13)
        self._title.addWidget(Heading(self.desk.theme, self.desk.tr("Search"), 1))
        self._head.addWidget(self.back)
        self._head.addLayout(self._title)
        self._head.addWidget(self.field)
        self._facts = QHBoxLayout()
        self._facts.addWidget(self.summary, 1)
        self._facts.addWidget(self.order, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(self._facts)
        self._head.addWidget(self._trouble)
        inside.addLayout(self._head)
        inside.addWidget(self.results, 1)
        self._outer = QHBoxLayout(self)
        self._outer.addStretch(1)
        self._outer.addWidget(self._column, 1000)
        self._outer.addStretch(1)
        self._fit()

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.field.textChanged.connect(self._timer.start)
        self.field.installEventFilter(self)
        self._timer.timeout.connect(self._search)
        self.order.currentIndexChanged.connect(self._search)
        self.results.opened.connect(self._on_opened)
        self.results.left_upwards.connect(self._focus_field)
        self.desk.session.changed.connect(self._on_journal_changed)
        self.desk.session.state_changed.connect(self._on_journal_changed)
        self.desk.theme.changed.connect(self._fit)

    @override
    def enter(self) -> None:
        self._focus_field()
        if self._query:
            self._search()

    @override
    def leave(self) -> None:
        self._drop()
        self._lane.end()

    @override
    def show_detail(self, detail: str, section: str = "") -> None:
        """Searches for words."""
        self.field.setText(detail)
        self._search()

    def _focus_field(self) -> None:
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_journal_changed(self, _what: str) -> None:
        if self._query:
            self._timer.start()

    def _drop(self) -> None:
        self._timer.stop()
        for ticket in (self._ticket, self._places_ticket):
            if ticket is not None:
                ticket.drop()
        self._places_ticket = None

    def _search(self) -> None:
        """Asks the framework and the journal, each on a thread of its own; the framework does not
        wait for the journal.
        """
        self._drop()
        self._query = query = self.field.text().strip()
        self._trouble.clear()
        if not query:
            self._entries, self._places = [], []
            self._show_rows()
            return
        self._places_ticket = self._lane.run(partial(self._find, query), self._show_places)
        self._waits = self.desk.session.state == "open"
        if not self._waits:
            self._entries = None
            self._show_rows()
        order: Order = self.order.currentData()

        def found(reader: JournalReader) -> list[JournalHit]:
            return reader.search(query, order, MOST + 1)

        self._ticket = self.desk.session.read(found, self._show_entries, self._on_fault)

    def _find(self, query: str) -> list[Found]:
        """Looks in the framework, off the interface thread; the first time it reads every page."""
        if self._framework is None:
            self._framework = self._make_search()
        return [found_page(hit) for hit in self._framework.search(query, MOST + 1)]

    def _show_places(self, places: list[Found]) -> None:
        self._places = places
        self._places_ticket = None
        if not self._waits:
            self._show_rows()

    def _show_entries(self, hits: list[JournalHit]) -> None:
        self._entries = hits
        self._show_when_all_is_there()

    def _show_when_all_is_there(self) -> None:
        """What comes in two halves is shown in one: rows that move are hard to read."""
        self._waits = False
        if self._places_ticket is None:
            self._show_rows()

    def _on_fault(self, fault: Fault) -> None:
        """The journal cannot be searched; the framework can."""
        self._entries = None
        self._trouble.say(*told(self.desk, fault))
        self._show_when_all_is_there()

    def _show_rows(self) -> None:
        entries = self._entries or []
        self.order.setVisible(bool(self._query) and len(entries) > 1)
        self._model.set_rows(self._rows(entries) if self._query else ())
        self.results.setVisible(bool(entries or self._places))
        self.summary.setText(self._told())
        if self._query:
            QAccessible.updateAccessibility(QAccessibleEvent(self.summary, QAccessible.Event.Alert))

    def _rows(self, entries: list[JournalHit]) -> list[Row]:
        tr, language = self.desk.tr, self.desk.language
        rows: list[Row] = []
        if entries:
            rows.append(tr("In your journal"))
            rows += [
                found_entry(hit, language.day(hit.date), tr("Untitled")) for hit in entries[:MOST]
            ]
        if self._places:
            rows.append(tr("In the framework"))
            rows += self._places[:MOST]
        return rows

    def _told(self) -> str:
        """Gives how much was found, in a sentence."""
        if not self._query:
            return self.desk.tr(
                "Finds words in what you have written and in the framework, in every form."
            )
        entries = None if self._entries is None else len(self._entries)
        return told_counts(self.desk.language, entries, len(self._places), MOST)

    def _on_opened(self, found: Found) -> None:
        if found.is_entry:
            self.entry_requested.emit(found.id)
        else:
            words = found.words or tuple(query_parts(self._query))
            self.page_found.emit(found.id, found.section, words)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, Enter and the arrow down lead to the results."""
        if watched is self.field and isinstance(event, QKeyEvent):
            down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if down and event.type() == QEvent.Type.KeyPress:
                if self._timer.isActive():
                    self._search()
                elif self._model.first_result() >= 0:
                    self.results.begin()
                return True
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        px = self.desk.theme.px
        self._column.setMaximumWidth(px(COLUMN))
        self._outer.setContentsMargins(px(12), px(TOP), px(12), 0)
        self._head.setSpacing(px(14))
        self._head.setContentsMargins(0, 0, 0, px(4))
        self._facts.setContentsMargins(px(TEXT_LEFT), 0, 0, 0)
        self._title.setContentsMargins(px(TEXT_LEFT), 0, 0, 0)
