"""A choice that is one of several, as a row: tick box, label, perhaps a second line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.painting import painter_on
from trustdesk.ui.widgets.row_text import RowText
from trustdesk.ui.widgets.tick import TICK_SIDE, draw_tick


class CheckRow(QCheckBox):
    """A check box, at least 40 high, with a hairline below; the whole row can be clicked.

    The text wraps beside the tick box and never runs under it.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        second: str = "",
        *,
        line: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = RowText(theme, text, second, line=line)
        self._text.name(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._text.height(width)

    @override
    def sizeHint(self) -> QSize:
        return self._text.size()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._text.least()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            middle = self._text.draw(painter, self.size(), enabled=self.isEnabled())
            side = self._theme.px(TICK_SIDE)
            self._paint_box(painter, QRectF(1, middle - side / 2, side, side))

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        enabled = self.isEnabled()
        hot = enabled and self.underMouse()
        draw_tick(painter, self._theme, box, chosen=self.isChecked(), hot=hot, enabled=enabled)
