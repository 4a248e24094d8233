"""Page and editor side by side: when the editor opens, and what room each has."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication

from trustdesk.ui.page import Page
from trustdesk.ui.room import Room
from trustdesk.ui.tasks import Ticket

if TYPE_CHECKING:
    from datetime import date

    from trustdesk.domain.entry import Citation, Entry
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.desk import Desk
    from trustdesk.ui.reading.beside import Beside

BESIDE = "reading_beside"
"""The setting that holds the id of the reflection beside the page, until the person is done."""

_PREPARED_AFTER_MS = 600
"""What writes is loaded (30 ms, once) while the person has begun to read."""

_SHARE = 0.47
_BROADEST = 660


class SideBySide(QObject):
    """Opens the editor beside the page, and gives it back its place when the person is done."""

    changed = Signal()
    """The editor came or went: the page has other room."""
    closed = Signal()
    """The person is done with the reflection."""
    made = Signal(object)
    """The editor (a Beside) was made, once, at the first reflection."""

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._editor: Beside | None = None
        self._ticket: Ticket | None = None
        self._is_open = False
        self._is_hidden = False
        self._remembered = ""
        self._prepare = QTimer(self)
        self._prepare.setSingleShot(True)
        self._prepare.setInterval(_PREPARED_AFTER_MS)
        self._prepare.timeout.connect(self._on_prepare)

    @property
    def is_open(self) -> bool:
        """True while a reflection is open, and not hidden."""
        return self._is_open and not self._is_hidden

    @property
    def editor(self) -> Beside:
        """The editor; made when something is first written beside a page."""
        if self._editor is None:
            from trustdesk.ui.reading.beside import Beside

            made = self._editor = Beside(self._desk, self._page)
            made.hide()
            made.closed.connect(self._on_closed)
            made.kept.connect(self._on_kept)
            self.made.emit(made)
        return self._editor

    def begin(self, citations: tuple[Citation, ...], opening: str) -> None:
        """Begins a reflection that cites passages, with `opening` at its top.

        Where the same is begun and nothing is written yet, the cursor goes there.
        """
        from trustdesk.ui.dagbok.beginning import begun

        entry = begun(self._desk.clock.now(), citations, opening)
        present = self.editor.writing.entry
        if not (self._is_open and present is not None and self._same(present, entry)):
            self.editor.begin(entry)
            self._open()
        self.editor.focus_text()

    def _same(self, present: Entry, wanted: Entry) -> bool:
        same = (present.body, present.citations) == (wanted.body, wanted.citations)
        return same and self.editor.is_blank()

    def enter(self) -> None:
        """The page is shown: what is written beside it is there again, also after a restart."""
        self._is_hidden = False
        if self._editor is None:
            self._take_up()
            self._prepare.start()
            return
        self._editor.look_again()
        self.changed.emit()

    def leave(self) -> None:
        """The page is left: saves what was written."""
        if self._editor is not None:
            self._editor.leave()

    def hide(self) -> None:
        """Shows nothing one has written until the page is entered again; it is saved."""
        self.leave()
        self._is_hidden = True
        self.changed.emit()

    def unsaved(self) -> tuple[Entry, ...]:
        """Gives the reflections whose newest form is not on disk."""
        return self._editor.autosave.unsaved if self._editor is not None else ()

    def finish(self) -> None:
        """Done: the editor goes when what was written is on disk."""
        self.editor.finish()

    def has_focus(self) -> bool:
        """True while one writes."""
        focus = QApplication.focusWidget()
        return self._editor is not None and focus is not None and self._editor.isAncestorOf(focus)

    def arrange(self, room: Room, box: QRect) -> QRect:
        """Gives the editor its place, and gives what is left for the page: nothing in a window
        too narrow for both.
        """
        if self._editor is None:
            return box
        self._editor.setVisible(self.is_open)
        if not self.is_open:
            return box
        alone = room < Room.WIDE
        most = self._desk.theme.px(_BROADEST)
        width = box.width() if alone else min(round(box.width() * _SHARE), most)
        self._editor.set_alone(alone)
        self._editor.setGeometry(box.right() + 1 - width, box.top(), width, box.height())
        self._editor.raise_()
        return QRect(box.left(), box.top(), box.width() - width, box.height())

    def _on_prepare(self) -> None:
        if self._page.isVisible() and self._page.room >= Room.WIDE:
            import_module("trustdesk.ui.reading.beside")

    def _open(self) -> None:
        self._is_open, self._is_hidden = True, False
        self.changed.emit()

    def _on_closed(self) -> None:
        self._is_open = False
        self._remember("")
        self.changed.emit()
        self.closed.emit()

    # after a restart

    def _on_kept(self, entry: Entry) -> None:
        if self._is_open and entry.id == self.editor.entry_id():
            self._remember("" if entry.is_empty() else entry.id)

    def _remember(self, entry_id: str) -> None:
        if entry_id != self._remembered:
            self._remembered = entry_id
            self._desk.session.set_setting(BESIDE, entry_id)

    def _take_up(self) -> None:
        """Reads, once, what stood beside the page when the program ended."""
        if self._ticket is None and self._desk.session.state in ("opening", "open"):
            today = self._desk.clock.now().date()
            left = _LeftBeside(today)
            self._ticket = self._desk.session.read_own(left, self._on_left)

    def _on_left(self, found: tuple[Entry, int] | None) -> None:
        if self._is_hidden:
            self._ticket = None  # it is taken up when the page is entered again
            return
        if found is None or self._is_open or self._page.room < Room.WIDE:
            return
        entry, caret = found
        self._remembered = entry.id
        self.editor.begin(entry, caret, on_disk=True)
        self._open()


class _LeftBeside:
    """Reads the reflection that stood beside the page, and its caret; None on another day."""

    def __init__(self, today: date) -> None:
        self._today = today

    def __call__(self, reader: JournalReader) -> tuple[Entry, int] | None:
        kept: Any = reader.setting(BESIDE)
        entry = reader.entry(kept) if isinstance(kept, str) and kept else None
        if entry is None or entry.trashed or entry.is_empty():
            return None
        if entry.created_at.date() != self._today:
            return None
        return entry, reader.caret(entry.id)
