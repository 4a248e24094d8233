"""I dag: the sheet with the cursor in it, one question, and what one wrote last."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from trustdesk.ui.column import ScrollColumn
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.page import Page
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.today.question import QuestionBox
from trustdesk.ui.today.sheet import WritingSheet
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import HairLine, Heading, WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.wording import told

if TYPE_CHECKING:
    from trustdesk.domain.entry import EntryRow
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
        px, tr = desk.theme.px, desk.tr
        self._ticket: Ticket | None = None
        self._heading = Heading(desk.theme, "", 1)
        self._trouble = InlineMessage(desk.theme)
        self._trouble.hide()
        self.sheet = WritingSheet(desk)
        self._question = QuestionBox(desk)
        self._go_on = _Rows(desk, tr("Continue"))
        self._recent = _Rows(desk, tr("Latest"))
        area = ScrollColumn(desk.theme, COLUMN)
        for widget, air in (
            (self._heading, 24),
            (self._trouble, 12),
            (self.sheet, 40),
            (HairLine(desk.theme), 28),
            (self._question, 40),
            (self._go_on, 32),
            (self._recent, 0),
        ):
            area.body.addWidget(widget)
            area.body.addSpacing(px(air))
        area.body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self._connect()
        self._show_day()

    def _connect(self) -> None:
        self.sheet.continue_requested.connect(self.entry_requested)
        self.sheet.kept.connect(self._refresh)
        self._question.write_requested.connect(self.write_requested)
        self._question.page_requested.connect(self.page_requested)
        self._go_on.entry_requested.connect(self.entry_requested)
        self._recent.entry_requested.connect(self.entry_requested)
        self.desk.session.changed.connect(self._refresh)
        self.desk.session.state_changed.connect(self._on_state)
        self._on_state(self.desk.session.state)

    @override
    def enter(self) -> None:
        self._show_day()
        self._question.refresh()
        self._refresh()
        self.sheet.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        self.sheet.flush()

    def _show_day(self) -> None:
        today = self.desk.clock.now().date()
        text = self.desk.language.weekday_date(today)
        self._heading.setText(text[:1].upper() + text[1:])

    def _refresh(self) -> None:
        if self._ticket is not None:
            self._ticket.drop()
        self._ticket = self.desk.session.read_own(_latest, self._show_rows)

    def _show_rows(self, rows: list[EntryRow]) -> None:
        since = self.desk.clock.now() - GO_ON_WITHIN
        fresh = [row for row in rows if row.updated_at >= since][:1]
        self._go_on.show_rows(fresh)
        self._recent.show_rows([row for row in rows if row not in fresh][:LATEST])

    def _on_state(self, state: str) -> None:
        fault = self.desk.session.fault
        broken = state == "broken" and fault is not None
        if fault is not None and broken:
            self._trouble.say(*told(self.desk, fault))
        self._trouble.setVisible(broken)


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
            self._grid.addWidget(link, line, 1)
            self._rows += [day, link]
        self.setVisible(bool(rows))

    def _on_clicked(self) -> None:
        self.entry_requested.emit(self.sender().property("entry"))
