"""Dagbok: the list, the reflection, and the margin; what stands beside what follows the room.

The list comes first: the reflection and the margin are made when they are first needed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trustdesk.domain.entry import Citation, Entry, EntryRow, Filters
from trustdesk.services.identity import new_id
from trustdesk.services.ports import JournalReader
from trustdesk.ui.column import ScrollColumn
from trustdesk.ui.dagbok.list_column import LIST_WIDTH, ListColumn
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.page import Page
from trustdesk.ui.room import Room
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.widgets.surfaces import Panel
from trustdesk.ui.wording import told

if TYPE_CHECKING:
    from trustdesk.ui.dagbok.empty import EmptyDagbok
    from trustdesk.ui.dagbok.entry_area import EntryArea
    from trustdesk.ui.dagbok.panel import ChoicePanel

PANEL_WIDTH = 328
_ANY_WIDTH = 16_777_215


class DagbokPage(Page):
    """The person's reflections."""

    page_requested = Signal(str, str)
    case_requested = Signal()
    question_requested = Signal()
    export_requested = Signal(str)
    """The person wants the reflection of this id as a file."""
    export_of_filters_requested = Signal(object)
    """The person wants what the list shows (Filters) as a file."""
    focus_changed = Signal(bool)
    """Only the text shows, or the rest is back."""
    listed = Signal()
    """The list was painted with what there is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._ticket: Ticket | None = None
        self._rows: list[EntryRow] = []
        self._answered = False
        self._tags: tuple[str, ...] = ()
        self._list_wanted = True
        self._only_text = False
        self._area: EntryArea | None = None
        self._panel: ChoicePanel | None = None
        self._empty: EmptyDagbok | None = None
        self.list = ListColumn(desk)
        self._nothing_open = QWidget()
        self._margin = Panel(desk.theme, "sunken", "left")
        self._margin_area = ScrollColumn(desk.theme, PANEL_WIDTH, top=24)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._nothing_open)
        self._lay_out()
        self._connect()
        self._arrange()

    def _lay_out(self) -> None:
        margin = QVBoxLayout(self._margin)
        margin.setContentsMargins(1, 0, 0, 0)
        margin.addWidget(self._margin_area)
        self._ground = Panel(self.desk.theme, "surface")
        inside = QVBoxLayout(self._ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._middle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._ground, 1)
        row.addWidget(self._margin)

    def _connect(self) -> None:
        session = self.desk.session
        session.glanced.connect(self._on_glanced)
        session.changed.connect(self.refresh)
        session.state_changed.connect(self._on_state)
        self.list.filters_changed.connect(self.refresh)
        self.list.write_requested.connect(self.write_new)
        self.list.entry_requested.connect(self._on_entry_requested)
        self.list.open_requested.connect(self._on_open_requested)
        self.desk.theme.changed.connect(self._arrange)
        focus = QShortcut(QKeySequence("F11"), self)
        focus.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        focus.activated.connect(self.toggle_focus)
        self._on_state(session.state)

    @property
    def area(self) -> EntryArea:
        """The reflection that is read or written; made when first needed, after the list."""
        if self._area is None:
            from trustdesk.ui.dagbok.entry_area import EntryArea

            area = self._area = EntryArea(self.desk)
            self._middle.addWidget(area)
            area.saved.connect(self._on_saved)
            area.moved.connect(self._on_moved)
            area.export_requested.connect(self.export_requested)
            area.export_all_requested.connect(self._on_export_all)
            area.link_activated.connect(self._on_link)
            area.mode_changed.connect(self._arrange)
            area.bar.focus_requested.connect(self.toggle_focus)
            area.bar.back_requested.connect(self._on_back)
            area.bar.panel_toggled.connect(self._arrange)
        return self._area

    @property
    def panel(self) -> ChoicePanel:
        """The choices of the margin; made when first shown."""
        if self._panel is None:
            from trustdesk.ui.dagbok.panel import ChoicePanel

            self._panel = ChoicePanel(self.desk, self.area.writing)
            self._panel.page_requested.connect(self.page_requested)
            self._panel.tags.set_known(self._tags)
            self._panel.show_entry()
        return self._panel

    @property
    def empty(self) -> EmptyDagbok:
        """What the page shows before the first reflection."""
        if self._empty is None:
            from trustdesk.ui.dagbok.empty import EmptyDagbok

            self._empty = EmptyDagbok(self.desk)
            self._middle.addWidget(self._empty)
            self._empty.write_requested.connect(self.write_new)
            self._empty.question_requested.connect(self.question_requested)
            self._empty.case_requested.connect(self.case_requested)
        return self._empty

    # what others ask of this page

    @override
    def enter(self) -> None:
        self.refresh()
        if self._middle.currentWidget() is self._nothing_open:
            self.list.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        self._show_only_text(only=False)
        if self._area is not None:
            self._area.leave()

    @override
    def unsaved(self) -> tuple[Entry, ...]:
        return self._area.autosave.unsaved if self._area is not None else ()

    @override
    def set_room(self, room: Room) -> None:
        super().set_room(room)
        self._arrange()

    @override
    def show_detail(self, detail: str, section: str = "") -> None:
        """Opens a reflection by its id, to go on writing."""
        self.list.leave_bin()
        self.area.open(detail, write=True)
        self.list.entries.select(detail)
        self._on_opened()

    def show_filtered(self, filters: Filters) -> None:
        """Shows the reflections that filters choose."""
        self.list.leave_bin()
        self._list_wanted = True
        self.list.set_filters(filters)
        self._arrange()

    def write_new(self) -> None:
        """Begins a new reflection."""
        self.write_about(())

    def write_about(
        self,
        citations: tuple[Citation, ...],
        opening: str = "",
        relations: tuple[str, ...] = (),
    ) -> None:
        """Begins a reflection that cites passages; `opening` stands at its top."""
        now = self.desk.clock.now()
        entry = Entry(
            new_id(now),
            now.date(),
            now,
            now,
            body=opening,
            citations=citations,
            relations=relations,
        )
        self.list.leave_bin()
        self.list.entries.select("")
        self.area.start(entry)
        if citations or relations:
            self.area.bar.panel.setChecked(True)
        self._on_opened()

    def refresh(self) -> None:
        """Reads the list anew."""
        if self._ticket is not None:
            self._ticket.drop()
        filters = self.list.filters()

        def found(reader: JournalReader) -> tuple[list[EntryRow], list[str]]:
            return reader.rows(filters), reader.tags()

        self._ticket = self.desk.session.read(found, self._on_rows)

    def toggle_focus(self) -> None:
        """Shows only the text, or all of the page again."""
        if self._only_text or self._is_open():
            self._show_only_text(only=not self._only_text)

    def _show_only_text(self, *, only: bool) -> None:
        if only == self._only_text:
            return
        self._only_text = only
        self.area.show_text_alone(only)
        self._arrange()
        self.focus_changed.emit(only)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing in the text had use for brings the page back."""
        if event.key() == Qt.Key.Key_Escape and self._only_text:
            self._show_only_text(only=False)
            return
        super().keyPressEvent(event)

    # what happens

    def _on_glanced(self, rows: list[EntryRow]) -> None:
        if not self._rows and self.list.filters() == Filters():
            self._show_rows(rows)

    def _on_rows(self, found: tuple[list[EntryRow], list[str]]) -> None:
        rows, tags = found
        self._answered = True
        self.list.set_known(tags)
        self._tags = tuple(tags)
        if self._panel is not None:
            self._panel.tags.set_known(self._tags)
        self._show_rows(rows)
        if rows and not self._is_open() and self.room >= Room.MEDIUM and self.isVisible():
            self.list.entries.select(rows[0].id)
            self._on_entry_requested(rows[0].id)

    def _is_open(self) -> bool:
        return self._area is not None and self._middle.currentWidget() is self._area

    def _show_rows(self, rows: list[EntryRow]) -> None:
        if rows != self._rows or not rows:
            self._rows = rows
            self.list.show_rows(rows)
        self._arrange()
        self.listed.emit()

    def _on_state(self, state: str) -> None:
        fault = self.desk.session.fault
        self.list.tell(told(self.desk, fault) if state == "broken" and fault else ("", ""))

    def _on_saved(self, entry: Entry) -> None:
        """Shows what changed in the list without reading all of it again."""
        if self.list.in_bin or not self.list.filters().is_empty():
            return
        rows = [row for row in self._rows if row.id != entry.id]
        if not entry.is_empty():
            from trustdesk.services.journal import row_of

            rows = sorted([*rows, row_of(entry)], key=_order, reverse=True)
        self._show_rows(rows)
        if self.area.writing.entry is not None:
            self.list.entries.select(self.area.writing.entry.id)

    def _on_moved(self, _entry_id: str) -> None:
        self._middle.setCurrentWidget(self._nothing_open)
        self._list_wanted = True
        self.refresh()

    def _on_opened(self) -> None:
        self._middle.setCurrentWidget(self.area)
        self._list_wanted = False
        self._arrange()

    def _on_entry_requested(self, entry_id: str) -> None:
        self.area.open(entry_id)
        self._on_opened()

    def _on_open_requested(self, entry_id: str) -> None:
        self.area.open(entry_id, write=True)
        self._on_opened()

    def _on_back(self) -> None:
        self.area.leave()
        self._list_wanted = True
        if Room.MEDIUM <= self.room < Room.WIDE:  # the margin has the list's place
            self.area.bar.panel.setChecked(False)
        self._arrange()
        self.list.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_export_all(self) -> None:
        self.export_of_filters_requested.emit(replace(self.list.filters(), trashed=False))

    def _on_link(self, target: str) -> None:
        scheme, _, rest = target.partition(":")
        if scheme == "page":
            page, _, section = rest.partition("#")
            self.page_requested.emit(page, section)
        elif scheme == "entry":
            self.list.entries.select(rest)
            self._on_entry_requested(rest)

    # what stands beside what

    def _arrange(self) -> None:
        px = self.desk.theme.px
        empty = self._answered and not self._rows and self.list.filters().is_empty()
        is_open = self._is_open()
        if not is_open:
            self._middle.setCurrentWidget(self.empty if empty else self._nothing_open)
        one_column = self.room < Room.MEDIUM
        with_panel = is_open and self.area.bar.panel.isChecked() and not self.area.is_reading
        below = with_panel and one_column
        beside = with_panel and not one_column
        show_list = not empty and (self._list_wanted or not one_column or not is_open)
        if beside and self.room < Room.WIDE:
            show_list = False
        if self._only_text:
            with_panel = below = beside = show_list = False
        self.list.setVisible(show_list)
        self._ground.setVisible(not one_column or (is_open and not self._list_wanted) or empty)
        self.list.setMinimumWidth(0 if one_column else px(LIST_WIDTH))
        self.list.setMaximumWidth(_ANY_WIDTH if one_column else px(LIST_WIDTH))
        self._margin.setFixedWidth(px(PANEL_WIDTH))
        self._margin.setVisible(beside)
        if with_panel:
            self._place_panel(below=below)
        elif self._panel is not None:
            self._panel.hide()
        if self._area is not None:
            self._area.set_alone(not show_list)

    def _place_panel(self, *, below: bool) -> None:
        home = self.area.editor.below if below else self._margin_area.body
        if home.indexOf(self.panel) < 0:
            home.addWidget(self.panel)
        self.panel.show()


def _order(row: EntryRow) -> tuple[object, str]:
    return row.date, row.id
