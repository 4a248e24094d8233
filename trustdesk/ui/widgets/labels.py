"""Texts that are shown: wrapped, elided, headings, with an icon; and the line that parts them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import (
    BODY,
    ENTRY_TITLE,
    GROUP,
    HINT,
    PAGE_TITLE,
    SECTION_TITLE,
    SUBSECTION_TITLE,
    TextStyle,
)
from trustdesk.ui.widgets.painting import painter_on
from trustdesk.ui.widgets.text_block import WIDE, TextBlock

_WIDEST = 640
_LEVELS = {1: PAGE_TITLE, 2: SECTION_TITLE, 3: SUBSECTION_TITLE, 4: GROUP}


class WrappedLabel(QLabel):
    """A plain text in one of the text styles, as high as its width makes it."""

    def __init__(
        self, theme: Theme, text: str = "", style: TextStyle = BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._style = style
        self._block: TextBlock | None = None
        self._block_key: tuple[object, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(theme.font_of(style))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)

    def set_style(self, style: TextStyle) -> None:
        """Sets the text in another style."""
        self._style = style
        self._on_theme_changed()

    def _inset(self) -> int:
        """Pixels at the left that the text leaves free."""
        return 0

    def _on_theme_changed(self) -> None:
        self._block_key = ()
        self.setFont(self._theme.font_of(self._style))
        self.updateGeometry()
        self.update()

    def _laid_out(self, width: float) -> TextBlock:
        key = (self.text(), width, int(self.alignment()))
        if self._block is None or key != self._block_key:
            self._block_key = key
            self._block = TextBlock(
                self.text(),
                self._theme.font_of(self._style),
                self._theme.px(self._style.line),
                width,
                self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask,
            )
        return self._block

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._laid_out(width - self._inset()).height

    @override
    def sizeHint(self) -> QSize:
        natural = self._measured(WIDE).natural_width + 1 + self._inset()
        width = min(int(natural) + 1, self._theme.px(_WIDEST))
        return QSize(width, self._measured(width - self._inset()).height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(
            min(self.sizeHint().width(), self._theme.px(72)), self._theme.px(self._style.line)
        )

    def _measured(self, width: float) -> TextBlock:
        font, line = self._theme.font_of(self._style), self._theme.px(self._style.line)
        return TextBlock(self.text(), font, line, width)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            token = self._style.colour if self.isEnabled() else "text3"
            painter.setPen(self._theme.colour(token))
            block = self._laid_out(self.width() - self._inset())
            top = 0.0
            if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
                top = max((self.height() - block.height) / 2, 0.0)
            block.draw(painter, self._inset(), top)


class Heading(WrappedLabel):
    """A heading; `level` 1 to 3 as in a page, and a group's small head is level 4."""

    def __init__(
        self, theme: Theme, text: str = "", level: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, _LEVELS[level], parent)
        self.level = level
        self.setAccessibleName(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)


class EntryTitle(Heading):
    """The title of a reflection that is read: level 1, set smaller than a page's."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, text, 1, parent)
        self.set_style(ENTRY_TITLE)


class IconLabel(WrappedLabel):
    """A text with an icon before it, which takes the text's colour."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        text: str = "",
        style: TextStyle = HINT,
        parent: QWidget | None = None,
    ) -> None:
        self._icon_name = icon
        super().__init__(theme, text, style, parent)

    def set_icon(self, icon: str) -> None:
        """Shows another icon."""
        self._icon_name = icon
        self.update()

    def _icon_size(self) -> int:
        return self._theme.px(self._style.size + 2)

    @override
    def _inset(self) -> int:
        return self._icon_size() + self._theme.px(8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._icon_size()
        top = (self._theme.px(self._style.line) - size) / 2
        colour = self._theme.tokens.by_name(self._style.colour)
        box = QRectF(0, top, size, size)
        with painter_on(self) as painter:
            self._theme.icons.draw(painter, self._icon_name, box, colour)


class ElidedLabel(QLabel):
    """One line that ends in "…" where it does not fit; the tool tip then holds it whole."""

    def __init__(
        self, theme: Theme, text: str = "", style: TextStyle = BODY, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._style = style
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFont(theme.font_of(style))
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font_of(self._style))
        self.updateGeometry()
        self.update()

    def shown_text(self) -> str:
        """Gives what fits."""
        metrics = self.fontMetrics()
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    @override
    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(width, self._theme.px(self._style.line))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(24), self._theme.px(self._style.line))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip("" if self.shown_text() == self.text() else self.text())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            painter.setPen(self._theme.colour(self._style.colour))
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(self.rect(), int(middle), self.shown_text())


class StatusLine(WrappedLabel):
    """One quiet line that tells how things stand: "Sparad 14.32"."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", HINT, parent)

    def say(self, text: str, *, trouble: bool = False) -> None:
        """Shows a text; `trouble` sets it in the colour of danger."""
        self.set_style(HINT.coloured("danger") if trouble else HINT)
        self.setText(text)


class HairLine(QFrame):
    """A line of one pixel that parts what is above from what is below."""

    def __init__(
        self, theme: Theme, *, vertical: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        expanding, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        if vertical:
            self.setFixedWidth(1)
            self.setSizePolicy(fixed, expanding)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(expanding, fixed)
        theme.changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("line"))
