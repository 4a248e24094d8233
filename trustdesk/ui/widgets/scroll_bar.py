"""A scroll bar that is there when it is of use: 4 pixels wide, on hover or while scrolling."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.painting import fill_round, painter_on

_SHOWN_MS = 900
_SHORTEST = 32


class SlimScrollBar(QScrollBar):
    """A vertical scroll bar for an area; always drawn in high contrast."""

    def __init__(self, theme: Theme, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._theme = theme
        self._area = area
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_SHOWN_MS)
        self._fade.timeout.connect(self.update)
        self.valueChanged.connect(self._on_scrolled)
        area.setVerticalScrollBar(self)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.installEventFilter(self)
        theme.changed.connect(self.updateGeometry)

    def _on_scrolled(self) -> None:
        self._fade.start()
        self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return False

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(10), self._theme.px(10))

    def _is_shown(self) -> bool:
        return (
            self._theme.tokens.is_high_contrast
            or self._area.underMouse()
            or self.underMouse()
            or self.isSliderDown()
            or self._fade.isActive()
        )

    def handle(self) -> QRect:
        """Gives where the handle lies."""
        span = self.maximum() - self.minimum()
        height = self.height()
        length = max(
            round(height * self.pageStep() / max(span + self.pageStep(), 1)),
            self._theme.px(_SHORTEST),
        )
        length = min(length, height)
        share = (self.sliderPosition() - self.minimum()) / span if span else 0.0
        top = round(share * (height - length))
        return QRect(0, top, self.width(), length)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() == self.minimum() or not self._is_shown():
            return
        with painter_on(self) as painter:
            width = self._theme.px(4)
            handle = QRectF(self.handle())
            box = QRectF(handle.right() - width - 2, handle.top() + 2, width, handle.height() - 4)
            token = "text3" if self.isSliderDown() else "control"
            fill_round(painter, box, width / 2, self._theme.colour(token))
