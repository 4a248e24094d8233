"""The sheet under Veckan's question: what one writes becomes a reflection of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.saving import Autosave
from trustdesk.ui.unsaved import SaveTrouble
from trustdesk.ui.widgets.buttons import PrimaryButton
from trustdesk.ui.widgets.labels import StatusLine
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.widgets.surfaces import Sheet
from trustdesk.ui.wording import told
from trustdesk.ui.writing.edits import writing_edit

if TYPE_CHECKING:
    from trustdesk.domain.entry import Entry
    from trustdesk.domain.faults import Fault
    from trustdesk.services.week import Week

LEAST, MOST = 56, 260


class WeekAnswer(QWidget):
    """Saved by itself as it is written; Ctrl+Enter or "Done" puts it away."""

    kept = Signal(str)
    """The answer lies in the dagbok."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._week: Week | None = None
        self._entry: Entry | None = None
        self._is_done = False
        self._autosave = Autosave(desk.session, self)
        px, tr = desk.theme.px, desk.tr
        sheet = Sheet(desk.theme, self)
        name = tr("What do you take with you from the week?")
        self.text = writing_edit(desk, name, self, sheet)
        self.text.setPlaceholderText(tr("One sentence is enough."))
        self.text.set_growing(px(LEAST), px(MOST))
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(px(24), px(16), px(24), px(16))
        inside.addWidget(self.text)
        self._message = InlineMessage(desk.theme)
        self._trouble = SaveTrouble(desk, self._message, self._autosave)
        self._status = StatusLine(desk.theme)
        self._foot = QWidget()
        done = PrimaryButton(desk.theme, tr("Done"))
        done.setAccessibleName(tr("Done with the week"))
        done.setToolTip("Ctrl+Enter")
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, px(4), 0, 0)
        foot.addWidget(self._status, 1)
        foot.addWidget(done)
        self._foot.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for widget in (sheet, self._message, self._foot):
            column.addWidget(widget)
        done.clicked.connect(self.finish)
        self._connect()

    def _connect(self) -> None:
        self.text.edited.connect(self._on_edited)
        self.text.troubled.connect(self._on_troubled)
        self._autosave.saved.connect(self._on_saved)
        self._autosave.failed.connect(self._on_failed)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.finish)

    def set_week(self, week: Week) -> None:
        """Says which week is answered; one that is being written stays with its own."""
        if self._entry is None:
            self._week = week

    def is_writing(self) -> bool:
        """True while there is an answer that the person is not done with."""
        return self._entry is not None

    def entry_id(self) -> str:
        """Gives the id of the answer that is being written, or ""."""
        return self._entry.id if self._entry is not None else ""

    def flush(self) -> None:
        """Saves what waits, now."""
        self._autosave.flush()

    def finish(self) -> None:
        """Done: when the answer is on disk it leaves the page."""
        if self._entry is not None and self.text.text().strip():
            self._is_done = True
            self._autosave.left(self._entry, self.text.caret())

    def unsaved(self) -> tuple[Entry, ...]:
        """Gives the answer, while it is not on disk."""
        return self._autosave.unsaved

    def _on_edited(self) -> None:
        if self._week is None:
            return
        from trustdesk.services.week import answer_of_week

        tr, body = self._desk.tr, self.text.text()
        if self._entry is None:
            title = tr("What I take with me from the week")
            asked = tr("What do you take with you from the week?")
            now = self._desk.clock.now()
            self._entry = answer_of_week(self._week, title, asked, body, now)
        written = bool(body.strip())
        title = self._entry.title or tr("What I take with me from the week")
        self._entry = replace(self._entry, body=body, title=title if written else "")
        self._autosave.edited(self._entry, self.text.caret())
        self._status.say("")
        self._foot.setVisible(written)

    def _on_saved(self, entry: Entry) -> None:
        self._message.clear()
        if self._entry is None or entry.id != self._entry.id:
            return
        self.text.mark_saved()
        if entry.is_empty():  # an emptied answer has vanished, and the question is open again
            self._entry = None
            return
        at = self._desk.language.time(self._desk.clock.now())
        self._status.say(self._desk.tr("Saved {time}").format(time=at))
        if self._is_done:
            self._is_done, self._entry = False, None
            self.text.load("")
            self._foot.hide()
            self.kept.emit(entry.id)

    def _on_failed(self, fault: Fault) -> None:
        self._is_done = False
        self._status.say("")
        self._trouble.tell(fault)

    def _on_troubled(self, fault: Fault) -> None:
        self._message.say(*told(self._desk, fault))
