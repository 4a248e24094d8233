"""One reflection: its bar, and the text to read or to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from trustdesk.domain.entry import Entry
from trustdesk.domain.text import has_vast_paragraph
from trustdesk.services.journal import Journal
from trustdesk.services.ports import JournalReader
from trustdesk.ui.dagbok.bar import EntryBar
from trustdesk.ui.dagbok.editor import EditorView
from trustdesk.ui.dagbok.reader import ReadingView
from trustdesk.ui.dagbok.telling import Telling
from trustdesk.ui.dagbok.writing import Writing
from trustdesk.ui.desk import Desk
from trustdesk.ui.saving import Autosave
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.theme.typography import HINT
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage

if TYPE_CHECKING:
    from trustdesk.ui.dagbok.versions import VersionsView


class EntryArea(QWidget):
    """Opens reflections; a text always ends in the reflection it was written in."""

    saved = Signal(object)
    """An Entry that is on disk."""
    moved = Signal(str)
    """The reflection of this id was put into the bin or taken back."""
    export_requested = Signal(str)
    export_all_requested = Signal()
    link_activated = Signal(str)
    mode_changed = Signal()
    rate_again_requested = Signal(str)
    """The person wants to rate the situation of this reflection again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ticket: Ticket | None = None
        self._alone = False
        self._versions: VersionsView | None = None
        self._is_vast = False
        self.autosave = Autosave(desk.session, self)
        self.writing = Writing(self.autosave, desk, self)
        self.bar = EntryBar(desk)
        self.message = InlineMessage(desk.theme)
        self.telling = Telling(desk, self.writing, self.autosave, self.bar.status, self.message)
        self.trouble = self.telling.trouble
        self.reader = ReadingView(desk)
        self.editor = EditorView(desk, self.writing)
        self.way_back = WrappedLabel(desk.theme, desk.tr("Esc brings the rest back."), HINT)
        self.way_back.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.way_back.setContentsMargins(0, 0, 0, desk.theme.px(8))
        self.way_back.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.reader)
        self._stack.addWidget(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.message):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(self.way_back)
        self._connect()

    def _connect(self) -> None:
        self.autosave.saved.connect(self.saved)
        self.reader.edit_requested.connect(self._on_reader_edit)
        self.reader.link_activated.connect(self.link_activated)
        self.telling.listen_to(self.editor)
        self.editor.done_requested.connect(self.finish)
        self.bar.edit_requested.connect(self.edit)
        self.bar.export_requested.connect(self._on_export)
        self.bar.export_all_requested.connect(self.export_all_requested)
        self.bar.rate_again_requested.connect(self._on_rate_again)
        self.bar.versions_requested.connect(self.show_versions)
        self.bar.trash_requested.connect(self._on_trash)
        self.bar.take_back_requested.connect(self._on_take_back)

    @property
    def is_reading(self) -> bool:
        """True while the reflection is shown to be read, or an earlier version of it."""
        return self._stack.currentWidget() is not self.editor

    @property
    def needs_width(self) -> bool:
        """True for two halves side by side, and for earlier versions beside what changed."""
        shown = self._stack.currentWidget()
        return shown is self._versions or (shown is self.editor and self.editor.is_wide)

    @property
    def versions(self) -> VersionsView:
        """The earlier versions; made when first asked for."""
        if self._versions is None:
            from trustdesk.ui.dagbok.versions import VersionsView

            view = self._versions = VersionsView(self._desk)
            self._stack.addWidget(view)
            view.closed.connect(self._on_versions_closed)
            view.taken_back.connect(self._on_version_used)
            view.copied.connect(self._on_version_used)
        return self._versions

    def show_versions(self) -> None:
        """Saves, and shows the earlier versions in place of the text."""
        entry = self.writing.entry
        if entry is None:
            return
        self.writing.leave()
        self.message.clear()
        self.versions.show_entry(entry.id)
        self._stack.setCurrentWidget(self.versions)
        self.bar.hide()
        self.mode_changed.emit()

    def _on_versions_closed(self) -> None:
        entry = self.writing.entry
        if entry is not None:
            self.open(entry.id)
            self.bar.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_version_used(self, entry: Entry) -> None:
        self.writing.close()
        self.saved.emit(entry)
        self.open(entry.id)

    def open(self, entry_id: str, *, write: bool = False) -> None:
        """Leaves the open reflection and opens another; one written today is open to write in."""
        if self._ticket is not None:
            self._ticket.drop()
        self.writing.leave()

        def found(reader: JournalReader) -> tuple[Entry | None, int]:
            return reader.entry(entry_id), reader.caret(entry_id)

        self._ticket = self._desk.session.read_own(
            found, partial(self._on_found, write), self.telling.tell_failed
        )

    def reread(self) -> None:
        """Reads the open reflection anew, unless it is being written in."""
        entry = self.writing.entry
        if entry is not None and not self.writing.edited:
            self.open(entry.id, write=not self.is_reading)

    def start(self, entry: Entry) -> None:
        """Opens a new reflection to write in; it is on disk when something is written."""
        if self._ticket is not None:
            self._ticket.drop()
        self._is_vast = False
        self.message.clear()  # it was of the reflection before
        self.writing.open(entry, len(entry.body.encode("utf-16-le")) // 2)
        self._show(reading=False)
        self.editor.begin()

    def edit(self) -> None:
        """Goes over from reading to writing."""
        entry = self.writing.entry
        if entry is not None and not entry.trashed:
            self._show(reading=False)
            self.editor.begin()

    def _on_reader_edit(self) -> None:
        """A click on the text writes; not by chance where writing will be slow."""
        if not self._is_vast:
            self.edit()

    def finish(self) -> None:
        """Done with writing: saves, and shows the reflection to be read."""
        entry = self.writing.entry
        self.writing.leave()
        if entry is not None and not entry.is_empty():
            self.reader.show_entry(entry)
            self._show(reading=True)
            self.reader.text.setFocus()

    def leave(self) -> None:
        """Saves what was written, also what failed before."""
        self.writing.leave()
        self.autosave.flush()

    def look_again(self) -> None:
        """Takes in what was changed elsewhere in the open reflection, unless it is being edited."""
        entry = self.writing.entry
        if entry is None or self.writing.edited or self.autosave.unsaved:
            return

        def read(reader: JournalReader) -> tuple[Entry | None, int]:
            return reader.entry(entry.id), reader.caret(entry.id)

        self._desk.session.read_own(read, self._on_looked)

    def _on_looked(self, found: tuple[Entry | None, int]) -> None:
        kept, caret = found
        entry = self.writing.entry
        if kept is None or entry is None or kept.id != entry.id or self.writing.edited:
            return
        if replace(entry, updated_at=kept.updated_at) != kept:
            self.writing.open(kept, caret)
            if self.is_reading:
                self.reader.show_entry(kept)
            self._show(reading=self.is_reading or kept.trashed)

    def set_alone(self, alone: bool) -> None:
        """The list does not stand beside the reflection, so the bar leads back to it."""
        self._alone = alone
        self.bar.back.setVisible(alone)

    def show_text_alone(self, alone: bool) -> None:
        """Shows nothing but the text, and how one comes back."""
        self.bar.setVisible(not alone)
        self.way_back.setVisible(alone)
        self.editor.set_centred(alone)

    def _on_found(self, write: bool, found: tuple[Entry | None, int]) -> None:
        entry, caret = found
        if entry is None:
            self.message.say(self._desk.tr("That reflection is not in the journal."))
            return
        present = self.writing.entry
        if present is not None and present.id == entry.id and self.writing.edited:
            return  # it was read before what was written since: what stands on screen is newer
        self.message.clear()
        self.writing.open(entry, caret)
        today = self._desk.clock.now().date()
        self._is_vast = any(map(has_vast_paragraph, _texts(entry)))
        self.bar.warn_of_editing(self._is_vast)
        reading = entry.trashed or (entry.created_at.date() != today and not write)
        reading = reading or self._is_vast
        if self._is_vast:
            tr = self._desk.tr
            self.message.say(
                tr("One paragraph is longer than 100 kB, so writing in it is slow."),
                tr("Divide it into shorter ones when you edit."),
                trouble=False,
            )
        if reading:
            self.reader.show_entry(entry)
        self._show(reading=reading)
        self.telling.say_saved(entry.updated_at)
        if write and not reading:
            self.editor.begin()

    def _show(self, *, reading: bool) -> None:
        entry = self.writing.entry
        self._stack.setCurrentWidget(self.reader if reading else self.editor)
        trashed = entry is not None and entry.trashed
        self.bar.show()
        self.bar.show_state(reading=reading, trashed=trashed, alone=self._alone)
        self.bar.show_rated(entry is not None and any(r.about is None for r in entry.ratings))
        self.mode_changed.emit()

    def _on_export(self) -> None:
        self.writing.leave()
        if self.writing.entry is not None:
            self.export_requested.emit(self.writing.entry.id)

    def _on_rate_again(self) -> None:
        if self.writing.entry is not None:
            self.rate_again_requested.emit(self.writing.entry.id)

    def _on_trash(self) -> None:
        self._move(Journal.trash)

    def _on_take_back(self) -> None:
        self._move(Journal.take_back)

    def _move(self, action: Callable[[Journal, str], None]) -> None:
        entry = self.writing.entry
        if entry is None:
            return
        self.writing.close()
        entry_id = entry.id

        def move(journal: Journal) -> str:
            action(journal, entry_id)
            return entry_id

        self._desk.session.write(move, self.moved.emit, self.telling.tell_failed)


def _texts(entry: Entry) -> Iterator[str]:
    yield entry.body
    for fields in entry.answers.values():
        yield from (value for value in fields.values() if isinstance(value, str))
