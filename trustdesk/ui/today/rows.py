"""Lines of I dag: a head, and a few reflections under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import Heading, WrappedLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trustdesk.domain.entry import EntryRow

DATE_COLUMN = 96


class EntryLines(QWidget):
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
        self._shown: list[EntryRow] = []
        self.hide()

    def show_rows(self, rows: Sequence[EntryRow]) -> None:
        """Shows these, or nothing at all when there are none."""
        if list(rows) == self._shown:
            return
        self._shown = list(rows)
        for widget in self._rows:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows = []
        for line, row in enumerate(rows, 1):
            day = day_label(self._desk, self._desk.language.short_date(row.date))
            link = LinkButton(self._desk.theme, title_of(self._desk, row), colour="text")
            link.setProperty("entry", row.id)
            link.clicked.connect(self._on_clicked)
            self._grid.addWidget(day, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(link, line, 1, Qt.AlignmentFlag.AlignLeft)
            self._rows += [day, link]
        self.setVisible(bool(rows))

    def _on_clicked(self) -> None:
        self.entry_requested.emit(self.sender().property("entry"))


def day_label(desk: Desk, text: str) -> WrappedLabel:
    """Gives a day that stands level with the first line of a link beside it."""
    label = WrappedLabel(desk.theme, text, SMALL)
    label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    label.setFixedHeight(desk.theme.px(LinkButton.HEIGHT))
    return label


def title_of(desk: Desk, row: EntryRow) -> str:
    """Gives what a reflection is called: its title, else its first words."""
    return row.title or row.excerpt or desk.tr("Untitled")
