"""One page, open: its bar, its text with the margin, and finding words in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import CitingRow, EntryRow
from trustdesk.domain.framework import Question
from trustdesk.services.ports import JournalReader
from trustdesk.services.reading import sections
from trustdesk.ui.desk import Desk
from trustdesk.ui.reading.bar import ReadingBar
from trustdesk.ui.reading.find_bar import FindBar
from trustdesk.ui.reading.foot import PageFoot
from trustdesk.ui.reading.leaf import Leaf
from trustdesk.ui.reading.shelf import GLOSSARY, READING_LIST, Shelf
from trustdesk.ui.reading.trail import Spot
from trustdesk.ui.room import Room
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.widgets.surfaces import Panel

if TYPE_CHECKING:
    from trustdesk.ui.export.paper_line import PaperLine
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
    spot_opened = Signal(object, QRect)
    """A DiagramSpot of a figure was opened; where it stands, on the screen."""

    def __init__(self, desk: Desk, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, "surface", parent=parent)
        self._desk = desk
        self._shelf = shelf
        self._writer: PageWriter | None = None
        self._wanted: tuple[Spot, Sequence[str]] | None = None
        self._ticket: Ticket | None = None
        self._own_words = True
        self._paper: PaperLine | None = None
        self._reading_list: ReadingList | None = None
        self.page_id = ""
        """The page that is shown, "" before the first."""
        self.bar = ReadingBar(desk)
        self.leaf = Leaf(desk)
        self.text = self.leaf.spread.text
        self.find_bar = FindBar(desk, self.text)
        self._loader = self._timer(0)
        self._filter_timer = self._timer(FILTER_DELAY_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.find_bar)
        column.addWidget(self.leaf, 1)
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
        spread.entry_requested.connect(self.entry_requested)
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
        text = self.reading_list.view if self.page_id == READING_LIST else self.text
        text.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_find(self) -> None:
        """Lets the person look for words on the page; the reading list has a field for that."""
        if self.page_id == READING_LIST:
            self.reading_list.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.find_bar.begin()

    @property
    def reading_list(self) -> ReadingList:
        """The titles to read; made when they are first shown."""
        if self._reading_list is None:
            from trustdesk.ui.reading.reading_list import ReadingList

            made = self._reading_list = ReadingList(self._desk, self.leaf.spread)
            made.show_own_words(shown=self._own_words)
            made.grown.connect(self.leaf.spread.arrange)
            made.seen.connect(self._on_title_seen)
        return self._reading_list

    def _on_title_seen(self, box: QRect) -> None:
        self.leaf.show_part(self.reading_list, box)

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
        listed = page_id == READING_LIST
        html = "" if listed else writer.html(page_id)
        spread.show_page(self._shelf.title(page_id), html, filtered=page_id == GLOSSARY)
        spread.show_instead(self.reading_list if listed else None)
        spread.show_foot(self._foot(questions))
        spread.show_notes({}, {})
        spread.arrange()
        if listed:
            self.find_bar.hide()
            self.reading_list.read()
        is_page = self._desk.framework.page(page_id) is not None
        self.bar.reflect.setVisible(is_page)
        self.bar.group.setVisible(is_page)
        self.find_bar.renew()
        self.refresh_notes()

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
        if self._writer is not None and self.page_id not in ("", READING_LIST):
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

    # the reflections in the margin

    def show_own_words(self, *, shown: bool) -> None:
        """Shows one's reflections in the margin, or none whatever happens."""
        self._own_words = shown
        if self._reading_list is not None:
            self._reading_list.show_own_words(shown=shown)
        if not shown:
            self.refresh_notes()

    def refresh_notes(self) -> None:
        """Reads anew which reflections cite the page; without a journal there are none."""
        if self._ticket is not None:
            self._ticket.drop()
        page_id = self.page_id
        is_open = self._own_words and self._desk.session.state == "open"
        if not is_open or self._desk.framework.page(page_id) is None:
            self._show_notes([])
            return

        def citing(reader: JournalReader) -> list[CitingRow]:
            return reader.citing(page_id)

        # What was just written is to be among them, so the reading waits for the writing.
        self._ticket = self._desk.session.read_own(citing, self._show_notes)

    def _show_notes(self, found: list[CitingRow]) -> None:
        page = self._desk.framework.page(self.page_id)
        if page is None:
            return
        rows_cited = [citing.row for citing in found]
        latest = max(rows_cited, key=lambda row: (row.date, row.updated_at), default=None)
        self.leaf.spread.show_last_wrote(latest)
        titles = {part.anchor: part.title for part in sections(page, self._desk.language.code)}
        rows: dict[str, list[EntryRow]] = {}
        for citing in found:
            section = citing.section if citing.section in titles else ""
            rows.setdefault(section, []).append(citing.row)
        self.leaf.spread.show_notes(rows, titles)

    # what stands beside what

    def _line_up(self) -> None:
        """Lines the bars up with the columns of the page."""
        spread = self.leaf.spread
        columns = spread.columns()
        text_end = columns.left + columns.width
        end = text_end if columns.margin is None else spread.margin_end()
        self.bar.set_edges(columns.left, max(self.width() - end, 0))
        self.find_bar.set_edges(columns.left, max(self.width() - text_end, 0))
        if self._paper is not None:
            self._paper.set_edges(columns.left, max(self.width() - text_end, 0))
