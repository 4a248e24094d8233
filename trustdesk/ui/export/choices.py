"""What the person chooses: period, which reflections, what goes along."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.entry import Entry, Filters
from trustdesk.services.exporting import Include
from trustdesk.ui.desk import Desk
from trustdesk.ui.export.along import AlongChoice
from trustdesk.ui.export.period import PeriodChoice
from trustdesk.ui.export.selection import Selection
from trustdesk.ui.export.which import WhichChoice
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import Heading, WrappedLabel

_BETWEEN_GROUPS = 24
_UNDER_HEAD = 8


class Choices(QWidget):
    """The groups, one under another, or in two columns (`set_sideways`)."""

    changed = Signal()
    """Something else goes along now."""
    entry_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = desk.tr
        self._desk = desk
        self._entry_ids: tuple[str, ...] = ()
        self.period = PeriodChoice(desk)
        self.which = WhichChoice(desk)
        self.along = AlongChoice(desk)
        self.one = _OneReflection(desk)
        self._many = [
            _Group(desk, tr("Period"), self.period),
            _Group(desk, tr("Which"), self.which),
        ]
        self._single = _Group(desk, tr("Which"), self.one)
        self._left = QVBoxLayout()
        for group in (*self._many, self._single):
            self._left.addWidget(group)
        self._left.addStretch(1)
        self._groups = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._groups.setContentsMargins(0, 0, 0, 0)
        self._groups.addLayout(self._left, 1)
        self._groups.addWidget(_Group(desk, tr("Goes along"), self.along), 1)
        self.period.changed.connect(self.changed)
        self.which.changed.connect(self.changed)
        self.along.changed.connect(self.changed)
        self.one.others.clicked.connect(self._on_others)
        self.one.title.clicked.connect(self._on_title)
        desk.theme.changed.connect(self._fit)
        self._fit()
        self._show_entries(())

    def selection(self) -> Selection:
        """Gives which reflections are chosen."""
        if self._entry_ids:
            return Selection(entry_ids=self._entry_ids)
        first, last = self.period.bounds()
        return Selection(replace(self.which.filters(), first=first, last=last))

    def include(self) -> Include:
        """Gives what of each goes along."""
        return self.along.include()

    def set_filters(self, filters: Filters) -> None:
        """Shows filters, telling nobody."""
        self.period.set_bounds((filters.first, filters.last))
        self.which.set_filters(filters)
        self._show_entries(())

    def set_entry(self, entry_id: str) -> None:
        """Chooses just one reflection, telling nobody."""
        self._show_entries((entry_id,))

    def set_entries(self, entry_ids: tuple[str, ...]) -> None:
        """Chooses just these reflections, telling nobody."""
        self._show_entries(entry_ids)

    def name_entry(self, entry: Entry) -> None:
        """Tells the title of the one that is chosen."""
        if self._entry_ids == (entry.id,):
            self.one.show_entry(entry)

    def set_sideways(self, sideways: bool) -> None:
        """Sets the groups beside each other, where there is room across but not down."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._groups.setDirection(across if sideways else down)
        self._fit()

    def focus_first(self) -> None:
        """Puts the focus where choosing begins."""
        first = self.along.row("text") if self._entry_ids else self.period.period
        first.setFocus()

    def _show_entries(self, entry_ids: tuple[str, ...]) -> None:
        self._entry_ids = entry_ids
        self.one.show_count(len(entry_ids))
        self._single.setVisible(bool(entry_ids))
        for group in self._many:
            group.setVisible(not entry_ids)

    def _on_others(self) -> None:
        self._show_entries(())
        self.focus_first()
        self.changed.emit()

    def _on_title(self) -> None:
        self.entry_requested.emit(self._entry_ids[0])

    def _fit(self) -> None:
        px = self._desk.theme.px
        across = self._groups.direction() == QBoxLayout.Direction.LeftToRight
        self._left.setSpacing(px(_BETWEEN_GROUPS))
        self._groups.setSpacing(px(40 if across else _BETWEEN_GROUPS))


class _Group(QWidget):
    """A head and what is chosen under it."""

    def __init__(self, desk: Desk, head: str, inner: QWidget) -> None:
        super().__init__()
        self._theme = desk.theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Heading(desk.theme, head, 4))
        self._column.addWidget(inner)
        self._column.addStretch(1)
        desk.theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._column.setSpacing(self._theme.px(_UNDER_HEAD))


class _OneReflection(QWidget):
    """Says that just one goes along and which it is, or how many, and how to choose others."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.title = LinkButton(desk.theme, "", colour="text")
        self._day = WrappedLabel(desk.theme, "", SMALL)
        self.others = LinkButton(desk.theme, desk.tr("Choose more reflections"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.title, self._day, self.others):
            column.addWidget(widget)
        column.insertSpacing(2, desk.theme.px(8))
        self.title.hide()

    def show_count(self, count: int) -> None:
        """Says how many were chosen in the dagbok; one is named once it is read."""
        self.title.setVisible(False)
        told = self._desk.language.trn(
            "{n} reflection you chose", "{n} reflections you chose", count
        )
        self._day.setText(told if count > 1 else "")

    def show_entry(self, entry: Entry) -> None:
        """Shows its title and its day."""
        self.title.setText(entry.title or self._desk.tr("Untitled"))
        self.title.show()
        self.title.updateGeometry()
        self._day.setText(self._desk.language.day(entry.date))
