"""The base of every dialog: title, text, what it is about, and buttons that say what they do."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY
from trustdesk.ui.widgets.buttons import PaintedButton, PrimaryButton, QuietButton
from trustdesk.ui.widgets.focus_ring import FocusRing
from trustdesk.ui.widgets.labels import Heading, WrappedLabel

_MARGIN = 28


class Dialog(QDialog):
    """A dialog that frees itself when it is closed. Show it with `open()`.

    Buttons stand at the right, the one that does what the title says last. Escape closes it
    as a refusal.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str = "",
        *,
        width: int = 460,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heading = Heading(theme, title, 3)
        self._text = WrappedLabel(theme, text, BODY)
        self._text.setVisible(bool(text))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.content = QVBoxLayout()
        self.content.setSpacing(theme.px(8))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.px(8))
        self._buttons.addStretch(1)
        self._lay_out()
        self.setMinimumWidth(theme.px(width))
        self._ring = FocusRing(self, theme)

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(QMargins(*(4 * (px(_MARGIN),))))
        column.setSpacing(px(12))
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addLayout(self.content)
        column.addSpacing(px(8))
        column.addLayout(self._buttons)

    def set_text(self, text: str) -> None:
        """Says something else under the title."""
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleDescription(text)

    def add_button(self, text: str, *, primary: bool = False) -> PaintedButton:
        """Gives a new last button; what it does is the caller's to connect."""
        button: PaintedButton
        button = PrimaryButton(self._theme, text) if primary else QuietButton(self._theme, text)
        if primary:
            button.setDefault(True)
        self._buttons.addWidget(button)
        return button

    def add_choice(self, refuse: str, accept: str) -> tuple[PaintedButton, PaintedButton]:
        """Gives the two usual buttons, connected to `reject` and `accept`."""
        no = self.add_button(refuse)
        no.clicked.connect(self.reject)
        yes = self.add_button(accept, primary=True)
        yes.clicked.connect(self.accept)
        return no, yes

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        height = self.heightForWidth(self.width()) if self.hasHeightForWidth() else 0
        self.resize(self.width(), max(height, self.sizeHint().height()))
