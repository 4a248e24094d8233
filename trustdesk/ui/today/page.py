"""I dag: the sheet with the cursor in it, one question, and what one wrote last."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from trustdesk.ui.column import ScrollColumn
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.page import Page
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.today.sheet import WritingSheet
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import HairLine, Heading, WrappedLabel

if TYPE_CHECKING:
    from trustdesk.domain.entry import Entry, EntryRow
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.tasks import Ticket

COLUMN = 640
LATEST = 3
GO_ON_WITHIN = timedelta(hours=48)
DATE_COLUMN = 96


def _latest(reader: JournalReader) -> list[EntryRow]:
    from trustdesk.domain.entry import Filters

    return reader.rows(Filters(), limit=LATEST + 1)


class TodayPage(Page):
    """Where the program begins: one can write before anything else."""

    entry_requested = Signal(str)
    write_requested = Signal(object)
    page_requested = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._ticket: Ticket | None = None
        self._rest: _Rest | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._add_rest)
        self._heading = Heading(desk.theme, "", 1)
        self.sheet = WritingSheet(desk)
        self._area = ScrollColumn(desk.theme, COLUMN)
        self._area.body.addWidget(self._heading)
        self._area.body.addSpacing(desk.theme.px(24))
        self._area.body.addWidget(self.sheet)
        self._area.body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.sheet.continue_requested.connect(self.entry_requested)
        self.sheet.kept.connect(self._refresh)
        desk.session.glanced.connect(self._complete)
        desk.session.changed.connect(self._refresh)
        desk.session.state_changed.connect(self._on_state)
        self._show_day()
        if desk.session.state != "opening":
            self._complete()

    def _complete(self) -> None:
        """Adds what stands under the sheet. The first frame is the sheet and its date alone."""
        if self._rest is None:
            self._soon.start()

    def _add_rest(self) -> None:
        if self._rest is not None:
            return
        rest = self._rest = _Rest(self.desk)
        body = self._area.body
        body.insertSpacing(body.count() - 1, self.desk.theme.px(40))
        body.insertWidget(body.count() - 1, rest)
        rest.entry_requested.connect(self.entry_requested)
        rest.write_requested.connect(self.write_requested)
        rest.page_requested.connect(self.page_requested)
        self._on_state(self.desk.session.state)
        rest.question.refresh()
        self._refresh()

    @override
    def enter(self) -> None:
        self._show_day()
        if self._rest is not None:
            self._rest.question.refresh()
            self._refresh()
        self.sheet.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        self.sheet.flush()

    @override
    def unsaved(self) -> tuple[Entry, ...]:
        return self.sheet.unsaved()

    def _show_day(self) -> None:
        today = self.desk.clock.now().date()
        language = self.desk.language
        self._heading.setText(language.heading(language.weekday_date(today)))

    def _refresh(self) -> None:
        if self._rest is None:
            return
        if self._ticket is not None:
            self._ticket.drop()
        self._ticket = self.desk.session.read_own(_latest, self._show_rows)

    def _show_rows(self, rows: list[EntryRow]) -> None:
        if self._rest is not None:
            since = self.desk.clock.now() - GO_ON_WITHIN
            fresh = [row for row in rows if row.updated_at >= since][:1]
            self._rest.show_rows(fresh, [row for row in rows if row not in fresh][:LATEST])

    def _on_state(self, state: str) -> None:
        if state != "opening":
            self._complete()
        fault = self.desk.session.fault
        if state == "broken" and fault is not None:
            self.sheet.tell(fault)


class _Rest(QWidget):
    """What stands under the sheet: the question, and what one wrote last."""

    entry_requested = Signal(str)
    write_requested = Signal(object)
    page_requested = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        from trustdesk.ui.today.question import QuestionBox

        super().__init__()
        tr, px = desk.tr, desk.theme.px
        self.question = QuestionBox(desk)
        self._go_on = _Rows(desk, tr("Continue"))
        self._recent = _Rows(desk, tr("Latest"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, air in (
            (HairLine(desk.theme), 28),
            (self.question, 40),
            (self._go_on, 32),
            (self._recent, 0),
        ):
            column.addWidget(widget)
            column.addSpacing(px(air))
        self.question.write_requested.connect(self.write_requested)
        self.question.page_requested.connect(self.page_requested)
        self._go_on.entry_requested.connect(self.entry_requested)
        self._recent.entry_requested.connect(self.entry_requested)

    def show_rows(self, fresh: list[EntryRow], latest: list[EntryRow]) -> None:
        """Shows the one to go on with and the latest others."""
        self._go_on.show_rows(fresh)
        self._recent.show_rows(latest)


class _Rows(QWidget):
    """A head and a few reflections: the date in a column of its own, then the title."""

    entry_requested = Signal(str)

    def __init__(self, desk: Desk, head: str) -> None:
        super().__init__()
        self._desk = desk
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(desk.theme.px(12))
        self._grid.setVerticalSpacing(desk.theme.px(2))
        self._grid.setColumnMinimumWidth(0, desk.theme.px(DATE_COLUMN))
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(Heading(desk.theme, head, 4), 0, 0, 1, 2)
        self._rows: list[QWidget] = []
        self.hide()

    def show_rows(self, rows: list[EntryRow]) -> None:
        """Shows these, or nothing at all when there are none."""
        for widget in self._rows:
            self._grid.removeWidget(widget)
            widget.deleteLater()
        self._rows = []
        for line, row in enumerate(rows, 1):
            day = WrappedLabel(self._desk.theme, self._desk.language.short_date(row.date), SMALL)
            title = row.title or row.excerpt or self._desk.tr("Untitled")
            link = LinkButton(self._desk.theme, title, colour="text")
            link.setProperty("entry", row.id)
            link.clicked.connect(self._on_clicked)
            self._grid.addWidget(day, line, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(link, line, 1, Qt.AlignmentFlag.AlignLeft)
            self._rows += [day, link]
        self.setVisible(bool(rows))

    def _on_clicked(self) -> None:
        self.entry_requested.emit(self.sender().property("entry"))
