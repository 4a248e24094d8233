"""The text of a page with what the person has marked in it; words are chosen by mouse or keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from trustdesk.domain.passage import LONGEST_QUOTE, PlainPage, Quoted
from trustdesk.services.anchoring import quoted
from trustdesk.ui.overriding import override
from trustdesk.ui.reading.text import PageText
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.document_view import DocumentView
from trustdesk.ui.widgets.painting import painter_on

_UNDERLINE = 3
_KEY = Qt.Key
_MOVES = frozenset(
    {_KEY.Key_Left, _KEY.Key_Right, _KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Home, _KEY.Key_End}
)
_FILLER = "\u200b"
"""Stands after a letter that Qt counts as two, so that places are Qt's own."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight on the page: from `start` to before `end` in the document."""

    id: str
    start: int
    end: int


class MarkedText(PageText):
    """Underlines highlights, gives what is selected, and lets a cursor move by keys (F7).

    Places are those of the document, counted as Qt counts.
    """

    mark_opened = Signal(str)
    """The person wants to see the highlight of this id: a click in it, or Enter with the cursor."""
    caret_changed = Signal(bool)
    """The arrow keys move a cursor in the text, or scroll again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._drawn: tuple[Mark, ...] = ()
        self._sought: tuple[int, int] | None = None
        self._is_chosen = False
        self._caret = False
        self.tab_target: Callable[[], QWidget | None] = _nothing
        """Gives where Tab leads from chosen words, or None for the next link."""
        self.setCursorWidth(2)

    # the text and its places

    def plain_page(self) -> PlainPage:
        """Gives the text as it is shown, with places of the document."""
        text = "".join(
            letter if ord(letter) < 0x10000 else letter + _FILLER
            for letter in self.document().toPlainText()
        )
        marks = ((mark.anchor, mark.block.position()) for mark in self._marks)
        return PlainPage(text, (("", 0), *marks))

    def chosen_words(self) -> Quoted | None:
        """Gives what the person has selected, without the blanks at its ends; None for nothing."""
        cursor = self.textCursor()
        if not self.has_chosen():
            return None
        page = self.plain_page()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        while start < end and page.text[start].isspace():
            start += 1
        while end > start and page.text[end - 1].isspace():
            end -= 1
        if end - start > LONGEST_QUOTE:
            longest = start + LONGEST_QUOTE
            blank = page.text.rfind(" ", start, longest)
            end = blank if blank > start else longest
        found = quoted(page, start, end)
        parts = (found.quote, found.before, found.after)
        words, before, after = (part.replace(_FILLER, "") for part in parts)
        return Quoted(found.section, " ".join(words.split()), before, after)

    def has_chosen(self) -> bool:
        """True while the person has selected words; a link with the focus is not selected."""
        return self._is_chosen and bool(self.textCursor().selectedText().strip())

    def paragraph_of(self, place: int) -> int:
        """Gives where the paragraph of a place begins."""
        return self.document().findBlock(place).position()

    def line_top(self, place: int) -> int:
        """Gives where the line with this place begins, in pixels from the view's top."""
        return self._box_of(place).top()

    def box_of(self, start: int, end: int) -> QRect:
        """Gives the box round the words between two places, in pixels of the view."""
        return self._box_of(start).united(self._box_of(end))

    def _box_of(self, place: int) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.setPosition(max(min(place, self.document().characterCount() - 1), 0))
        return self.cursorRect(cursor)

    # what is marked

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Underlines these highlights and no others."""
        self._drawn = tuple(marks)
        self.viewport().update()

    def mark_at(self, place: int) -> str:
        """Gives the id of the highlight round a place, or ""."""
        return next((m.id for m in self._drawn if m.start <= place <= m.end), "")

    def chosen_mark(self) -> str:
        """Gives the id of the highlight that the selection touches, or ""."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return next((m.id for m in self._drawn if m.start < end and start < m.end), "")

    def show_sought(self, start: int, end: int) -> None:
        """Shows softly the words that one was led to, until one does something else."""
        self._sought = (start, end)
        self._show_selections()

    def forget_sought(self) -> None:
        """Shows no words that one was led to."""
        if self._sought is not None:
            self._sought = None
            self._show_selections()

    @override
    def _show_selections(self) -> None:
        shown = list(self._hits)
        if self._sought is not None:
            cursor = QTextCursor(self.document())
            last = self.document().characterCount() - 1
            cursor.setPosition(min(self._sought[0], last))
            cursor.setPosition(min(self._sought[1], last), QTextCursor.MoveMode.KeepAnchor)
            selection, look = QTextEdit.ExtraSelection(), QTextCharFormat()
            look.setBackground(self._theme.colour("mark"))
            look.setForeground(self._theme.colour("text"))
            selection.cursor, selection.format = cursor, look
            shown.append(selection)
        self.setExtraSelections(shown)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn:
            with painter_on(self.viewport()) as painter:
                name = "accent" if self._theme.tokens.is_high_contrast else "mark"
                colour, height = self._theme.colour(name), self._theme.px(_UNDERLINE)
                for mark in self._drawn:
                    for line in self._lines(mark):
                        if line.intersects(QRectF(event.rect()).adjusted(0, -height, 0, height)):
                            painter.fillRect(
                                QRectF(line.left(), line.bottom(), line.width(), height), colour
                            )
        super().paintEvent(event)

    def _lines(self, mark: Mark) -> list[QRectF]:
        """Gives the boxes of the words of each line, down to just under the letters."""
        found = []
        block = self.document().findBlock(mark.start)
        while block.isValid() and block.position() < mark.end:
            found += self._lines_of(block, mark)
            block = block.next()
        return found

    def _lines_of(self, block: QTextBlock, mark: Mark) -> list[QRectF]:
        layout = block.layout()
        box = self.document().documentLayout().blockBoundingRect(block)
        origin = box.topLeft() - layout.boundingRect().topLeft()
        first = max(mark.start - block.position(), 0)
        last = min(mark.end - block.position(), block.length() - 1)
        found = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start, end = line.textStart(), line.textStart() + line.textLength()
            if start >= last or end <= first:
                continue
            left, right = (_x(line, place) for place in (max(first, start), min(last, end)))
            right = min(right, line.x() + line.naturalTextWidth())  # no blank at the line's end
            under = line.y() + line.ascent() + self._theme.px(3)
            found.append(
                QRectF(origin.x() + left, origin.y() + line.y(), right - left, under - line.y())
            )
        return found

    # the keys and the mouse

    @property
    def reads_with_caret(self) -> bool:
        """True while the arrow keys move a cursor in the text."""
        return self._caret

    def read_with_caret(self, *, on: bool) -> None:
        """Lets the arrow keys move a cursor, from the line at the top of what is seen; or not."""
        if on == self._caret:
            return
        self._caret = on
        selectable = Qt.TextInteractionFlag.TextSelectableByKeyboard
        flags = self.textInteractionFlags()
        self.setTextInteractionFlags(flags | selectable if on else flags & ~selectable)
        if on and not self._is_in_view(self.cursorRect()):
            top = self.visibleRegion().boundingRect().top() + self._theme.px(8)
            self.setTextCursor(self.cursorForPosition(QPoint(0, top)))
        if not on:
            self.forget_selection()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.caret_changed.emit(on)

    def forget_selection(self) -> None:
        """Selects nothing; the cursor stays where the selection ended."""
        self._is_chosen = False
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def _is_in_view(self, box: QRect) -> bool:
        return self.visibleRegion().boundingRect().contains(box.center())

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        target = self.tab_target() if forward and self.has_chosen() else None
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        self._is_chosen = False
        return super().focusNextPrevChild(forward)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _KEY(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.forget_sought()
        if key == _KEY.Key_F7:
            self.read_with_caret(on=not self._caret)
            return
        if key == _KEY.Key_Escape and (self._caret or self.has_chosen()):
            if self.has_chosen():
                self.forget_selection()
            else:
                self.read_with_caret(on=False)
            return
        if self._caret and key in (_KEY.Key_Return, _KEY.Key_Enter):
            mark = self.mark_at(self.textCursor().position())
            if mark:
                self.mark_opened.emit(mark)
                return
        if key in _MOVES and (self._caret or shift):
            self.read_with_caret(on=True)
            self._is_chosen = shift
            DocumentView.keyPressEvent(self, event)
            self.seen.emit(self.cursorRect())
            return
        self._is_chosen = self._is_chosen or bool(
            key == _KEY.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        super().keyPressEvent(event)

    @override
    def selectAll(self) -> None:
        self._is_chosen = True
        super().selectAll()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.forget_sought()
        self._is_chosen = True
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        super().mouseReleaseEvent(event)
        is_plain = event.button() == Qt.MouseButton.LeftButton and not self.anchorAt(spot)
        if is_plain and not self.textCursor().hasSelection():
            mark = self.mark_at(self.cursorForPosition(spot).position())
            if mark:
                self.mark_opened.emit(mark)


def _nothing() -> None:
    return None


def _x(line: QTextLine, place: int) -> float:
    """Gives how far from the left a letter stands."""
    found: Any = line.cursorToX(place)  # the binding gives a pair, and its types say object
    return float(found[0])
