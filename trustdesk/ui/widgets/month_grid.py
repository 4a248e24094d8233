"""The days of one month as cells: each is written or not, in one tone; nothing is counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from trustdesk.domain.month import DAYS, WEEKS, day_at, days_on, first_of_month, months_on, place_of
from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.painting import RADIUS, fill_round, outline_round

Index = QModelIndex | QPersistentModelIndex
Spoken = Callable[[date, bool], str]
"""Writes a day as it is read out; True when something was written on it."""

_ROLE = Qt.ItemDataRole
DAY_ROLE = _ROLE.UserRole
ROW, LEAST_ROW, HEAD, WIDEST = 38, 25, 24, 56
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS,
    Qt.Key.Key_Down: DAYS,
}
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class MonthModel(QAbstractTableModel):
    """Weeks are rows and weekdays columns, from Monday; cells outside the month hold nothing."""

    def __init__(
        self, day: date, weekdays: tuple[str, ...], spoken: Spoken, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.month = first_of_month(day)
        self._weekdays = weekdays
        self._spoken = spoken
        self._written: Mapping[date, int] = {}

    def show_month(self, month: date) -> None:
        """Shows another month, of which nothing is known yet."""
        self.beginResetModel()
        self.month = first_of_month(month)
        self._written = {}
        self.endResetModel()

    def show_written(self, written: Mapping[date, int]) -> None:
        """Tells on which days something was written."""
        self._written = written
        self.dataChanged.emit(self.index(0, 0), self.index(WEEKS - 1, DAYS - 1))

    def day(self, index: Index) -> date | None:
        """Gives the day of a cell, or None outside the month."""
        return day_at(self.month, index.row(), index.column()) if index.isValid() else None

    def is_written(self, day: date) -> bool:
        """True when something was written on a day."""
        return bool(self._written.get(day))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else WEEKS

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else DAYS

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        if self.day(index) is None:
            return flag.ItemNeverHasChildren
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        day = self.day(index)
        if day is None:
            return None
        if role == DAY_ROLE:
            return day
        if role == _ROLE.DisplayRole:
            return str(day.day)
        if role == _ROLE.AccessibleTextRole:
            return self._spoken(day, self.is_written(day))
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.DisplayRole:
            return self._weekdays[section][:2]
        return self._weekdays[section] if role == _ROLE.AccessibleTextRole else None


class _DayDelegate(QStyledItemDelegate):
    """Paints a day: a soft ground when written, a line round today and round the chosen one."""

    def __init__(self, theme: Theme, model: MonthModel, parent: MonthGrid) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.today = date.min

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = self._model.day(index)
        if day is None:
            return
        colour = self._theme.colour
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        written = self._model.is_written(day)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if written:
            fill_round(painter, box, RADIUS - 2, colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            fill_round(painter, box, RADIUS - 2, colour("hover"))
        if state & QStyle.StateFlag.State_Selected:
            outline_round(painter, box, RADIUS - 2, colour("accent"), 2)
        elif day == self.today:
            outline_round(painter, box, RADIUS - 2, colour("control"))
        painter.setPen(colour("accent_text" if written else "text2"))
        painter.setFont(self._theme.font(14, 600 if written else 400))
        painter.drawText(option.rect, int(Qt.AlignmentFlag.AlignCenter), str(day.day))
        painter.restore()


class MonthGrid(QTableView):
    """One month; arrows go from day to day and on into the next month, Page Up and Down a month.

    `day_selected` follows the selection, `day_activated` is Enter or a double click.
    """

    day_selected = Signal(object)
    day_activated = Signal(object)
    month_changed = Signal(object)
    """The first day of the month that is shown now."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        today: date,
        weekdays: tuple[str, ...],
        spoken: Spoken,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._selected = today
        self.days = MonthModel(today, weekdays, spoken, self)
        self._delegate = _DayDelegate(theme, self.days, self)
        self._delegate.today = today
        self.setAccessibleName(name)
        self._set_behaviour()
        self.setItemDelegate(self._delegate)
        self.setModel(self.days)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.activated.connect(self._on_activated)
        theme.changed.connect(self._fit)
        self._fit()
        self._mark()

    def _set_behaviour(self) -> None:
        self.setProperty("kind", "entries")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().viewport().setAutoFillBackground(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(never)
        self.setHorizontalScrollBarPolicy(never)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def selected(self) -> date:
        """Gives the chosen day."""
        return self._selected

    def set_today(self, today: date) -> None:
        """Tells which day it is."""
        self._delegate.today = today
        self.viewport().update()

    def select(self, day: date) -> None:
        """Chooses a day and shows its month, telling `day_selected` when it is another."""
        changed = day != self._selected
        self._selected = day
        if first_of_month(day) != self.days.month:
            self.days.show_month(day)
            self.month_changed.emit(self.days.month)
        self._mark()
        if changed:
            self.day_selected.emit(day)

    def turn(self, months: int) -> None:
        """Goes so many months on, to the same day of that month."""
        self.select(months_on(self._selected, months))

    def tile(self, cell: object) -> object:
        """Gives where the focus ring goes: round the cell itself."""
        return cell

    def _mark(self) -> None:
        index = self.days.index(*place_of(self._selected))
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        day = self.days.day(now)
        if day is not None and day != self._selected:
            self._selected = day
            self.day_selected.emit(day)

    def _on_activated(self, index: QModelIndex) -> None:
        day = self.days.day(index)
        if day is not None:
            self.day_activated.emit(day)

    def _fit(self) -> None:
        px = self._theme.px
        cell = min(self.viewport().width() // DAYS, px(WIDEST))
        for column in range(DAYS):
            self.setColumnWidth(column, max(cell, 1))
        high = min(max((self.height() - px(HEAD)) // WEEKS, 1), px(ROW))
        for row in range(WEEKS):
            self.setRowHeight(row, high)
        self.horizontalHeader().setFixedHeight(px(HEAD))
        self.setMaximumHeight(self._high(ROW))

    @override
    def sizeHint(self) -> QSize:
        return QSize(DAYS * self._theme.px(ROW), self._high(ROW))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(DAYS * self._theme.px(LEAST_ROW), self._high(LEAST_ROW))

    def _high(self, row: int) -> int:
        return self._theme.px(HEAD) + WEEKS * self._theme.px(row)

    @override
    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        """Scrolls nothing: the whole month is always there."""

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        for corner in self.findChildren(QAbstractButton):  # selects all, and has no name
            corner.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.select(days_on(self._selected, _STEPS[key]))
        elif key in _MONTHS:
            self.turn(_MONTHS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_activated.emit(self._selected)
        else:
            super().keyPressEvent(event)
