"""The ring round what has the keyboard focus; only for the keyboard, never moving anything."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.painting import outline_round, painter_on

_REASON = Qt.FocusReason
_BY_KEYBOARD = (_REASON.ShortcutFocusReason,)
"""Not Tab: Qt gives that reason too when it takes the focus from what was hidden. The keys are
seen themselves."""

_KEYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
)
_SHOW_THEIR_OWN = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox)
"""Fields and texts: their border or caret says where the focus is."""
_MOVES = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
)
_GAP = 3


class FocusRing(QWidget):
    """One overlay for a window. Make it last, when the window's widgets stand.

    It listens only to the widget that has the focus and to what holds that widget, never to
    the whole application: the reason a widget loses the focus tells how the next one got it.
    """

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._watched: list[QWidget] = []
        self._target: QWidget | None = None
        self._by_keyboard = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.follow)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        theme.changed.connect(self.update)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def target(self) -> QWidget | None:
        """What the ring is round, or None while it does not show."""
        return self._target if self.isVisible() else None

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is not self.parent():
            return
        self._watch(now)
        self.follow()

    def _watch(self, target: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self._target = target
        while target is not None and target is not self.parent():
            target.installEventFilter(self)
            self._watched.append(target)
            target = target.parentWidget()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not hasattr(self, "_target"):  # Python is taking the window apart
            return False
        if watched is self._target or watched is self.parent():
            self._learn(event)
        if event.type() in _MOVES:
            self._later.start(0)
        return False

    def _learn(self, event: QEvent) -> None:
        """Learns from what happens to the target whether a keyboard or a mouse is at work."""
        kind = event.type()
        if isinstance(event, QFocusEvent) and kind == QEvent.Type.FocusOut:
            if event.reason() in _BY_KEYBOARD:
                self._by_keyboard = True
            elif event.reason() == _REASON.MouseFocusReason:
                self._by_keyboard = False
        elif kind == QEvent.Type.MouseButtonPress:
            self._by_keyboard = False
            self.follow()
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            self._by_keyboard = self._by_keyboard or event.key() in _KEYS
            self._later.start(0)
        elif kind == QEvent.Type.Wheel:
            self._later.start(0)

    def follow(self) -> None:
        """Puts the ring where it belongs now, or away."""
        box = self._box()
        if box is None:
            self.hide()
            return
        self.setGeometry(box)
        self.raise_()
        self.show()

    def _box(self) -> QRect | None:
        target = self._target
        if target is None or not isValid(target) or isinstance(target, _SHOW_THEIR_OWN):
            return None
        if not self._by_keyboard or not target.isVisible() or not target.hasFocus():
            return None
        inner, origin = target.rect(), target
        if isinstance(target, QAbstractItemView):
            if not target.currentIndex().isValid():
                return None
            row = target.visualRect(target.currentIndex())
            # A row that is painted as a tile says where the tile is.
            tile = getattr(target, "tile", None)
            inner, origin = (tile(row) if tile is not None else row), target.viewport()
            inner = inner.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        window = target.window()
        box = QRect(origin.mapTo(window, inner.topLeft()), inner.size())
        return box.adjusted(-_GAP, -_GAP, _GAP, _GAP) & QRect(QPoint(0, 0), window.size())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        width = 3 if self._theme.tokens.is_high_contrast else 2
        colour = self._theme.colour("focus")
        with painter_on(self) as painter:
            outline_round(painter, QRectF(self.rect()), 10, colour, width)
