"""What is done with several reflections at once: tags, the bin, export, deletion for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trustdesk.domain.entry import Filters
from trustdesk.domain.faults import Fault
from trustdesk.services.journal import Journal, has_tag
from trustdesk.services.templates import made_of, templates
from trustdesk.ui.dagbok.batch import Batch, Outcome
from trustdesk.ui.desk import Desk
from trustdesk.ui.wording import told

if TYPE_CHECKING:
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.dagbok.entry_area import EntryArea
    from trustdesk.ui.dagbok.list_column import ListColumn
    from trustdesk.ui.dagbok.writing import Writing

WORTH_TELLING = 30
"""So many or fewer are done before one could read how far it has come."""


class Several(QObject):
    """Acts on what is chosen in the list, and tells it in the bar at the list's foot.

    A reflection that is open gets its tag in the editor, where what is written next keeps it; one
    that goes into the bin is left first.
    """

    changed = Signal()
    """The list is to be read anew."""
    left = Signal()
    """The open reflection went where it cannot be written in."""
    export_requested = Signal(object)
    """The ids (a tuple) that the person wants as a file, the earliest day first."""
    erase_backups_requested = Signal()

    def __init__(
        self,
        desk: Desk,
        column: ListColumn,
        area: Callable[[], EntryArea | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._column = column
        self._bar = column.bar
        self._entries = column.entries
        self._area = area
        self._undo: tuple[str, ...] = ()
        self._going: tuple[str, ...] = ()
        self._say: Callable[[Outcome], str] = self._tagged
        self._batch = Batch(desk.session, self)
        self._batch.progressed.connect(self._on_progress)
        self._batch.ended.connect(self._on_ended)
        bar = self._bar
        bar.tag_requested.connect(self._ask_tag)
        bar.trash_requested.connect(self._on_trash)
        bar.export_requested.connect(self._on_export)
        bar.take_back_requested.connect(self._on_take_back)
        bar.erase_requested.connect(self._on_erase)
        bar.undo_requested.connect(self._on_undo)
        bar.stop_requested.connect(self._batch.stop)

    def tell_moved(self, entry_id: str, *, to_bin: bool) -> None:
        """Says that one reflection was moved by itself, and how to undo that."""
        outcome = Outcome((entry_id,), 1)
        self._undo = (entry_id,) if to_bin else ()
        said = self._trashed(outcome) if to_bin else self._taken_back(outcome)
        self._bar.tell(said, undo=to_bin)

    # what the person wants

    def _ask_tag(self) -> None:
        from trustdesk.ui.dagbok.name_dialog import NameDialog

        tr = self._desk.tr
        dialog = NameDialog(
            self._desk.theme,
            tr("Add a tag"),
            "",
            (tr("Cancel"), tr("Add")),
            field=tr("New tag"),
            known=self._column.known_tags,
            parent=self._window,
        )
        dialog.named.connect(self._on_tag)
        dialog.open()

    def _on_tag(self, tag: str) -> None:
        ids = self._entries.selected_ids()
        writing = self._writing()
        open_entry = writing.entry if writing else None
        if writing and open_entry and open_entry.id in ids and not has_tag(open_entry, tag):
            writing.put(tags=(*open_entry.tags, tag))
            writing.leave()
            writing.structure_changed.emit()

        def tagged(journal: Journal, entry_id: str) -> None:
            journal.add_tag(entry_id, tag)

        self._begin(ids, tagged, self._tagged)

    def _on_trash(self) -> None:
        ids = self._entries.selected_ids()
        self._leave(ids)
        self._begin(ids, Journal.trash, self._trashed)

    def _on_take_back(self) -> None:
        ids = self._entries.selected_ids()
        self._leave(ids)
        self._begin(ids, Journal.take_back, self._taken_back)

    def _on_undo(self) -> None:
        ids, self._undo = self._undo, ()
        self._begin(ids, Journal.take_back, self._taken_back)

    def _on_export(self) -> None:
        self.export_requested.emit(tuple(reversed(self._entries.selected_ids())))

    def _leave(self, ids: Sequence[str]) -> None:
        writing = self._writing()
        if writing and writing.entry and writing.entry.id in ids:
            writing.close()
            self.left.emit()

    # one batch

    def _begin(
        self,
        ids: Sequence[str],
        action: Callable[[Journal, str], object],
        say: Callable[[Outcome], str],
    ) -> None:
        if ids and not self._batch.is_running:
            self._say = say
            self._batch.start(ids, action)

    def _on_progress(self, done: int, total: int) -> None:
        if total > WORTH_TELLING:
            said = self._desk.tr("{n} of {total}").format(n=done, total=total)
            self._bar.tell(said, stop=True)

    def _on_ended(self, outcome: Outcome) -> None:
        self._entries.end_choosing()
        binned = self._say == self._trashed
        self._undo = outcome.done if binned else ()
        said = self._say(outcome)
        if outcome.fault is not None:
            self._bar.tell_trouble(
                told(self._desk, outcome.fault)[0],
                self._desk.tr("{done} of {total} were done.").format(
                    done=len(outcome.done), total=outcome.total
                ),
            )
        else:
            self._bar.tell(said, undo=binned and bool(outcome.done))
        self._reread(outcome.done)
        self.changed.emit()

    def _reread(self, ids: Sequence[str]) -> None:
        """The open reflection was perhaps on its way while it was changed."""
        area = self._area()
        if area and area.writing.entry and area.writing.entry.id in ids:
            area.reread()

    def _writing(self) -> Writing | None:
        area = self._area()
        return area.writing if area else None

    def _tagged(self, outcome: Outcome) -> str:
        return self._desk.language.trn(
            "{n} reflection has the tag.", "{n} reflections have the tag.", len(outcome.done)
        )

    def _trashed(self, outcome: Outcome) -> str:
        return self._desk.language.trn(
            "{n} reflection lies in the bin.", "{n} reflections lie in the bin.", len(outcome.done)
        )

    def _taken_back(self, outcome: Outcome) -> str:
        return self._desk.language.trn(
            "{n} reflection is back in the journal.",
            "{n} reflections are back in the journal.",
            len(outcome.done),
        )

    # for good

    def _on_erase(self) -> None:
        self.ask_to_erase(self._entries.selected_ids())

    def empty_bin(self) -> None:
        """Asks, and deletes everything in the bin for good."""

        def lying(reader: JournalReader) -> tuple[str, ...]:
            return tuple(row.id for row in reader.rows(Filters(trashed=True)))

        self._desk.session.read_own(lying, self.ask_to_erase, self._on_failed)

    def ask_to_erase_open(self) -> None:
        """Asks, and deletes the open reflection for good."""
        writing = self._writing()
        if writing and writing.entry:
            self.ask_to_erase((writing.entry.id,))

    def ask_to_erase(self, ids: Sequence[str]) -> None:
        """Asks, and deletes these for good."""
        if not ids:
            return
        self._going = tuple(ids)
        going = self._going

        def names(reader: JournalReader) -> tuple[tuple[str, ...], tuple[str, ...]]:
            only = reader.entry(going[0]) if len(going) == 1 else None
            titles = (only.title,) if only else ("",) * len(going)
            return titles, made_of(templates(reader), going)

        self._desk.session.read_own(names, self._ask, self._on_failed)

    def _ask(self, found: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        from trustdesk.ui.dagbok.erase_dialog import EraseDialog

        titles, templates_of_them = found
        dialog = EraseDialog(self._desk, titles, templates_of_them, self._window)
        dialog.erase_requested.connect(self._erase)
        dialog.open()

    def _erase(self, copies_too: bool) -> None:
        ids = self._going
        self._leave(ids)
        self._bar.tell(self._desk.tr("Deleting…"))

        def erased(journal: Journal) -> tuple[int, bool]:
            journal.erase(ids)
            return len(ids), copies_too

        self._desk.session.write(erased, self._on_erased, self._on_failed)

    def _on_erased(self, erased: tuple[int, bool]) -> None:
        count, copies_too = erased
        self._entries.end_choosing()
        self._undo = ()
        self._bar.tell(
            self._desk.language.trn(
                "{n} reflection is gone for good.", "{n} reflections are gone for good.", count
            )
        )
        if copies_too:
            self.erase_backups_requested.emit()
        self.changed.emit()

    def tell_backups(self, trouble: tuple[str, str] | None) -> None:
        """Says that older copies are gone and a new one was made, or why not."""
        if trouble is not None:
            self._bar.tell_trouble(*trouble)
            return
        self._bar.tell(
            self._desk.tr("Gone for good, in older backup copies too. A new copy was made.")
        )

    def _on_failed(self, fault: Fault) -> None:
        self._bar.tell_trouble(*told(self._desk, fault))
