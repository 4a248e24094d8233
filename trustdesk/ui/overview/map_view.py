"""Kartan whole: the sentence, the filters, the table, and what stands beside it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.framework import Concept
from trustdesk.services.insights import Written, prompt_for, sentence
from trustdesk.ui.desk import Desk
from trustdesk.ui.overview.cell_panel import CellPanel
from trustdesk.ui.overview.filters import MapFilters
from trustdesk.ui.overview.map_table import MapTable
from trustdesk.ui.theme.typography import LEAD, SECTION_TITLE, SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import Heading, WrappedLabel

PANEL, GUTTER = 264, 32
TITLE, UNDER = 640, 602


class MapView(QWidget):
    """Shows what was written; says which reflections are wanted by `filters_changed`."""

    filters_changed = Signal()
    filtered_requested = Signal(object)
    entry_requested = Signal(str)
    case_requested = Signal(str)
    write_requested = Signal(str, str, str)
    page_requested = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._written = Written()
        self._beside = True
        tr = desk.tr
        self._title = Heading(desk.theme, "", 1)
        self._title.set_style(SECTION_TITLE)
        self._lead = WrappedLabel(desk.theme, "", LEAD)
        self.filters = MapFilters(desk)
        self._clear = LinkButton(desk.theme, tr("Show everything"))
        self.table = MapTable(desk)
        self._foot = WrappedLabel(desk.theme, tr("Empty squares are no fault."), SMALL)
        self.panel = CellPanel(desk)
        self._lay_out()
        self._connect()
        desk.theme.changed.connect(self._fit)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        self._side = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        under = QVBoxLayout()
        under.setSpacing(px(12))
        under.addWidget(self.table)
        under.addWidget(self._foot)
        under.addStretch(1)
        self._side.addLayout(under, 1)
        self._side.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, air in (
            (_narrowed(self._title), 8),
            (_narrowed(self._lead), 16),
            (_narrowed(self.filters), 4),
            (_narrowed(self._clear), 16),
        ):
            column.addLayout(part)
            column.addSpacing(px(air))
        column.addLayout(self._side)
        self._fit()

    def _connect(self) -> None:
        self.filters.changed.connect(self.filters_changed)
        self._clear.clicked.connect(self.filters.clear)
        self.table.cell_selected.connect(self._show_cell)
        self.table.cell_opened.connect(self._on_opened)
        self.table.write_requested.connect(self._on_write_in_cell)
        self.panel.entry_requested.connect(self.entry_requested)
        self.panel.case_requested.connect(self.case_requested)
        self.panel.page_requested.connect(self.page_requested)
        self.panel.list_requested.connect(self._on_list)
        self.panel.write_requested.connect(self._on_write)

    def show_written(self, written: Written) -> None:
        """Shows what was written, and the selected cell anew."""
        desk = self._desk
        self._written = written
        today = desk.clock.now().date()
        self._title.setText(sentence(written, desk.framework, desk.language, today))
        untold = not written.cells and (bool(written.total) or written.filters.is_empty())
        self._lead.setText(self._how() if untold else "")
        self._lead.setVisible(untold)
        self._clear.setVisible(not written.total and not written.filters.is_empty())
        self.table.map.show_written(written)
        chosen = self.table.selected()
        if chosen.isValid():
            relation, criterion = self.table.map.concepts(chosen)
            self._show_cell(relation.id, criterion.id)
        else:
            self.panel.clear()

    def _how(self) -> str:
        """Gives how a reflection comes to stand on the map."""
        return self._desk.tr(
            "A reflection stands here once you have chosen a relation in it and a step for a "
            "criterion."
        )

    def set_beside(self, *, beside: bool) -> None:
        """Puts the cell's reflections at the right of the map, or under it."""
        if beside != self._beside:
            self._beside = beside
            self._fit()

    def _fit(self) -> None:
        px = self._desk.theme.px
        direction = QBoxLayout.Direction
        self._side.setDirection(direction.LeftToRight if self._beside else direction.TopToBottom)
        self._side.setSpacing(px(GUTTER))
        self._title.setMaximumWidth(px(TITLE))
        self._lead.setMaximumWidth(px(TITLE))
        self.panel.setMaximumWidth(px(PANEL) if self._beside else px(UNDER))
        self.panel.setMinimumWidth(px(PANEL) if self._beside else 0)

    def _concepts(self, relation_id: str, criterion_id: str) -> tuple[Concept, Concept] | None:
        relation = self._desk.framework.concept(relation_id)
        criterion = self._desk.framework.concept(criterion_id)
        return (relation, criterion) if relation and criterion else None

    def _show_cell(self, relation_id: str, criterion_id: str) -> None:
        concepts = self._concepts(relation_id, criterion_id)
        if concepts is None:
            return
        cell = self._written.cell(relation_id, criterion_id)
        if cell.count:
            self.panel.show_held(*concepts, cell)
            return
        today = self._desk.clock.now().date()
        prompt = prompt_for(self._desk.framework, *concepts, today)
        chosen = not self._written.filters.is_empty()
        self.panel.show_offer(*concepts, prompt, chosen=chosen)

    def _on_opened(self, relation: str, criterion: str) -> None:
        if self._written.cell(relation, criterion).count:
            self._show_list(relation, criterion)
        else:
            self.write_requested.emit(relation, criterion, "")

    def _show_list(self, relation: str, criterion: str) -> None:
        chosen = replace(self._written.filters, relation=relation, criterion=criterion)
        self.filtered_requested.emit(chosen)

    def _on_list(self) -> None:
        self._show_list(*self._selected_ids())

    def _on_write(self, opening: str) -> None:
        self.write_requested.emit(*self._selected_ids(), opening)

    def _on_write_in_cell(self, relation: str, criterion: str) -> None:
        self.write_requested.emit(relation, criterion, "")

    def _selected_ids(self) -> tuple[str, str]:
        relation, criterion = self.table.map.concepts(self.table.selected())
        return relation.id, criterion.id


def _narrowed(part: QWidget) -> QHBoxLayout:
    """Gives a row that keeps a part's greatest width: a column would reckon its height too low."""
    row = QHBoxLayout()
    row.addWidget(part, 1000)
    row.addStretch(1)
    return row
