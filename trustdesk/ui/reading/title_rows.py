"""The rows of the reading list: titles under their theme, painted; the chosen one opens."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import MEDIUM, SMALL, SUBSECTION_TITLE, TextStyle
from trustdesk.ui.widgets.painting import RADIUS, fill_round
from trustdesk.ui.widgets.text_block import WIDE, TextBlock

INSET = 12
"""How far the letters stand from the edge of the tile of the chosen row."""

_TITLE = TextStyle(17, 26, serif=True)
_NOTE = TextStyle(15, 22, serif=True, italic=True)
_STATE = TextStyle(13, 18, MEDIUM, "accent_text")
_AIR, _ABOVE_THEME, _BELOW_THEME, _GAP = 8, 24, 6, 16

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
ROW_ROLE = _ROLE.UserRole


@dataclass(frozen=True, slots=True)
class TitleRow:
    """One row: a title with what is known of it and kept about it, or a theme without `id`."""

    id: str
    text: str
    facts: str = ""
    state: str = ""
    """What the person has said, in their language, or ""."""
    note: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says of the row."""
        return ". ".join(p for p in (self.text, self.facts, self.state, self.note) if p)


class TitleModel(QAbstractListModel):
    """The rows; only titles can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TitleRow] = []

    def show_rows(self, rows: list[TitleRow]) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def change(self, row: TitleRow) -> None:
        """Shows one title with what is kept about it now."""
        place = self.place_of(row.id)
        if place >= 0:
            self._rows[place] = row
            index = self.index(place, 0)
            self.dataChanged.emit(index, index)

    def row(self, place: int) -> TitleRow:
        """Gives one row."""
        return self._rows[place]

    def first_id(self) -> str:
        """Gives the first title, or "" where there is none."""
        return next((row.id for row in self._rows if row.id), "")

    def place_of(self, title_id: str) -> int:
        """Gives a title's row, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.id == title_id), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._rows[index.row()].id:
            return Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        return row.spoken if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole) else None


class _Delegate(QStyledItemDelegate):
    """Paints a row; the chosen one has a sunken tile, and room below for what one can do."""

    def __init__(self, theme: Theme, view: TitleView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._heights: dict[tuple[TitleRow, int, float], int] = {}

    def height(self, row: TitleRow, width: int, *, first: bool) -> int:
        """Gives how high a row is without what opens under it."""
        key = (row, width, self._theme.scale)
        if key not in self._heights:
            self._heights[key] = self._laid_out(row, width)
        above = 0 if row.id or first else self._theme.px(_ABOVE_THEME)
        return self._heights[key] + above

    def _laid_out(self, row: TitleRow, width: int) -> int:
        px = self._theme.px
        if not row.id:
            return self._block(row.text, SUBSECTION_TITLE, width - 2 * px(INSET)).height + px(
                _BELOW_THEME
            )
        blocks = self._blocks(row, width)
        return sum(block.height for block, _style in blocks) + 2 * px(_AIR)

    def _blocks(self, row: TitleRow, width: int) -> list[tuple[TextBlock, TextStyle]]:
        room = width - 2 * self._theme.px(INSET)
        beside = self._state(row).natural_width + self._theme.px(_GAP) if row.state else 0
        title = (self._block(row.text, _TITLE, room - beside), _TITLE)
        below = ((row.facts, SMALL), (row.note, _NOTE))
        return [title, *((self._block(text, style, room), style) for text, style in below if text)]

    def _state(self, row: TitleRow) -> TextBlock:
        return self._block(row.state, _STATE, WIDE)

    def _block(self, text: str, style: TextStyle, width: float) -> TextBlock:
        return TextBlock(text, self._theme.font_of(style), self._theme.px(style.line), width)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._view.height_of(index.row()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TitleRow = index.data(ROW_ROLE)
        box: QRect = option.rect
        px = self._theme.px
        if not row.id:
            painter.setPen(self._theme.colour(SUBSECTION_TITLE.colour))
            block = self._block(row.text, SUBSECTION_TITLE, box.width() - 2 * px(INSET))
            block.draw(
                painter, box.left() + px(INSET), box.bottom() + 1 - px(_BELOW_THEME) - block.height
            )
            return
        self._paint_tile(painter, box, option.state)
        y: float = box.top() + px(_AIR)
        if row.state:
            state = self._state(row)
            painter.setPen(self._theme.colour(_STATE.colour))
            left = box.right() + 1 - px(INSET) - state.natural_width
            state.draw(painter, left, y + (px(_TITLE.line) - px(_STATE.line)) / 2 + px(1))
        for block, style in self._blocks(row, box.width()):
            painter.setPen(self._theme.colour(style.colour))
            block.draw(painter, box.left() + px(INSET), y)
            y += block.height

    def _paint_tile(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if not chosen and not state & QStyle.StateFlag.State_MouseOver:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour("sunken" if chosen else "hover")
        fill_round(painter, QRectF(box), RADIUS, colour)
        painter.restore()


class TitleView(QListView):
    """As high as its rows, so that the page scrolls; the chosen row has room for `below`.

    `chosen` follows the selection, by arrow keys, mouse or a screen reader; `taken` is Enter.
    """

    chosen = Signal(str)
    taken = Signal()
    seen = Signal(QRect)
    """What is at work here: show it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._below = 0
        self.rows = TitleModel(self)
        self._delegate = _Delegate(theme, self)
        self.setAccessibleName(name)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("ground", "none")
        self.setModel(self.rows)
        self.selectionModel().selectionChanged.connect(self._on_selection)

    def chosen_id(self) -> str:
        """Gives the chosen title, or ""."""
        indexes = self.selectionModel().selectedIndexes()
        return self.rows.row(indexes[0].row()).id if indexes else ""

    def choose(self, title_id: str) -> None:
        """Chooses a title."""
        place = self.rows.place_of(title_id) if title_id else -1
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place, 0))

    def open_below(self, height: int) -> None:
        """Leaves so many pixels free under the chosen row."""
        self._below = height
        self.scheduleDelayedItemsLayout()

    def fit(self, width: int) -> int:
        """Takes the height that all rows need in a width, and gives it."""
        self.resize(width, max(self.height(), 1))
        height = sum(self.height_of(place, width) for place in range(self.rows.rowCount()))
        self.setFixedHeight(max(height, 1))
        return height

    def height_of(self, place: int, width: int = 0) -> int:
        """Gives how high a row is, with what is open under it."""
        row = self.rows.row(place)
        height = self._delegate.height(row, width or self.viewport().width(), first=place == 0)
        return height + (self._below if row.id and row.id == self.chosen_id() else 0)

    def place_below(self) -> QRect:
        """Gives where what is open under the chosen row stands, in the viewport."""
        place = self.rows.place_of(self.chosen_id())
        if place < 0:
            return QRect()
        box = self.visualRect(self.rows.index(place, 0))
        inset = self._theme.px(INSET)
        return QRect(
            box.left() + inset, box.bottom() + 1 - self._below, box.width() - 2 * inset, self._below
        )

    def _on_selection(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.chosen.emit(self.chosen_id())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()  # what holds the list scrolls
        elif event.key() == Qt.Key.Key_Down and not self.chosen_id():
            self.choose(self.rows.first_id())
        else:
            super().keyPressEvent(event)
