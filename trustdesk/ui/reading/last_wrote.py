"""Under a page's title, quietly: when one last wrote about it. A way there, and no count."""

from datetime import date, timedelta

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from trustdesk.domain.entry import EntryRow
from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.buttons import LinkButton


class LastWrote(LinkButton):
    """Hidden where one has not written about the page, and while the journal is not open."""

    entry_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, size=13, weight=400, colour="text2", parent=parent)
        self._desk = desk
        self._entry_id = ""
        self.clicked.connect(self._on_clicked)
        self.hide()

    def show_row(self, row: EntryRow | None) -> None:
        """Tells of the reflection that was written last, or of none."""
        self._entry_id = row.id if row is not None else ""
        if row is not None:
            self.setText(self._said(row.date))
        self.setVisible(row is not None)

    def place(self, left: int, top: int, width: int) -> int:
        """Puts it in a column; gives where it ends."""
        height = self.heightForWidth(width)
        self.setGeometry(QRect(left, top, min(self.sizeHint().width(), width), height))
        return top + height

    def _said(self, day: date) -> str:
        language, today = self._desk.language, self._desk.clock.now().date()
        if day == today:
            return language.tr("You last wrote about this page today.")
        if day == today - timedelta(days=1):
            return language.tr("You last wrote about this page yesterday.")
        this_year = day.year == today.year
        told = language.short_date(day) if this_year else language.full_date(day)
        return language.tr("You last wrote about this page on {day}.").format(day=told)

    def _on_clicked(self) -> None:
        self.entry_requested.emit(self._entry_id)
