"""Läs: the contents, the page, and a margin where one's own words stand level with the passage."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from trustdesk.domain.faults import Fault
from trustdesk.domain.framework import Question
from trustdesk.services.ports import JournalReader
from trustdesk.ui.desk import Desk
from trustdesk.ui.diagrams.spot import DiagramSpot
from trustdesk.ui.overriding import override
from trustdesk.ui.page import Page
from trustdesk.ui.reading.contents import CONTENTS_WIDTH, ContentsPanel
from trustdesk.ui.reading.open_page import OpenPage
from trustdesk.ui.reading.shelf import Shelf
from trustdesk.ui.reading.term_card import TermCard
from trustdesk.ui.reading.trail import Spot, Trail
from trustdesk.ui.room import Room
from trustdesk.ui.tasks import Ticket

PLACE = "reading_place"
"""The setting that keeps what was read last: {"page": …, "section": …}."""

_LEAST_WITH_CONTENTS = 264 + 48 + 390 + 32 + 216 + 32
"""Contents, a text of 44 characters and the margin; with less, the contents fold."""


class ReadingPage(Page):
    """The framework to read. Needs no journal: without one, only the margin's notes are missing."""

    write_requested = Signal(str, str, str)
    """The person wants to write about a page, a section of it, and perhaps a question's text."""
    entry_requested = Signal(str)
    case_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shelf = Shelf(desk)
        self._trail = Trail()
        self._is_asked = False
        self._place: Ticket | None = None
        self.open_page = OpenPage(desk, self._shelf, self)
        self.bar = self.open_page.bar
        self.contents = ContentsPanel(desk, self._shelf, self)
        self.card = TermCard(desk, self)
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        page = self.open_page
        self.contents.list.page_chosen.connect(self.show_detail)
        self.contents.list.page_taken.connect(self._on_taken)
        self.bar.contents_toggled.connect(self._on_contents)
        self.bar.back_requested.connect(self.go_back)
        self.bar.forward_requested.connect(self.go_forward)
        self.bar.reflect_requested.connect(self._on_reflect)
        self.card.link_activated.connect(self._on_card_link)
        self.card.write_requested.connect(self._on_write_about)
        self.card.closed.connect(page.focus_text)
        page.text.link_activated.connect(self._on_link)
        page.page_requested.connect(self._on_turned)
        page.entry_requested.connect(self.entry_requested)
        page.write_requested.connect(self._on_question)
        page.spot_opened.connect(self._on_spot)
        page.leaf.verticalScrollBar().valueChanged.connect(self.card.put_away)
        self.desk.theme.changed.connect(self._arrange)
        for keys, slot in (
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("Ctrl+F", page.find_bar.begin),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # what others ask of this page

    @override
    def enter(self) -> None:
        self.open_page.show_own_words(shown=True)
        if self._is_asked:
            self.open_page.refresh_notes()
        else:
            self._is_asked = True
            self._place = self.desk.session.read_own(_kept_place, self._on_place, self._on_none)
            if self.desk.session.state != "open":  # the framework does not wait for the journal
                self._on_none()
        self.open_page.focus_text()

    @override
    def leave(self) -> None:
        self.card.put_away()
        here = self.open_page.here()
        if here.page:
            place = {"page": here.page, "section": here.section}
            self.desk.session.set_setting(PLACE, place)

    @override
    def set_room(self, room: Room) -> None:
        super().set_room(room)
        self._arrange()

    @override
    def show_detail(self, detail: str, section: str = "") -> None:
        """Shows a page of the framework, the glossary or the reading list, by id."""
        if detail not in self._shelf:
            return
        if self._place is not None:
            self._place.drop()
        self._is_asked = True
        here = self.open_page.here()
        if here.page:
            self._trail.leave(here)
        self._show(Spot(detail, section))

    def show_alone(self) -> None:
        """Shows no title of a reflection in the margin until the page is entered again."""
        self.open_page.show_own_words(shown=False)
        self.open_page.focus_text()

    def highlight(self, words: Sequence[str]) -> None:
        """Highlights sought words on the page that is shown, and shows the first of them."""
        self.open_page.highlight(words)

    def go_back(self) -> None:
        """Shows what was read before."""
        if self._trail.can_go_back:
            self._show(self._trail.back(self.open_page.here()))

    def go_forward(self) -> None:
        """Shows what one has gone back from."""
        if self._trail.can_go_forward:
            self._show(self._trail.forward(self.open_page.here()))

    # what happens

    def _show(self, spot: Spot) -> None:
        self.card.put_away()
        self.open_page.show_spot(spot)
        self.contents.list.select(spot.page)
        self.bar.show_ways(back=self._trail.can_go_back, forward=self._trail.can_go_forward)

    def _on_place(self, kept: Spot) -> None:
        """Shows what was read last, unless the person has begun to read something else."""
        here = self.open_page.here()
        is_untouched = not here.page or (here.page == self._first().page and not here.scrolled)
        if is_untouched and not self._trail.can_go_back:
            self._show(kept if kept.page in self._shelf else self._first())

    def _on_none(self, _fault: Fault | None = None) -> None:
        if not self.open_page.here().page:
            self._show(self._first())

    def _first(self) -> Spot:
        return Spot(self._shelf.titles[0].id)

    def _on_taken(self, page_id: str) -> None:
        if page_id != self.open_page.here().page:
            self.show_detail(page_id)
        if self._contents_fold():
            self.bar.contents.setChecked(False)
            self.open_page.focus_text()

    def _on_turned(self, page_id: str) -> None:
        self.show_detail(page_id)
        self.open_page.focus_text()

    def _on_link(self, address: str) -> None:
        scheme, _, rest = address.partition(":")
        if scheme == "page":
            page_id, _, section = rest.partition("#")
            self.show_detail(page_id, section)
        elif scheme == "case":
            self.case_requested.emit(rest)
        elif scheme == "term":
            self._explain(rest)

    def _explain(self, term_id: str) -> None:
        term = next((t for t in self.desk.framework.glossary if t.id == term_id), None)
        if term is not None:
            text = self.open_page.text
            beside = text.link_place()
            beside.moveTopLeft(text.viewport().mapTo(self, beside.topLeft()))
            self.card.explain(term, beside, self.open_page.page_id)

    def _on_spot(self, spot: DiagramSpot, on_screen: QRect) -> None:
        beside = QRect(self.mapFromGlobal(on_screen.topLeft()), on_screen.size())
        self.card.open_spot(spot, beside, self.open_page.page_id)

    def _on_card_link(self, address: str) -> None:
        self._on_link(address)
        self.open_page.focus_text()

    def _on_write_about(self, spot: DiagramSpot) -> None:
        page, section = spot.passage
        self.write_requested.emit(page, section, spot.opening)

    def _on_reflect(self) -> None:
        here = self.open_page.here()
        self.write_requested.emit(here.page, here.section, "")

    def _on_question(self, question: Question) -> None:
        text = self.desk.said(question.text)
        self.write_requested.emit(question.page, question.section, text)

    # what stands beside what

    def _contents_fold(self) -> bool:
        least = self.desk.theme.px(_LEAST_WITH_CONTENTS)
        return self.room < Room.MEDIUM or self.width() < least

    def _on_contents(self, shown: bool) -> None:
        self._arrange()
        if shown:
            self.contents.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._contents_fold():
            self.open_page.focus_text()

    def _arrange(self) -> None:
        folds, width = self._contents_fold(), self.desk.theme.px(CONTENTS_WIDTH)
        self.bar.contents.setVisible(folds)
        self.contents.setVisible(not folds or self.bar.contents.isChecked())
        left = 0 if folds else width
        top = self.bar.sizeHint().height() if folds else 0
        self.contents.setGeometry(0, top, min(width, self.width()), self.height() - top)
        self.open_page.setGeometry(left, 0, self.width() - left, self.height())
        self.open_page.set_room(self.room)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.card.put_away()
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.bar.contents.isChecked():
            self.bar.contents.setChecked(False)
            return
        super().keyPressEvent(event)


def _kept_place(reader: JournalReader) -> Spot:
    kept = reader.setting(PLACE)
    if not isinstance(kept, dict):
        return Spot("")
    return Spot(str(kept.get("page", "")), str(kept.get("section", "")))
