"""The list: a search, filters, the reflections by month, and the way to the bin."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.entry import EntryRow, Filters
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.buttons import LinkButton, PrimaryButton
from trustdesk.ui.widgets.entry_list import EntryList
from trustdesk.ui.widgets.entry_model import EntryListModel
from trustdesk.ui.widgets.fields import SearchField
from trustdesk.ui.widgets.labels import Heading, WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.widgets.surfaces import Panel

if TYPE_CHECKING:
    from trustdesk.ui.dagbok.filters import FilterPanel

LIST_WIDTH = 300
SEARCH_DELAY_MS = 150


class ListColumn(Panel):
    """Says which reflections are wanted (`filters_changed`) and which was chosen."""

    filters_changed = Signal(object)
    entry_requested = Signal(str)
    open_requested = Signal(str)
    write_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, "canvas", "right", parent)
        self._desk = desk
        tr = desk.tr
        self._heading = Heading(desk.theme, tr("Journal"), 2)
        self._write = PrimaryButton(desk.theme, tr("Write"), "plus")
        self._search = SearchField(desk.theme, tr("Search your reflections"))
        self._search.setPlaceholderText(tr("Search your reflections"))
        self._filter_panel: FilterPanel | None = None
        self._trouble = InlineMessage(desk.theme)
        self._known: list[str] = []
        self._filter_link = LinkButton(desk.theme, tr("Filter"), "funnel", size=13)
        self._filter_link.setCheckable(True)
        self._bin_link = LinkButton(desk.theme, tr("Bin"), "trash-2", size=13, colour="text2")
        self._nothing = WrappedLabel(desk.theme, "", SMALL)
        self._nothing.hide()
        self._model = EntryListModel(self._day, self._month, tr("Untitled"), parent=self)
        self.entries = EntryList(desk.theme, self._model, tr("Reflections"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_DELAY_MS)
        self._in_bin = False
        self._lay_out()
        self._connect()

    def _day(self, day: date) -> str:
        language = self._desk.language
        return language.heading(language.weekday_date(day))

    def _month(self, day: date) -> str:
        language = self._desk.language
        return language.heading(language.month(day))

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(20), 1, 0)
        column.setSpacing(0)
        head = QWidget()
        inside = QVBoxLayout(head)
        inside.setContentsMargins(px(12), 0, px(12), 0)
        inside.setSpacing(px(10))
        top = QHBoxLayout()
        top.setContentsMargins(px(16), 0, 0, 0)
        top.addWidget(self._heading, 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._write)
        inside.addLayout(top)
        inside.addWidget(self._search)
        links = QHBoxLayout()
        links.setContentsMargins(px(16), 0, px(4), 0)
        links.addWidget(self._filter_link)
        links.addStretch(1)
        links.addWidget(self._bin_link)
        inside.addLayout(links)
        inside.addWidget(self._trouble)
        inside.addWidget(self._nothing)
        self._head = inside
        column.addWidget(head)
        column.addWidget(self.entries, 1)

    def _connect(self) -> None:
        self._write.clicked.connect(self.write_requested)
        self._search.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self._tell)
        self._filter_link.toggled.connect(self._on_filter)
        self._bin_link.clicked.connect(self._on_bin)
        self.entries.entry_selected.connect(self.entry_requested)
        self.entries.entry_activated.connect(self.open_requested)

    @property
    def _filters(self) -> FilterPanel:
        """The filters; made when first shown, since the list is shown without them."""
        if self._filter_panel is None:
            from trustdesk.ui.dagbok.filters import FilterPanel

            panel = self._filter_panel = FilterPanel(self._desk)
            panel.set_known_tags(self._known)
            panel.changed.connect(self._tell)
            self._head.insertWidget(self._head.indexOf(self._trouble), panel)
            panel.hide()
        return self._filter_panel

    def filters(self) -> Filters:
        """Gives which reflections are wanted."""
        query = self._search.text().strip()
        if self._filter_panel is None:
            return Filters(query=query, trashed=self._in_bin)
        return self._filter_panel.filters(query, in_bin=self._in_bin)

    def set_filters(self, filters: Filters) -> None:
        """Shows filters that were chosen elsewhere, and tells of them."""
        self._filters.set_filters(filters)
        shown = self._filters.holds_any()
        with QSignalBlocker(self._filter_link):
            self._filter_link.setChecked(shown)
        self._filters.setVisible(shown)
        self._search.setText(filters.query)
        self._timer.stop()
        self._tell()

    def show_rows(self, rows: list[EntryRow]) -> None:
        """Shows these reflections; says so when a filter leaves none."""
        self._model.set_entries(tuple(rows))
        nothing = ""
        if not rows:
            nothing = (
                self._desk.tr("The bin is empty.")
                if self._in_bin
                else self._desk.tr("No reflection matches. Take a filter away or search for less.")
            )
        self._nothing.setText(nothing)
        self._nothing.setVisible(bool(nothing))

    def set_known(self, tags: list[str]) -> None:
        """Offers these tags as a filter."""
        self._known = tags
        if self._filter_panel is not None:
            self._filter_panel.set_known_tags(tags)

    def tell(self, told: tuple[str, str]) -> None:
        """Says why there is no list: a cause and a next step, or nothing."""
        self._trouble.say(*told)

    @property
    def in_bin(self) -> bool:
        """True while the list shows what lies in the bin."""
        return self._in_bin

    def leave_bin(self) -> None:
        """Shows the dagbok again."""
        if self._in_bin:
            self._on_bin()

    def focus_search(self) -> None:
        """Puts the cursor in the search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self) -> None:
        self.filters_changed.emit(self.filters())

    def _on_filter(self, shown: bool) -> None:
        self._filters.setVisible(shown)
        if not shown and self._filters.holds_any():
            self._filters.set_filters(Filters())
            self._tell()

    def _on_bin(self) -> None:
        self._in_bin = not self._in_bin
        tr = self._desk.tr
        self._heading.setText(tr("Bin") if self._in_bin else tr("Journal"))
        self._bin_link.setText(tr("Back to the journal") if self._in_bin else tr("Bin"))
        self._bin_link.set_icon_name("arrow-left" if self._in_bin else "trash-2")
        self._write.setVisible(not self._in_bin)
        self._tell()
