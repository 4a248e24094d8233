"""Tells where one writes whether it is saved, and what went wrong."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trustdesk.ui.unsaved import SaveTrouble
from trustdesk.ui.wording import told
from trustdesk.ui.writing.too_large import tell_too_large

if TYPE_CHECKING:
    from trustdesk.domain.entry import Entry
    from trustdesk.domain.faults import Fault
    from trustdesk.ui.dagbok.editor import EditorView
    from trustdesk.ui.dagbok.writing import Writing
    from trustdesk.ui.desk import Desk
    from trustdesk.ui.saving import Autosave
    from trustdesk.ui.widgets.labels import StatusLine
    from trustdesk.ui.widgets.message import InlineMessage


class Telling(QObject):
    """Says "Sparad 14.32" in `status` after COMMIT and no sooner, and trouble in `message`."""

    def __init__(
        self,
        desk: Desk,
        writing: Writing,
        autosave: Autosave,
        status: StatusLine,
        message: InlineMessage,
    ) -> None:
        super().__init__(message)
        self._desk = desk
        self._writing = writing
        self._status = status
        self._message = message
        self.trouble = SaveTrouble(desk, message, autosave)
        autosave.waiting.connect(self._on_waiting)
        autosave.saved.connect(self._on_saved)
        autosave.failed.connect(self.tell_failed)

    def listen_to(self, editor: EditorView) -> None:
        """Tells what the texts of an editor cannot take."""
        editor.too_large.connect(self._on_too_large)
        editor.cleaned.connect(self._on_cleaned)
        editor.troubled.connect(self._on_troubled)

    def say_saved(self, moment: datetime) -> None:
        """Says "Sparad 14.32", with the day instead when it was on another."""
        language, now = self._desk.language, self._desk.clock.now()
        local = moment.astimezone(now.tzinfo)
        same_day = local.date() == now.date()
        at = language.time(local) if same_day else language.short_date(local.date())
        self._status.say(language.tr("Saved {time}").format(time=at))

    def tell_failed(self, fault: Fault) -> None:
        """Says why something could not be read or saved; what is written stays on screen."""
        self._status.say("")
        self.trouble.tell(fault)

    def _on_waiting(self) -> None:
        self._status.say("")

    def _on_saved(self, entry: Entry) -> None:
        self._message.clear()
        if entry.id == self._writing.entry_id() and not entry.is_empty():
            self.say_saved(self._desk.clock.now())

    def _on_too_large(self, text: str) -> None:
        tell_too_large(self._desk, self._message, text)

    def _on_troubled(self, fault: Fault) -> None:
        self._message.say(*told(self._desk, fault))

    def _on_cleaned(self, count: int) -> None:
        text = self._desk.language.trn(
            "{n} character that cannot be kept was left out.",
            "{n} characters that cannot be kept were left out.",
            count,
        )
        self._message.say(text, trouble=False)
