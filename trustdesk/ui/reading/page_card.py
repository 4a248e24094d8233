"""A card that lies over its page beside the words it is about."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.painting import RADIUS, fill_round, outline_round, painter_on

_GAP, _EDGE = 6, 12


class PageCard(QFrame):
    """Escape closes it, and so does a click elsewhere. What is in it stands in `column`."""

    closed = Signal()
    """It is about to go, and the focus with it: the text is to take it."""

    def __init__(self, theme: Theme, page: QWidget, width: int, air: int) -> None:
        super().__init__(page)
        self._theme = theme
        self._page = page
        self._wanted, self._air = width, air
        self.column = QVBoxLayout(self)
        theme.changed.connect(self.put_away)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self.hide()

    def put_away(self) -> None:
        """Closes it. The focus goes back first: Qt would give it to what is next, which may be
        far down the page.
        """
        if self.isHidden():
            return
        has_focus = self._holds(QApplication.focusWidget())
        self.leave()
        if has_focus:
            self.give_focus_back()
        self.hide()

    def leave(self) -> None:
        """It is about to be closed, however that came."""

    def give_focus_back(self) -> None:
        """Lets something else have the keyboard."""
        self.closed.emit()

    def place(self, beside: QRect) -> None:
        """Stands under (or over) where the words are, in the page."""
        px = self._theme.px
        self.column.setContentsMargins(px(self._air), px(14), px(self._air - 4), px(12))
        ground = self._page.rect()
        wanted = max(px(self._wanted), self.minimumSizeHint().width())
        width = min(wanted, ground.width() - 2 * px(_EDGE))
        self.column.invalidate()
        height = self.column.totalHeightForWidth(width)
        left = min(
            max(beside.left() - px(self._air), px(_EDGE)), ground.width() - width - px(_EDGE)
        )
        top = beside.bottom() + px(_GAP)
        if top + height > ground.height() - px(_EDGE):
            top = max(beside.top() - px(_GAP) - height, px(_EDGE))
        self.setGeometry(left, top, width, height)

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget))

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and not self._holds(now):
            self.leave()
            self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a click on the card is no click elsewhere

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            box = QRectF(self.rect())
            fill_round(painter, box, RADIUS, self._theme.colour("raised"))
            outline_round(painter, box, RADIUS, self._theme.colour("control"))
