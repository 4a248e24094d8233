"""Larger and smaller text by keys, from anywhere: Ctrl++, Ctrl+- and Ctrl+0."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_LARGER = ("Ctrl++", "Ctrl+=", "Ctrl+Shift+=")
"""The plus lies on another key in each country, with and without Shift."""

_SMALLER = ("Ctrl+-",)
_USUAL = ("Ctrl+0",)


class SizeKeys(QObject):
    """Listens in the window."""

    wished = Signal(int)
    """One step larger (1) or smaller (-1), or the usual size (0)."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        for step, keys in ((1, _LARGER), (-1, _SMALLER), (0, _USUAL)):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), window)
                shortcut.setProperty("step", step)
                shortcut.activated.connect(self._on_keys)

    def _on_keys(self) -> None:
        self.wished.emit(self.sender().property("step"))
