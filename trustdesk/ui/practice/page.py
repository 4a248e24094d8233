"""Övningar: the list of cases and the case; one column in a narrow room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.framework import Case
from trustdesk.ui.column import ScrollColumn
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.page import Page
from trustdesk.ui.practice.case_list import CaseList
from trustdesk.ui.practice.case_view import CaseView
from trustdesk.ui.practice.filters import CaseFilters
from trustdesk.ui.room import Room
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.document_view import READING_WIDTH
from trustdesk.ui.widgets.labels import Heading, WrappedLabel
from trustdesk.ui.widgets.surfaces import Panel

LIST_WIDTH, FIELD_WIDTH = 300, 360
_ANY_WIDTH = 16_777_215


class PracticePage(Page):
    """Practice cases; they can be read whatever state the journal is in."""

    write_requested = Signal(str)
    """The person wants to write about the case of this id."""
    opposite_requested = Signal(str)
    """The person wants to argue against their own answer to the case of this id."""
    group_requested = Signal(object, int)
    """The person wants to show these cases to a group, beginning with the one at this place."""
    sheet_requested = Signal(object)
    """The person wants this (SheetOf) on paper."""
    entry_requested = Signal(str)
    page_requested = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._case_wanted = False
        self.filters = CaseFilters(desk)
        self.list = CaseList(desk)
        self._none = _NoneMatch(desk)
        self.case = CaseView(desk)
        self._column = Panel(desk.theme, "canvas", "right")
        self._ground = Panel(desk.theme, "surface")
        self._fill_column()
        self._fill_ground()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._column)
        row.addWidget(self._ground, 1)
        self._connect()
        self._show_cases()
        if desk.framework.cases:
            self._show_case(desk.framework.cases[0].id)
        self._arrange()

    def _fill_column(self) -> None:
        px = self.desk.theme.px
        head = QWidget()
        inside = self._head = QVBoxLayout(head)
        inside.setSpacing(px(14))
        inside.addWidget(Heading(self.desk.theme, self.desk.tr("Practice"), 2))
        self.filter_link = LinkButton(self.desk.theme, self.desk.tr("Filter"), "funnel", size=13)
        self.filter_link.setCheckable(True)
        self.filter_link.toggled.connect(self._on_filter)
        inside.addWidget(self.filter_link)
        inside.addWidget(self.filters)
        self.filters.hide()
        inside.addWidget(self._none)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.list, 1000)
        column.addStretch(1)

    def _fill_ground(self) -> None:
        self._area = ScrollColumn(self.desk.theme, READING_WIDTH)
        self._area.body.addWidget(self.case)
        self._area.body.addStretch(1)
        inside = QVBoxLayout(self._ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._area)

    def _connect(self) -> None:
        self.filters.changed.connect(self._show_cases)
        self._none.clear_requested.connect(self.filters.clear)
        self.list.case_selected.connect(self._show_case)
        self.list.case_opened.connect(self._on_opened)
        self.case.back_requested.connect(self._on_back)
        self.case.write_requested.connect(self.write_requested)
        self.case.opposite_requested.connect(self.opposite_requested)
        self.case.group_requested.connect(self.show_to_group)
        self.case.sheet_requested.connect(self.sheet_requested)
        self.case.entry_requested.connect(self.entry_requested)
        self.case.page_requested.connect(self.page_requested)
        self.desk.theme.changed.connect(self._arrange)

    @override
    def enter(self) -> None:
        self.case.refresh()
        target: QWidget = self.list if self._column.isVisible() else self.case.write
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def set_room(self, room: Room) -> None:
        super().set_room(room)
        self._arrange()

    @override
    def show_detail(self, detail: str, section: str = "") -> None:
        """Shows a case by its id; an unknown one changes nothing."""
        case = self.desk.framework.case(detail)
        if case is None:
            return
        if not self.filters.chooses(case):
            self.filters.clear()
        self._show_case(detail)
        self.list.select(detail)
        self._case_wanted = True
        self._arrange()

    def show_paper_line(self, line: QWidget) -> None:
        """Takes in the line that tells how a sheet is set."""
        self.case.show_paper_line(line)

    def show_to_group(self) -> None:
        """Shows the cases of the list to a group, from the one that is read."""
        chosen = self.chosen
        at = next((n for n, case in enumerate(chosen) if case.id == self.case.case_id), -1)
        case = self.desk.framework.case(self.case.case_id)
        if at >= 0:
            self.group_requested.emit(chosen, at)
        elif case is not None:  # the one that is read is not among those chosen: it alone
            self.group_requested.emit((case,), 0)

    @property
    def chosen(self) -> tuple[Case, ...]:
        """The cases that the filters leave, in the list's order."""
        return tuple(c for c in self.desk.framework.cases if self.filters.chooses(c))

    def _show_cases(self) -> None:
        chosen = self.chosen
        self.list.cases.set_cases(chosen)
        self.list.select(self.case.case_id)
        self.list.setVisible(bool(chosen))
        self._none.setVisible(not chosen)

    def _show_case(self, case_id: str) -> None:
        case = self.desk.framework.case(case_id)
        if case is not None and case_id != self.case.case_id:
            self.case.show_case(case)
            self.list.select(case_id)
            self._area.verticalScrollBar().setValue(0)

    def _on_filter(self, shown: bool) -> None:
        self.filters.setVisible(shown)
        if not shown:
            self.filters.clear()

    def _on_opened(self, case_id: str) -> None:
        self._show_case(case_id)
        self._case_wanted = True
        self._arrange()
        if not self._column.isVisible():
            self.case.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back(self) -> None:
        self._case_wanted = False
        self._arrange()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        one_column = self.room < Room.MEDIUM
        px = self.desk.theme.px
        width = px(LIST_WIDTH)
        self._head.setContentsMargins(px(28), px(20), px(20), px(10))
        self._column.setMaximumWidth(_ANY_WIDTH if one_column else width)
        self._column.setMinimumWidth(0 if one_column else width)
        self.filters.setMaximumWidth(px(FIELD_WIDTH))
        self._column.setVisible(not one_column or not self._case_wanted)
        self._ground.setVisible(not one_column or self._case_wanted)
        self.case.back.setVisible(one_column)


class _NoneMatch(QWidget):
    """Says that the filters leave no case, and offers to take them away."""

    clear_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        text = WrappedLabel(desk.theme, desk.tr("No case matches what you have chosen."), SMALL)
        clear = LinkButton(desk.theme, desk.tr("Show all cases"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(4))
        column.addWidget(text)
        column.addWidget(clear)
        clear.clicked.connect(self.clear_requested)
