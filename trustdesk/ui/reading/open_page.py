"""One page, open: its bar, its text with the margin, and finding words in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.framework import Question
from trustdesk.ui.desk import Desk
from trustdesk.ui.reading.bar import ReadingBar
from trustdesk.ui.reading.find_bar import FindBar
from trustdesk.ui.reading.foot import PageFoot
from trustdesk.ui.reading.leaf import Leaf
from trustdesk.ui.reading.own_words import OwnWords
from trustdesk.ui.reading.shelf import GLOSSARY, MARKED, READING_LIST, Shelf
from trustdesk.ui.reading.trail import Spot
from trustdesk.ui.room import Room
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.widgets.surfaces import Panel

if TYPE_CHECKING:
    from trustdesk.ui.export.paper_line import PaperLine
    from trustdesk.ui.reading.marked_list import MarkedList
    from trustdesk.ui.reading.page_html import PageWriter
    from trustdesk.ui.reading.reading_list import ReadingList

FILTER_DELAY_MS = 120


class OpenPage(Panel):
    """Shows pages of the shelf, one at a time.

    The first page comes two turns of the event loop later: the parser's library is loaded in
    the first, so that neither holds the interface for long.
    """

    page_requested = Signal(str)
    entry_requested = Signal(str)
    write_requested = Signal(object)
    """The person wants to write about this Question."""
    words_requested = Signal(object)
    """The person wants to see where marked words (a Marked) stand."""
    spot_opened = Signal(object, QRect)
    """A DiagramSpot of a figure was opened; where it stands, on the screen."""

    def __init__(self, desk: Desk, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, "surface", parent=parent)
        self._desk = desk
        self._shelf = shelf
        self._writer: PageWriter | None = None
        self._wanted: tuple[Spot, Sequence[str]] | None = None
        self._are_own_words_shown = True
        self._paper: PaperLine | None = None
        self._reading_list: ReadingList | None = None
        self._marked_list: MarkedList | None = None
        self.page_id = ""
        """The page that is shown, "" before the first."""
        self.bar = ReadingBar(desk)
        self.leaf = Leaf(desk)
        self.text = self.leaf.spread.text
        self.own_words = OwnWords(desk, self.leaf.spread)
        self.find_bar = FindBar(desk, self.text)
        self.message = InlineMessage(desk.theme)
        self._loader = self._timer(0)
        self._filter_timer = self._timer(FILTER_DELAY_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.find_bar)
        column.addWidget(self.leaf, 1)
        self._told = QHBoxLayout()
        self._told.addWidget(self.message)
        column.addLayout(self._told)
        self._connect()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def _connect(self) -> None:
        spread, session = self.leaf.spread, self._desk.session
        self._loader.timeout.connect(self._load)
        self.bar.find_requested.connect(self.begin_find)
        self.find_bar.closed.connect(self.focus_text)
        spread.page_requested.connect(self.page_requested)
        self.own_words.entry_requested.connect(self.entry_requested)
        self.own_words.list_requested.connect(self._on_list)
        spread.spot_opened.connect(self.spot_opened)
        spread.write_requested.connect(self.write_requested)
        spread.filtered.connect(self._filter_timer.start)
        spread.arranged.connect(self._line_up)
        self._filter_timer.timeout.connect(self._on_filtered)
        session.changed.connect(self.refresh_notes)
        session.state_changed.connect(self.refresh_notes)
        self._desk.theme.changed.connect(self._on_theme_changed)

    def show_paper_line(self, line: PaperLine) -> None:
        """Shows what tells of a paper being saved, between the bar and the page."""
        self._paper = line
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self.leaf), line)
        self._line_up()

    def show_spot(self, spot: Spot) -> None:
        """Shows a place: the page, then its section or how far it was scrolled."""
        if self._writer is None:
            self._wanted = (spot, ())
            self._loader.start()
            return
        if spot.page != self.page_id:
            self.page_id = spot.page
            self._show_page(self._writer)
        if spot.line is None:
            self.leaf.show_section(spot.section)
        else:
            self.leaf.show_line(spot.line)

    def highlight(self, words: Sequence[str]) -> None:
        """Highlights words on the page, and shows the first from the section on that is read."""
        if self._wanted is not None:
            self._wanted = (self._wanted[0], words)
            return
        self.text.find_words(words)
        box = self.text.first_hit_from(self.leaf.section_in_view())
        if box is not None:
            self.leaf.show_box(box)

    def here(self) -> Spot:
        """Gives the place that is read."""
        if self._wanted is not None:
            return self._wanted[0]
        return Spot(self.page_id, self.leaf.section_in_view(), self.leaf.line)

    def focus_text(self) -> None:
        """Puts the focus where one reads."""
        listed = self._listed(self.page_id)
        text = self.text if listed is None else listed.view
        text.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_find(self) -> None:
        """Lets the person look for words on the page; the reading list has a field for that."""
        listed = self._listed(self.page_id)
        if listed is not None:
            listed.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.find_bar.begin()

    @property
    def reading_list(self) -> ReadingList:
        """The titles to read; made when they are first shown."""
        if self._reading_list is None:
            from trustdesk.ui.reading.reading_list import ReadingList

            made = self._reading_list = ReadingList(self._desk, self.leaf.spread)
            made.show_own_words(shown=self._are_own_words_shown)
            made.grown.connect(self.leaf.spread.arrange)
            made.seen.connect(self._on_title_seen)
        return self._reading_list

    @property
    def marked_list(self) -> MarkedList:
        """Everything that is marked; made when it is first shown."""
        if self._marked_list is None:
            from trustdesk.ui.reading.marked_list import MarkedList

            made = self._marked_list = MarkedList(self._desk, self.leaf.spread)
            made.show_own_words(shown=self._are_own_words_shown)
            made.grown.connect(self.leaf.spread.arrange)
            made.seen.connect(self._on_title_seen)
            made.entry_requested.connect(self.entry_requested)
            made.words_requested.connect(self.words_requested)
        return self._marked_list

    def _listed(self, page_id: str) -> ReadingList | MarkedList | None:
        """Gives what stands in the place of a text on this page."""
        if page_id == READING_LIST:
            return self.reading_list
        return self.marked_list if page_id == MARKED else None

    def _on_list(self) -> None:
        self.page_requested.emit(MARKED)

    def _on_title_seen(self, box: QRect) -> None:
        listed = self._listed(self.page_id)
        if listed is not None:
            self.leaf.show_part(listed, box)

    def keep(self) -> None:
        """Saves what was just written on the page."""
        if self._reading_list is not None:
            self._reading_list.keep()

    def set_room(self, room: Room) -> None:
        """The window is another breadth."""
        self.leaf.spread.set_room(with_margin=room >= Room.MEDIUM, small=room is Room.SMALL)
        self._line_up()

    # the page

    def _load(self) -> None:
        if self._writer is None:
            from trustdesk.ui.reading.page_html import PageWriter

            self._writer = PageWriter(self._desk)
            self._loader.start()
        elif self._wanted is not None:
            (spot, words), self._wanted = self._wanted, None
            self.show_spot(spot)
            if words:
                self.highlight(words)

    def _show_page(self, writer: PageWriter) -> None:
        spread, page_id = self.leaf.spread, self.page_id
        self._filter_timer.stop()
        if self._paper is not None:
            self._paper.dismiss()
        with QSignalBlocker(spread.filter):  # another page is no wish for another filter
            spread.filter.clear()
        self.text.find_words(())
        questions = self._desk.framework.questions_of(page_id)
        opening = [question for question in questions if not question.section]
        spread.show_question(next(iter([*opening, *questions]), None))
        listed = self._listed(page_id)
        html = "" if listed is not None else writer.html(page_id)
        spread.show_page(self._shelf.title(page_id), html, filtered=page_id == GLOSSARY)
        spread.show_instead(listed)
        spread.show_foot(self._foot(questions))
        spread.arrange()
        if listed is not None:
            self.find_bar.hide()
            listed.read()
        is_page = self._desk.framework.page(page_id) is not None
        self.bar.reflect.setVisible(is_page)
        self.bar.group.setVisible(is_page)
        self.bar.more.setVisible(page_id != MARKED)  # what is one's own is no page to hand on
        self.bar.search.setVisible(page_id != MARKED)  # it has a field of its own
        self.find_bar.renew()
        self.message.clear()
        self.text.forget_sought()
        self.own_words.show_page(page_id)

    def _foot(self, questions: Sequence[Question]) -> PageFoot:
        foot = PageFoot(self._desk, self.leaf.spread)
        page = self._desk.framework.page(self.page_id)
        sources = self._desk.said(page.sources) if page else ""
        if sources:
            foot.add_sources(sources)
        if questions:
            foot.add_questions(questions)
        foot.add_turning(self._shelf.before(self.page_id), self._shelf.after(self.page_id))
        return foot

    def _render_again(self) -> None:
        if self._writer is not None and self.page_id not in ("", READING_LIST, MARKED):
            sought = self.leaf.spread.filter.text()
            self.text.show_html(self._writer.html(self.page_id, sought))

    def _on_filtered(self) -> None:
        self._render_again()
        self.leaf.spread.arrange()

    def _on_theme_changed(self) -> None:
        if self.page_id:
            self._render_again()
            questions = self._desk.framework.questions_of(self.page_id)
            self.leaf.spread.show_foot(self._foot(questions))
            self.refresh_notes()
        self.leaf.spread.arrange()

    # one's own words in the margin

    def show_own_words(self, *, shown: bool) -> None:
        """Shows one's own words about the page, or none whatever happens."""
        for listed in (self._reading_list, self._marked_list):
            if listed is not None:
                listed.show_own_words(shown=shown)
        self._are_own_words_shown = shown
        self.own_words.want(shown=shown)

    def refresh_notes(self) -> None:
        """Reads anew what one has written and marked about the page."""
        self.own_words.refresh()

    # what stands beside what

    def _line_up(self) -> None:
        """Lines the bars up with the columns of the page."""
        spread = self.leaf.spread
        columns = spread.columns()
        text_end = columns.left + columns.width
        end = text_end if columns.margin is None else spread.margin_end()
        self.bar.set_edges(columns.left, max(self.width() - end, 0))
        self.find_bar.set_edges(columns.left, max(self.width() - text_end, 0))
        self._told.setContentsMargins(columns.left, 0, max(self.width() - text_end, 0), 0)
        if self._paper is not None:
            self._paper.set_edges(columns.left, max(self.width() - text_end, 0))
