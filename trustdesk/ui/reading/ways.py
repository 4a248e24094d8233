"""Back and forward by the keys and by the buttons on the side of a mouse."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.markdown_writing import indent, is_in_list


class Ways(QObject):
    """Hears Alt+Left and Alt+Right in a page, and the mouse's buttons wherever it points there.

    The buttons are heard in the window, since every text and list would keep them to itself. In
    a list that one writes, the keys move the item first, as in every other text.
    """

    back = Signal()
    forward = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._heard: QWindow | None = None
        self._key("Alt+Left", self._on_left)
        self._key("Alt+Right", self._on_right)

    def listen(self) -> None:
        """Begins to hear the mouse; call it when the page is shown in its window."""
        window = self._page.window().windowHandle()
        if window is not self._heard:
            self._heard = window
            window.installEventFilter(self)

    def _key(self, keys: str, slot: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def _on_left(self) -> None:
        if not _moves_item("outdent"):
            self.back.emit()

    def _on_right(self) -> None:
        if not _moves_item("indent"):
            self.forward.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonPress:
            return False
        ways = {Qt.MouseButton.BackButton: self.back, Qt.MouseButton.ForwardButton: self.forward}
        way = ways.get(event.button())
        if way is None or not self._page.isVisible():
            return False
        way.emit()
        return True


def _moves_item(command: str) -> bool:
    focus = QApplication.focusWidget()
    if not isinstance(focus, MarkdownEdit) or not is_in_list(focus.textCursor()):
        return False
    return indent(focus.textCursor(), command)
