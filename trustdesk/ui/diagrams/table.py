"""A comparison table: a real one, as high as it is; narrow, it is lists under each other."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QSizePolicy, QTableView, QWidget

from trustdesk.domain.diagram import Diagram
from trustdesk.services.diagrams.ground import Ground
from trustdesk.services.diagrams.layout import layout
from trustdesk.services.diagrams.table import AIR as BETWEEN
from trustdesk.services.diagrams.table import column_leasts
from trustdesk.ui.desk import Desk
from trustdesk.ui.diagrams.drawn import AIR, keep_in_view
from trustdesk.ui.diagrams.lettering import Lettering
from trustdesk.ui.diagrams.table_delegate import CellDelegate
from trustdesk.ui.diagrams.table_model import DiagramTableModel, Index
from trustdesk.ui.overriding import override

_NATURAL_WIDTH = 602
_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible
_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class DiagramTable(QTableView):
    """Every place with words is opened by a click, by Enter, or by a screen reader's press."""

    spot_opened = Signal(object, QRect)

    def __init__(
        self,
        desk: Desk,
        diagram: Diagram,
        letters: Lettering,
        *,
        operable: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._diagram = diagram
        self._letters = letters
        self.cells = DiagramTableModel(diagram, desk.said, self)
        self._delegate = CellDelegate(desk.theme, letters, self.cells, self)
        self.setItemDelegate(self._delegate)
        self.setModel(self.cells)
        self.setAccessibleName(desk.said(diagram.title))
        self._set_behaviour(operable=operable)
        desk.theme.changed.connect(self._on_theme_changed)

    def _set_behaviour(self, *, operable: bool) -> None:
        self.setProperty("kind", "entries")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(_OFF)
        self.setVerticalScrollBarPolicy(_OFF)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.SingleSelection if operable else mode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if operable:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(self._open)
            self.selectionModel().selectionChanged.connect(self._on_selection)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # what fits

    def _fits(self, width: int) -> bool:
        placed = layout(self._diagram, self._desk.said, width, self._letters)
        return placed.table_columns == len(self._diagram.columns)

    def _widths(self, width: int) -> list[int]:
        """Gives each column's width: room for its longest word, the rest by what it wants."""
        if self.cells.is_stacked:
            return [width]
        ground = Ground(self._diagram, self._desk.said, width, self._letters)
        leasts = column_leasts(ground)[0 if self.cells.has_row_heads else 1 :]
        wishes = [
            max(self._delegate.wanted(number) - least, 0) for number, least in enumerate(leasts)
        ]
        spare = max(width - sum(leasts), 0.0)
        granted = min(spare / max(sum(wishes), 1.0), 1.0)
        widths = [least + wish * granted for least, wish in zip(leasts, wishes, strict=True)]
        left = (width - sum(widths)) / max(len(widths), 1)
        edges = [round(sum(widths[:n]) + left * n) for n in range(len(widths) + 1)]
        return [end - start for start, end in pairwise(edges)]

    def _fit(self, width: int) -> int:
        """Gives every row and column its size in a width; gives how high all are."""
        self.cells.stack(stacked=not self._fits(width))
        widths = self._widths(width)
        for column, breadth in enumerate(widths):
            self.setColumnWidth(column, breadth)
        whole = 0
        for row in range(self.cells.rowCount()):
            height = max(
                self._delegate.height_of(self.cells.index(row, column), breadth)
                for column, breadth in enumerate(widths)
            )
            self.setRowHeight(row, height)
            whole += height
        return whole

    def _on_theme_changed(self) -> None:
        self._letters.renew()
        self._fit(self.width())
        self.updateGeometry()
        self.viewport().update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._fit(width)

    @override
    def sizeHint(self) -> QSize:
        width = self._desk.theme.px(_NATURAL_WIDTH)
        return QSize(width, self._desk.theme.px(44))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._desk.theme.px(96), self._desk.theme.px(44))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def tile(self, cell: QRect) -> QRect:
        """Gives where the focus is shown in a cell: round its words, not through them."""
        air, between = self._desk.theme.px(AIR), round(self._letters.unit(BETWEEN))
        return cell.adjusted(-air, 1, air - between, -1)

    # what is done

    @override
    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Selects nothing by mouse or key: a selection is how a screen reader opens a place."""
        return QItemSelectionModel.SelectionFlag.NoUpdate

    def _on_selection(self, now: QItemSelection, _before: QItemSelection) -> None:
        for index in now.indexes():
            self._open(index)
        if now.indexes():
            QTimer.singleShot(0, self.clearSelection)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self.cells.cell(index).words:
            box = self.visualRect(index)
            corner = self.viewport().mapToGlobal(box.topLeft())
            self.setCurrentIndex(index)
            self.spot_opened.emit(self.cells.spot(index), QRect(corner, box.size()))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            first = next(
                (
                    index
                    for row in range(self.cells.rowCount())
                    for column in range(self.cells.columnCount())
                    if self.cells.cell(index := self.cells.index(row, column)).words
                ),
                QModelIndex(),
            )
            self.setCurrentIndex(first)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING_KEYS:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the page it stands in."""
        event.ignore()

    @override
    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        """Scrolls the page: the table itself is as high as its rows."""
        keep_in_view(self.viewport(), self.visualRect(index))
