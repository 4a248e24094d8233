"""The list of reflections: date, title and one line; months as headings; painted by hand."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from trustdesk.domain.entry import EntryRow
from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY_STRONG, GROUP, HINT, SMALL, TextStyle
from trustdesk.ui.widgets.entry_model import ROW_ROLE, EntryListModel, Index
from trustdesk.ui.widgets.painting import RADIUS, fill_round, outline_round
from trustdesk.ui.widgets.scroll_bar import SlimScrollBar

ROW_HEIGHT = 76
_HEADING_HEIGHT = 50
_TEXT_LEFT = 28
_TILE_LEFT = 12
_RIGHT = 16


class EntryDelegate(QStyledItemDelegate):
    """Paints a row. A selected one has a sunken tile and nothing else."""

    def __init__(self, theme: Theme, model: EntryListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._fonts: dict[TextStyle, tuple[QFont, QFontMetrics]] = {}
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self._fonts.clear()

    def _font(self, style: TextStyle) -> tuple[QFont, QFontMetrics]:
        if style not in self._fonts:
            font = self._theme.font_of(style)
            self._fonts[style] = font, QFontMetrics(font)
        return self._fonts[style]

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(ROW_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        value = index.data(ROW_ROLE)
        box: QRect = option.rect
        if isinstance(value, EntryRow):
            state: QStyle.StateFlag = option.state
            self._paint_tile(painter, box, state)
            self._paint_entry(painter, box, value)
        else:
            self._paint_heading(painter, box, str(index.data()))

    def _paint_tile(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if not selected and not state & QStyle.StateFlag.State_MouseOver:
            return
        px = self._theme.px
        tile = QRectF(box).adjusted(px(_TILE_LEFT), 2, -px(_RIGHT - 8), -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = "pressed" if selected else "hover"
        fill_round(painter, tile, RADIUS, self._theme.colour(token))
        if selected and self._theme.tokens.is_high_contrast:
            outline_round(painter, tile, RADIUS, self._theme.colour("text"), 2)
        painter.restore()

    def _paint_entry(self, painter: QPainter, box: QRect, entry: EntryRow) -> None:
        px = self._theme.px
        top = box.top() + px(8)
        self._paint_line(painter, box, top, self._model.day_label(entry), HINT)
        top += px(HINT.line)
        title, below = self._model.title_of(entry), entry.excerpt
        if not entry.title:
            title, below = self._parted(title, box.width() - px(_TEXT_LEFT) - px(_RIGHT))
        self._paint_line(painter, box, top, title, BODY_STRONG)
        self._paint_line(painter, box, top + px(BODY_STRONG.line), below, SMALL)

    def _parted(self, text: str, width: int) -> tuple[str, str]:
        """Gives the words that fit on the line of the title, and those that go on below it."""
        metrics = self._font(BODY_STRONG)[1]
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        end = -1 if shown == text else text.rfind(" ", 0, len(shown))
        return (text[:end], text[end + 1 :]) if end > 0 else (text, "")

    def _paint_heading(self, painter: QPainter, box: QRect, text: str) -> None:
        top = box.bottom() + 1 - self._theme.px(8 + GROUP.line)
        self._paint_line(painter, box, top, text, GROUP)

    def _paint_line(
        self, painter: QPainter, box: QRect, top: int, text: str, style: TextStyle
    ) -> None:
        font, metrics = self._font(style)
        px = self._theme.px
        left = box.left() + px(_TEXT_LEFT)
        width = box.right() - px(_RIGHT) - left
        painter.setFont(font)
        painter.setPen(self._theme.colour(style.colour))
        area = QRect(left, top, width, px(style.line))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(area, int(middle), shown)


class EntryList(QTableView):
    """Shows an EntryListModel.

    `entry_selected(id)` follows the selection (a screen reader selects without moving the
    current row), `entry_activated(id)` is Enter or a double click.
    """

    entry_selected = Signal(str)
    entry_activated = Signal(str)

    def __init__(
        self, theme: Theme, model: EntryListModel, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._shown_id = ""
        self.setAccessibleName(name)
        self.setItemDelegate(EntryDelegate(theme, model, self))
        self._set_behaviour()
        SlimScrollBar(theme, self)
        self.setModel(model)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.activated.connect(self._on_activated)
        model.modelReset.connect(self._on_reset)
        theme.changed.connect(self._on_theme_changed)
        self._size_rows()

    def _set_behaviour(self) -> None:
        self.setProperty("kind", "entries")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _size_rows(self) -> None:
        header = self.verticalHeader()
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(self._theme.px(ROW_HEIGHT))
        height = self._theme.px(_HEADING_HEIGHT)
        with QSignalBlocker(header):
            for row in self._model.heading_rows():
                header.resizeSection(row, height)
        self.updateGeometries()

    def _on_theme_changed(self) -> None:
        self._size_rows()
        self.viewport().update()

    def _on_reset(self) -> None:
        self._size_rows()
        self._mark(self._shown_id)

    def tile(self, row: QRect) -> QRect:
        """Gives where the tile of a row lies, for the focus ring."""
        return row.adjusted(self._theme.px(_TILE_LEFT), 2, -self._theme.px(_RIGHT - 8), -2)

    def selected_id(self) -> str:
        """Gives the selected reflection, or ""."""
        rows = self.selectionModel().selectedRows()
        entry = self._model.entry(rows[0].row()) if rows else None
        return entry.id if entry else ""

    def select(self, entry_id: str) -> bool:
        """Selects a reflection and scrolls to it, telling nobody; False when it is not here."""
        self._shown_id = entry_id
        return self._mark(entry_id)

    def _mark(self, entry_id: str) -> bool:
        row = self._model.row_of(entry_id) if entry_id else -1
        if row < 0:
            self.clearSelection()
            return False
        index = self._model.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def _on_selection(self, _now: QItemSelection, _before: QItemSelection) -> None:
        entry_id = self.selected_id()
        if entry_id and entry_id != self._shown_id:
            self._shown_id = entry_id
            self.entry_selected.emit(entry_id)

    def _on_activated(self, index: QModelIndex) -> None:
        entry = self._model.entry(index.row())
        if entry is not None:
            self.entry_activated.emit(entry.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_activated(self.currentIndex())
            return
        super().keyPressEvent(event)
