"""Where the parts of the page stand: beside each other, or in one column where it is narrow."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.ui.column import ScrollColumn
from trustdesk.ui.export.choices import Choices
from trustdesk.ui.export.preview import Preview
from trustdesk.ui.overriding import override
from trustdesk.ui.room import Room
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.labels import HairLine
from trustdesk.ui.widgets.surfaces import Panel

CHOICES_WIDTH = 344
COLUMN = 760
_ROUND_THE_PAPER = 120
"""What stands over and under the paper in one column, in pixels at 100 % text."""
_PAPER_AT_LEAST = 560
"""How high the paper is in one column, even when a screenful is less: it grows with the text."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the page is made of, in the order it is read."""

    back: QWidget
    choices: Choices
    outcome: QWidget
    save_box: QWidget
    preview: Preview


class Sides(QWidget):
    """The choices in a sunken panel and the paper beside it, or one under another."""

    def __init__(self, theme: Theme, parts: Parts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts = parts
        self._room: Room | None = None
        self._column = ScrollColumn(theme, COLUMN, 16)
        self._one = _slot(self._column)
        self._left = ScrollColumn(theme, CHOICES_WIDTH, 4)
        self._left.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # one width
        self._chosen = _slot(self._left)
        self._head, self._foot = QVBoxLayout(), QVBoxLayout()
        self._panel = self._make_panel()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._panel)
        self._row.addWidget(self._column, 1)
        self._column.viewport().installEventFilter(self)
        theme.changed.connect(self._fit)
        self.set_room(Room.WIDE)

    def set_room(self, room: Room) -> None:
        """Arranges the parts for a room; the focus stays where it is."""
        if room is self._room:
            return
        focus = QApplication.focusWidget()
        self._room = room
        if self._is_one_column():
            self._stack()
        else:
            self._set_beside()
        self._parts.choices.set_sideways(room is Room.NARROW)
        self._panel.setVisible(not self._is_one_column())
        self._column.setVisible(self._is_one_column())
        self._fit()
        if focus is not None and self.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_into_view(self, widget: QWidget) -> None:
        """Scrolls so that a part can be seen."""
        area = self._column if self._is_one_column() else self._left
        if area.isAncestorOf(widget):
            area.ensureWidgetVisible(widget)

    def _is_one_column(self) -> bool:
        return self._room is not None and self._room < Room.MEDIUM

    def _make_panel(self) -> Panel:
        panel = Panel(self._theme, "sunken", "right")
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._left, 1)
        column.addWidget(HairLine(self._theme))
        column.addLayout(self._foot)
        return panel

    def _stack(self) -> None:
        parts = self._parts
        for part in (parts.back, parts.choices, parts.outcome, parts.save_box, parts.preview):
            self._one.addWidget(part)

    def _set_beside(self) -> None:
        parts = self._parts
        self._head.addWidget(parts.back)
        self._chosen.addWidget(parts.choices)
        self._chosen.addWidget(parts.outcome)
        self._foot.addWidget(parts.save_box)
        self._row.insertWidget(1, parts.preview, 1)

    def _fit(self) -> None:
        px = self._theme.px
        self._panel.setFixedWidth(px(CHOICES_WIDTH))
        right = px(24) + self._left.verticalScrollBar().sizeHint().width()
        self._head.setContentsMargins(px(24), px(16), right, px(12))
        self._foot.setContentsMargins(px(24), px(16), right, px(16))
        self._one.setSpacing(px(20))
        self._chosen.setSpacing(px(20))
        beside = px(40 if self._room is Room.WIDE else 24), px(28)
        across, down = (0, px(8)) if self._is_one_column() else beside
        self._parts.preview.set_air(across, down)
        self._fit_paper()

    def _fit_paper(self) -> None:
        """In one column the paper is as high as a screenful, with its sentence and its turning."""
        room = self._column.viewport().height() - self._theme.px(_ROUND_THE_PAPER)
        least = self._theme.px(_PAPER_AT_LEAST)
        self._parts.preview.set_paper_height(max(room, least) if self._is_one_column() else 0)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit_paper()
        return False


def _slot(area: ScrollColumn) -> QVBoxLayout:
    """Gives a place for parts in an area, with what is left over below them."""
    slot = QVBoxLayout()
    area.body.addLayout(slot)
    area.body.addStretch(1)
    return slot
