"""The page as it lies open: title, text and foot in one column, the margin beside or folded."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from trustdesk.domain.entry import EntryRow
from trustdesk.domain.framework import Question
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.reading.figures import PageFigures
from trustdesk.ui.reading.foot import PageFoot
from trustdesk.ui.reading.last_wrote import LastWrote
from trustdesk.ui.reading.marked_text import MarkedText
from trustdesk.ui.reading.notes import MarginQuestion, NoteGroup, SectionNotes
from trustdesk.ui.reading.shelf import Title
from trustdesk.ui.reading.title_rows import INSET
from trustdesk.ui.widgets.document_view import READING_WIDTH
from trustdesk.ui.widgets.fields import SearchField
from trustdesk.ui.widgets.labels import Heading
from trustdesk.ui.widgets.tab_order import in_tab_order

MARGIN_WIDTH = 216
_GAP = 32
_SIDE, _SIDE_SMALL, _RIGHT = 48, 20, 32
_TOP, _BELOW_TITLE, _ABOVE_FOOT, _BOTTOM = 16, 20, 28, 72
_BETWEEN_NOTES = 16
_ABOVE_TOLD, _TOLD, _BELOW_TOLD = 4, 32, 14
"""Kept free for when one last wrote, so that the text stands still when that is known."""

_AROUND_FOLDED = 10


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the text and the margin stand, in pixels; `margin` is None where it is folded."""

    left: int
    width: int
    margin: int | None = None


