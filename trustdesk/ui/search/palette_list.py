"""The rows of the panel that Ctrl+K opens."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.search.found import Index
from trustdesk.ui.search.offers import Offer
from trustdesk.ui.search.results import paint_tile, set_row_behaviour
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY, HINT
from trustdesk.ui.widgets.scroll_bar import SlimScrollBar

ROW_HEIGHT = 40
_ICON = 18
_LEFT, _TEXT_LEFT, _RIGHT, _GAP = 12, 42, 14, 16
_MOST_OF_NOTE = 0.45
_ROLE = Qt.ItemDataRole


class OfferModel(QAbstractTableModel):
    """One column of offers."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """Shows these instead."""
        self.beginResetModel()
        self._offers = tuple(offers)
        self.endResetModel()

    def offer(self, number: int) -> Offer | None:
        """Gives the offer of a row, or None outside the rows."""
        return self._offers[number] if 0 <= number < len(self._offers) else None

    def all(self) -> tuple[Offer, ...]:
        """Gives the offers in order."""
        return self._offers

    def place_of(self, offer: Offer | None) -> int:
        """Gives the row of an offer, or 0."""
        return self._offers.index(offer) if offer in self._offers else 0

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._offers)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 1

    @override
    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        offer = self.offer(index.row())
        if offer is None:
            return None
        if role == _ROLE.UserRole:
            return offer
        if role == _ROLE.DisplayRole:
            return offer.name
        if role == _ROLE.AccessibleTextRole:
            return spoken(offer)
        return None


def spoken(offer: Offer) -> str:
    """Gives a row as it is said."""
    return f"{offer.name}, {offer.note}" if offer.note else offer.name


class OfferDelegate(QStyledItemDelegate):
    """Paints an offer: icon, name, and the note at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px(ROW_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer = index.data(_ROLE.UserRole)
        if not isinstance(offer, Offer):
            return
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        px = self._theme.px
        paint_tile(self._theme, painter, box, state)
        side = px(_ICON)
        icon = QRectF(box.left() + px(_LEFT), box.top() + (box.height() - side) / 2, side, side)
        self._theme.icons.draw(painter, offer.icon, icon, self._theme.tokens.text2)
        right = box.right() - px(_RIGHT)
        right -= self._paint_note(painter, QRect(box), offer.note, right)
        font = self._theme.font_of(BODY)
        left = box.left() + px(_TEXT_LEFT)
        name = QFontMetrics(font).elidedText(
            offer.name, Qt.TextElideMode.ElideRight, max(right - left, 1)
        )
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        area = QRect(left, box.top(), max(right - left, 1), box.height())
        painter.drawText(
            area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name
        )

    def _paint_note(self, painter: QPainter, box: QRect, note: str, right: int) -> int:
        """Paints the quiet word; gives how much room it takes."""
        if not note:
            return 0
        font = self._theme.font_of(HINT)
        metrics = QFontMetrics(font)
        most = int(box.width() * _MOST_OF_NOTE)
        shown = metrics.elidedText(note, Qt.TextElideMode.ElideRight, most)
        width = metrics.horizontalAdvance(shown) + 1
        painter.setFont(font)
        painter.setPen(self._theme.colour(HINT.colour))
        area = QRect(right - width, box.top(), width, box.height())
        painter.drawText(
            area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), shown
        )
        return width + self._theme.px(_GAP)


class OfferList(QTableView):
    """Shows the offers; the focus stays in the field above, whose arrows move the choice."""

    def __init__(self, theme: Theme, model: OfferModel, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._offers = model
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(OfferDelegate(theme, self))
        set_row_behaviour(self)
        SlimScrollBar(theme, self)
        self.setModel(model)
        theme.changed.connect(self._size_rows)
        self._size_rows()

    def choose(self, row: int) -> None:
        """Moves the choice to a row; past the last comes the first."""
        count = self._offers.rowCount()
        if count:
            index = self._offers.index(row % count, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def chosen(self) -> Offer | None:
        """Gives the offer that Enter would run."""
        return self._offers.offer(self.currentIndex().row())

    def whole_height(self) -> int:
        """Gives the height of all rows, in pixels."""
        return self._offers.rowCount() * self._theme.px(ROW_HEIGHT)

    def _size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_HEIGHT))
        self.viewport().update()
