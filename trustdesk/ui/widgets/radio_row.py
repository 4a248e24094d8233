"""A choice of one among several, as a row: a ring, a label, perhaps a sentence below it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY, SMALL, TextStyle
from trustdesk.ui.widgets.painting import painter_on
from trustdesk.ui.widgets.text_block import WIDE, TextBlock

_RING = 18
_DOT = 9
_INDENT = 30
_AIR = 9
_LEAST = 40


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
        super().__init__(text.replace("&", "&&"), parent)
        self._theme = theme
        self._label = text
        self._second = second
        self._style = style
        self._line = line
        self.setAccessibleName(text)
        self.setAccessibleDescription(second)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _blocks(self, width: float) -> tuple[TextBlock, TextBlock | None]:
        room = width - self._theme.px(_INDENT)
        first, second = (
            TextBlock(text, self._theme.font_of(style), self._theme.px(style.line), room)
            for text, style in ((self._label, self._style), (self._second, SMALL))
        )
        return first, second if self._second else None

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        first, second = self._blocks(width)
        text = first.height + (second.height if second else 0)
        return max(text + 2 * self._theme.px(_AIR), self._theme.px(_LEAST))

    @override
    def sizeHint(self) -> QSize:
        first, second = self._blocks(WIDE)
        natural = max(first.natural_width, second.natural_width if second else 0.0)
        width = int(natural) + 2 + self._theme.px(_INDENT)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_INDENT + 72), self._theme.px(_LEAST))

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
            px = self._theme.px
            first, second = self._blocks(self.width())
            top = (self.height() - first.height - (second.height if second else 0)) / 2
            side = px(_RING)
            ring_top = top + (px(self._style.line) - side) / 2
            self._paint_ring(painter, QRectF(1, ring_top, side, side))
            painter.setPen(self._theme.colour("text" if self.isEnabled() else "text3"))
            first.draw(painter, px(_INDENT), top)
            if second:
                painter.setPen(self._theme.colour(SMALL.colour))
                second.draw(painter, px(_INDENT), top + first.height)
            if self._line:
                painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))

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
