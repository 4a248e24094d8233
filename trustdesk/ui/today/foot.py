"""Under the sheet: whether it is saved, and what one can do with what stands on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.saving import Autosave
from trustdesk.ui.unsaved import SaveTrouble
from trustdesk.ui.widgets.buttons import LinkButton, PrimaryButton
from trustdesk.ui.widgets.labels import StatusLine, WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage


class SheetFoot(QWidget):
    """Shown only while the sheet holds text, but for a message and the line after Klar."""

    done_requested = Signal()
    continue_requested = Signal()
    there_requested = Signal(str)

    def __init__(self, desk: Desk, autosave: Autosave, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px, tr = desk.theme.px, desk.tr
        self._entry_id = ""
        self.status = StatusLine(desk.theme)
        self.message = InlineMessage(desk.theme)
        self.trouble = SaveTrouble(desk, self.message, autosave)
        self._actions, self._after = QWidget(self), QWidget(self)
        done = PrimaryButton(desk.theme, tr("Done"))
        done.setToolTip("Ctrl+Enter")
        go_on = LinkButton(desk.theme, tr("Continue in the journal"))
        there = LinkButton(desk.theme, tr("Continue there"))
        actions = QHBoxLayout(self._actions)
        actions.setContentsMargins(0, px(4), 0, 0)
        actions.setSpacing(px(16))
        actions.addWidget(self.status, 1)
        actions.addWidget(go_on)
        actions.addWidget(done)
        after = QHBoxLayout(self._after)
        after.setContentsMargins(0, px(4), 0, 0)
        after.setSpacing(px(8))
        after.addWidget(WrappedLabel(desk.theme, tr("It lies in the journal.")))
        after.addWidget(there, 1, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        for widget in (self.message, self._actions, self._after):
            column.addWidget(widget)
        self._actions.hide()
        self._after.hide()
        done.clicked.connect(self.done_requested)
        go_on.clicked.connect(self.continue_requested)
        there.clicked.connect(self._on_there)

    def show_actions(self, shown: bool) -> None:
        """Shows what one can do with the text, or nothing when there is none."""
        self._actions.setVisible(shown)

    def show_after(self, entry_id: str) -> None:
        """Says that the reflection lies in the dagbok, and leads there."""
        self._entry_id = entry_id
        self._after.show()

    def hide_after(self) -> None:
        """Takes that line away: something new is written."""
        self._after.hide()

    def _on_there(self) -> None:
        self.there_requested.emit(self._entry_id)
