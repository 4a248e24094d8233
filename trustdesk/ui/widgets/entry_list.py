"""The list of reflections: date, title and one line; months as headings; painted by hand."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
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
from trustdesk.ui.widgets.tick import TICK_SIDE, draw_tick

ROW_HEIGHT = 76
_HEADING_HEIGHT = 50
_TEXT_LEFT = 28
_TILE_LEFT = 12
_RIGHT = 16
_TICK_ROOM = 30


class EntryDelegate(QStyledItemDelegate):
    """Paints a row. A selected one has a sunken tile and nothing else.

    While several are chosen, `ticking`, each row has a tick box before its text.
    """

    def __init__(self, theme: Theme, model: EntryListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._fonts: dict[TextStyle, tuple[QFont, QFontMetrics]] = {}
        self.ticking = False
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
            if self.ticking:
                self._paint_tick(painter, box, state)
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
            title, below = self._parted(title, box.width() - self._text_left() - px(_RIGHT))
        self._paint_line(painter, box, top, title, BODY_STRONG)
        self._paint_line(painter, box, top + px(BODY_STRONG.line), below, SMALL)

    def _text_left(self) -> int:
        return self._theme.px(_TEXT_LEFT + (_TICK_ROOM if self.ticking else 0))

    def _paint_tick(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        px = self._theme.px
        side = px(TICK_SIDE)
        middle = box.top() + px(8 + HINT.line) + px(BODY_STRONG.line) / 2
        spot = QRectF(box.left() + px(_TEXT_LEFT), middle - side / 2, side, side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hot = bool(state & QStyle.StateFlag.State_MouseOver)
        draw_tick(painter, self._theme, spot, chosen=chosen, hot=hot)
        painter.restore()

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
        left = box.left() + (px(_TEXT_LEFT) if style is GROUP else self._text_left())
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

    Several are chosen as everywhere (Shift, Ctrl, Ctrl+A), or with `begin_choosing`, after which
    a click or the space bar adds one: `several_chosen(ids)` tells, with () when it is over.
    """

    entry_selected = Signal(str)
    entry_activated = Signal(str)
    several_chosen = Signal(object)

    def __init__(
        self, theme: Theme, model: EntryListModel, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._shown_id = ""
        self._heading_rows: frozenset[int] = frozenset()
        self._choosing = False
        self._chosen: tuple[str, ...] = ()
        self.setAccessibleName(name)
        self._delegate = EntryDelegate(theme, model, self)
        self.setItemDelegate(self._delegate)
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
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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
        height, plain = self._theme.px(_HEADING_HEIGHT), self._theme.px(ROW_HEIGHT)
        headings = frozenset(self._model.heading_rows())
        with QSignalBlocker(header):
            for row in self._heading_rows - headings:  # else it keeps their height
                header.resizeSection(row, plain)
            for row in headings:
                if header.sectionSize(row) != height:
                    header.resizeSection(row, height)
        self._heading_rows = headings
        self.updateGeometries()

    def _on_theme_changed(self) -> None:
        self._size_rows()
        self.viewport().update()

    def _on_reset(self) -> None:
        self._size_rows()
        if self._delegate.ticking:
            self._choose_again()
        else:
            self._mark(self._shown_id)

    def tile(self, row: QRect) -> QRect:
        """Gives where the tile of a row lies, for the focus ring."""
        return row.adjusted(self._theme.px(_TILE_LEFT), 2, -self._theme.px(_RIGHT - 8), -2)

    def selected_id(self) -> str:
        """Gives the selected reflection; "" when it is none or several."""
        ids = self.selected_ids()
        return ids[0] if len(ids) == 1 and not self._choosing else ""

    def selected_ids(self) -> tuple[str, ...]:
        """Gives every selected reflection, in the order of the list."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(n) for n in range(selection.count())]
        rows = sorted(row for part in ranges for row in range(part.top(), part.bottom() + 1))
        entries = (self._model.entry(row) for row in rows)
        return tuple(entry.id for entry in entries if entry is not None)

    @property
    def is_choosing(self) -> bool:
        """True while several reflections are being chosen."""
        return self._delegate.ticking

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is chosen stays in sight when the bar for it takes room below."""
        super().resizeEvent(event)
        if self._choosing and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def begin_choosing(self) -> None:
        """Shows tick boxes: from now on a click or the space bar chooses one more, or one less."""
        self._choosing = True
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self._tell_several(self.selected_ids())

    def end_choosing(self) -> None:
        """Leaves choosing several; the reflection that was open is selected again."""
        self._choosing = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        with QSignalBlocker(self.selectionModel()):
            self.clearSelection()
        self._tell_one()
        self._mark(self._shown_id)
        self.viewport().update()

    def _choose_again(self) -> None:
        """Chooses what was chosen in rows that are new; what is gone is chosen no more."""
        flag = QItemSelectionModel.SelectionFlag
        rows = (self._model.row_of(entry_id) for entry_id in self._chosen)
        chosen = QItemSelection()
        for row in rows:
            if row >= 0:
                index = self._model.index(row, 0)
                chosen.append(QItemSelectionRange(index, index))
        self.selectionModel().select(chosen, flag.ClearAndSelect)
        self._tell_several(self.selected_ids())

    def _tell_several(self, ids: tuple[str, ...]) -> None:
        self._chosen = ids
        if not self._delegate.ticking:
            self._delegate.ticking = True
            self.viewport().update()
        self.several_chosen.emit(ids)

    def _tell_one(self) -> None:
        self._chosen = ()
        if self._delegate.ticking:
            self._delegate.ticking = False
            self.viewport().update()
            self.several_chosen.emit(())

    def select(self, entry_id: str) -> bool:
        """Selects a reflection and scrolls to it, telling nobody; False when it is not here.

        While several are chosen they stay so; this one is selected after that.
        """
        self._shown_id = entry_id
        if self._delegate.ticking:
            return self._model.row_of(entry_id) >= 0
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
        ids = self.selected_ids()
        if self._choosing or len(ids) > 1:
            self._tell_several(ids)
            return
        self._tell_one()
        entry_id = ids[0] if ids else ""
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
        if event.key() == Qt.Key.Key_Escape and self._delegate.ticking:
            self.end_choosing()
            return
        super().keyPressEvent(event)
