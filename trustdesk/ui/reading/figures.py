"""The figures of the page that is shown: each stands where the text leaves room for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.reading.text import PageText

if TYPE_CHECKING:
    from trustdesk.domain.diagram import Diagram
    from trustdesk.ui.diagrams.figure import DiagramFigure

_AROUND = 26
"""Left free above and below a figure, in pixels at 100 %."""

_MUCH_LOWER = 0.75
"""A figure that reaches over the margin is to be this much lower for it, at most."""


class PageFigures(QObject):
    """Holds a widget for each figure the text has a place for, in the same order.

    `take_away` frees a widget of the page.
    """

    spot_opened = Signal(object, QRect)
    """A DiagramSpot was opened; where it stands, on the screen."""
    resized = Signal()
    """A figure needs another height now."""

    def __init__(
        self, desk: Desk, text: PageText, take_away: Callable[[QWidget], None], page: QWidget
    ) -> None:
        super().__init__(page)
        self._desk = desk
        self._text = text
        self._page = page
        self._take_away = take_away
        self._shown: list[str] = []
        self._figures: list[DiagramFigure | None] = []
        self._widths: list[int] = []

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [stop for figure in self._figures if figure for stop in figure.tab_stops]

    def renew(self) -> None:
        """Shows the figures that the text has places for now."""
        wanted = self._text.figures
        if wanted == self._shown:
            return
        for figure in filter(None, self._figures):
            self._take_away(figure)
        self._shown = wanted
        found = [self._desk.framework.diagram(figure_id) for figure_id in wanted]
        apart = self._told_apart([one for one in found if one is not None])
        self._figures = [
            self._made(one, apart=one.id in apart) if one is not None else None for one in found
        ]

    def _told_apart(self, diagrams: list[Diagram]) -> set[str]:
        """Gives the ids of figures that have a node another figure of the page has too."""
        from trustdesk.ui.diagrams.spot import spoken_names

        names = {one.id: set(spoken_names(one, self._desk.said).values()) for one in diagrams}
        often = Counter(name for held in names.values() for name in held)
        return {one for one, held in names.items() if any(often[name] > 1 for name in held)}

    def _made(self, diagram: Diagram, *, apart: bool) -> DiagramFigure:
        from trustdesk.ui.diagrams.figure import DiagramFigure  # only pages with figures need it

        among = self._desk.said(diagram.title) if apart else ""
        figure = DiagramFigure(self._desk, diagram, among, self._page)
        figure.spot_opened.connect(self.spot_opened)
        figure.resized.connect(self.resized)
        return figure

    def leave_room(self, width: int) -> None:
        """Lets the text leave as much room as the figures take in a width."""
        self._widths = [width] * len(self._figures)
        self._leave_room()

    def widen(self, width: int, *, below: int) -> None:
        """Gives figures that are much lower so the width of text and margin together.

        Those that begin less than `below` pixels down the text keep theirs: there the margin is
        taken.
        """
        air, changed = 2 * self._air(), False
        for number, figure in enumerate(self._figures):
            if figure is None or self._text.room_top(number) < below:
                continue
            present = figure.heightForWidth(self._widths[number] + air)
            if figure.heightForWidth(width + air) < present * _MUCH_LOWER:
                self._widths[number], changed = width, True
        if changed:
            self._leave_room()

    def over_margin(self) -> list[tuple[int, int]]:
        """Gives from where to where, in pixels of the text, figures reach over the margin."""
        own = self._text.width()
        return [
            (self._text.room_top(number), self._text.room_top(number) + self._height(number))
            for number, width in enumerate(self._widths)
            if width > own
        ]

    def _height(self, number: int) -> int:
        """Gives how much room a figure takes, with the air round it."""
        figure = self._figures[number]
        if figure is None:
            return 0
        width = self._widths[number] + 2 * self._air()
        return figure.heightForWidth(width) + 2 * self._desk.theme.px(_AROUND)

    def _leave_room(self) -> None:
        self._text.leave_room([self._height(number) for number in range(len(self._figures))])

    def _air(self) -> int:
        """What a figure leaves free at either side stands beside the text's column."""
        from trustdesk.ui.diagrams.drawn import AIR

        return self._desk.theme.px(AIR) if any(self._figures) else 0

    def place(self) -> None:
        """Puts every figure in its room; the text stands in its place already."""
        air, around = self._air(), self._desk.theme.px(_AROUND)
        column = self._text.geometry()
        for number, figure in enumerate(self._figures):
            if figure:
                top = column.top() + self._text.room_top(number) + around
                width = self._widths[number] + 2 * air
                height = figure.heightForWidth(width)
                figure.setGeometry(column.left() - air, top, width, height)
                figure.show()  # not before: it would be laid out in a width it never has
