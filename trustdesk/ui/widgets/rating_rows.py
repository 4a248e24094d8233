"""The rows of a rating: the closed head and the steps one chooses among."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QRadioButton, QSizePolicy, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.tokens import tone_token
from trustdesk.ui.theme.typography import (
    ANCHOR,
    BODY,
    BODY_STRONG,
    MEDIUM,
    SEMIBOLD,
    TextStyle,
)
from trustdesk.ui.widgets.painting import fill_round, painter_on
from trustdesk.ui.widgets.text_block import WIDE, TextBlock

_NUMBER = TextStyle(20, 26, SEMIBOLD)
_NUMBER_COLUMN = 24
_WIDE_ENOUGH = 480
"""From this width on the anchor stands beside the name, else below it."""
_LEAST = 44


def _height_for_width_policy() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


class RatingHead(QPushButton):
    """The closed row: the name, and at the right "Choose" or the number that was chosen.

    The anchor's text stands beside the number where there is room, else below the name.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        tone: int,
        spoken: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._spoken = spoken or name
        self._tone = tone
        self._word = ""
        self._number = ""
        self._anchor = ""
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(_height_for_width_policy())
        theme.changed.connect(self._refresh)

    def show_word(self, word: str) -> None:
        """Shows a word where the number would stand: "Choose", "Not applicable"."""
        self._word, self._number, self._anchor = word, "", ""
        self.setAccessibleName(f"{self._spoken}: {word}")
        self._refresh()

    def show_number(self, number: str, said: str, anchor: str) -> None:
        """Shows a number (`said` as "Step 2") and its anchor, empty while the steps show."""
        self._word, self._number, self._anchor = "", number, anchor
        self.setAccessibleName(f"{self._spoken}: {said}. {anchor}".removesuffix(". "))
        self._refresh()

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()

    def _block(self, text: str, style: TextStyle, width: float) -> TextBlock:
        px = self._theme.px
        return TextBlock(text, self._theme.font_of(style), px(style.line), width)

    def _layout(self, width: float) -> tuple[TextBlock, TextBlock | None, QPoint, int]:
        """Gives name, anchor, where the anchor stands, and the height of it all."""
        px = self._theme.px
        air, column = px(11), px(_NUMBER_COLUMN)
        beside = width >= px(_WIDE_ENOUGH)
        name_room = width * 0.36 if beside and self._anchor else width - self._right_room()
        name = self._block(self._name, BODY_STRONG, name_room)
        if not self._anchor:
            return name, None, QPoint(), max(name.height + 2 * air, px(_LEAST))
        if beside:
            left = int(width * 0.4) + column
            anchor = self._block(self._anchor, ANCHOR, width - left)
            tallest = max(name.height, anchor.height)
            return name, anchor, QPoint(left, air + px(1)), max(tallest + 2 * air, px(_LEAST))
        anchor = self._block(self._anchor, ANCHOR, width)
        top = air + name.height + px(2)
        return name, anchor, QPoint(0, top), top + anchor.height + air

    def _right_room(self) -> int:
        word = self._block(self._word, BODY.weighted(MEDIUM), WIDE).natural_width
        return max(int(word) + 1, self._theme.px(_NUMBER_COLUMN)) + self._theme.px(12)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._layout(width)[3]

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(284)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(_LEAST))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            name, anchor, at, _ = self._layout(self.width())
            px = self._theme.px
            top = px(11)
            painter.setPen(self._theme.colour("accent_text" if self._is_hot() else "text"))
            name.draw(painter, 0, top)
            if anchor is not None:
                painter.setPen(self._theme.colour("text"))
                anchor.draw(painter, at.x(), at.y())
            if self._word:
                self._paint_word(painter, top)
            if self._number:
                self._paint_number(painter, at.x() - px(_NUMBER_COLUMN) if at.x() else None)

    def _is_hot(self) -> bool:
        return self.isEnabled() and self.underMouse()

    def _paint_word(self, painter: QPainter, top: int) -> None:
        style = BODY.weighted(MEDIUM)
        word = self._block(self._word, style, WIDE)
        painter.setPen(self._theme.colour("accent_text"))
        word.draw(painter, self.width() - word.natural_width, top)

    def _paint_number(self, painter: QPainter, left: int | None) -> None:
        number = self._block(self._number, _NUMBER, WIDE)
        painter.setPen(self._theme.colour(tone_token(self._tone)))
        x = self.width() - number.natural_width - 1 if left is None else left
        number.draw(painter, x, self._theme.px(9))


class StepRow(QRadioButton):
    """One step: its number in a column of 24 and its anchor, on the whole width.

    When chosen: a soft tint, a bar of 2 pixels at the left, the number in 600. Nothing else
    is filled, since no step is better than another.
    """

    def __init__(
        self, theme: Theme, number: str, anchor: str, tone: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(anchor.replace("&", "&&"), parent)
        self._theme = theme
        self._number = number
        self._anchor = anchor
        self._tone = tone
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(_height_for_width_policy())
        theme.changed.connect(self._refresh)

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()

    def _block(self, width: float) -> TextBlock:
        px = self._theme.px
        room = width - 2 * px(12) - px(_NUMBER_COLUMN)
        return TextBlock(self._anchor, self._theme.font_of(ANCHOR), px(ANCHOR.line), room)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        px = self._theme.px
        return max(self._block(width).height + 2 * px(8), px(_LEAST))

    @override
    def sizeHint(self) -> QSize:
        width = self._theme.px(284)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(_LEAST))

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            px = self._theme.px
            self._paint_ground(painter)
            block = self._block(self.width())
            top = (self.height() - block.height) / 2
            chosen = self.isChecked()
            style = ANCHOR.weighted(SEMIBOLD if chosen else 400)
            number = TextBlock(self._number, self._theme.font_of(style), px(style.line), WIDE)
            painter.setPen(self._theme.colour(tone_token(self._tone) if chosen else "text2"))
            number.draw(painter, px(12), top)
            painter.setPen(self._theme.colour("text"))
            block.draw(painter, px(12) + px(_NUMBER_COLUMN), top)

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect())
        if self.isChecked():
            soft = tone_token(self._tone, soft=True)
            painter.fillRect(box, self._theme.colour(soft))
            bar = 4 if self._theme.tokens.is_high_contrast else 2
            bar_box = QRectF(0, 0, bar, self.height())
            painter.fillRect(bar_box, self._theme.colour(tone_token(self._tone)))
        elif self.isEnabled() and self.underMouse():
            fill_round(painter, box, 6, self._theme.colour("hover"))
