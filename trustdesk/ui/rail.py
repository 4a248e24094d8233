"""The rail: where one can go, and the true line about where the file lies."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.buttons import LinkButton, NavButton
from trustdesk.ui.widgets.labels import Heading

RAIL_WIDTH = 204
_ANY_WIDTH = 16_777_215


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere the rail leads: the page's id, its name and icon; `low` stands at the bottom."""

    page: str
    name: str
    icon: str
    low: bool = False


class BrandMark(QWidget):
    """Three rings that overlap, one for each concept of the first kind."""

    _CENTRES = ((8.6, 16.0), (17.4, 16.0), (13.0, 9.0))
    _COLOURS = ("first", "second", "third")
    _RADIUS = 6.4
    _BOX = 26

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        side = self._theme.px(self._BOX)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = min(self.width(), self.height()) / self._BOX
        for (x, y), token in zip(self._CENTRES, self._COLOURS, strict=True):
            painter.setPen(QPen(self._theme.colour(token), 2.2 * unit))
            side = 2 * self._RADIUS * unit
            painter.drawEllipse(
                QRectF((x - self._RADIUS) * unit, (y - self._RADIUS) * unit, side, side)
            )


class Rail(QWidget):
    """The column (or, in a small window, the row) that leads to every page."""

    page_requested = Signal(str)
    whereabouts_requested = Signal()

    def __init__(self, desk: Desk, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._desk = desk
        self._places = places
        self._theme = desk.theme
        self._selecting = False
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavButton] = {}
        self._page_name = Heading(desk.theme, "", 3)
        self.whereabouts = LinkButton(
            desk.theme, desk.tr("Only on this computer"), "laptop", size=13, colour="text2"
        )
        self._column = QWidget(self)
        self._row: QWidget | None = None
        self._fill_column(QVBoxLayout(self._column))
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._column)
        self.whereabouts.clicked.connect(self.whereabouts_requested)
        self._as_row = False
        self._fit()
        desk.theme.changed.connect(self._fit)

    def select(self, page: str, name: str = "") -> None:
        """Shows which page one is on; `name` is of a page the rail does not lead to."""
        self._selecting = True
        button = self._buttons.get(page)
        self._group.setExclusive(button is not None)
        for other in self._buttons.values():
            other.setChecked(other is button)
        self._selecting = False
        self._page_name.setText(button.text() if button is not None else name)

    def tell_whereabouts(self, icon: str, text: str) -> None:
        """Shows the true line about where the file lies."""
        self.whereabouts.set_icon_name(icon)
        self.whereabouts.setText(text)

    def set_row(self, as_row: bool) -> None:
        """Lies as a row at the top instead of standing at the left."""
        if as_row != self._as_row:
            self._as_row = as_row
            self._fit()

    def _fit(self) -> None:
        if self._as_row and self._row is None:
            self._row = QWidget(self)
            self._fill_row(QHBoxLayout(self._row))
            self._outer.addWidget(self._row)
        self._column.setVisible(not self._as_row)
        if self._row is not None:
            self._row.setVisible(self._as_row)
        self.setMinimumWidth(0 if self._as_row else self._theme.px(RAIL_WIDTH))
        self.setMaximumWidth(_ANY_WIDTH if self._as_row else self._theme.px(RAIL_WIDTH))

    def _fill_row(self, row: QHBoxLayout) -> None:
        from trustdesk.ui.widgets.buttons import QuietButton
        from trustdesk.ui.widgets.menu import Menu

        px = self._theme.px
        row.setContentsMargins(px(16), px(8), px(16), px(8))
        row.setSpacing(px(12))
        button = QuietButton(self._theme, self._desk.tr("Menu"), "menu")
        menu = Menu(self._theme, button)
        for place in self._places:
            menu.addAction(place.name).setData(place.page)
        menu.triggered.connect(self._on_menu)
        button.setMenu(menu)
        row.addWidget(BrandMark(self._theme), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._page_name, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(button)

    def _fill_column(self, column: QVBoxLayout) -> None:
        px = self._theme.px
        column.setContentsMargins(px(12), px(20), px(12), px(16))
        column.setSpacing(px(2))
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, 0, px(18))
        head.setSpacing(px(8))
        head.addWidget(BrandMark(self._theme))
        head.addWidget(Heading(self._theme, "TrustDesk", 3), 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        for low in (False, True):
            for place in self._places:
                if place.low is low:
                    column.addWidget(self._button(place))
            if not low:
                column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(14), px(8), 0, 0)
        foot.addWidget(self.whereabouts)
        foot.addStretch(1)
        column.addLayout(foot)

    def _button(self, place: Place) -> NavButton:
        button = NavButton(self._theme, place.name, place.icon)
        button.setProperty("page", place.page)
        button.toggled.connect(self._on_toggled)  # a screen reader toggles and never clicks
        self._group.addButton(button)
        self._buttons[place.page] = button
        return button

    def _on_toggled(self, chosen: bool) -> None:
        if chosen and not self._selecting:
            self.page_requested.emit(self.sender().property("page"))

    def _on_menu(self, action: object) -> None:
        self.page_requested.emit(action.data())  # type: ignore[attr-defined]  # a QAction
