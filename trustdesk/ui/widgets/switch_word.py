"""One of a few views to switch between, as a word in a line: "Lista · Kalender"."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import SEMIBOLD, TextStyle
from trustdesk.ui.widgets.buttons import LinkButton


class SwitchWord(LinkButton):
    """Checkable, one at a time among its siblings (a radio button to a screen reader).

    The chosen word is strong and in the colour of text; the others look like links.
    """

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, size=13, parent=parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._plain = self._link_style
        self._strong = self._plain.weighted(SEMIBOLD).coloured("text")
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, chosen: bool) -> None:
        self._link_style = self._strong if chosen else self._plain
        self.update()

    @override
    def _widest_style(self) -> TextStyle:
        return self._strong
