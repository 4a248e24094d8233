"""The editor to the right of the page: one writes while the passage stays in view."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.entry import Citation, Entry
from trustdesk.services.reading import sections
from trustdesk.ui.dagbok.editor import EditorView
from trustdesk.ui.dagbok.telling import Telling
from trustdesk.ui.dagbok.writing import Writing
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.saving import Autosave
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton
from trustdesk.ui.widgets.labels import HairLine, StatusLine, WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.widgets.surfaces import Panel

if TYPE_CHECKING:
    from trustdesk.domain.faults import Fault
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.dagbok.panel import ChoicePanel

_SIDE = 24
_CONTINUE, _CLOSE = "continue", "close"


class Beside(Panel):
    """Writes one reflection with all that the dagbok has for it; it is left when it is on disk.

    Under `alone` it stands in the page's place, in a window too narrow for both.
    """

    closed = Signal()
    """The person is done, and what was written is on disk."""
    continue_requested = Signal(str)
    """The person wants to go on in the dagbok with the reflection of this id."""
    start_requested = Signal(object)
    """The same, with an Entry in which nothing is written yet."""
    page_wanted = Signal()
    """Escape: the person wants to be on the page; the editor stays."""
    page_requested = Signal(str, str)
    passage_requested = Signal(object)
    """The person wants to read what a Citation is about."""
    request_list_requested = Signal(object)
    """The person wants the list of what is needed from this reflection (Entry) as a file."""
    kept = Signal(object)
    """An Entry that is on disk."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, "surface", "left", parent)
        self._desk = desk
        self._wish = ""
        self._is_on_disk = False
        self._panel: ChoicePanel | None = None
        self.autosave = Autosave(desk.session, self)
        self.writing = Writing(self.autosave, desk, self)
        tr, theme = desk.tr, desk.theme
        self.about = WrappedLabel(theme, "", SMALL)
        self.choices = IconButton(theme, "panel-right", tr("Choices for this reflection"))
        self.choices.setCheckable(True)
        self.close_button = IconButton(theme, "x", tr("Close the reflection"))
        self.back = LinkButton(theme, tr("Back to the page"), "book-open", size=13)
        self.message = InlineMessage(theme)
        self.status = StatusLine(theme)
        self.telling = Telling(desk, self.writing, self.autosave, self.status, self.message)
        self.editor = EditorView(desk, self.writing)
        self.go_on = LinkButton(theme, tr("Continue in the journal"))
        self.done = PrimaryButton(theme, tr("Done"))
        self.done.setToolTip("Ctrl+Enter")
        self._line = HairLine(theme)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._top, self._foot = QHBoxLayout(), QHBoxLayout()
        self._top.addWidget(self.back)
        self._top.addWidget(self.about, 1)
        self._top.addWidget(self.choices)
        self._top.addWidget(self.close_button)
        self._told = QHBoxLayout()
        self._told.addWidget(self.message)
        self._foot.addWidget(self.status, 1)
        self._foot.addWidget(self.go_on)
        self._foot.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)  # the line at the left
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addLayout(self._told)
        column.addWidget(self.editor, 1)
        column.addWidget(self._line)
        column.addLayout(self._foot)
        self._fit()

    def _connect(self) -> None:
        self.telling.listen_to(self.editor)
        self.autosave.saved.connect(self._on_saved)
        self.autosave.failed.connect(self._on_failed)
        self.writing.changed.connect(self._on_changed)
        self.editor.done_requested.connect(self.finish)
        self.editor.page_requested.connect(self.page_requested)
        self.editor.request_requested.connect(self._on_request)
        self.choices.toggled.connect(self._on_choices)
        self.done.clicked.connect(self.finish)
        self.close_button.clicked.connect(self.finish)
        self.back.clicked.connect(self.finish)
        self.go_on.clicked.connect(self.go_on_in_dagbok)
        self._desk.theme.changed.connect(self._fit)

    def begin(self, entry: Entry, caret: int | None = None, *, on_disk: bool = False) -> None:
        """Opens a reflection to write in, without a caret at its end; what was open is kept."""
        was_edited = self.writing.edited
        self._wish, self._is_on_disk = "", on_disk
        end = len(entry.body.encode("utf-16-le")) // 2
        self.writing.open(entry, end if caret is None else caret)
        self.choices.setChecked(False)
        self.about.setText(self._about(entry))
        self.status.say("")
        self.message.clear()
        if on_disk:
            self.telling.say_saved(entry.updated_at)
        if was_edited:
            said = self._desk.tr("What you wrote before lies in the journal.")
            self.message.say(said, trouble=False, quiet=True)

    def set_alone(self, alone: bool) -> None:
        """Stands in the page's place, with a way back to it, or beside it."""
        self.back.setVisible(alone)
        self.close_button.setVisible(not alone)

    def entry_id(self) -> str:
        """Gives the id of the reflection that is open, "" when none is."""
        return self.writing.entry_id()

    def is_blank(self) -> bool:
        """True while nothing is written that would be lost."""
        return not self.writing.edited and not self._is_on_disk

    def focus_text(self) -> None:
        """Puts the cursor where one goes on writing."""
        self.editor.begin()

    def leave(self) -> None:
        """Saves what was written, also what failed before; the reflection stays open."""
        self.writing.leave()
        self.autosave.flush()

    def finish(self) -> None:
        """Done: when what was written is on disk, `closed` tells."""
        self._leave_for(_CLOSE)

    def go_on_in_dagbok(self) -> None:
        """Leads over to the dagbok, when what was written is on disk."""
        self._leave_for(_CONTINUE)

    def let_go(self) -> None:
        """Nothing is open any more."""
        self.writing.close()
        self._wish = ""

    def look_again(self) -> None:
        """Takes in what was changed elsewhere in the open reflection."""
        entry_id = self.entry_id()
        if not entry_id or not self._is_on_disk or self.autosave.unsaved:
            return

        def read(reader: JournalReader) -> tuple[Entry | None, int]:
            return reader.entry(entry_id), reader.caret(entry_id)

        self._desk.session.read_own(read, self._on_looked)

    def _on_looked(self, found: tuple[Entry | None, int]) -> None:
        kept, caret = found
        entry = self.writing.entry
        if entry is None or self.writing.edited:
            return
        if kept is None or kept.trashed:
            self.let_go()
            self.closed.emit()
        elif kept.id == entry.id and replace(entry, updated_at=kept.updated_at) != kept:
            self.begin(kept, caret, on_disk=True)

    # leaving, once it is on disk

    def _leave_for(self, wish: str) -> None:
        if self.writing.entry is None:
            return
        if not self.writing.edited and not self.autosave.unsaved:
            self._fulfil(wish)
            return
        self._wish = wish
        self.leave()

    def _on_changed(self) -> None:
        self._wish = ""  # who writes on is not done

    def _on_saved(self, entry: Entry) -> None:
        self.kept.emit(entry)
        if entry.id != self.entry_id():
            return
        self._is_on_disk = not entry.is_empty()
        self.editor.text.mark_saved()
        wish, self._wish = self._wish, ""
        if wish:
            self._fulfil(wish)

    def _on_failed(self, _fault: Fault) -> None:
        self._wish = ""

    def _fulfil(self, wish: str) -> None:
        entry, on_disk = self.writing.entry, self._is_on_disk
        self.let_go()
        self.closed.emit()
        if wish == _CONTINUE and entry is not None:
            if on_disk:
                self.continue_requested.emit(entry.id)
            else:
                self.start_requested.emit(entry)

    # what else one can do

    def _on_request(self, _form_id: str) -> None:
        if self.writing.entry is not None:
            self.request_list_requested.emit(self.writing.entry)

    def _on_choices(self, shown: bool) -> None:
        if shown and self._panel is None:
            self._panel = self._made_panel()
        if self._panel is not None:
            self._panel.setVisible(shown)
            if shown:
                self._panel.show_entry()

    def _made_panel(self) -> ChoicePanel:
        from trustdesk.ui.dagbok.panel import ChoicePanel

        panel = ChoicePanel(self._desk, self.writing)
        panel.passage_requested.connect(self.passage_requested)
        self.editor.below.addWidget(panel)
        self._desk.session.read(_tags, self._on_tags)
        return panel

    def _on_tags(self, tags: list[str]) -> None:
        if self._panel is not None:
            self._panel.tags.set_known(tuple(tags))

    def _about(self, entry: Entry) -> str:
        """Says which passage the reflection is about."""
        citation = next((c for c in entry.citations), None)
        page = self._desk.framework.page(citation.page) if citation else None
        if citation is None or page is None:
            return ""
        titles = {s.anchor: s.title for s in sections(page, self._desk.language.code)}
        place = self._desk.said(page.short)
        if citation.section in titles and citation.section:
            place = f"{place} › {titles[citation.section]}"
        said = self._desk.tr("About: {page}").format(page=place)
        return said + _quoted(citation)

    def _fit(self) -> None:
        px = self._desk.theme.px
        self._top.setContentsMargins(px(_SIDE), px(12), px(16), px(8))
        self._top.setSpacing(px(8))
        self._told.setContentsMargins(px(_SIDE), 0, px(_SIDE), 0)
        self._foot.setContentsMargins(px(_SIDE), px(10), px(_SIDE), px(14))
        self._foot.setSpacing(px(16))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing in the text had use for leads to the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.page_wanted.emit()
            return
        super().keyPressEvent(event)


def _quoted(citation: Citation) -> str:
    return f"\n”{citation.quote}”" if citation.quote else ""


def _tags(reader: JournalReader) -> list[str]:
    return reader.tags()
