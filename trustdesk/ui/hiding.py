"""Göm: one key puts the framework in place of what one writes, wherever the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

KEYS = "Ctrl+Shift+L"
_NAME = "hide"


class HidingKeys(QObject):
    """Listens in the window, and in each dialog over it, where the window's own keys are still.

    `wished` comes when every dialog over the window is closed, as a refusal.
    """

    wished = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._listen_in(window)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus_window)

    def _on_focus_window(self) -> None:
        modal = QApplication.activeModalWidget()
        if modal is None or not _stands_over(modal, self._window):
            return
        if modal.findChild(QShortcut, _NAME) is None:
            self._listen_in(modal)

    def _listen_in(self, window: QWidget) -> None:
        shortcut = QShortcut(QKeySequence(KEYS), window)
        shortcut.setObjectName(_NAME)
        shortcut.activated.connect(self._on_keys)

    def _on_keys(self) -> None:
        put_away()
        self.wished.emit()


def _stands_over(dialog: QWidget, window: QWidget) -> bool:
    """True for a dialog of this window, also one that another dialog opened."""
    over: QWidget | None = dialog
    while over is not None and over is not window:
        over = over.parentWidget()
    return over is window


def put_away() -> None:
    """Closes what lies over the window."""
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    while over is not None:
        over.hide()
        if isinstance(over, QDialog):
            over.reject()
        else:
            over.close()
        again = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        over = again if again is not over else None
