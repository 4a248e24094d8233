"""A choice that is one of several, as a row: tick box, label, perhaps a second line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY, SMALL
from trustdesk.ui.widgets.painting import fill_round, outline_round, painter_on
from trustdesk.ui.widgets.text_block import WIDE, TextBlock

_BOX = 18
_INDENT = 30
_AIR = 9


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
        super().__init__(text.replace("&", "&&"), parent)
        self._theme = theme
        self._label = text
        self._second = second
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
            for text, style in ((self._label, BODY), (self._second, SMALL))
        )
        return first, second if self._second else None

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        first, second = self._blocks(width)
        text = first.height + (second.height if second else 0)
        return max(text + 2 * self._theme.px(_AIR), self._theme.px(40))

    @override
    def sizeHint(self) -> QSize:
        first, second = self._blocks(WIDE)
        natural = max(first.natural_width, second.natural_width if second else 0.0)
        width = int(natural) + 2 + self._theme.px(_INDENT)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_INDENT + 72), self._theme.px(40))

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
            text_height = first.height + (second.height if second else 0)
            top = (self.height() - text_height) / 2
            self._paint_box(
                painter, QRectF(1, top + (px(BODY.line) - px(_BOX)) / 2, px(_BOX), px(_BOX))
            )
            painter.setPen(self._theme.colour("text" if self.isEnabled() else "text3"))
            first.draw(painter, px(_INDENT), top)
            if second:
                painter.setPen(self._theme.colour(SMALL.colour))
                second.draw(painter, px(_INDENT), top + first.height)
            if self._line:
                painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        radius = self._theme.px(4)
        if self.isChecked():
            token = "accent" if self.isEnabled() else "control"
            fill_round(painter, box, radius, self._theme.colour(token))
            inset = box.width() * 0.14
            tick = box.adjusted(inset, inset, -inset, -inset)
            self._theme.icons.draw(painter, "check", tick, self._theme.tokens.on_accent, 3)
            return
        hot = self.isEnabled() and self.underMouse()
        fill_round(painter, box, radius, self._theme.colour("hover" if hot else "surface"))
        outline_round(painter, box, radius, self._theme.colour("control"), 1.5)
