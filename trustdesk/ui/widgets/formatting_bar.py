"""The small bar that stands over selected words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import MEDIUM, TextStyle
from trustdesk.ui.widgets.buttons import PaintedButton
from trustdesk.ui.widgets.painting import RADIUS, fill_round, outline_round, painter_on


class BarButton(PaintedButton):
    """A word in a bar. A click leaves the focus where it is; Tab can come here."""

    HEIGHT = 30
    PADDING = 10
    STYLE = TextStyle(13, 18, MEDIUM)

    def __init__(self, theme: Theme, text: str, command: str, parent: QWidget) -> None:
        super().__init__(theme, text, parent=parent)
        self.command = command
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        if self._is_hot() or self.isDown() or self.hasFocus():
            fill_round(painter, box, RADIUS - 2, self._theme.colour("accent_soft"))
            if self.hasFocus():
                outline_round(painter, box, RADIUS - 2, self._theme.colour("focus"), 2)


@dataclass(frozen=True, slots=True)
class BarItem:
    """A button of a bar: what it says and what it asks for."""

    text: str
    command: str


class FloatingBar(QFrame):
    """Buttons over a passage. It lies in the window, above all else, and moves no layout."""

    command = Signal(str)
    dismissed = Signal()

    def __init__(self, theme: Theme, items: tuple[BarItem, ...], window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(0)
        self.buttons = [BarButton(theme, item.text, item.command, self) for item in items]
        for button in self.buttons:
            button.clicked.connect(self._on_clicked)
            row.addWidget(button)
        self.hide()
        theme.changed.connect(self.adjustSize)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, BarButton):
            self.command.emit(button.command)

    def has_focus(self) -> bool:
        """True while one of its buttons has the keyboard."""
        return any(button.hasFocus() for button in self.buttons)

    def stand_over(self, passage: QRect) -> None:
        """Shows the bar over a passage (in window coordinates), below it where there is no room."""
        self.adjustSize()
        window = self.parentWidget()
        gap = self._theme.px(8)
        top = passage.top() - self.height() - gap
        if top < gap:
            top = passage.bottom() + gap
        room = (window.width() if window else 0) - self.width() - gap
        left = max(min(passage.center().x() - self.width() // 2, room), gap)
        self.move(QPoint(left, top))
        self.show()
        self.raise_()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            box = QRectF(self.rect())
            fill_round(painter, box, RADIUS, self._theme.colour("raised"))
            outline_round(painter, box, RADIUS, self._theme.colour("control"))
