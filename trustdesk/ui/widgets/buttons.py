"""Buttons: real ones, painted by hand, so that roles, names, keys and states stay Qt's own."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY, MEDIUM, SEMIBOLD, TextStyle
from trustdesk.ui.widgets.painting import RADIUS, fill_round, outline_round, painter_on
from trustdesk.ui.widgets.text_block import WIDE, TextBlock


class PaintedButton(QPushButton):
    """A push button with a text and perhaps an icon, on one line.

    Texts are shown as they are: an "&" in a title is no shortcut.
    """

    HEIGHT = 36
    PADDING = 16
    GAP = 8
    STYLE = BODY.weighted(MEDIUM)

    _danger = False

    def __init__(
        self, theme: Theme, text: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self.setText(text)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._on_theme_changed)

    @override
    def setText(self, text: str) -> None:
        super().setText(text.replace("&", "&&"))

    @override
    def text(self) -> str:
        return super().text().replace("&&", "&")

    def set_icon_name(self, icon: str) -> None:
        """Shows another icon, or none."""
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def _style(self) -> TextStyle:
        return self.STYLE

    def _widest_style(self) -> TextStyle:
        """The style that needs the most room, so that a change of state moves nothing."""
        return self.STYLE

    def _icon_size(self) -> int:
        return self._theme.px(18)

    def _icon_room(self) -> int:
        if not self._icon_name:
            return 0
        return self._icon_size() + (self._theme.px(self.GAP) if self.text() else 0)

    def _text_width(self) -> int:
        font = self._theme.font_of(self._widest_style())
        return int(TextBlock(self.text(), font, 1, WIDE).natural_width) + 1

    @override
    def sizeHint(self) -> QSize:
        width = self._text_width() + self._icon_room() + 2 * self._theme.px(self.PADDING)
        return QSize(width, self._theme.px(self.HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def set_danger(self) -> None:
        """Says by its colour, too, that what it does cannot be undone."""
        self._danger = True
        self.update()

    def _token(self) -> str:
        """The colour of text and icon in the present state."""
        return "text" if self.isEnabled() else "text3"

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        """Paints what lies under the text."""

    def _is_hot(self) -> bool:
        return self.isEnabled() and self.underMouse()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            self._paint_ground(painter, QRectF(self.rect()))
            room = self.width() - self._icon_room() - self._text_width()
            self._paint_content(painter, max(room // 2, 0))

    def _paint_content(self, painter: QPainter, left: int) -> None:
        colour = self._theme.colour(self._token())
        if self._icon_name:
            size = self._icon_size()
            box = QRectF(left, (self.height() - size) / 2, size, size)
            self._theme.icons.draw(painter, self._icon_name, box, colour.name())
        painter.setPen(colour)
        painter.setFont(self._theme.font_of(self._style()))
        start = left + self._icon_room()
        area = QRect(start, 0, self.width() - start, self.height())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(middle), self.text())


class PrimaryButton(PaintedButton):
    """The one thing a place is for; `tall` makes it 44 high."""

    STYLE = BODY.weighted(SEMIBOLD)

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        icon: str = "",
        *,
        tall: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._tall = tall
        super().__init__(theme, text, icon, parent)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self._theme.px(44)) if self._tall else hint

    @override
    def _token(self) -> str:
        return "on_accent" if self.isEnabled() else "text2"

    @override
    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        hot = self._is_hot() or self.isDown()
        token = ("accent_text" if hot else "accent") if self.isEnabled() else "pressed"
        fill_round(painter, box, RADIUS, self._theme.colour(token))
        if hot and self._theme.tokens.is_high_contrast:
            inner = box.adjusted(2, 2, -2, -2)
            outline_round(painter, inner, RADIUS - 2, self._theme.colour("on_accent"))


class QuietButton(PaintedButton):
    """Any other button: an outline. With `setMenu` it shows a chevron and opens the menu."""

    @override
    def _token(self) -> str:
        return "danger" if self._danger and self.isEnabled() else super()._token()

    def _chevron_room(self) -> int:
        return self._theme.px(22) if self.menu() is not None else 0

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._chevron_room(), hint.height())

    @override
    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        token = "pressed" if self.isDown() else "hover" if self._is_hot() else "raised"
        fill_round(painter, box, RADIUS, self._theme.colour(token))
        edge = "control" if self.isEnabled() else "line"
        edge = "danger" if self._danger else edge
        outline_round(painter, box, RADIUS, self._theme.colour(edge))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            self._paint_ground(painter, QRectF(self.rect()))
            used = self._icon_room() + self._text_width() + self._chevron_room()
            left = max((self.width() - used) // 2, 0)
            self._paint_content(painter, left)
            if self.menu() is not None:
                size = self._theme.px(16)
                box = QRectF(left + used - size, (self.height() - size) / 2, size, size)
                colour = self._theme.colour(self._token()).name()
                self._theme.icons.draw(painter, "chevron-down", box, colour)


class IconButton(PaintedButton):
    """A square button that shows only an icon; `name` is what it is called."""

    PADDING = 9

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", icon, parent)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Calls the button something else."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    @override
    def _text_width(self) -> int:
        return 0

    @override
    def _token(self) -> str:
        return "text2" if self.isEnabled() else "control"

    @override
    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        if self._is_hot() or self.isDown():
            token = "pressed" if self.isDown() else "hover"
            fill_round(painter, box, RADIUS, self._theme.colour(token))


class NavButton(PaintedButton):
    """A place in the rail: checkable, one at a time among its siblings (a radio button to a
    screen reader).
    """

    PADDING = 12
    GAP = 12

    def __init__(self, theme: Theme, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, icon, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    @override
    def _widest_style(self) -> TextStyle:
        return self.STYLE.weighted(SEMIBOLD)

    @override
    def _style(self) -> TextStyle:
        return self._widest_style() if self.isChecked() else self.STYLE

    @override
    def _token(self) -> str:
        if self.isChecked():
            return "accent_text"
        return "text" if self._is_hot() else "text2"

    @override
    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        if self.isChecked():
            fill_round(painter, box, RADIUS, self._theme.colour("accent_soft"))
            if self._theme.tokens.is_high_contrast:
                outline_round(painter, box, RADIUS, self._theme.colour("accent"), 2)
        elif self._is_hot():
            fill_round(painter, box, RADIUS, self._theme.colour("hover"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            self._paint_ground(painter, QRectF(self.rect()))
            self._paint_content(painter, self._theme.px(self.PADDING))


class LinkButton(PaintedButton):
    """A button that looks like a link: left aligned, wraps, underlined under the mouse."""

    HEIGHT = 28
    PADDING = 0
    GAP = 6
    ALIGNMENT = Qt.AlignmentFlag.AlignLeft

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        icon: str = "",
        *,
        size: int = 15,
        weight: int = MEDIUM,
        colour: str = "accent_text",
        parent: QWidget | None = None,
    ) -> None:
        line = {13: 18, 14: 20, 15: 22}.get(size, round(size * 1.45))
        self._link_style = TextStyle(size, line, weight, colour)
        super().__init__(theme, text, icon, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def _style(self) -> TextStyle:
        return self._link_style

    @override
    def _widest_style(self) -> TextStyle:
        return self._link_style

    @override
    def _icon_size(self) -> int:
        return self._theme.px(self._link_style.size + 1)

    @override
    def _token(self) -> str:
        return self._link_style.colour if self.isEnabled() else "text3"

    def _block(self, width: float) -> TextBlock:
        style = self._link_style
        font = self._theme.font_of(style)
        if self._is_hot():
            font = QFont(font)
            font.setUnderline(True)
        line, room = self._theme.px(style.line), width - self._icon_room()
        return TextBlock(self.text(), font, line, room, self.ALIGNMENT)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        air = self._theme.px(self.HEIGHT - 22)
        return max(self._block(width).height + air, self._theme.px(24))

    @override
    def sizeHint(self) -> QSize:
        width = max(self._text_width() + self._icon_room() + 1, self._theme.px(24))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._theme.px(96)), self._theme.px(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            colour = self._theme.colour(self._token())
            block = self._block(self.width())
            top = max((self.height() - block.height) / 2, 0.0)
            if self._icon_name:
                size = self._icon_size()
                icon_top = top + (self._theme.px(self._link_style.line) - size) / 2
                box = QRectF(0, icon_top, size, size)
                self._theme.icons.draw(painter, self._icon_name, box, colour.name())
            painter.setPen(QPen(colour))
            block.draw(painter, self._icon_room(), top)
