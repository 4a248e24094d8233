"""What could not be saved can be kept as a file of its own: where it failed, and at closing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from trustdesk.ui.widgets.dialog import Dialog
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.wording import told

if TYPE_CHECKING:
    from trustdesk.domain.entry import Entry
    from trustdesk.domain.faults import Fault
    from trustdesk.ui.desk import Desk
    from trustdesk.ui.saving import Autosave

TEXT_FILES = (".md", ".txt")

AskPath = Callable[[QWidget, Path], "Path | None"]
"""Asks where to save, with a suggestion; None when the person changed their mind."""


def ask_with_dialog(title: str, parent: QWidget, suggested: Path) -> Path | None:
    """Asks with the system's dialog."""
    name, _kind = QFileDialog.getSaveFileName(parent, title, str(suggested))
    return Path(name) if name else None


class CopySaver:
    """Writes reflections as one text file where the person says."""

    def __init__(self, desk: Desk, ask: AskPath | None = None) -> None:
        self._desk = desk
        self._ask: AskPath = ask or partial(ask_with_dialog, desk.tr("Save a copy as"))

    def save(self, entries: Sequence[Entry], parent: QWidget) -> Path | None:
        """Asks where, and gives the file; None when the person changed their mind.

        Raises OSError; a file that was there before is then untouched.
        """
        name = self._desk.tr("Reflection")
        chosen = self._ask(parent, Path.home() / f"{name} {entries[0].date.isoformat()}.md")
        if chosen is None:
            return None
        target = _text_file(chosen)
        part = target.with_name(f"{target.name}.part")
        try:
            part.write_text(as_text(self._desk, entries), "utf-8")
            part.replace(target)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        return target


def _text_file(chosen: Path) -> Path:
    """Gives a name that is a text's, so that no file of another kind is written over."""
    if chosen.suffix.lower() in TEXT_FILES:
        return chosen
    names = (chosen.with_name(f"{chosen.name}{more}.md") for more in ("", " 2", " 3", " 4"))
    return next((name for name in names if not name.exists()), chosen.with_name("TrustDesk.md"))


class SaveTrouble(QObject):
    """Says where one writes why a save failed, and offers to try again or to save a copy.

    The autosave tries again by itself. A fault that is the same each time is said once, so that
    who stands on a button stays there, and a screen reader is not told every few seconds.
    """

    def __init__(
        self,
        desk: Desk,
        message: InlineMessage,
        autosave: Autosave,
        ask: AskPath | None = None,
    ) -> None:
        super().__init__(message)
        self._desk = desk
        self._message = message
        self._autosave = autosave
        self._copies = CopySaver(desk, ask)
        self._fault: tuple[str, str, bool] | None = None
        self._said = ""

    def tell(self, fault: Fault) -> None:
        """Says cause and step; with text that is not on disk, also what can be done."""
        cause, step = told(self._desk, fault)
        news = (cause, step, bool(self._autosave.unsaved))
        if news == self._fault and self._message.accessibleName() == self._said:
            return
        self._fault = news
        self._say(step)

    def _say(self, step: str, *, back_to_copy: bool = False) -> None:
        if self._fault is None:
            return
        tr = self._desk.tr
        self._message.say(self._fault[0], step)
        self._said = self._message.accessibleName()
        if self._autosave.unsaved:
            self._message.add_action(tr("Try again")).clicked.connect(self._on_again)
            copy = self._message.add_action(tr("Save a copy as…"))
            copy.clicked.connect(self._on_copy)
            if back_to_copy:
                copy.setFocus()

    def _on_again(self) -> None:
        self._autosave.flush()

    def _on_copy(self) -> None:
        entries = self._autosave.unsaved
        if not entries:
            return
        try:
            target = self._copies.save(entries, self._message)
        except OSError as error:
            self._say(" ".join(not_copied(self._desk, error)), back_to_copy=True)
            return
        if target is not None:
            saved = self._desk.tr("The copy is saved as {path}. TrustDesk goes on trying.")
            self._say(saved.format(path=target), back_to_copy=True)


def not_copied(desk: Desk, error: OSError) -> tuple[str, str]:
    """Gives why a copy could not be written, and what to do."""
    return (
        desk.tr("The copy could not be written: {reason}.").format(reason=error.strerror),
        desk.tr("Choose another place, and try again."),
    )


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
        self._copies = CopySaver(desk, ask)
        self._message = InlineMessage(desk.theme)
        self.content.addWidget(self._message)
        self.add_button(tr("Back")).clicked.connect(self.reject)
        self.add_button(tr("Close without saving")).clicked.connect(self._on_close_anyway)
        self.add_button(tr("Save a copy as…"), primary=True).clicked.connect(self._on_save)

    def _on_close_anyway(self) -> None:
        self.accept()
        self.close_anyway.emit()

    def _on_save(self) -> None:
        try:
            target = self._copies.save(self._entries, self)
        except OSError as error:
            self._message.say(*not_copied(self._desk, error))
            return
        if target is not None:
            self._on_close_anyway()


def as_text(desk: Desk, entries: Sequence[Entry]) -> str:
    """Gives reflections as plain text, with everything a person wrote in them."""
    parts = []
    for entry in entries:
        texts = [desk.language.day(entry.date), entry.title, entry.body]
        texts += _texts(entry.answers.values())
        texts += [rating.reason for rating in entry.ratings]
        for follow_up in entry.follow_ups:
            texts += [follow_up.question, follow_up.outcome]
        texts.append(", ".join(entry.tags))
        parts.append("\n\n".join(text for text in texts if text))
    return "\n\n\n".join(parts) + "\n"


def _texts(value: Any) -> Iterator[str]:
    """Gives every text inside an answer's value, without the keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(value.values())
    elif isinstance(value, Iterable):
        for part in value:
            yield from _texts(part)
