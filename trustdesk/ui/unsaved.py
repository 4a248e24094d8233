"""What could not be saved when the window is to close: it can be kept as a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from trustdesk.ui.widgets.dialog import Dialog
from trustdesk.ui.widgets.message import InlineMessage

if TYPE_CHECKING:
    from trustdesk.domain.entry import Entry
    from trustdesk.ui.desk import Desk

AskPath = Callable[[QWidget, Path], "Path | None"]
"""Asks where to save, with a suggestion; None when the person changed their mind."""


def ask_with_dialog(title: str, parent: QWidget, suggested: Path) -> Path | None:
    """Asks with the system's dialog."""
    name, _kind = QFileDialog.getSaveFileName(parent, title, str(suggested))
    return Path(name) if name else None


class UnsavedDialog(Dialog):
    """Says that something is not on disk, and offers a copy before the window closes."""

    close_anyway = Signal()

    def __init__(
        self, desk: Desk, entries: Sequence[Entry], parent: QWidget, ask: AskPath | None = None
    ) -> None:
        tr = desk.tr
        super().__init__(
            desk.theme,
            tr("What you wrote is not saved yet"),
            tr("The journal did not take it. Save a copy, so that nothing is lost."),
            width=560,
            parent=parent,
        )
        self._desk = desk
        self._entries = entries
        self._ask: AskPath = ask or partial(ask_with_dialog, tr("Save a copy as"))
        self._message = InlineMessage(desk.theme)
        self.content.addWidget(self._message)
        self.add_button(tr("Back")).clicked.connect(self.reject)
        self.add_button(tr("Close without saving")).clicked.connect(self._on_close_anyway)
        self.add_button(tr("Save a copy as…"), primary=True).clicked.connect(self._on_save)

    def _on_close_anyway(self) -> None:
        self.accept()
        self.close_anyway.emit()

    def _on_save(self) -> None:
        tr = self._desk.tr
        target = self._ask(self, Path.home() / f"{tr('Reflection')}.md")
        if target is None:
            return
        try:
            target.write_text(as_text(self._desk, self._entries), "utf-8")
        except OSError as error:
            self._message.say(
                tr("The copy could not be written: {reason}.").format(reason=error.strerror),
                tr("Choose another place, and try again."),
            )
            return
        self._on_close_anyway()


def as_text(desk: Desk, entries: Sequence[Entry]) -> str:
    """Gives reflections as plain text, with everything a person wrote in them."""
    parts = []
    for entry in entries:
        head = [desk.language.day(entry.date), entry.title, entry.body]
        answers = [
            str(value) for fields in entry.answers.values() for value in fields.values() if value
        ]
        reasons = [rating.reason for rating in entry.ratings]
        parts.append("\n\n".join(text for text in (*head, *answers, *reasons) if text))
    return "\n\n\n".join(parts) + "\n"
