"""The heads of the map: what each row and each column is called."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.overview.map_delegate import PADDING, paint_rule_above
from trustdesk.ui.overview.map_model import MapModel
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY, BODY_STRONG, HINT, TextStyle
from trustdesk.ui.widgets.text_block import TextBlock

HEAD_ROW = 40
ROW = 56
_AIR = 8


class MapHeader(QHeaderView):
    """A head that shows and is not operated."""

    def __init__(
        self, orientation: Qt.Orientation, theme: Theme, model: MapModel, parent: QWidget
    ) -> None:
        super().__init__(orientation, parent)
        self._theme = theme
        self._map = model
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)

    def _block(self, text: str, style: TextStyle, width: float) -> TextBlock:
        return TextBlock(text, self._theme.font_of(style), self._theme.px(style.line), width)

    def _draw(
        self, painter: QPainter, text: str, style: TextStyle, spot: tuple[float, float, float]
    ) -> None:
        """Draws a text at (left, top) in a width."""
        left, top, width = spot
        painter.setPen(self._theme.colour(style.colour))
        self._block(text, style, width).draw(painter, left, top)


class CriterionHeader(MapHeader):
    """One name over each column."""

    def __init__(self, theme: Theme, model: MapModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, theme, model, parent)

    def height_for(self, width: int) -> int:
        """Gives how high the head is when a column is `width` pixels wide."""
        names = (self._name(n) for n in range(len(self._map.criteria)))
        room = width - self._theme.px(PADDING)
        highest = max((self._block(n, BODY_STRONG, room).height for n in names), default=0)
        return max(self._theme.px(HEAD_ROW), highest + self._theme.px(2 * _AIR))

    def _name(self, section: int) -> str:
        return str(self._map.headerData(section, Qt.Orientation.Horizontal))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        px = self._theme.px
        painter.save()
        width = rect.width() - px(PADDING)
        name = self._name(logicalIndex)
        high = self._block(name, BODY_STRONG, width).height
        top = rect.bottom() - px(_AIR) - high
        self._draw(painter, name, BODY_STRONG, (rect.left() + px(PADDING), top, width))
        painter.restore()


class RelationHeader(MapHeader):
    """The relation's name before each row; an addition says so under its name."""

    def __init__(self, theme: Theme, model: MapModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, theme, model, parent)
        self._width = 0

    def set_width(self, width: int) -> None:
        """Stands in so many pixels."""
        self._width = width
        self.setFixedWidth(width)

    def height_of(self, row: int, width: int) -> int:
        """Gives how high a row is so that its name is whole in a head so wide."""
        return max(self._theme.px(ROW), self._text_height(row, width) + self._theme.px(_AIR))

    def _text_height(self, row: int, width: int) -> int:
        name, label = self._map.row_name(row)
        room = self._room(width)
        height = self._block(name, BODY, room).height
        return height + (self._block(label, HINT, room).height if label else 0)

    def _room(self, width: int) -> int:
        return width - self._theme.px(PADDING)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        paint_rule_above(painter, self._theme, self._map, rect, logicalIndex)
        name, label = self._map.row_name(logicalIndex)
        room = self._room(rect.width())
        top = rect.top() + (rect.height() - self._text_height(logicalIndex, rect.width())) / 2
        self._draw(painter, name, BODY, (rect.left(), top, room))
        if label:
            below = top + self._block(name, BODY, room).height
            self._draw(painter, label, HINT, (rect.left(), below, room))
        painter.restore()
