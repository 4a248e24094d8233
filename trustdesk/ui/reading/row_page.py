"""What the lists of Läs are built on: something on top, then rows, as high as they are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.reading.title_rows import INSET, TitleView
from trustdesk.ui.theme.theme import Theme

_BETWEEN, _GAP = 8, 12


class RowPage(QWidget):
    """Stands in the place of a page's text; the page scrolls, and not the rows.

    Its parts are set by hand: a layout shares a height of thousands of pixels out by its own
    measure of what wraps, and cut the last row off.
    """

    grown = Signal()
    """It needs another height."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view = TitleView(theme, name, self)
        self._above = QWidget(self)
        self._column = QVBoxLayout(self._above)
        self._fit_column()

    def add_above(self, *widgets: QWidget) -> None:
        """Puts widgets above the rows, one under the other; Tab goes through them first."""
        before: QWidget = self._above
        for widget in widgets:
            self._column.addWidget(widget)
            QWidget.setTabOrder(before, widget)
            before = widget
        QWidget.setTabOrder(before, self.view)

    @override
    def heightForWidth(self, width: int) -> int:
        """Gives how high it is in a width, and makes the list so."""
        height = self.view.fit(width)
        return self._height_above(width) + self._theme.px(_BETWEEN) + height

    def _height_above(self, width: int) -> int:
        self._column.invalidate()
        return max(self._column.totalHeightForWidth(width), 0)

    def _fit_column(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(INSET), 0, px(INSET), px(_BETWEEN))
        self._column.setSpacing(px(_GAP))

    def _place(self) -> None:
        """Puts what is above and the rows where they belong in the present width."""
        width, above = self.width(), self._height_above(self.width())
        self._above.setGeometry(0, 0, width, above)
        self.view.setGeometry(0, above + self._theme.px(_BETWEEN), width, self.view.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
