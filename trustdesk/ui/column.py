"""A page that is one centred column which scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.scroll_bar import SlimScrollBar


class ScrollColumn(QScrollArea):
    """A column `width` pixels wide at 100 % text, `top` from the edge; fill it through `body`."""

    def __init__(
        self, theme: Theme, width: int, top: int = 56, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width = width
        self._top = top
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        SlimScrollBar(theme, self)
        # Always: else a column that scrolls would stand five pixels beside one that does not.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        ground = QWidget()
        self._row = QHBoxLayout(ground)
        self._column = QWidget()
        self.body = QVBoxLayout(self._column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._row.addStretch(1)
        self._row.addWidget(self._column, 1000)
        self._row.addStretch(1)
        self.setWidget(ground)
        theme.changed.connect(self._fit)
        self._fit()

    def set_width(self, width: int) -> None:
        """Makes the column so many pixels wide at 100 % text."""
        self._width = width
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        self._column.setMaximumWidth(px(self._width))
        self._row.setContentsMargins(px(24), px(self._top), px(24), px(48))
