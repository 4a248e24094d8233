"""One word of a few, side by side: "sett själv · hört · antar". A second click takes it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import ANCHOR, MEDIUM
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.widgets.painting import painter_on
from trustdesk.ui.widgets.text_block import WIDE, TextBlock

_RING = 14
_DOT = 7
_GAP = 7
_HEIGHT = 30

Options = Sequence[tuple[str, str]]
"""Each an id and its label."""


class WordRadio(QRadioButton):
    """A ring and a word. Nothing is compulsory: a click on the chosen word takes it away."""

    taken_away = Signal()

    def __init__(self, theme: Theme, word: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(word.replace("&", "&&"), parent)
        self._theme = theme
        self._word = word
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._was_chosen = False
        theme.changed.connect(self._on_theme_changed)
        self.pressed.connect(self._on_pressed)
        self.clicked.connect(self._on_clicked)

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def _block(self) -> TextBlock:
        style = ANCHOR.weighted(MEDIUM) if self.isChecked() else ANCHOR
        return TextBlock(self._word, self._theme.font_of(style), self._theme.px(style.line), WIDE)

    @override
    def sizeHint(self) -> QSize:
        px = self._theme.px
        bold = self._theme.font_of(ANCHOR.weighted(MEDIUM))
        widest = TextBlock(self._word, bold, px(ANCHOR.line), WIDE).natural_width
        return QSize(px(_RING + _GAP) + int(widest) + 2, px(_HEIGHT))

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _on_pressed(self) -> None:
        self._was_chosen = self.isChecked()

    def _on_clicked(self) -> None:
        """Qt never lets a click uncheck one of several, but tells of it."""
        if self._was_chosen:
            self.taken_away.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.isChecked():
            self.taken_away.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            px, chosen = self._theme.px, self.isChecked()
            block = self._block()
            top = (self.height() - block.height) / 2
            painter.setPen(self._theme.colour("text" if chosen or self.underMouse() else "text2"))
            block.draw(painter, px(_RING + _GAP), top)
            self._paint_ring(painter, chosen=chosen)

    def _paint_ring(self, painter: QPainter, *, chosen: bool) -> None:
        side, dot = self._theme.px(_RING), self._theme.px(_DOT)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        pen = painter.pen()
        pen.setColor(self._theme.colour("accent" if chosen else "control"))
        pen.setWidthF(2.0 if chosen else 1.5)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if chosen:
            away = (side - dot) / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawEllipse(box.adjusted(away, away, -away, -away))


class WordChoice(QWidget):
    """The words in a row that wraps; `chosen` holds the id, "" when none is chosen any more.

    `name` is what the choice is about; every word is called by it, so that no two sound the same.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, name: str, options: Options, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._words: dict[str, WordRadio] = {}
        self._showing = False
        row = FlowLayout(self, gap=theme.px(18), row_gap=0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for option, label in options:
            word = WordRadio(theme, label, f"{name}: {label}", self)
            word.setProperty("option", option)
            word.toggled.connect(self._on_toggled)
            word.taken_away.connect(self._on_taken_away)
            self._words[option] = word
            row.addWidget(word)

    def value(self) -> str:
        """Gives the chosen id, or ""."""
        return next((o for o, word in self._words.items() if word.isChecked()), "")

    def set_value(self, option: str) -> None:
        """Shows a choice, telling nobody; an unknown id shows none."""
        self._showing = True
        for word in self._words.values():
            word.setAutoExclusive(False)
        for name, word in self._words.items():
            word.setChecked(name == option)
        for word in self._words.values():
            word.setAutoExclusive(True)
        self._showing = False

    def focus_word(self) -> None:
        """Puts the focus on the chosen word, else on the first."""
        words = list(self._words.values())
        chosen = next((word for word in words if word.isChecked()), words[0])
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_toggled(self, checked: bool) -> None:  # a screen reader toggles and never clicks
        self.sender().updateGeometry()  # type: ignore[attr-defined]  # a WordRadio
        if checked and not self._showing:
            self.chosen.emit(self.value())

    def _on_taken_away(self) -> None:
        self.set_value("")
        self.chosen.emit("")
