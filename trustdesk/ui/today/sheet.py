"""The sheet of I dag: one writes, and it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.faults import Fault
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.saving import Autosave
from trustdesk.ui.widgets.surfaces import Sheet
from trustdesk.ui.wording import told
from trustdesk.ui.writing.edits import writing_edit

if TYPE_CHECKING:
    from datetime import datetime

    from trustdesk.domain.entry import Entry
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.today.foot import SheetFoot

LEAST_HEIGHT = 120
MOST_OF_WINDOW = 0.4
PADDING = QMargins(24, 20, 24, 20)


class WritingSheet(QWidget):
    """The sheet, and under it, only while it holds text, what one can do with it."""

    continue_requested = Signal(str)
    """The person wants to go on in the dagbok with the reflection of this id."""
    kept = Signal(str)
    """The person is done; the reflection lies in the dagbok."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entry: Entry | None = None
        self._after_save = ""
        self._remembered = ""
        self._autosave = Autosave(desk.session, self)
        tr = desk.tr
        self._sheet = Sheet(desk.theme, self)
        self.text = writing_edit(desk, tr("Write"), self, self._sheet)
        self.text.setPlaceholderText(tr("What are you still thinking about?"))
        self._foot: SheetFoot | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._inside = QVBoxLayout(self._sheet)
        self._inside.addWidget(self.text)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._sheet)
        self._fit()

    def _connect(self) -> None:
        self.text.edited.connect(self._on_edited)
        self.text.too_large.connect(self._on_too_large)
        self.text.cleaned.connect(self._on_cleaned)
        self.text.troubled.connect(self._on_troubled)
        self._autosave.waiting.connect(self._show_state)
        self._autosave.saved.connect(self._on_saved)
        self._autosave.failed.connect(self.tell)
        self._desk.theme.changed.connect(self._fit)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.finish)

    @property
    def foot(self) -> SheetFoot:
        """What stands under the sheet; made when first needed, which is never the first frame."""
        if self._foot is None:
            from trustdesk.ui.today.foot import SheetFoot

            self._foot = SheetFoot(self._desk, self._autosave)
            self._column.addWidget(self._foot)
            self._foot.done_requested.connect(self.finish)
            self._foot.continue_requested.connect(self._on_continue)
            self._foot.there_requested.connect(self.continue_requested)
        return self._foot

    def finish(self) -> None:
        """Done: when the text is on disk it leaves the sheet."""
        self._leave("done")

    def flush(self) -> None:
        """Saves what waits, now; the text stays on the sheet."""
        self._autosave.flush()

    def entry_id(self) -> str:
        """Gives the id of the reflection that is being written on the sheet, or ""."""
        return self._entry.id if self._entry is not None else ""

    def on_sheet(self) -> Entry | None:
        """Gives the reflection that is being written on the sheet, or None."""
        return self._entry

    def put_back(self, entry: Entry, caret: int | None = None) -> None:
        """Goes on with a reflection, after the sheet was made anew; without a caret at its end."""
        self._entry, self._remembered = entry, entry.id
        end = len(entry.body.encode("utf-16-le")) // 2
        self.text.load(entry.body, end if caret is None else caret)
        self._show_state()

    def take_up(self, entry: Entry, caret: int) -> None:
        """Goes on with what the sheet held when the program ended, with the caret where it was.

        When something is written already, that stays, and the earlier text stays in the dagbok.
        """
        self._remembered = entry.id
        if self._entry is None and not self.text.text():
            self.put_back(entry, caret)
            self._say_saved(entry.updated_at)

    def look_again(self) -> None:
        """Takes in what was changed elsewhere in the reflection on the sheet."""
        if self._entry is not None and not self._autosave.unsaved:
            entry_id = self._entry.id

            def read(reader: JournalReader) -> tuple[Entry | None, int]:
                return reader.entry(entry_id), reader.caret(entry_id)

            self._desk.session.read_own(read, self._on_looked)

    def _on_looked(self, found: tuple[Entry | None, int]) -> None:
        kept, caret = found
        entry = self._entry
        if entry is None or self._autosave.unsaved:
            return
        if kept is None or kept.trashed:
            self._entry = None
            self._remember("")
            self.text.load("")
            self._show_state()
        elif kept.id == entry.id and kept.body != entry.body:
            self.put_back(kept, caret)
        elif kept.id == entry.id:
            self._entry = kept

    def _remember(self, entry_id: str) -> None:
        """Keeps which reflection the sheet holds, for a start after a sudden end."""
        if entry_id != self._remembered:
            from trustdesk.services.day import ON_SHEET

            self._remembered = entry_id
            self._desk.session.set_setting(ON_SHEET, entry_id)

    def unsaved(self) -> tuple[Entry, ...]:
        """Gives the reflections that are not on disk."""
        return self._autosave.unsaved

    def _on_edited(self) -> None:
        self._after_save = ""  # who writes on is not done: nothing may leave the sheet meanwhile
        now = self._desk.clock.now()
        if self._entry is None:
            from trustdesk.domain.entry import Entry
            from trustdesk.services.identity import new_id

            self._entry = Entry(new_id(now), now.date(), now, now)
            self.foot.hide_after()
        self._entry = replace(self._entry, body=self.text.text())
        self._autosave.edited(self._entry, self.text.caret())
        self._show_state()

    def _leave(self, wish: str) -> None:
        if self._entry is None or not self.text.text().strip():
            return
        self._after_save = wish
        self._autosave.left(self._entry, self.text.caret())

    def _on_saved(self, entry: Entry) -> None:
        self.foot.message.clear()
        if self._entry is None or entry.id != self._entry.id:
            return
        self.text.mark_saved()
        if entry.is_empty():  # an emptied sheet's reflection has vanished
            self._entry = None
        self._remember("" if entry.is_empty() or self._after_save else entry.id)
        self._show_state()
        if not entry.is_empty():
            self._say_saved(self._desk.clock.now())
        wish, self._after_save = self._after_save, ""
        if wish and self._entry is not None:
            self._clear(entry.id, wish)

    def _say_saved(self, moment: datetime) -> None:
        at = self._desk.language.time(moment.astimezone(self._desk.clock.now().tzinfo))
        self.foot.status.say(self._desk.tr("Saved {time}").format(time=at))

    def _clear(self, entry_id: str, wish: str) -> None:
        self._entry = None
        self.text.load("")
        self._show_state()
        if wish == "continue":
            self.continue_requested.emit(entry_id)
        else:
            self.foot.show_after(entry_id)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.kept.emit(entry_id)

    def tell(self, fault: Fault) -> None:
        """Says why nothing can be saved; what is written stays on the sheet and is tried again."""
        self._after_save = ""
        foot = self.foot
        foot.status.say("")
        foot.trouble.tell(fault)

    def _on_too_large(self, text: str) -> None:
        from trustdesk.ui.writing.too_large import tell_too_large

        tell_too_large(self._desk, self.foot.message, text)

    def _on_troubled(self, fault: Fault) -> None:
        self.foot.message.say(*told(self._desk, fault))

    def _on_cleaned(self, count: int) -> None:
        text = self._desk.language.trn(
            "{n} character that cannot be kept was left out.",
            "{n} characters that cannot be kept were left out.",
            count,
        )
        self.foot.message.say(text, trouble=False)

    def _on_continue(self) -> None:
        self._leave("continue")

    def _show_state(self) -> None:
        holds_text = bool(self.text.text().strip())
        if self._foot is not None or holds_text:
            self.foot.show_actions(holds_text)
            if self._entry is not None and self._entry.id in {e.id for e in self._autosave.unsaved}:
                self.foot.status.say("")

    def _fit(self) -> None:
        px = self._desk.theme.px
        self._inside.setContentsMargins(
            px(PADDING.left()), px(PADDING.top()), px(PADDING.right()), px(PADDING.bottom())
        )
        air = px(PADDING.top() + PADDING.bottom())
        most = max(int(self.window().height() * MOST_OF_WINDOW), px(LEAST_HEIGHT + 60))
        self.text.set_growing(px(LEAST_HEIGHT) - air, most - air)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._fit()
        return super().event(event)
