"""How a cell of the map is painted: a number, and a dot for each of the latest reflections."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trustdesk.services.insights import LATEST, Cell
from trustdesk.ui.overriding import override
from trustdesk.ui.overview.map_model import CELL_ROLE, Index, MapModel
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.tokens import tone_token
from trustdesk.ui.theme.typography import BODY
from trustdesk.ui.widgets.painting import RADIUS, fill_round, outline_round

PADDING = 12
NUMBER = 28
DOT, BETWEEN = 7, 4
_DOT_ROW = LATEST * (DOT + BETWEEN) - BETWEEN
COLUMN = PADDING + NUMBER + _DOT_ROW + 8
"""A column holds a number and eight dots in a row; in a narrower one they stand in two."""
_WRITE_AIR = 8


def paint_rule_above(
    painter: QPainter, theme: Theme, model: MapModel, box: QRect, row: int
) -> None:
    """Draws the line above the first row, and a stronger one where the pack's additions begin."""
    relations = model.relations
    adds = relations[row].addition and (row == 0 or not relations[row - 1].addition)
    if row == 0 or adds:
        colour = theme.colour("control" if adds else "line")
        painter.fillRect(box.left(), box.top(), box.width(), 1, colour)


class MapDelegate(QStyledItemDelegate):
    """Paints cells. Nothing is shaded by how much there is; a selected cell has a sunken tile."""

    def __init__(self, theme: Theme, model: MapModel, write: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._write = write
        self.by_keys = False
        """Whether keys led to the cell with the focus; else its word waits for the mouse."""

    def write_box(self, box: QRect) -> QRect:
        """Gives where the word "write" stands in an empty cell, with room for a finger."""
        px = self._theme.px
        width = QFontMetrics(self._theme.font_of(BODY)).horizontalAdvance(self._write)
        height = px(BODY.line + 2 * _WRITE_AIR)
        top = box.top() + (box.height() - height) // 2
        left = box.left() + px(PADDING - _WRITE_AIR)
        return QRect(left, top, width + 2 * px(_WRITE_AIR), height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, box, state, index.row())
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Cell) and cell.count:
            self._paint_cell(painter, box, cell, index.column())
        elif self._is_pointed_at(state):
            self._paint_text(painter, box, self._write, "text3")
        painter.restore()

    def _is_pointed_at(self, state: QStyle.StateFlag) -> bool:
        focus = self.by_keys and bool(state & QStyle.StateFlag.State_HasFocus)
        return focus or bool(state & QStyle.StateFlag.State_MouseOver)

    def _paint_ground(
        self, painter: QPainter, box: QRect, state: QStyle.StateFlag, row: int
    ) -> None:
        paint_rule_above(painter, self._theme, self._model, box, row)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if not selected and not state & QStyle.StateFlag.State_MouseOver:
            return
        tile = QRectF(box).adjusted(2, 4, -2, -4)
        token = "pressed" if selected else "hover"
        fill_round(painter, tile, RADIUS, self._theme.colour(token))
        if selected and self._theme.tokens.is_high_contrast:
            outline_round(painter, tile, RADIUS, self._theme.colour("text"), 2)

    def _paint_cell(self, painter: QPainter, box: QRect, cell: Cell, column: int) -> None:
        px = self._theme.px
        number = str(cell.count)
        self._paint_text(painter, box, number, "text")
        used = QFontMetrics(self._theme.font_of(BODY)).horizontalAdvance(number) + px(8)
        left = box.left() + px(PADDING) + max(px(NUMBER), used)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(tone_token(column)))
        radius = px(DOT) / 2
        for centre in self._centres(min(cell.count, LATEST), left, box):
            painter.drawEllipse(centre, radius, radius)

    def _centres(self, count: int, left: int, box: QRect) -> list[QPointF]:
        """Gives the middle of each dot, in a row or, where that is too long, in two."""
        step, radius = self._theme.px(DOT + BETWEEN), self._theme.px(DOT) / 2
        fits = max((box.right() - left + self._theme.px(BETWEEN)) // step, 1)
        in_row = count if count <= fits else (count + 1) // 2
        rows = -(-count // in_row)
        top = box.top() + (box.height() - (rows - 1) * step) / 2
        return [
            QPointF(left + radius + n % in_row * step, top + n // in_row * step)
            for n in range(count)
        ]

    def _paint_text(self, painter: QPainter, box: QRect, text: str, token: str) -> None:
        painter.setFont(self._theme.font_of(BODY))
        painter.setPen(self._theme.colour(token))
        area = box.adjusted(self._theme.px(PADDING), 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(middle), text)
