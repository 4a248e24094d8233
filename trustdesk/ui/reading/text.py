"""The text of a page: as high as it is, so that what holds it scrolls."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextBlock, QTextBlockFormat, QTextCursor

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.document_view import DocumentView

_SCROLL_KEYS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Space,
)


@dataclass(frozen=True, slots=True)
class _Place:
    """An empty line that stands for a figure."""

    figure: str
    block: QTextBlock


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a section begins: its anchor, its heading, and the air that was above it."""

    anchor: str
    block: QTextBlock
    air: float


class PageText(DocumentView):
    """Shows one page without scrolling itself; tells where its sections begin and end.

    Places are pixels from the view's top. The opening, before the first heading, is section "".
    """

    seen = Signal(QRect)
    """What is at work here (a link with the focus, the end of a selection): show it."""
    rendered = Signal()
    """The text was set anew: other html, another size or theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self._marks: list[_Mark] = []
        self._gaps: dict[str, int] = {}
        self._places: list[_Place] = []
        self._pressed: QPoint | None = None
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def height_for(self, width: int) -> int:
        """Gives how high the text is in a width; it is laid out in it."""
        self.resize(QSize(width, max(self.height(), 1)))
        self.document().setTextWidth(width)
        return math.ceil(self.document().size().height())

    # sections

    @property
    def anchors(self) -> list[str]:
        """The sections' anchors in order; the opening's "" is not among them."""
        return [mark.anchor for mark in self._marks]

    def top_of(self, anchor: str) -> int:
        """Gives where a section's heading begins; 0 for the opening and what is unknown."""
        mark = next((m for m in self._marks if m.anchor == anchor), None)
        return round(self._top(mark.block)) if mark else 0

    def end_of(self, anchor: str) -> int:
        """Gives where a section's last line ends; of what is unknown, where the text does."""
        anchors = ["", *self.anchors]
        place = anchors.index(anchor) if anchor in anchors else len(self._marks)
        if place >= len(self._marks):
            return math.ceil(self.document().size().height())
        following = self._marks[place]
        return round(self._top(following.block) - following.air) - self._gaps.get(anchor, 0)

    def section_at(self, y: int) -> str:
        """Gives the section that a place belongs to."""
        section = ""
        for mark in self._marks:
            if self._top(mark.block) > y:
                break
            section = mark.anchor
        return section

    def letter_at(self, y: int) -> tuple[str, int]:
        """Gives the section, and how many letters into it, where the line at a place begins."""
        layout = self.document().documentLayout()
        place = layout.hitTest(QPointF(0, y), Qt.HitTestAccuracy.FuzzyHit)
        block = self.document().findBlock(place)
        line = block.layout().lineForTextPosition(place - block.position())
        begin = block.position() + (line.textStart() if line.isValid() else 0)
        mark = next((m for m in reversed(self._marks) if m.block.position() <= begin), None)
        if mark is None:
            return "", begin
        return mark.anchor, begin - mark.block.position()

    def top_of_letter(self, anchor: str, letters: int) -> int:
        """Gives where the line with a letter of a section begins; the last one of it at most."""
        anchors = ["", *self.anchors]
        place = anchors.index(anchor) if anchor in anchors else 0
        first = self._marks[place - 1].block.position() if place else 0
        following = self._marks[place].block if place < len(self._marks) else None
        end = following.position() if following else self.document().characterCount()
        letter = min(first + letters, end - 1)
        block = self.document().findBlock(letter)
        line = block.layout().lineForTextPosition(letter - block.position())
        if not line.isValid():
            return round(self._top(block))
        above = block.layout().boundingRect().top()
        return round(self._top(block) - above + line.y())

    def set_gaps(self, gaps: Mapping[str, int]) -> None:
        """Leaves so many pixels free after these sections, and none after others."""
        anchors = ["", *self.anchors]
        self._gaps = {anchor: height for anchor, height in gaps.items() if anchor in anchors}
        for before, mark in zip(anchors, self._marks, strict=False):
            margin = mark.air + self._gaps.get(before, 0)
            if mark.block.blockFormat().topMargin() != margin:
                look = QTextBlockFormat()
                look.setTopMargin(margin)
                QTextCursor(mark.block).mergeBlockFormat(look)

    # figures

    @property
    def figures(self) -> list[str]:
        """The ids of the figures that the text has places for, in order."""
        return [place.figure for place in self._places]

    def leave_room(self, heights: Sequence[int]) -> None:
        """Leaves so many pixels free at each figure's place."""
        for place, height in zip(self._places, heights, strict=True):
            if place.block.blockFormat().topMargin() != height:
                look = QTextBlockFormat()
                look.setTopMargin(height)
                QTextCursor(place.block).mergeBlockFormat(look)

    def room_top(self, number: int) -> int:
        """Gives where the room of a figure (from 0) begins."""
        block = self._places[number].block
        return round(self._top(block) - block.blockFormat().topMargin())

    def _top(self, block: QTextBlock) -> float:
        return self.document().documentLayout().blockBoundingRect(block).top()

    @override
    def _render(self) -> None:
        super()._render()
        self._marks, self._gaps, self._places = [], {}, []
        block = self.document().begin()
        while block.isValid():
            figure = _figure_of(block)
            if figure:
                self._places.append(_Place(figure, block))
            anchor = _anchor_of(block)
            if anchor:
                self._marks.append(_Mark(anchor, block, block.blockFormat().topMargin()))
            block = block.next()
        for mark in self._marks:  # a found word is underlined in a heading, not filled
            look = QTextBlockFormat()
            look.setHeadingLevel(2)
            QTextCursor(mark.block).mergeBlockFormat(look)
        if self._words:
            self.find_words(self._words)
        self.rendered.emit()

    # found words

    def hits(self) -> list[QTextCursor]:
        """Gives the highlighted places in order."""
        found = [QTextCursor(selection.cursor) for selection in self.extraSelections()]
        return sorted(found, key=QTextCursor.selectionStart)

    def show_hit(self, number: int) -> None:
        """Selects a highlighted place (from 0) and asks for it to be shown."""
        self.setTextCursor(self.hits()[number])
        self.seen.emit(self.cursorRect())

    def first_hit_from(self, anchor: str) -> QRect | None:
        """Gives where the first highlighted place of a section or later is, or None."""
        boxes = [self.cursorRect(hit) for hit in self.hits()]
        top = self.top_of(anchor)
        return next((box for box in boxes if box.top() >= top), boxes[0] if boxes else None)

    # what a person does

    def link_place(self) -> QRect:
        """Gives where the link stands that was just followed, by mouse or key."""
        if self._pressed is None:
            return self.cursorRect()
        line = self.cursorRect(self.cursorForPosition(self._pressed))
        return QRect(self._pressed.x(), line.top(), 1, line.height())

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        moved = super().focusNextPrevChild(forward)
        if self.hasFocus():
            self.seen.emit(self.cursorRect())
        return moved

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._pressed = None
        if event.key() in _SCROLL_KEYS:
            event.ignore()  # what holds the text scrolls
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton and self.textCursor().hasSelection():
            self.seen.emit(QRect(event.position().toPoint(), QSize(1, 1)))


def _anchor_of(block: QTextBlock) -> str:
    """Gives the name a heading begins with, or ""."""
    fragments = block.begin()
    if fragments.atEnd():
        return ""
    names = fragments.fragment().charFormat().anchorNames()
    return str(names[0]) if names else ""


def _figure_of(block: QTextBlock) -> str:
    """Gives the id of the figure that an empty line stands for, or ""."""
    from trustdesk.markup.html import FIGURE  # loaded by now: it made what is shown

    names = block.charFormat().anchorNames() if block.length() == 1 else []
    name = str(names[0]) if names else ""
    return name.removeprefix(FIGURE) if name.startswith(FIGURE) else ""