class Spread(QWidget):
    """Lays out one page. Widgets stand at places that the text gives, so it has no layout."""

    entry_requested = Signal(str)
    passage_requested = Signal(str)
    """The person wants to see the highlight or bookmark of this id."""
    write_requested = Signal(object)
    page_requested = Signal(str)
    spot_opened = Signal(object, QRect)
    """A DiagramSpot of a figure was opened; where it stands, on the screen."""
    filtered = Signal(str)
    """The glossary is to show only words that hold this."""
    arranging = Signal()
    """Everything is about to be put in its place…"""
    arranged = Signal()
    """…and stands there now."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._notes: list[SectionNotes] = []
        self._wanted_notes: tuple[NoteGroup, ...] = ()
        self._lost: QWidget | None = None
        self._with_margin = True
        self._small = False
        self._tells = False
        self.title = Heading(desk.theme, "", 1, self)
        self.last_wrote = LastWrote(desk, self)
        self.filter = SearchField(desk.theme, desk.tr("Find a word"))
        self.filter.setParent(self)
        self.text = MarkedText(desk.theme)
        self.text.setParent(self)
        self.figures = PageFigures(desk, self.text, self._take_away, self)
        self.question = MarginQuestion(desk, self)
        self._foot = PageFoot(desk, self)
        self.question.write_requested.connect(self.write_requested)
        self._instead: QWidget | None = None
        self.filter.textChanged.connect(self.filtered)
        self.last_wrote.entry_requested.connect(self.entry_requested)
        self.figures.spot_opened.connect(self.spot_opened)
        self.figures.resized.connect(self.arrange)

    def set_room(self, *, with_margin: bool, small: bool) -> None:
        """The margin stands beside the text or is folded into it; `small`: narrow edges."""
        if (with_margin, small) != (self._with_margin, self._small):
            self._with_margin, self._small = with_margin, small
            self.arrange()

    def show_page(self, title: Title, html: str, *, filtered: bool) -> None:
        """Shows a page's title and text; `filtered` offers a field to look for words in it."""
        self.title.setText(title.title)
        self._tells = bool(title.group)
        self.last_wrote.show_row(None)
        self.text.setAccessibleName(title.title)
        self.filter.setVisible(filtered)
        self.text.show_html(html)
        self.figures.renew()

    def show_instead(self, widget: QWidget | None) -> None:
        """Shows a widget in the place of the text, or the text."""
        if self._instead is not None and self._instead is not widget:
            self._instead.hide()
        self._instead = widget
        self.text.setVisible(widget is None)
        if widget is not None:
            widget.setParent(self)
            widget.show()
            in_tab_order(self.text, widget)

    def show_foot(self, foot: PageFoot) -> None:
        """Puts another foot under the text."""
        old, self._foot = self._foot, foot
        self._take_away(old)
        foot.write_requested.connect(self.write_requested)
        foot.page_requested.connect(self.page_requested)
        foot.show()
        in_tab_order(self._instead or self.text, *self.figures.tab_stops, foot)

    def show_question(self, question: Question | None) -> None:
        """Shows a question high in the margin, or none."""
        self.question.show_question(question)

    def show_notes(self, groups: Sequence[NoteGroup]) -> None:
        """Shows one's own words, in the order in which they stand in the text."""
        wanted = tuple(groups)
        if wanted == self._wanted_notes:
            return
        self._wanted_notes = wanted
        for notes in self._notes:
            self._take_away(notes)
        self._notes = []
        for group in wanted:
            notes = SectionNotes(self._desk, group, self)
            notes.entry_requested.connect(self.entry_requested)
            notes.passage_requested.connect(self.passage_requested)
            notes.grown.connect(self.arrange)
            notes.show()
            self._notes.append(notes)
        self.arrange()

    def show_lost(self, lost: QWidget | None) -> None:
        """Shows under the text what is about words that stand there no more, or nothing."""
        if self._lost is not None:
            self._take_away(self._lost)
        self._lost = lost
        if lost is not None:
            lost.setParent(self)
            lost.show()
            in_tab_order(self._instead or self.text, *self.figures.tab_stops, lost)
        self.arrange()

    def show_last_wrote(self, row: EntryRow | None) -> None:
        """Tells under the title when one last wrote about the page."""
        self.last_wrote.show_row(row)
        self.arrange()

    def _take_away(self, widget: QWidget) -> None:
        """Frees a part. The text takes its focus: Qt would give it to what is next."""
        focus = QApplication.focusWidget()
        if focus is not None and widget.isAncestorOf(focus):
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        widget.hide()
        widget.deleteLater()

    def columns(self) -> Columns:
        """Gives where text and margin stand in the present width."""
        px = self._desk.theme.px
        if not self._with_margin:
            side = px(_SIDE_SMALL if self._small else _SIDE)
            width = min(px(READING_WIDTH), self.width() - 2 * side)
            return Columns((self.width() - width) // 2, width)
        beside = px(_GAP) + px(MARGIN_WIDTH)
        width = min(px(READING_WIDTH), self.width() - px(_SIDE) - beside - px(_RIGHT))
        left = max(px(_SIDE), (self.width() - width - beside) // 2)
        return Columns(left, width, left + width + px(_GAP))

    def margin_end(self) -> int:
        """Gives where the margin ends, in pixels."""
        columns = self.columns()
        px = self._desk.theme.px
        return columns.left + columns.width + px(_GAP) + px(MARGIN_WIDTH)

    def arrange(self) -> None:
        """Puts everything in its place, and takes the height that needs."""
        columns, px = self.columns(), self._desk.theme.px
        if columns.width <= 0:
            return
        self.arranging.emit()
        y = self._below_title(columns)
        if self._instead is not None:
            self.question.hide()
            y = self._place_instead(self._instead, columns, y)
            self._end(columns, y, 0)
            return
        if not self.filter.isHidden():
            height = self.filter.sizeHint().height()
            self.filter.setGeometry(columns.left, y, min(columns.width, px(320)), height)
            y += height + px(_BELOW_TITLE)
        self.text.height_for(columns.width)
        self.figures.leave_room(columns.width)
        self.question.setVisible(columns.margin is not None and self.question.question is not None)
        if columns.margin is None:
            end = self._fold_notes(columns, y)
        else:
            taken = self.question.heightForWidth(px(MARGIN_WIDTH)) + px(_BETWEEN_NOTES)
            below = 0 if self.question.isHidden() else taken
            self.figures.widen(columns.margin + px(MARGIN_WIDTH) - columns.left, below=below)
            end = self._set_beside(columns.margin, y)
        height = self.text.height_for(columns.width)
        self.text.setGeometry(columns.left, y, columns.width, height)
        self.figures.place()
        self._end(columns, y + height, end)

    def _place_instead(self, widget: QWidget, columns: Columns, y: int) -> int:
        """Its rows have tiles that reach a little over either edge; the letters are in line."""
        over = self._desk.theme.px(INSET)
        left, width = columns.left - over, columns.width + 2 * over
        height = widget.heightForWidth(width)
        widget.setGeometry(left, y, width, height)
        return y + height

    def _end(self, columns: Columns, y: int, end_of_notes: int) -> None:
        """Puts the foot under what ends at `y`, and takes the height of it all."""
        px = self._desk.theme.px
        foot = max(y, end_of_notes) + px(_ABOVE_FOOT)
        if self._lost is not None:
            foot = self._placed(self._lost, columns, foot) + px(_ABOVE_FOOT)
        end = max(self._placed(self._foot, columns, foot), end_of_notes)
        self.setMinimumHeight(end + px(_BOTTOM))
        self.arranged.emit()

    def _below_title(self, columns: Columns) -> int:
        """Puts the title and what is told under it; gives where the page begins."""
        px = self._desk.theme.px
        y = self._placed(self.title, columns, px(_TOP))
        if not self._tells:
            return y + px(_BELOW_TITLE)
        end = y + px(_TOLD)
        if not self.last_wrote.isHidden():
            told = y + px(_ABOVE_TOLD)
            end = max(self.last_wrote.place(columns.left, told, columns.width), end)
        return end + px(_BELOW_TOLD)

    def _placed(self, widget: QWidget, columns: Columns, y: int) -> int:
        """Puts a widget across the column; gives where it ends."""
        height = widget.heightForWidth(columns.width)
        widget.setGeometry(columns.left, y, columns.width, height)
        return y + height

    def _set_beside(self, left: int, top: int) -> int:
        """Sets notes level with their passage, one under the other where they would meet."""
        px, free = self._desk.theme.px, top
        self.text.set_gaps({})
        taken = [(top + begin, top + end) for begin, end in self.figures.over_margin()]
        for widget in (self.question, *self._notes):
            if widget.isHidden():
                continue
            level = top
            if isinstance(widget, SectionNotes):
                level += self._level(widget)
            height = widget.heightForWidth(px(MARGIN_WIDTH))
            y = max(level, free)
            for begin, end in taken:  # notes give way to a figure that reaches over the margin
                if begin < y + height and y < end:
                    y = end
            widget.setGeometry(left, y, px(MARGIN_WIDTH), height)
            free = widget.geometry().bottom() + 1 + px(_BETWEEN_NOTES)
        return 0

    def _fold_notes(self, columns: Columns, top: int) -> int:
        """Sets notes into gaps of the text, each after its section; gives where the last ends."""
        air = self._desk.theme.px(_AROUND_FOLDED)
        gaps: dict[str, int] = {}
        beginnings = []
        for notes in self._notes:
            height = notes.heightForWidth(columns.width)
            before = gaps.get(notes.section, 0)
            beginnings.append(before + air)
            gaps[notes.section] = before + height + air
        self.text.set_gaps(gaps)
        end = 0
        for notes, beginning in zip(self._notes, beginnings, strict=True):
            y = top + self.text.end_of(notes.section) + beginning
            height = notes.heightForWidth(columns.width)
            notes.setGeometry(QRect(columns.left, y, columns.width, height))
            end = y + height
        return end

    def _level(self, notes: SectionNotes) -> int:
        """Gives how far down the text a note's passage begins."""
        if notes.letter >= 0:
            return self.text.line_top(notes.letter)
        return self.text.top_of(notes.section)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrange()
