"""The full screen that a group looks at. It is given texts of the framework and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QCloseEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from trustdesk.services.group import GroupItem
from trustdesk.ui.desk import Desk
from trustdesk.ui.group.line import GroupLine, LineRing
from trustdesk.ui.group.sheet import GroupSheet
from trustdesk.ui.overriding import override
from trustdesk.ui.widgets.painting import painter_on

QUIET_AFTER_MS = 3000
_EDGE, _FOOT = 0.075, 16
_Key = Qt.Key
_ON = (_Key.Key_Right, _Key.Key_Space, _Key.Key_PageDown)
_BACK = (_Key.Key_Left, _Key.Key_Backspace, _Key.Key_PageUp)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class GroupView(QWidget):
    """Shows items one at a time, stepped by keys; `ended` when Esc or closing ends it.

    It is a window of its own, without the program's shortcuts: no key leads to anything of the
    person's. Keys with Ctrl, Alt or Meta do nothing.
    """

    ended = Signal()

    def __init__(self, desk: Desk, items: Sequence[GroupItem], at: int = 0) -> None:
        super().__init__()
        self._desk = desk
        self._items = tuple(items)
        self._at = min(max(at, 0), len(self._items) - 1)
        self.setWindowTitle(desk.tr("Show to the group"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.sheet = GroupSheet(desk)
        self.line = GroupLine(desk)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(desk.theme.px(12))
        self._column.addWidget(self.sheet, 1)
        self._column.addWidget(self.line)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_AFTER_MS)
        self._quiet.timeout.connect(self._rest)
        self._ring = LineRing(self, desk.theme)
        self._connect()
        self._fit()
        self._show_item()

    def _connect(self) -> None:
        line = self.line
        line.questions.clicked.connect(self._on_questions)
        line.smaller.clicked.connect(self._on_smaller)
        line.larger.clicked.connect(self._on_larger)
        line.back.clicked.connect(self.go_back)
        line.on.clicked.connect(self.go_on)
        line.end.clicked.connect(self.close)
        self.sheet.turned.connect(self._on_turned)
        self._desk.theme.changed.connect(self._on_theme)
        for part in (self, *self.findChildren(QWidget)):
            part.setMouseTracking(True)

    # stepping

    def go_on(self) -> None:
        """Shows the next page, or the next item; at the last nothing changes."""
        if self.sheet.page + 1 < self.sheet.pages:
            self.sheet.turn_to(self.sheet.page + 1)
        elif self._at + 1 < len(self._items):
            self._go(self._at + 1)

    def go_back(self) -> None:
        """Shows the page before, or the last page of the item before."""
        if self.sheet.page > 0:
            self.sheet.turn_to(self.sheet.page - 1)
        elif self._at > 0:
            self._go(self._at - 1, from_end=True)

    def _go(self, number: int, *, from_end: bool = False) -> None:
        self._at = number
        self._show_item(from_end=from_end)

    def _show_item(self, *, from_end: bool = False) -> None:
        self.sheet.show_item(self._items[self._at], from_end=from_end)

    def _on_turned(self) -> None:
        """Tells where one is; a screen reader is told what stands there."""
        self._tell_place()
        spoken = self.sheet.spoken()
        if spoken != self.sheet.accessibleName():
            self.sheet.setAccessibleName(spoken)
            QAccessible.updateAccessibility(QAccessibleEvent(self.sheet, QAccessible.Event.Alert))

    def _tell_place(self) -> None:
        sheet = self.sheet
        self.line.tell(self._at + 1, len(self._items), sheet.page + 1, sheet.pages)
        self.line.questions.setEnabled(sheet.has_questions)
        self.line.back.setEnabled(self._at > 0 or sheet.page > 0)
        self.line.on.setEnabled(self._at + 1 < len(self._items) or sheet.page + 1 < sheet.pages)

    def _on_questions(self) -> None:
        self.sheet.ask_next()

    def _on_smaller(self) -> None:
        self.sheet.enlarge(-1)

    def _on_larger(self) -> None:
        self.sheet.enlarge(1)

    # the line that comes and goes

    def _wake(self) -> None:
        self.line.show()
        self.unsetCursor()
        self._quiet.start()

    def _rest(self) -> None:
        """Leaves the room with what is shown; not for one who is at the line, or listens to it."""
        focus = QApplication.focusWidget()
        at_line = focus is not None and self.line.isAncestorOf(focus)
        if at_line or self.line.underMouse() or QAccessible.isActive():
            self._quiet.start()
            return
        self.line.hide()
        self.setCursor(Qt.CursorShape.BlankCursor)

    # events

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._wake()
        if not event.modifiers() & _COMMANDS:
            self._do(event.key())
        event.accept()

    def _do(self, key: int) -> None:
        if key in _ON:
            self.go_on()
        elif key in _BACK:
            self.go_back()
        elif key == _Key.Key_Home:
            self._go(0)
        elif key == _Key.Key_End:
            self._go(len(self._items) - 1)
        elif key in (_Key.Key_Down, _Key.Key_Up):
            self.sheet.move_by(0.5 if key == _Key.Key_Down else -0.5)
        elif key == _Key.Key_T:
            self._on_questions()
        elif key in (_Key.Key_Plus, _Key.Key_Equal):
            self._on_larger()
        elif key in (_Key.Key_Minus, _Key.Key_Underscore):
            self._on_smaller()
        elif key == _Key.Key_Escape:
            self.close()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._wake()
        super().mouseMoveEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Comes awake with the window, too."""
        if event.type() == QEvent.Type.WindowActivate:
            self._wake()
        return super().event(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._quiet.stop()
        super().closeEvent(event)
        self.ended.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_theme(self) -> None:
        self._fit()
        self.sheet.refresh()
        self.update()

    def _fit(self) -> None:
        px = self._desk.theme.px
        edge = round(self.width() * _EDGE)
        self._column.setContentsMargins(edge, px(32), edge, px(_FOOT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            painter.fillRect(event.rect(), self._desk.theme.colour("surface"))
