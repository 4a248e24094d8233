"""The thin line under what is shown: where one is, and what one can do; gone while one talks."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.theme.typography import BODY
from trustdesk.ui.widgets.buttons import IconButton
from trustdesk.ui.widgets.focus_ring import FocusRing
from trustdesk.ui.widgets.labels import WrappedLabel


class LineButton(IconButton):
    """Leaves every key but its own to the view, so that an arrow always turns the page."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        else:
            event.ignore()


class LineRing(FocusRing):
    """Is only round a button of the line: the view itself has the keyboard all the time."""

    @override
    def _box(self) -> QRect | None:
        return super()._box() if isinstance(self._target, QPushButton) else None


class GroupLine(QWidget):
    """Tells the place, and holds a button for every key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        tr, theme = desk.tr, desk.theme
        self._desk = desk
        self.told = WrappedLabel(theme, "", BODY.coloured("text2"))
        self.questions = LineButton(theme, "message-square-text", tr("Questions (T)"))
        self.smaller = LineButton(theme, "minus", tr("Smaller text (−)"))
        self.larger = LineButton(theme, "plus", tr("Larger text (+)"))
        self.back = LineButton(theme, "arrow-left", tr("The one before"))
        self.on = LineButton(theme, "arrow-right", tr("The next one"))
        self.end = LineButton(theme, "x", tr("End (Esc)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(self.told, 1)
        for button in (
            self.questions,
            self.smaller,
            self.larger,
            self.back,
            self.on,
            self.end,
        ):
            row.addWidget(button)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)

    def tell(self, number: int, of: int, page: int, pages: int) -> None:
        """Tells which item is shown, and which page of it where it takes several."""
        tr = self._desk.tr
        parts = [tr("{n} of {all}").format(n=number, all=of)]
        if pages > 1:
            parts.append(tr("part {n} of {all}").format(n=page, all=pages))
        parts.append(tr("Esc ends"))
        self.told.setText(" · ".join(parts))
