"""What the room sees: a title, a text or a figure, and the questions that are asked of it."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from trustdesk.services.group import GroupItem, pages_of
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.theme.typography import SEMIBOLD, TextStyle
from trustdesk.ui.widgets.labels import HairLine, Heading, WrappedLabel
from trustdesk.ui.widgets.scroll_bar import SlimScrollBar
from trustdesk.ui.widgets.text_block import TextBlock

SMALLEST = 40
"""No text of a page is set smaller than this, in pixels of the screen."""
_LINES_HIGH = 18
"""At first a line of text is this part of the screen's height."""
_OF_TEXT_SIZE = 0.3
"""The type is large already: the person's own text size counts for this part."""
_STEP = 1.15
_LARGEST_STEP = 6
_WIDEST_EM = 30
_PLACE, _ALONE = 0.5, 1.2
"""Parts of the text's size: where an item belongs, and a text without a title."""
_FIGURE_SCALES = (3.2, 2.8, 2.4, 2.1, 1.8, 1.5, 1.25, 1.0)
"""How much larger than at 100 % a figure may be; the first that leaves nothing to scroll."""
_LEAST_OF_TEXT_SIZE = 0.7
_SCROLL_BAR = 8


class GroupSheet(QWidget):
    """Shows one page of an item, in the middle of the screen; `turn_to` shows another.

    The text is divided into as many pages as it takes. Questions come one by one: under the
    text where there is room, else on pages of their own. `turned` when another page stands there.
    """

    turned = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item: GroupItem | None = None
        self._zoom, self._asked, self._at = 0, 0, 0
        self._pages: list[tuple[str, tuple[str, ...]]] = [("", ())]
        theme = desk.theme
        self._place = WrappedLabel(theme, "")
        self._title = Heading(theme, "", 1)
        self._text = WrappedLabel(theme, "")
        self._line = HairLine(theme)
        self._questions: list[WrappedLabel] = []
        self._figure: QWidget | None = None
        self._column = QWidget()
        self._inside = QVBoxLayout(self._column)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        SlimScrollBar(theme, self._area)
        self._lay_out()

    def _lay_out(self) -> None:
        for part in (self._place, self._title, self._text, self._line):
            self._inside.addWidget(part)
        ground = QWidget()
        middle = QVBoxLayout(ground)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(self._column, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        self._area.setWidget(ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)

    # what is shown

    def show_item(self, item: GroupItem, *, from_end: bool = False) -> None:
        """Shows an item from its first page or its last, without its questions."""
        self._item, self._asked = item, 0
        self._divide()
        self.turn_to(len(self._pages) - 1 if from_end else 0)

    def turn_to(self, page: int) -> None:
        """Shows a page of the item; one that is not there is the nearest that is."""
        self._at = min(max(page, 0), len(self._pages) - 1)
        self._draw()
        self.turned.emit()

    @property
    def page(self) -> int:
        """Which page of the item is shown, from 0."""
        return self._at

    @property
    def pages(self) -> int:
        """How many pages the item takes."""
        return len(self._pages)

    @property
    def has_questions(self) -> bool:
        """True when there is something to ask of the item."""
        return bool(self._item and self._item.questions)

    def ask_next(self) -> None:
        """Shows one question more; after the last, none."""
        if self._item is None or not self._item.questions:
            return
        self._asked = (self._asked + 1) % (len(self._item.questions) + 1)
        self._divide()
        self.turn_to(len(self._pages) - 1 if self._asked else self._at)

    def enlarge(self, steps: int) -> None:
        """Makes the text larger, or smaller; never under `SMALLEST`."""
        zoom = min(self._zoom + steps, _LARGEST_STEP)
        if steps > 0 or self._size(zoom) < self._size(self._zoom):
            self._zoom = zoom
            self.refresh()

    def refresh(self) -> None:
        """Divides and draws anew: the room, the theme or the size is another."""
        if self._item is not None:
            self._divide()
            self.turn_to(self._at)

    def move_by(self, screens: float) -> None:
        """Moves a figure that is higher than the screen."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + round(screens * self._area.viewport().height()))

    def spoken(self) -> str:
        """Gives what stands on the page, for a screen reader."""
        text, questions = self._pages[self._at]
        figure = self._item.figure if self._item else None
        told = self._desk.said(figure.alternative) if figure else text
        shown = (self._title.text(), told, *questions)
        return "\n".join(part for part in shown if part)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    # sizes

    def _size(self, zoom: int) -> int:
        """Gives how many pixels the text is set in."""
        wish = 1 + (self._desk.theme.scale - 1) * _OF_TEXT_SIZE
        first = max(self.height() / _LINES_HIGH, SMALLEST) * wish
        return max(round(first * _STEP**zoom), SMALLEST)

    def _style(self, part: float = 1.0, **more: object) -> TextStyle:
        """Gives a style whose size is a part of the text's, in pixels of the screen."""
        scale = self._desk.theme.scale
        size = self._size(self._zoom) * part
        return TextStyle(ceil(size / scale), ceil(size * 1.38 / scale), **more)  # type: ignore[arg-type]

    def _width(self) -> int:
        room = max(self.width() - self._desk.theme.px(_SCROLL_BAR), 1)
        if self._item is not None and self._item.figure is not None:
            return room
        return min(room, self._size(self._zoom) * _WIDEST_EM)

    def _height(self, text: str, style: TextStyle) -> int:
        theme = self._desk.theme
        return TextBlock(text, theme.font_of(style), theme.px(style.line), self._width()).height

    def _room(self) -> int:
        """Gives how high the text and its questions may be together."""
        item = self._item
        used = 0
        if item is not None and item.place:
            used += self._height(item.place, self._place_style) + self._air
        if item is not None and item.title:
            used += self._height(item.title, self._title_style) + self._air
        return self.height() - used

    @property
    def _air(self) -> int:
        return round(self._size(self._zoom) * 0.45)

    @property
    def _place_style(self) -> TextStyle:
        return self._style(_PLACE, colour="text2")

    @property
    def _title_style(self) -> TextStyle:
        return self._style(weight=SEMIBOLD, serif=True)

    @property
    def _text_style(self) -> TextStyle:
        alone = self._item is not None and not self._item.title
        return self._style(_ALONE if alone else 1.0, serif=True)

    # pages

    def _divide(self) -> None:
        item = self._item
        if item is None:
            return
        room, style = self._room(), self._text_style

        def fits(text: str) -> bool:
            return self._height(text, style) <= room

        pages: list[tuple[str, tuple[str, ...]]]
        pages = [(text, ()) for text in pages_of(item.text, fits)] or [("", ())]
        asked = item.questions[: self._asked]
        text, _none = pages[-1]
        if self._together(text, asked) <= room:
            pages[-1] = text, asked
        else:
            pages += self._pages_of_questions(asked, room, fits)
        self._pages = pages

    def _pages_of_questions(
        self, asked: tuple[str, ...], room: int, fits: Callable[[str], bool]
    ) -> list[tuple[str, tuple[str, ...]]]:
        """Gives the questions on pages of their own, as many on each as it holds."""
        pages: list[tuple[str, tuple[str, ...]]] = []
        for part in (part for question in asked for part in pages_of(question, fits)):
            together = (*pages[-1][1], part) if pages else ()
            if together and self._together("", together) <= room:
                pages[-1] = "", together
            else:
                pages.append(("", (part,)))
        return pages

    def _together(self, text: str, questions: tuple[str, ...]) -> int:
        style = self._text_style
        high = sum(self._height(question, style) + self._air for question in questions)
        return high + (self._height(text, style) + 2 * self._air if text else 0)

    def _draw(self) -> None:
        item = self._item
        if item is None:
            return
        text, questions = self._pages[self._at]
        for label, said, style in (
            (self._place, item.place, self._place_style),
            (self._title, item.title, self._title_style),
            (self._text, text, self._text_style),
        ):
            label.set_style(style)
            label.setText(said)
            label.setVisible(bool(said))
        self._column.setFixedWidth(self._width())
        self._draw_figure(item)
        self._draw_questions(questions)
        self._line.setVisible(bool(text) and bool(questions))
        self._inside.setSpacing(self._air)
        self._area.verticalScrollBar().setValue(0)

    def _draw_questions(self, questions: tuple[str, ...]) -> None:
        for label in self._questions:
            self._take_away(label)
        style = self._text_style.coloured("accent_text")
        self._questions = [WrappedLabel(self._desk.theme, said, style) for said in questions]
        for label in self._questions:
            self._inside.addWidget(label)
            label.show()

    def _draw_figure(self, item: GroupItem) -> None:
        if self._figure is not None:
            self._take_away(self._figure)
            self._figure = None
        if item.figure is None:
            return
        from trustdesk.ui.diagrams.view import DiagramView

        width, room = self._width(), self._room()
        own = self._desk.theme.scale
        least = max(_FIGURE_SCALES[-1], own * _LEAST_OF_TEXT_SIZE)
        for wished in _FIGURE_SCALES:
            scale = max(wished, least)
            figure = DiagramView(self._desk, item.figure, scale=scale / own, operable=False)
            if figure.heightForWidth(width) <= room or wished <= least:
                break
            figure.deleteLater()
        figure.setFixedHeight(figure.heightForWidth(width))
        self._inside.addWidget(figure)
        figure.show()
        self._figure = figure

    def _take_away(self, part: QWidget) -> None:
        self._inside.removeWidget(part)
        part.hide()
        part.deleteLater()
