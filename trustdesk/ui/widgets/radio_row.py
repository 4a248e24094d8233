"""A choice of one among several, as a row: a ring, a label, perhaps a sentence below it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY, TextStyle
from trustdesk.ui.widgets.painting import painter_on
from trustdesk.ui.widgets.row_text import RowText

_RING = 18
_DOT = 9


class RadioRow(QRadioButton):
    """A radio button, at least 40 high, with a hairline below; the whole row can be clicked.

    `style` sets the label, so that a choice of type can show itself.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        second: str = "",
        *,
        style: TextStyle = BODY,
        line: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = RowText(theme, text, second, style=style, line=line)
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
            side = self._theme.px(_RING)
            self._paint_ring(painter, QRectF(1, middle - side / 2, side, side))

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        """A ring; when chosen it is thick and in the accent, with a dot in it."""
        chosen = self.isChecked()
        hot = self.isEnabled() and self.underMouse()
        token = "accent" if chosen and self.isEnabled() else "control"
        width = 2.0 if chosen else 1.5
        pen = painter.pen()
        pen.setColor(self._theme.colour(token))
        pen.setWidthF(width)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("hover" if hot and not chosen else "surface"))
        inset = width / 2
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
        if chosen:
            away = (box.width() - self._theme.px(_DOT)) / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(token))
            painter.drawEllipse(box.adjusted(away, away, -away, -away))
