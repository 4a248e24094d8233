"""Shows a bar over what is selected in a text, and hides it when nothing is."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from shiboken6 import isValid

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.formatting_bar import BarItem, FloatingBar


class SelectionBar(QObject):
    """A bar for the selections of `edit`; it is made at the first one.

    It waits for the mouse button to be let go. Tab goes from the text into the bar, Escape
    back. `command` is what a button asks for.
    """

    command = Signal(str)

    def __init__(self, theme: Theme, edit: QTextEdit, items: tuple[BarItem, ...]) -> None:
        super().__init__(edit)
        self._theme = theme
        self._items = items
        self._bar: FloatingBar | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show)
        edit.selectionChanged.connect(self.follow)
        edit.verticalScrollBar().valueChanged.connect(self.hide)
        edit.installEventFilter(self)

    @property
    def _edit(self) -> QTextEdit:
        return cast("QTextEdit", self.parent())  # asked for: held, neither would be freed

    @property
    def bar(self) -> FloatingBar | None:
        """The bar, once there has been a selection."""
        return self._bar if self._bar is not None and isValid(self._bar) else None

    def is_shown(self) -> bool:
        """True while the bar shows."""
        return self.bar is not None and self.bar.isVisible()

    def has_focus(self) -> bool:
        """True while one of its buttons has the keyboard."""
        return self.bar is not None and self.bar.has_focus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not hasattr(self, "_later"):  # Python is taking the window apart
            return False
        edit = self._edit
        released = event.type() == QEvent.Type.MouseButtonRelease and watched is not edit
        focus = event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut)
        if released or (focus and watched is edit):
            self._later.start(0)
        return False

    def _is_wanted(self) -> bool:
        """True while something is selected that one can do something with."""
        return self._edit.textCursor().hasSelection()

    def follow(self) -> None:
        """Shows or hides the bar, as there is a selection or none."""
        if not self._is_wanted():
            self._later.stop()
            self.hide()
            return
        # Here and not at the start: the first viewport() makes Qt's binding look through every
        # kind of widget there is, which takes 10 ms. A filter given twice is still one.
        self._edit.viewport().installEventFilter(self)
        if is_pressing(self._edit):
            return
        self._later.start(0)

    def hide(self) -> None:
        """Hides the bar until the selection changes."""
        if self.bar is not None:
            self.bar.hide()

    def _show(self) -> None:
        if not self._is_wanted():
            return
        if not (self._edit.hasFocus() or self.has_focus()) or is_pressing(self._edit):
            self.hide()
            return
        bar = self.bar or self._made()
        if not bar.has_focus():
            bar.stand_over(self._passage())

    def _made(self) -> FloatingBar:
        bar = self._bar = FloatingBar(self._theme, self._items, self._edit.window())
        bar.command.connect(self.command)
        bar.dismissed.connect(self._on_dismissed)
        self.destroyed.connect(bar.deleteLater)
        QWidget.setTabOrder(self._edit, bar.buttons[0])
        return bar

    def _passage(self) -> QRect:
        edit = self._edit
        cursor = edit.textCursor()
        box = QRect()
        for at in (cursor.selectionStart(), cursor.selectionEnd()):
            end = QTextCursor(cursor)
            end.setPosition(at)
            box = box.united(edit.cursorRect(end))
        box = box.intersected(edit.viewport().rect())
        return QRect(edit.viewport().mapTo(edit.window(), box.topLeft()), box.size())

    def _on_dismissed(self) -> None:
        self.hide()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)


def is_pressing(edit: QTextEdit) -> bool:
    """True while the mouse is held down in a text, perhaps selecting."""
    pressed = QApplication.mouseButtons() & Qt.MouseButton.LeftButton
    return bool(pressed) and edit.viewport().underMouse()
