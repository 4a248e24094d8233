"""Överblick: the map of what was written, with a face for each state of the journal."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.faults import Fault
from trustdesk.services.insights import Written, take_stock
from trustdesk.services.ports import JournalReader
from trustdesk.ui.column import ScrollColumn
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.overview.map_view import MapView
from trustdesk.ui.page import Page
from trustdesk.ui.room import Room
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.theme.typography import LEAD
from trustdesk.ui.widgets.labels import Heading, WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.wording import told

COLUMN = 1176
SIDE = 24


class OverviewPage(Page):
    """What the person has written, seen over relations and criteria."""

    filtered_requested = Signal(object)
    """Filters: the reflections of a cell, to be shown in the dagbok's list."""
    entry_requested = Signal(str)
    write_requested = Signal(str, str, str)
    """The person wants to write: relation id, criterion id, and what stands at the top."""
    case_requested = Signal(str)
    page_requested = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._ticket: Ticket | None = None
        self._stale = True
        self._trouble = InlineMessage(desk.theme)
        self._closed = _Closed(desk)
        self.map = MapView(desk)
        area = ScrollColumn(desk.theme, COLUMN)
        self._body = area.body
        for part in (self._trouble, self._closed, self.map):
            area.body.addWidget(part)
        area.body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self._connect()
        self._fit()
        self._on_state(desk.session.state)

    def _connect(self) -> None:
        self.map.filters_changed.connect(self._refresh)
        self.map.filtered_requested.connect(self.filtered_requested)
        self.map.entry_requested.connect(self.entry_requested)
        self.map.write_requested.connect(self.write_requested)
        self.map.case_requested.connect(self.case_requested)
        self.map.page_requested.connect(self.page_requested)
        self.desk.session.changed.connect(self._on_changed)
        self.desk.session.state_changed.connect(self._on_state)
        self.desk.theme.changed.connect(self._fit)

    @override
    def enter(self) -> None:
        self._refresh()
        if self.map.isVisible():
            self.map.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def set_room(self, room: Room) -> None:
        super().set_room(room)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _fit(self) -> None:
        side = self.desk.theme.px(SIDE) if self.room >= Room.NARROW else 0
        self._body.setContentsMargins(side, 0, side, 0)
        self.map.set_beside(beside=self.room is Room.WIDE)

    def _on_changed(self, _entry_id: str) -> None:
        """What nobody looks at is read when it is looked at again."""
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _on_state(self, state: str) -> None:
        self._trouble.clear()
        self._closed.show_state(state)
        self.map.setVisible(state == "open")
        if state != "open":
            self._drop()
            self.map.show_written(Written())
        fault = self.desk.session.fault
        if state == "broken" and fault is not None:
            self._on_failed(fault)
        elif state == "open":
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _drop(self) -> None:
        if self._ticket is not None:
            self._ticket.drop()

    def _refresh(self) -> None:
        if self.desk.session.state != "open":
            return
        self._drop()
        filters, framework = self.map.filters.filters(), self.desk.framework

        def read(reader: JournalReader) -> Written:
            return take_stock(reader, framework, filters)

        self._ticket = self.desk.session.read(read, self._on_read, self._on_failed)

    def _on_read(self, written: Written) -> None:
        self._stale = False
        self._trouble.clear()
        self.map.show_written(written)

    def _on_failed(self, fault: Fault) -> None:
        self._trouble.say(*told(self.desk, fault))


class _Closed(QWidget):
    """What stands in place of the map while the journal is not open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        tr = desk.tr
        self._texts = {
            "opening": (tr("The journal is being opened."), ""),
            "locked": (tr("The journal is locked."), tr("Unlock it to see the map.")),
        }
        self._head = Heading(desk.theme, "", 2)
        self._lead = WrappedLabel(desk.theme, "", LEAD)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(8))
        column.addWidget(self._head)
        column.addWidget(self._lead)

    def show_state(self, state: str) -> None:
        """Says how things stand, or nothing."""
        head, lead = self._texts.get(state, ("", ""))
        self._head.setText(head)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        self.setVisible(bool(head))
