"""Läs: the contents, the page, and a margin where one's own words stand level with the passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from trustdesk.domain.faults import Fault
from trustdesk.domain.framework import Question
from trustdesk.domain.passage import Quoted
from trustdesk.ui.desk import Desk
from trustdesk.ui.diagrams.spot import DiagramSpot
from trustdesk.ui.overriding import override
from trustdesk.ui.page import Page
from trustdesk.ui.reading.contents import CONTENTS_WIDTH, ContentsPanel
from trustdesk.ui.reading.kept_place import PLACE, kept_place, stored
from trustdesk.ui.reading.marking import REFLECT, Marking
from trustdesk.ui.reading.open_page import OpenPage
from trustdesk.ui.reading.paper import ReadingPaper
from trustdesk.ui.reading.shelf import Shelf
from trustdesk.ui.reading.side_by_side import SideBySide
from trustdesk.ui.reading.term_card import TermCard
from trustdesk.ui.reading.trail import Line, Spot, Trail
from trustdesk.ui.reading.ways import Ways
from trustdesk.ui.reading.word_menu import WordMenu
from trustdesk.ui.room import Room
from trustdesk.ui.tasks import Ticket

if TYPE_CHECKING:
    from trustdesk.domain.entry import Citation, Entry
    from trustdesk.services.marked import Marked
    from trustdesk.ui.reading.beside import Beside

_LEAST_WITH_CONTENTS = 264 + 48 + 390 + 32 + 216 + 32
"""Contents, a text of 44 characters and the margin; with less, the contents fold."""


class ReadingPage(Page):
    """The framework to read. Needs no journal: without one, only the margin's notes are missing."""

    write_requested = Signal(object, str)
    """The person wants to write about a passage (a Citation), and perhaps a question's text.

    Told only where there is no room to write beside the page.
    """
    entry_requested = Signal(str)
    case_requested = Signal(str)
    start_requested = Signal(object)
    """The person wants to go on in the dagbok with an Entry in which nothing is written yet."""
    request_list_requested = Signal(object)
    """The person wants the list of what is needed from this reflection (Entry) as a file."""
    group_requested = Signal(str)
    """The person wants to show the figures and questions of this page to a group."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._shelf = Shelf(desk)
        self._trail = Trail()
        self._is_asked = False
        self._place: Ticket | None = None
        self.open_page = OpenPage(desk, self._shelf, self)
        self.bar = self.open_page.bar
        self.paper = ReadingPaper(desk, self._shelf, self.open_page, self)
        self.contents = ContentsPanel(desk, self._shelf, self)
        self.card = TermCard(desk, self)
        self.words = WordMenu(desk, self.open_page.text)
        self.marking = Marking(desk, self.open_page, self)
        self.side = SideBySide(desk, self)
        self._ways = Ways(self)
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
        self.bar.group_requested.connect(self.show_to_group)
        self.card.link_activated.connect(self._on_card_link)
        self.card.write_requested.connect(self._on_write_about)
        self.card.closed.connect(page.focus_text)
        page.text.link_activated.connect(self._on_link)
        self.words.word_asked.connect(self._explain)
        self.words.opening.connect(self.marking.add_to)
        self.marking.reflect_requested.connect(self.write_about)
        page.own_words.beside = self.side.entry_id
        page.page_requested.connect(self._on_turned)
        page.entry_requested.connect(self.entry_requested)
        page.write_requested.connect(self._on_question)
        page.spot_opened.connect(self._on_spot)
        page.words_requested.connect(self._on_marked)
        page.leaf.verticalScrollBar().valueChanged.connect(self.card.put_away)
        self.side.made.connect(self._on_side_made)
        self.side.changed.connect(self._arrange)
        self.side.closed.connect(self._on_side_closed)
        self._ways.back.connect(self.go_back)
        self._ways.forward.connect(self.go_forward)
        self.desk.theme.changed.connect(self._arrange)
        for keys, slot in (
            ("Ctrl+F", page.begin_find),
            ("Ctrl+R", self._on_reflect),
            ("F6", self._on_other_half),
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
            self._place = self.desk.session.read_own(kept_place, self._on_place, self._on_none)
            if self.desk.session.state != "open":  # the framework does not wait for the journal
                self._on_none()
        self._ways.listen()
        self.side.enter()
        self.open_page.focus_text()

    @override
    def leave(self) -> None:
        self.card.put_away()
        self.marking.put_away()
        self.side.leave()
        self.open_page.keep()
        self._keep_place()

    def _keep_place(self) -> None:
        here = self.open_page.here()
        if here.page:
            self.desk.session.set_setting(PLACE, stored(here))

    @override
    def unsaved(self) -> tuple[Entry, ...]:
        return self.side.unsaved()

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
        self.side.hide()
        self.open_page.show_own_words(shown=False)
        self.open_page.message.clear()
        self.open_page.focus_text()

    def show_cited(self, cited: Citation) -> None:
        """Shows a page, and the words of it that a reflection quotes."""
        self.show_detail(cited.page, cited.section)
        self.show_cited_words(cited)

    def show_cited_words(self, cited: Citation) -> None:
        """Shows where the quoted words stand on the page that is shown."""
        if cited.quote:
            words = Quoted(cited.section, cited.quote, cited.before, cited.after)
            self.marking.show_words(words)

    def highlight(self, words: Sequence[str]) -> None:
        """Highlights sought words on the page that is shown, and shows the first of them."""
        self.open_page.highlight(words)

    def show_to_group(self) -> None:
        """Shows the figures and questions of the page that is read to a group."""
        self.group_requested.emit(self.open_page.page_id)

    def go_back(self) -> None:
        """Shows what was read before."""
        if self._trail.can_go_back:
            self._show(self._trail.back(self.open_page.here()))

    def go_forward(self) -> None:
        """Shows what one has gone back from: a page, or a reflection in the dagbok."""
        if self._trail.entry_ahead():
            self.entry_requested.emit(self._trail.entry_ahead())
        elif self._trail.can_go_forward:
            self._show(self._trail.forward(self.open_page.here()))

    def come_back_from(self, entry_id: str) -> None:
        """One comes back from a reflection that one went to from here; forward leads there."""
        if entry_id:
            self._trail.come_back_from(entry_id)
            self._show_ways()

    def write_about(self, citation: Citation, question: str) -> None:
        """Begins a reflection beside the page, else in the dagbok; a question stands on top."""
        may_write = self.desk.session.state in ("opening", "open")
        if self.room < Room.WIDE or not may_write:
            self.write_requested.emit(citation, question)
            return
        self._keep_place()  # after a sudden end, what is written stands beside its page again
        self.side.begin((citation,), f"> {question}\n\n" if question else "")

    # what happens

    def _show(self, spot: Spot) -> None:
        self.card.put_away()
        self.open_page.show_spot(spot)
        self.contents.list.select(spot.page)
        self._show_ways()

    def _show_ways(self) -> None:
        self.bar.show_ways(back=self._trail.can_go_back, forward=self._trail.can_go_forward)

    def _on_place(self, kept: Spot) -> None:
        """Shows what was read last, unless the person has begun to read something else."""
        here = self.open_page.here()
        is_untouched = not here.page or (
            here.page == self._first().page and here.line in (None, Line())
        )
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
            self._explain(rest, self.open_page.text.link_place())

    def _explain(self, term_id: str, place: QRect) -> None:
        term = next((t for t in self.desk.framework.glossary if t.id == term_id), None)
        if term is not None:
            viewport = self.open_page.text.viewport()
            beside = QRect(viewport.mapTo(self, place.topLeft()), place.size())
            self.card.explain(term, beside, self.open_page.page_id)

    def _on_spot(self, spot: DiagramSpot, on_screen: QRect) -> None:
        beside = QRect(self.mapFromGlobal(on_screen.topLeft()), on_screen.size())
        self.card.open_spot(spot, beside, self.open_page.page_id)

    def _on_card_link(self, address: str) -> None:
        self._on_link(address)
        self.open_page.focus_text()

    def _on_write_about(self, spot: DiagramSpot) -> None:
        self.write_about(self._citation(*spot.passage), spot.opening)

    def _on_reflect(self) -> None:
        if self.open_page.text.has_chosen():
            self.marking.do(REFLECT)
            return
        here = self.open_page.here()
        if self.desk.framework.page(here.page) is not None:  # glossary and reading list are none
            self.write_about(self._citation(here.page, here.section), "")

    def _on_marked(self, marked: Marked) -> None:
        self.show_detail(marked.page, marked.quoted.section)
        self.marking.show_words(marked.quoted)
        self.open_page.focus_text()

    def _on_question(self, question: Question) -> None:
        citation = self._citation(question.page, question.section)
        self.write_about(citation, self.desk.said(question.text))

    def _citation(self, page: str, section: str) -> Citation:
        from trustdesk.domain.entry import Citation

        return Citation(page, section, "", self.desk.framework.version_of(page))

    # writing beside the page

    def _on_side_made(self, editor: Beside) -> None:
        editor.page_wanted.connect(self.open_page.focus_text)
        editor.page_requested.connect(self.show_detail)
        editor.passage_requested.connect(self.show_cited)
        editor.continue_requested.connect(self.entry_requested)
        editor.start_requested.connect(self.start_requested)
        editor.request_list_requested.connect(self.request_list_requested)

    def _on_side_closed(self) -> None:
        self.open_page.refresh_notes()
        if self.isVisible():
            self.open_page.focus_text()

    def _on_other_half(self) -> None:
        """F6 leads from the page to what one writes, and back."""
        if self.side.has_focus() or not self.side.is_open:
            self.open_page.focus_text()
        else:
            self.side.editor.focus_text()

    def tell(self, cause: str, step: str = "", *, trouble: bool = False) -> None:
        """Tells what came of a wish of the person's, where one writes."""
        self.side.editor.message.say(cause, step, trouble=trouble)

    # what stands beside what

    def _contents_fold(self) -> bool:
        least = self.desk.theme.px(_LEAST_WITH_CONTENTS)
        return self.side.is_open or self.room < Room.MEDIUM or self.width() < least

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
        ground = QRect(left, 0, self.width() - left, self.height())
        page = self.side.arrange(self.room, ground)
        self.open_page.setVisible(not page.isEmpty())
        if not page.isEmpty():
            self.open_page.setGeometry(page)
            beside = self.side.is_open and self.room >= Room.WIDE
            self.open_page.set_room(Room.NARROW if beside else self.room)
        if self.contents.isVisible():
            self.contents.raise_()

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
        elif event.key() == Qt.Key.Key_Escape and self.side.is_open:
            self.side.finish()
        else:
            super().keyPressEvent(event)
