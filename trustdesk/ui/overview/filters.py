"""Which reflections the map shows: a period, and all roles or one."""

from datetime import timedelta

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QWidget

from trustdesk.domain.entry import Filters
from trustdesk.services.insights import ROLE
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.widgets.fields import ComboField
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.wording import of_pack

PERIODS = (30, 90, 365)
"""Days."""
ROW, LEAST = 40, 140


class _Choice(ComboField):
    """A choice as high as the row; the style sheet alone would make it lower."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(ROW))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(LEAST), self._theme.px(ROW))


class MapFilters(QWidget):
    """One row of two choices; the first of each leaves nothing out."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        kind = next((k for k in desk.framework.kinds if k.id == ROLE), None)
        self.period = _Choice(desk.theme, desk.tr("Period"))
        self.role = _Choice(desk.theme, desk.said(kind.name) if kind else ROLE)
        self.period.addItem(desk.tr("All the time"), 0)
        for days in PERIODS:
            self.period.addItem(
                desk.language.trn("The last {n} day", "The last {n} days", days), days
            )
        self.role.addItem(desk.tr("All roles"), "")
        for concept in desk.framework.concepts_of(ROLE):
            self.role.addItem(of_pack(desk, concept.id, desk.said(concept.short)), concept.id)
        row = FlowLayout(self, gap=desk.theme.px(12), row_gap=desk.theme.px(8))
        for field in (self.period, self.role):
            row.addWidget(field)
            field.currentIndexChanged.connect(self.changed)

    def filters(self) -> Filters:
        """Gives what is chosen; a period of N days ends today."""
        today = self._desk.clock.now().date()
        days = self.period.currentData()
        role = self.role.currentData()
        if not days:
            return Filters(role=role)
        return Filters(first=today - timedelta(days=days - 1), last=today, role=role)

    def clear(self) -> None:
        """Leaves nothing out, and tells of it once."""
        with QSignalBlocker(self.period), QSignalBlocker(self.role):
            self.period.setCurrentIndex(0)
            self.role.setCurrentIndex(0)
        self.changed.emit()
