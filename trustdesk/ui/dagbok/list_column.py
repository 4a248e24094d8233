"""The list: a search and filters or a calendar, the reflections by month, and what is chosen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.entry import EntryRow, Filters
from trustdesk.ui.dagbok.list_head import ListHead
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.entry_list import EntryList
from trustdesk.ui.widgets.entry_model import EntryListModel
from trustdesk.ui.widgets.fields import SearchField
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.widgets.surfaces import Panel
from trustdesk.ui.widgets.tab_order import in_tab_order

if TYPE_CHECKING:
    from trustdesk.services.saved_filters import SavedFilter
    from trustdesk.ui.dagbok.calendar import CalendarPanel
    from trustdesk.ui.dagbok.chosen_bar import ChosenBar
    from trustdesk.ui.dagbok.filters import FilterPanel

LIST_WIDTH = 300
SEARCH_DELAY_MS = 150
LEAST_LIST = 84
"""One row can always be seen, whatever stands over it."""


class ListColumn(Panel):
    """Says which reflections are wanted (`filters_changed`) and which was chosen."""

    filters_changed = Signal(object)
    entry_requested = Signal(str)
    open_requested = Signal(str)
    write_requested = Signal()
    write_on_requested = Signal(object)
    """The person wants to write about a day (a date)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, "canvas", "right", parent)
        self._desk = desk
        tr = desk.tr
        self.head = ListHead(desk)
        self._search = SearchField(desk.theme, tr("Search your reflections"))
        self._search.setPlaceholderText(tr("Search your reflections"))
        self._filter_panel: FilterPanel | None = None
        self._calendar: CalendarPanel | None = None
        self._bar: ChosenBar | None = None
        self._trouble = InlineMessage(desk.theme)
        self._known: list[str] = []
        self._filter_link = LinkButton(desk.theme, tr("Filter"), "funnel", size=13)
        self._filter_link.setCheckable(True)
        self._choose_link = LinkButton(desk.theme, tr("Choose several"), size=13)
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
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, px(20), 1, 0)
        column.setSpacing(0)
        head = QWidget()
        inside = self._inside = QVBoxLayout(head)
        inside.setContentsMargins(px(12), 0, px(12), 0)
        inside.setSpacing(px(8))
        self._tools = QWidget()
        links = QHBoxLayout(self._tools)
        links.setContentsMargins(px(16), 0, px(4), 0)
        links.addWidget(self._filter_link)
        links.addStretch(1)
        links.addWidget(self._choose_link)
        for widget in (self.head, self._search, self._tools, self._trouble, self._nothing):
            inside.addWidget(widget)
        column.addWidget(head)
        column.addWidget(self.entries, 1)

    def _connect(self) -> None:
        self.head.write_requested.connect(self.write_requested)
        self.head.view_changed.connect(self._on_view)
        self.head.bin_toggled.connect(self._on_bin)
        self._search.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self._tell)
        self._filter_link.toggled.connect(self._on_filter)
        self._choose_link.clicked.connect(self._on_choose)
        self.entries.entry_selected.connect(self.entry_requested)
        self.entries.entry_activated.connect(self.open_requested)
        self.entries.several_chosen.connect(self._on_several)

    @property
    def _filters(self) -> FilterPanel:
        """The filters; made when first shown, since the list is shown without them."""
        if self._filter_panel is None:
            from trustdesk.ui.dagbok.filters import FilterPanel

            panel = self._filter_panel = FilterPanel(self._desk)
            panel.set_known_tags(self._known)
            panel.changed.connect(self._tell)
            panel.save_requested.connect(self._on_save_filters)
            panel.saved.chosen.connect(self._on_saved_filter)
            self._inside.insertWidget(self._inside.indexOf(self._trouble), panel)
            in_tab_order(self._filter_link, *panel.controls(), self._choose_link)
            panel.hide()
        return self._filter_panel

    @property
    def calendar(self) -> CalendarPanel:
        """The calendar; made when first shown."""
        if self._calendar is None:
            from trustdesk.ui.dagbok.calendar import CalendarPanel

            panel = self._calendar = CalendarPanel(self._desk)
            self._inside.insertWidget(self._inside.indexOf(self._trouble), panel)
            panel.day_selected.connect(self._tell)
            in_tab_order(self.head.bin, *panel.controls(), self.entries)
            panel.day_activated.connect(self._on_day_activated)
            panel.write_requested.connect(self.write_on_requested)
        return self._calendar

    @property
    def bar(self) -> ChosenBar:
        """What can be done with several chosen; made when first needed."""
        if self._bar is None:
            from trustdesk.ui.dagbok.chosen_bar import ChosenBar

            self._bar = ChosenBar(self._desk)
            self._bar.done_requested.connect(self.entries.end_choosing)
            self._column.addWidget(self._bar)
            in_tab_order(self.entries, *self._bar.controls())
        return self._bar

    @property
    def is_calendar(self) -> bool:
        """True while the calendar stands in the place of search and filters."""
        return self.head.is_calendar and not self._in_bin

    def filters(self) -> Filters:
        """Gives which reflections are wanted."""
        if self.is_calendar:
            return Filters(first=self.calendar.day(), last=self.calendar.day())
        query = self._search.text().strip()
        if self._filter_panel is None:
            return Filters(query=query, trashed=self._in_bin)
        return self._filter_panel.filters(query, in_bin=self._in_bin)

    def set_filters(self, filters: Filters) -> None:
        """Shows filters that were chosen elsewhere, and tells of them."""
        self.head.show_list()
        self._filters.set_filters(filters)
        shown = self._filters.holds_any() or self._filter_link.isChecked()
        with QSignalBlocker(self._filter_link):
            self._filter_link.setChecked(shown)
        self._search.setText(filters.query)
        self._timer.stop()
        self._arrange()
        self._tell()

    def show_rows(self, rows: list[EntryRow]) -> None:
        """Shows these reflections; says so when a filter leaves none."""
        self._model.set_headings(not self.is_calendar)
        self._model.set_entries(tuple(rows))
        empty_day = self.is_calendar and not rows
        self.entries.setMinimumHeight(1 if empty_day else self._desk.theme.px(LEAST_LIST))
        nothing = ""
        if not rows and not self.is_calendar:
            nothing = (
                self._desk.tr("The bin is empty.")
                if self._in_bin
                else self._desk.tr("No reflection matches. Take a filter away or search for less.")
            )
        self._nothing.setText(nothing)
        self._nothing.setVisible(bool(nothing))
        self._choose_link.setVisible(len(rows) > 1)
        self.head.show_emptying(possible=self._in_bin and bool(rows))

    def show_changed(self, row: EntryRow) -> None:
        """Shows what a reflection that keeps its place is called now."""
        self._model.replace_entry(row)

    @property
    def known_tags(self) -> tuple[str, ...]:
        """The tags in use."""
        return tuple(self._known)

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

    def forget_done(self) -> None:
        """Takes away what the foot says was done."""
        if self._bar is not None and not self.entries.is_choosing:
            self._bar.forget()

    def refresh_calendar(self) -> None:
        """Reads the days of the calendar anew, when it is shown."""
        if self.is_calendar:
            self.calendar.refresh()

    def focus_search(self) -> None:
        """Puts the cursor in the search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self) -> None:
        self.filters_changed.emit(self.filters())

    def _on_filter(self, shown: bool) -> None:
        self._arrange()
        if not shown and self._filters.holds_any():
            self._filters.set_filters(Filters())
            self._tell()

    def _on_save_filters(self) -> None:
        self._filters.saved.ask_name(self._filters.as_saved(self._search.text().strip()))

    def _on_saved_filter(self, saved: SavedFilter) -> None:
        self.set_filters(saved.on(self._desk.clock.now().date()))

    def _on_view(self) -> None:
        self.entries.end_choosing()
        self._arrange()
        if self.is_calendar:
            self.calendar.refresh()
        self._tell()

    def _on_bin(self) -> None:
        self.entries.end_choosing()
        if self._bar is not None:
            self._bar.forget()
        self._in_bin = not self._in_bin
        self.head.show_bin(in_bin=self._in_bin)
        self._arrange()
        self._tell()

    def _arrange(self) -> None:
        """Shows the calendar, or search and filters."""
        calendar = self.is_calendar
        self._search.setVisible(not calendar)
        self._tools.setVisible(not calendar)
        if calendar or self._calendar is not None:
            self.calendar.setVisible(calendar)
        filtering = self._filter_link.isChecked() and not calendar
        if filtering or self._filter_panel is not None:
            self._filters.setVisible(filtering)

    def _on_day_activated(self, _day: date) -> None:
        """Opens the only reflection of a day, or goes on into its list."""
        first = self._model.entry(0)
        if first is not None and self._model.rowCount() == 1:
            self.entries.select(first.id)
            self.open_requested.emit(first.id)
        elif first is not None:
            self.entries.select(first.id)
            self.entry_requested.emit(first.id)
            self.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_choose(self) -> None:
        if self.entries.is_choosing:
            self.entries.end_choosing()
        else:
            self.entries.begin_choosing()
            self.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_several(self, ids: tuple[str, ...]) -> None:
        choosing = self.entries.is_choosing
        self.bar.show_chosen(len(ids) if choosing else None, in_bin=self._in_bin)
        tr = self._desk.tr
        self._choose_link.setText(tr("Choose none") if choosing else tr("Choose several"))
