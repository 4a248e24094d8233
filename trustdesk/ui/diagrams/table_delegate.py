"""How a cell of a comparison table is painted: words in lines, and a hairline under the row."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from trustdesk.services.diagrams.placed import TextLook
from trustdesk.services.diagrams.table import AIR
from trustdesk.ui.diagrams.lettering import Lettering
from trustdesk.ui.diagrams.table_model import DiagramTableModel, Index, TableCell
from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.painting import RADIUS, fill_round
from trustdesk.ui.widgets.text_block import TextBlock

_ABOVE = 10
_LEAST = 44
_MOST_WANTED = 220
_LIST_HEAD_ABOVE = 26


class CellDelegate(QStyledItemDelegate):
    """Paints a cell and tells how much room it takes."""

    def __init__(
        self, theme: Theme, letters: Lettering, cells: DiagramTableModel, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._letters = letters
        self._cells = cells

    def wanted(self, column: int) -> float:
        """Gives the width at which no cell of a column would need more lines than one, but not
        more than a column of easy reading.
        """
        indexes = (self._cells.index(row, column) for row in range(self._cells.rowCount()))
        widths = (
            self._letters.width(cell.words, _look(cell)) for cell in map(self._cells.cell, indexes)
        )
        return min(max(widths, default=0.0), self._letters.unit(_MOST_WANTED)) + self._air()

    def height_of(self, index: Index, width: int) -> int:
        """Gives how high a cell is in a width."""
        cell = self._cells.cell(index)
        blocks = self._blocks(cell, width)
        text = sum(block.height for _, block in blocks)
        above = self._above(cell, index)
        height = text + above + self._letters.unit(_ABOVE)
        return round(max(height, self._letters.unit(_LEAST)))

    def _air(self) -> float:
        return self._letters.unit(AIR)

    def _above(self, cell: TableCell, index: Index) -> float:
        begins_list = self._cells.is_stacked and cell.is_head and index.row() > 0
        return self._letters.unit(_LIST_HEAD_ABOVE if begins_list else _ABOVE)

    def _blocks(self, cell: TableCell, width: float) -> list[tuple[TextLook, TextBlock]]:
        """Gives the texts of a cell from the top: the label of a list's line, the words, a note."""
        if not cell.words:
            return []
        label: tuple[tuple[str, TextLook], ...] = ((cell.label, "note"),) if cell.label else ()
        words: tuple[tuple[str, TextLook], ...] = ((cell.words, _look(cell)),)
        texts = words + label if cell.is_head else label + words
        return [(look, self._block(text, look, width)) for text, look in texts]

    def _block(self, text: str, look: TextLook, width: float) -> TextBlock:
        line = round(self._letters.line_height(look))
        return TextBlock(text, self._letters.font(look), line, width - self._air())

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, state, cell = option.rect, option.state, self._cells.cell(index)
        above = self._above(cell, index)
        if cell.words and state & QStyle.StateFlag.State_MouseOver:
            skipped = above - self._letters.unit(_ABOVE)
            tile = QRectF(box).adjusted(-6, skipped + 2, -self._air() + 6, -3)
            fill_round(painter, tile & QRectF(option.rect), RADIUS, self._theme.colour("hover"))
        y = box.top() + above
        for look, block in self._blocks(cell, box.width()):
            painter.setPen(self._theme.colour(self._letters.style(look).colour))
            block.draw(painter, box.left(), y)
            y += block.height
        heads = cell.is_head if self._cells.is_stacked else index.row() == 0
        token = "control" if heads else "line"
        if index.row() < self._cells.rowCount() - 1:
            painter.fillRect(box.left(), box.bottom(), box.width(), 1, self._theme.colour(token))
        painter.restore()


def _look(cell: TableCell) -> TextLook:
    if cell.is_row_head:
        return "heading"
    return "node_strong" if cell.is_head else "part"
