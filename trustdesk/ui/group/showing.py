"""Goes over to the full screen and back; meanwhile the program's own window is hidden."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from trustdesk.services.group import GroupItem
from trustdesk.ui.desk import Desk
from trustdesk.ui.group.view import GroupView


class GroupShowing(QObject):
    """Holds the full screen while there is one."""

    ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._focus: QWidget | None = None
        self.view: GroupView | None = None

    def begin(self, desk: Desk, items: Sequence[GroupItem], at: int) -> None:
        """Shows items on the screen that the window is on, and hides the window.

        Nothing happens without items, or while some are shown.
        """
        if self.view is not None or not items:
            return
        self._focus = QApplication.focusWidget()
        view = self.view = GroupView(desk, items, at)
        view.setGeometry(self._window.screen().geometry())
        view.ended.connect(self._on_ended)
        view.showFullScreen()
        view.activateWindow()
        view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._window.hide()

    def come_forward(self) -> bool:
        """Brings the full screen to the front; False when there is none."""
        if self.view is None:
            return False
        self.view.raise_()
        self.view.activateWindow()
        return True

    def end(self) -> None:
        """Ends it, if it is shown, and shows the window again."""
        if self.view is not None:
            self.view.close()

    def _on_ended(self) -> None:
        view, self.view = self.view, None
        if view is None:
            return
        self._window.show()
        self._window.activateWindow()
        view.deleteLater()
        if (
            self._focus is not None
            and isValid(self._focus)
            and self._window.isAncestorOf(self._focus)
        ):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None
        self.ended.emit()
