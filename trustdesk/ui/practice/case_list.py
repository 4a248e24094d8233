"""The list of practice cases: a title and where it takes place; painted by hand."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from trustdesk.domain.framework import Case
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY_STRONG, SMALL, TextStyle
from trustdesk.ui.widgets.painting import RADIUS, fill_round, outline_round
from trustdesk.ui.widgets.scroll_bar import SlimScrollBar
from trustdesk.ui.widgets.text_block import TextBlock

Index = QModelIndex | QPersistentModelIndex

_AIR = 10
_TEXT_LEFT, _TILE_LEFT, _RIGHT = 28, 12, 20
_TEXTS_ROLE = Qt.ItemDataRole.UserRole


class CaseListModel(QAbstractTableModel):
    """One column over the cases that filters choose."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._cases: tuple[Case, ...] = ()

    def set_cases(self, cases: tuple[Case, ...]) -> None:
        """Shows these cases instead."""
        self.beginResetModel()
        self._cases = cases
        self.endResetModel()

    def case_id(self, row: int) -> str:
        """Gives the id of the case in a row, or ""."""
        return self._cases[row].id if 0 <= row < len(self._cases) else ""

    def row_of(self, case_id: str) -> int:
        """Gives the row of a case, or -1."""
        return next((n for n, case in enumerate(self._cases) if case.id == case_id), -1)

    def texts(self, row: int) -> tuple[str, str]:
        """Gives a case's title and setting."""
        case = self._cases[row]
        return self._desk.said(case.title), self._desk.said(case.setting)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._cases)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        texts = self.texts(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[0]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(texts)
        return texts if role == _TEXTS_ROLE else None


class CaseDelegate(QStyledItemDelegate):
    """Paints a row; its texts wrap. A selected one has a sunken tile and nothing else."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def height(self, texts: tuple[str, str], width: int) -> int:
        """Gives how high a row of so many pixels is."""
        room = self._room(width)
        title, setting = texts
        blocks = self._block(title, BODY_STRONG, room), self._block(setting, SMALL, room)
        return sum(block.height for block in blocks) + self._theme.px(2 * _AIR)

    def _room(self, width: int) -> int:
        return width - self._theme.px(_TEXT_LEFT + _RIGHT)

    def _block(self, text: str, style: TextStyle, width: float) -> TextBlock:
        return TextBlock(text, self._theme.font_of(style), self._theme.px(style.line), width)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_tile(painter, box, option.state)
        title, setting = index.data(_TEXTS_ROLE)
        left, top = box.left() + self._theme.px(_TEXT_LEFT), box.top() + self._theme.px(_AIR)
        for text, style in ((title, BODY_STRONG), (setting, SMALL)):
            block = self._block(text, style, self._room(box.width()))
            painter.setPen(self._theme.colour(style.colour))
            block.draw(painter, left, top)
            top += block.height
        painter.restore()

    def _paint_tile(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if not selected and not state & QStyle.StateFlag.State_MouseOver:
            return
        px = self._theme.px
        tile = QRectF(box).adjusted(px(_TILE_LEFT), 1, -px(_RIGHT - 8), -1)
        fill_round(painter, tile, RADIUS, self._theme.colour("pressed" if selected else "hover"))
        if selected and self._theme.tokens.is_high_contrast:
            outline_round(painter, tile, RADIUS, self._theme.colour("text"), 2)


class CaseList(QTableView):
    """Shows a CaseListModel.

    `case_selected(id)` follows the selection; `case_opened(id)` is a click or Enter.
    """

    case_selected = Signal(str)
    case_opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        self.cases = CaseListModel(desk, self)
        self._delegate = CaseDelegate(desk.theme, self)
        self.setAccessibleName(desk.tr("Practice cases"))
        self.setItemDelegate(self._delegate)
        self._set_behaviour()
        SlimScrollBar(desk.theme, self)
        self.setModel(self.cases)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.clicked.connect(self._on_opened)
        self.cases.modelReset.connect(self._size_rows)
        desk.theme.changed.connect(self._size_rows)

    def _set_behaviour(self) -> None:
        self.setProperty("kind", "entries")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    def tile(self, row: QRect) -> QRect:
        """Gives where the tile of a row lies, for the focus ring."""
        px = self._theme.px
        return row.adjusted(px(_TILE_LEFT), 1, -px(_RIGHT - 8), -1)

    def select(self, case_id: str) -> None:
        """Selects a case and scrolls to it, telling nobody; nothing when it is not here."""
        row = self.cases.row_of(case_id)
        with QSignalBlocker(self.selectionModel()):
            self.clearSelection()
            if row >= 0:
                self.setCurrentIndex(self.cases.index(row, 0))
        if row >= 0:
            self.scrollTo(self.cases.index(row, 0))
        self.viewport().update()

    def _size_rows(self) -> None:
        header = self.verticalHeader()
        with QSignalBlocker(header):
            for row in range(self.cases.rowCount()):
                height = self._delegate.height(self.cases.texts(row), self.viewport().width())
                header.resizeSection(row, height)
        self.updateGeometries()
        self.viewport().update()

    def _on_selection(self, _now: QItemSelection, _before: QItemSelection) -> None:
        rows = self.selectionModel().selectedRows()
        if rows:
            self.case_selected.emit(self.cases.case_id(rows[0].row()))

    def _on_opened(self, index: QModelIndex) -> None:
        case_id = self.cases.case_id(index.row())
        if case_id:
            self.case_opened.emit(case_id)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._size_rows()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_opened(self.currentIndex())
            return
        super().keyPressEvent(event)
