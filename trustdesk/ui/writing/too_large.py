"""What does not fit into a reflection can be saved as a file of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trustdesk.domain.faults import ExportFault, Fault, msg
from trustdesk.ui.desk import Desk
from trustdesk.ui.unsaved import AskPath, ask_with_dialog
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.wording import told

if TYPE_CHECKING:
    from trustdesk.services.ports import JournalReader


def tell_too_large(
    desk: Desk, message: InlineMessage, text: str, ask: AskPath | None = None
) -> None:
    """Says that words were refused, and offers to save them; none when a key was refused."""
    tr = desk.tr
    cause = tr("That is more than one reflection holds (2 MB).")
    if not text:
        message.say(cause, tr("Divide it into several reflections."))
        return
    message.say(cause, tr("It is still on the clipboard. You can save it as a file of its own."))
    action = message.add_action(tr("Save as a file…"))
    asking = ask or partial(ask_with_dialog, tr("Save as a file"))
    _SavingAside(desk, message, text, asking, action)


class _SavingAside(QObject):
    """Saves refused words when the message's action is chosen; goes with the action."""

    def __init__(
        self, desk: Desk, message: InlineMessage, text: str, ask: AskPath, action: QObject
    ) -> None:
        super().__init__(action)
        self._desk = desk
        self._message = message
        self._text = text
        self._ask = ask
        action.clicked.connect(self._on_clicked)  # type: ignore[attr-defined]  # a button

    def _on_clicked(self) -> None:
        name = self._desk.tr("Pasted text")
        target = self._ask(self._message.window(), Path.home() / f"{name}.txt")
        if target is None:
            return
        text = self._text

        def saving(_reader: JournalReader) -> Path:
            return _saved(text, target)

        self._desk.session.read(saving, self._on_saved, self._on_failed)

    def _on_saved(self, target: Path) -> None:
        said = self._desk.tr("Saved as {name}.").format(name=target.name)
        self._message.say(said, trouble=False)

    def _on_failed(self, fault: Fault) -> None:
        text, ask = self._text, self._ask
        self._message.say(*told(self._desk, fault))
        again = self._message.add_action(self._desk.tr("Save as a file…"))
        _SavingAside(self._desk, self._message, text, ask, again)


def _saved(text: str, target: Path) -> Path:
    try:
        target.write_text(text, "utf-8", errors="replace")
    except OSError as error:
        raise ExportFault(
            "file-unwritten",
            msg("The file could not be written: {reason}."),
            msg("Choose another place, and try again."),
            reason=error.strerror,
        ) from error
    return target
