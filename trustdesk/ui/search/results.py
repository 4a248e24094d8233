"""The list of results: title, where or when, and a piece of text with the found words marked."""

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from trustdesk.ui.overriding import override
from trustdesk.ui.search.found import ROW_ROLE, Found, FoundModel, Index, Row
from trustdesk.ui.search.marked import MarkedText
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY_STRONG, GROUP, HINT, SMALL, TextStyle
from trustdesk.ui.widgets.painting import RADIUS, fill_round, outline_round
from trustdesk.ui.widgets.scroll_bar import SlimScrollBar

TEXT_LEFT = 16
_AIR = 9
_HEAD = 48
_ROOMY = 520
"""From this width on a piece of text has two lines, else three."""


def lines_in(theme: Theme, width: int) -> int:
    """Gives how many lines of text a result has in a list so many pixels wide."""
    return 2 if width >= theme.px(_ROOMY) else 3


def height_of(theme: Theme, row: Row, width: int) -> int:
    """Gives how high a row is, in pixels."""
    if isinstance(row, str):
        return theme.px(_HEAD)
    lines = BODY_STRONG.line + SMALL.line * lines_in(theme, width) + 2 * _AIR
    return theme.px(lines + (HINT.line if row.is_entry else 0))


class FoundDelegate(QStyledItemDelegate):
    """Paints a row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        box: QRect = option.rect
        return QSize(0, height_of(self._theme, index.data(ROW_ROLE), box.width()))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        box: QRect = option.rect
        px = self._theme.px
        if isinstance(row, str):
            self._paint_line(painter, box, box.bottom() - px(8 + GROUP.line), row, GROUP)
            return
        state: QStyle.StateFlag = option.state
        paint_tile(self._theme, painter, box, state)
        self._paint_found(painter, box, row)

    def _paint_found(self, painter: QPainter, box: QRect, row: Found) -> None:
        px = self._theme.px
        top = box.top() + px(_AIR)
        if row.day:
            self._paint_line(painter, box, top, row.day, HINT)
            top += px(HINT.line)
        self._paint_line(painter, box, top, row.title, BODY_STRONG)
        top += px(BODY_STRONG.line)
        width = box.width() - 2 * px(TEXT_LEFT)
        lines = lines_in(self._theme, box.width())
        MarkedText(self._theme, row.snippet, width, lines).draw(
            painter, box.left() + px(TEXT_LEFT), top
        )

    def _paint_line(
        self, painter: QPainter, box: QRect, top: int, text: str, style: TextStyle
    ) -> None:
        px = self._theme.px
        font = self._theme.font_of(style)
        width = box.width() - 2 * px(TEXT_LEFT)
        painter.setFont(font)
        painter.setPen(self._theme.colour(style.colour))
        area = QRect(box.left() + px(TEXT_LEFT), top, width, px(style.line))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(area, int(middle), shown)


def paint_tile(theme: Theme, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
    """Paints the ground of a row that is chosen or under the mouse, and nothing else."""
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if not selected and not state & QStyle.StateFlag.State_MouseOver:
        return
    tile = QRectF(box).adjusted(1, 2, -1, -2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill_round(painter, tile, RADIUS, theme.colour("pressed" if selected else "hover"))
    if selected and theme.tokens.is_high_contrast:
        outline_round(painter, tile, RADIUS, theme.colour("text"), 2)
    painter.restore()


def set_row_behaviour(view: QTableView) -> None:
    """Makes a table a plain list of rows: no grid, no headers, one row chosen at a time."""
    view.setProperty("kind", "entries")
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setMouseTracking(True)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setCornerButtonEnabled(False)
    view.horizontalHeader().hide()
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setMinimumSectionSize(1)


class ResultList(QTableView):
    """Shows a FoundModel; a click or Enter opens a result."""

    opened = Signal(object)
    """A Found that the person wants to see."""
    left_upwards = Signal()
    """The person went up from the first result."""

    def __init__(self, theme: Theme, model: FoundModel, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.setAccessibleName(name)
        self.setItemDelegate(FoundDelegate(theme, self))
        set_row_behaviour(self)
        SlimScrollBar(theme, self)
        self.setModel(model)
        self.clicked.connect(self._on_clicked)
        model.modelReset.connect(self._size_rows)
        theme.changed.connect(self._size_rows)

    def begin(self) -> None:
        """Puts the focus on the first result, or on the one that was chosen."""
        if self._model.found(self.currentIndex().row()) is None:
            self.setCurrentIndex(self._model.index(self._model.first_result(), 0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _size_rows(self) -> None:
        header = self.verticalHeader()
        width = self.viewport().width()
        with QSignalBlocker(header):
            for number in range(self._model.rowCount()):
                header.resizeSection(number, height_of(self._theme, self._model.row(number), width))
        self.updateGeometries()
        self.viewport().update()

    def _on_clicked(self, index: QModelIndex) -> None:
        found = self._model.found(index.row())
        if found is not None:
            self.opened.emit(found)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_rows()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(self.currentIndex())
        elif (
            event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= self._model.first_result()
        ):
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)
