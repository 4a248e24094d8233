"""Fields to write one line in or choose from a list."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.painting import painter_on


class TextField(QLineEdit):
    """One line to write in; `name` is what it is called to a screen reader."""

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("large", large)


class SearchField(TextField):
    """A field with a drawn glass; Escape empties it, and only then belongs to the page."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, name, parent=parent)
        self._theme = theme
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self.setTextMargins(self._theme.px(22), 0, 0, 0)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._theme.px(16)
        box = QRectF(self._theme.px(11), (self.height() - size) / 2, size, size)
        colour = self._theme.tokens.text3
        with painter_on(self) as painter:
            self._theme.icons.draw(painter, "search", box, colour, 2)


class ComboField(QComboBox):
    """One choice from a list, with a drawn chevron. The wheel scrolls the page past it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # the style sheet needs it for row heights
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        theme.changed.connect(self.update)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Changes nothing: a choice is never lost to a page that was scrolled."""
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._theme.px(16)
        left = self.width() - size - self._theme.px(10)
        box = QRectF(left, (self.height() - size) / 2, size, size)
        token = "text2" if self.isEnabled() else "control"
        colour = self._theme.tokens.by_name(token)
        with painter_on(self) as painter:
            self._theme.icons.draw(painter, "chevron-down", box, colour, 2)
