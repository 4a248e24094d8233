"""Over the filters: those that were saved, one word each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.faults import Fault
from trustdesk.services.saved_filters import (
    SAVED_FILTERS,
    SavedFilter,
    from_setting,
    to_setting,
)
from trustdesk.ui.dagbok.named_list import NamedList
from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.widgets.tab_order import in_tab_order
from trustdesk.ui.wording import told


class SavedRow(QWidget):
    """Each saved filter as a link; `chosen` holds the SavedFilter."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.kept = NamedList[SavedFilter](
            desk.session, SAVED_FILTERS, from_setting, to_setting, self
        )
        self._links: list[LinkButton] = []
        self.arrange = LinkButton(desk.theme, desk.tr("Arrange…"), size=13, colour="text2")
        self.message = InlineMessage(desk.theme)
        row = QWidget()
        self._flow = FlowLayout(row, gap=desk.theme.px(14), row_gap=0)
        self._flow.addWidget(self.arrange)
        column = QVBoxLayout(self)
        column.setContentsMargins(desk.theme.px(16), 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(row)
        column.addWidget(self.message)
        self.arrange.clicked.connect(self._on_arrange)
        self.kept.changed.connect(self._show)
        self.kept.failed.connect(self._on_failed)
        self.hide()
        self.kept.refresh()

    def ask_name(self, filters: SavedFilter) -> None:
        """Asks what filters are to be called, and keeps them."""
        from trustdesk.ui.dagbok.name_dialog import NameDialog

        tr = self._desk.tr
        self._waiting = filters
        dialog = NameDialog(
            self._desk.theme,
            tr("Save these filters"),
            tr("They stand over the filters by their name."),
            (tr("Cancel"), tr("Save")),
            field=tr("Name"),
            parent=self.window(),
        )
        dialog.named.connect(self._on_named)
        dialog.open()

    def _on_named(self, name: str) -> None:
        waiting = self._waiting
        self.kept.keep(SavedFilter(name, waiting.filters, waiting.days))

    def _show(self) -> None:
        for link in self._links:
            self._flow.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
        for place, saved in enumerate(self.kept.things):
            link = LinkButton(self._desk.theme, saved.name, "bookmark", size=13, parent=self)
            link.setProperty("thing", saved.name)
            link.clicked.connect(self._on_chosen)
            self._flow.insert_widget(place, link)
            link.show()
            self._links.append(link)
        self._order_keys()
        self.setVisible(bool(self._links))

    def _order_keys(self) -> None:
        before = self.arrange.previousInFocusChain()
        in_tab_order(*([before] if before else []), *self._links, self.arrange)

    def _on_chosen(self) -> None:
        saved = self.kept.named(str(self.sender().property("thing")))
        if saved is not None:
            self.chosen.emit(saved)

    def _on_arrange(self) -> None:
        from trustdesk.ui.dagbok.named_dialog import NamedDialog

        tr = self._desk.tr
        dialog = NamedDialog(
            self._desk,
            self.kept,
            tr("Saved filters"),
            tr("No filters are saved now."),
            self.window(),
        )
        dialog.chosen.connect(self._on_chosen_by_name)
        dialog.open()

    def _on_chosen_by_name(self, name: str) -> None:
        saved = self.kept.named(name)
        if saved is not None:
            self.chosen.emit(saved)

    def _on_failed(self, fault: Fault) -> None:
        self.message.say(*told(self._desk, fault))
        self.show()
