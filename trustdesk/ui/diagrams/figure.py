"""A figure as it stands in a page: whose it is, its title, itself or its words, and its caption."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.diagram import Diagram
from trustdesk.ui.desk import Desk
from trustdesk.ui.diagrams.drawn import AIR
from trustdesk.ui.diagrams.view import DiagramView
from trustdesk.ui.theme.typography import SEMIBOLD, SMALL, TextStyle
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import Heading, WrappedLabel

_TITLE = TextStyle(18, 26, SEMIBOLD, serif=True)
_IN_WORDS = TextStyle(17, 27, serif=True)
_BELOW_LABEL, _BELOW_TITLE, _BELOW_FIGURE, _BELOW_CAPTION = 2, 16, 14, 4


class FigureTitle(Heading):
    """The title of a figure, smaller than a section's."""

    def __init__(self, desk: Desk, text: str) -> None:
        super().__init__(desk.theme, text, 3)
        self.set_style(_TITLE)


class DiagramFigure(QWidget):
    """Shows a figure, or all it says in words where the person would rather read it. It leaves
    AIR pixels (at 100 %) free at either side.
    """

    spot_opened = Signal(object, QRect)
    """A DiagramSpot was opened; where it stands, on the screen."""
    resized = Signal()
    """It needs another height now."""

    def __init__(self, desk: Desk, diagram: Diagram, among: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.diagram = diagram
        said, theme = desk.said, desk.theme
        self.view = DiagramView(desk, diagram, among=among, parent=self)
        self.words = WrappedLabel(theme, said(diagram.alternative), _IN_WORDS)
        self.switch = LinkButton(theme, "", size=13, weight=400)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)  # the air is inset by each part, not the view
        self._column.setSpacing(0)
        self._add_head()
        self._column.addWidget(self.view)
        self._words_row = self._add(self.words)
        self._gap(_BELOW_FIGURE)
        if said(diagram.caption):
            self._add(WrappedLabel(theme, said(diagram.caption), SMALL))
            self._gap(_BELOW_CAPTION)
        self._add(self.switch).addStretch(1)
        self._column.addStretch(1)
        self.view.spot_opened.connect(self.spot_opened)
        self.switch.clicked.connect(self._on_switch)
        self._show(in_words=False)

    def _add_head(self) -> None:
        voice = self._desk.framework.voices.get(self.diagram.voice)
        if voice is not None:
            self._add(WrappedLabel(self._desk.theme, self._desk.said(voice), SMALL))
            self._gap(_BELOW_LABEL)
        self._add(FigureTitle(self._desk, self._desk.said(self.diagram.title)))
        self._gap(_BELOW_TITLE)

    def _add(self, part: QWidget) -> QHBoxLayout:
        row, air = QHBoxLayout(), self._desk.theme.px(AIR)
        row.setContentsMargins(air, 0, air, 0)
        row.addWidget(part)
        self._column.addLayout(row)
        return row

    def _gap(self, pixels: int) -> None:
        self._column.addSpacing(self._desk.theme.px(pixels))

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return [*self.view.tab_stops, self.switch]

    def _on_switch(self) -> None:
        self._show(in_words=self.words.isHidden())
        self.resized.emit()

    def _show(self, *, in_words: bool) -> None:
        tr = self._desk.tr
        self.view.setVisible(not in_words)
        self.words.setVisible(in_words)
        self._words_row.invalidate()  # its height is asked for before the next event
        text = tr("Show as a figure") if in_words else tr("Show as text")
        self.switch.setText(text)
        title = self._desk.said(self.diagram.title)
        self.switch.setAccessibleName(f"{text}: {title}")
