"""What is told where it arose: the cause, the next step, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY, BODY_STRONG, SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.painting import painter_on


class InlineMessage(QFrame):
    """A message in the page, hidden while there is nothing to say.

    The cause is strong and the step plain; a bar at the left is in the colour of danger, or
    of the accent for news that are no trouble. A single quiet sentence is plain and has no bar.
    A screen reader is told at once.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._trouble, self._quiet = True, False
        self._cause = WrappedLabel(theme, "", BODY_STRONG)
        self._step = WrappedLabel(theme, "", BODY)
        self._actions = FlowLayout(gap=theme.px(20))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(4), 0, theme.px(4))
        column.setSpacing(theme.px(2))
        column.addWidget(self._cause)
        column.addWidget(self._step)
        column.addLayout(self._actions)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self.update)
        self.hide()

    def say(self, cause: str, step: str = "", *, trouble: bool = True, quiet: bool = False) -> None:
        """Shows a message without actions; an empty cause hides it."""
        self._clear_actions()
        self._trouble = trouble
        self._quiet = quiet
        left, air = self._theme.px(0 if quiet else 14), self._theme.px(4)
        self._column.setContentsMargins(left, air, 0, air)
        self._cause.set_style(BODY.coloured("text2") if quiet else BODY_STRONG)
        self._cause.setText(cause)
        self._cause.setVisible(bool(cause))
        self._step.set_style(BODY if trouble else SMALL)
        self._step.setText(step)
        self._step.setVisible(bool(step))
        self.setAccessibleName(f"{cause} {step}".strip())
        self.setVisible(bool(cause))
        self.update()
        if cause:
            from PySide6.QtGui import QAccessible, QAccessibleEvent

            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def add_action(self, text: str) -> LinkButton:
        """Gives a button of the message; the next `say` takes it away."""
        button = LinkButton(self._theme, text)
        self._actions.addWidget(button)
        button.show()
        return button

    def clear(self) -> None:
        """Takes the message away."""
        self.say("")

    def _clear_actions(self) -> None:
        while (item := self._actions.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._quiet:
            return
        with painter_on(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            colour = self._theme.colour("danger" if self._trouble else "accent")
            painter.fillRect(0, 0, self._theme.px(2), self.height(), colour)
