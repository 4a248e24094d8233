"""The contents: every page under its group; the arrow keys turn pages."""

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
    QVBoxLayout,
    QWidget,
)

from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.reading.shelf import Shelf
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY, BODY_STRONG, GROUP, TextStyle
from trustdesk.ui.widgets.painting import RADIUS, fill_round
from trustdesk.ui.widgets.scroll_bar import SlimScrollBar
from trustdesk.ui.widgets.surfaces import Panel
from trustdesk.ui.widgets.text_block import TextBlock

CONTENTS_WIDTH = 264
_LEFT, _RIGHT = 24, 16
_AIR = 4
_ABOVE_GROUP, _BELOW_GROUP = 24, 8
_ABOVE_PACK = 40

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
LINE_ROLE = _ROLE.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the contents: a page, or the heading of a group or a pack: its `page` is ""."""

    page: str
    text: str
    above: int = 0
    """Pixels (at 100 %) that part it from what stands over it."""
    style: TextStyle = GROUP


def lines_of(shelf: Shelf) -> list[Line]:
    """Gives the contents line by line; the pages of no group stand apart at the end."""
    lines: list[Line] = []
    before = ""
    for pack, name, titles in shelf.groups():
        if pack and pack != before:
            lines.append(Line("", pack, _ABOVE_PACK, BODY_STRONG))
        if name:
            begins = pack != before and bool(pack)
            lines.append(Line("", name, _BELOW_GROUP if begins else _ABOVE_GROUP))
        before = pack
        lines += [
            Line(title.id, title.short, 0 if name or place else _ABOVE_GROUP)
            for place, title in enumerate(titles)
        ]
    return lines


class ContentsModel(QAbstractListModel):
    """The lines; only pages can be chosen."""

    def __init__(self, lines: list[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines

    def line(self, row: int) -> Line:
        """Gives one line."""
        return self._lines[row]

    def row_of(self, page: str) -> int:
        """Gives a page's row, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.page == page), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._lines[index.row()].page:
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
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        return line.text if role in (_ROLE.DisplayRole, _ROLE.AccessibleTextRole) else None


class _Delegate(QStyledItemDelegate):
    """Paints a line; the page that is read has a bar at the left and stronger letters."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def _block(self, line: Line, style: TextStyle, width: int) -> TextBlock:
        px = self._theme.px
        room = width - px(_LEFT) - px(_RIGHT)
        return TextBlock(line.text, self._theme.font_of(style), px(style.line), room)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(LINE_ROLE)
        width = _width_of(self.parent())
        px = self._theme.px
        if not line.page:
            height = self._block(line, line.style, width).height + px(_BELOW_GROUP)
        else:  # as high as it is when it is the page that is read: nothing moves
            height = self._block(line, BODY_STRONG, width).height + 2 * px(_AIR)
        return QSize(0, height + (px(line.above) if line.above else 0))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        state: QStyle.StateFlag = option.state
        box: QRect = option.rect
        box = box.adjusted(0, self._theme.px(line.above) if line.above else 0, 0, 0)
        if line.page:
            self._paint_page(painter, box, line, state)
        else:
            painter.setPen(self._theme.colour(line.style.colour))
            block = self._block(line, line.style, box.width())
            block.draw(painter, box.left() + self._theme.px(_LEFT), box.top())

    def _paint_page(
        self, painter: QPainter, box: QRect, line: Line, state: QStyle.StateFlag
    ) -> None:
        px = self._theme.px
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            bar = QRectF(box.left(), box.top() + px(3), px(3), box.height() - 2 * px(3))
            painter.fillRect(bar, self._theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            tile = QRectF(box).adjusted(px(_LEFT - 12), 0, -px(_RIGHT - 8), 0)
            fill_round(painter, tile, RADIUS, self._theme.colour("hover"))
        painter.restore()
        style = BODY_STRONG.coloured("accent_text") if chosen else BODY
        painter.setPen(self._theme.colour(style.colour))
        block = self._block(line, style, box.width())
        block.draw(painter, box.left() + px(_LEFT), box.top() + px(_AIR))


def _width_of(view: object) -> int:
    return view.viewport().width() if isinstance(view, QListView) else 0


class ContentsList(QListView):
    """Shows the contents.

    `page_chosen` follows the selection (arrow keys, a screen reader), `page_taken` is a click
    or Enter: the person wants to read it now.
    """

    page_chosen = Signal(str)
    page_taken = Signal(str)

    def __init__(self, desk: Desk, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._model = ContentsModel(lines_of(shelf), self)
        self.setAccessibleName(desk.tr("Contents"))
        self.setItemDelegate(_Delegate(desk.theme, self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        SlimScrollBar(desk.theme, self)
        self.setModel(self._model)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.clicked.connect(self._on_taken)
        desk.theme.changed.connect(self._on_theme_changed)

    def select(self, page: str) -> None:
        """Marks the page that is read, telling nobody."""
        self._shown = page
        row = self._model.row_of(page)
        if row < 0:
            self.clearSelection()
            return
        index = self._model.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _on_selection(self, now: QItemSelection, _before: QItemSelection) -> None:
        indexes = now.indexes()
        page = self._model.line(indexes[0].row()).page if indexes else ""
        if page and page != self._shown:
            self._shown = page
            self.page_chosen.emit(page)

    def _on_taken(self, index: QModelIndex) -> None:
        page = self._model.line(index.row()).page if index.isValid() else ""
        if page:
            self.page_taken.emit(page)

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_taken(self.currentIndex())
            return
        super().keyPressEvent(event)


class ContentsPanel(Panel):
    """The column the contents stand in."""

    def __init__(self, desk: Desk, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, "sunken", "right", parent)
        self.list = ContentsList(desk, shelf)
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.setContentsMargins(0, 0, 1, 0)  # the line at the right
