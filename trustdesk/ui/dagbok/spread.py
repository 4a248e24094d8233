"""What stands beside what on the dagbok's page: list, reflection, margin."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trustdesk.ui.column import ScrollColumn
from trustdesk.ui.dagbok.list_column import LIST_WIDTH, ListColumn
from trustdesk.ui.room import Room
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.surfaces import Panel

PANEL_WIDTH = 328
_ANY_WIDTH = 16_777_215


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is to show, and how broad the window is."""

    room: Room
    is_empty: bool
    """Nothing was ever written."""
    is_open: bool
    """A reflection is open."""
    wants_list: bool
    """The person came for the list: in one column it has the place."""
    wants_panel: bool
    needs_width: bool = False
    """Two halves stand side by side and need the room of the list."""
    only_text: bool = False

    @property
    def one_column(self) -> bool:
        """True when list and reflection take turns."""
        return self.room < Room.MEDIUM

    @property
    def panel_beside(self) -> bool:
        """True when the margin has a place of its own."""
        return self.wants_panel and not self.one_column and not self.only_text

    @property
    def panel_below(self) -> bool:
        """True when the choices stand under the text."""
        return self.wants_panel and self.one_column and not self.only_text

    @property
    def list_beside(self) -> bool:
        """True when the list shows."""
        if self.is_empty or self.only_text or self.needs_width:
            return False
        if self.panel_beside and self.room < Room.WIDE:
            return False
        return self.wants_list or not self.one_column or not self.is_open


class Spread(QWidget):
    """Holds the three places; `middle` stacks what may stand in the middle one."""

    def __init__(self, theme: Theme, column: ListColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = column
        self.middle = QStackedWidget()
        self._margin = Panel(theme, "sunken", "left")
        self._margin_area = ScrollColumn(theme, PANEL_WIDTH, top=24)
        margin = QVBoxLayout(self._margin)
        margin.setContentsMargins(1, 0, 0, 0)
        margin.addWidget(self._margin_area)
        self._ground = Panel(theme, "surface")
        inside = QVBoxLayout(self._ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.middle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(column)
        row.addWidget(self._ground, 1)
        row.addWidget(self._margin)

    @property
    def margin(self) -> QVBoxLayout:
        """Where the choices stand when they have a place of their own."""
        return self._margin_area.body

    def arrange(self, shown: Shown) -> None:
        """Gives each its place."""
        px = self._theme.px
        reading = shown.is_open and not shown.wants_list
        self._list.setVisible(shown.list_beside)
        self._ground.setVisible(not shown.one_column or reading or shown.is_empty)
        self._list.setMinimumWidth(0 if shown.one_column else px(LIST_WIDTH))
        self._list.setMaximumWidth(_ANY_WIDTH if shown.one_column else px(LIST_WIDTH))
        self._margin.setFixedWidth(px(PANEL_WIDTH))
        self._margin.setVisible(shown.panel_beside)
