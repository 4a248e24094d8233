"""Only the text: everything round it folds away, and Escape brings it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class OnlyText(QObject):
    """F11 on a page begins and ends it; `may_begin` says whether there is a text to show."""

    changed = Signal(bool)

    def __init__(self, page: QWidget, may_begin: Callable[[], bool]) -> None:
        super().__init__(page)
        self._may_begin = may_begin
        self.is_on = False
        shortcut = QShortcut(QKeySequence("F11"), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.toggle)

    def toggle(self) -> None:
        """Shows only the text, or all of the page again."""
        if self.is_on or self._may_begin():
            self._set(on=not self.is_on)

    def end(self) -> bool:
        """Shows all of the page; True when that changed something."""
        was_on = self.is_on
        self._set(on=False)
        return was_on

    def _set(self, *, on: bool) -> None:
        if on != self.is_on:
            self.is_on = on
            self.changed.emit(on)
