"""What is done with a case in the dagbok: it is answered, argued against, and answered again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trustdesk.domain.entry import Citation
from trustdesk.services.practising import Practising, practising
from trustdesk.ui.desk import Desk
from trustdesk.ui.places import DAGBOK

if TYPE_CHECKING:
    from trustdesk.domain.entry import Entry, FollowUp
    from trustdesk.services.journal import Journal
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.dagbok.page import DagbokPage

CASE = "case:"
"""A citation whose page begins so is of a practice case."""


class Answering(QObject):
    """Leads from a case to the dagbok and back; `go` shows a page, and one thing of it."""

    def __init__(
        self,
        desk: Desk,
        go: Callable[[str, str], None],
        dagbok: Callable[[], DagbokPage],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._go, self._dagbok = desk, go, dagbok
        self._waiting: dict[str, str] = {}
        """By the id of a new answer, the reflection that asked for it."""

    @property
    def _practising(self) -> Practising | None:
        return practising(self._desk.framework)

    def answer(self, case_id: str) -> None:
        """Begins an answer to a case, with the form for cases where the pack has one."""
        form = self._practising
        cited = Citation(CASE + case_id, "", "", self._desk.framework.version_of(CASE + case_id))
        self._go(DAGBOK, "")
        self._dagbok().write_about((cited,), "", (), form.answers(case_id) if form else None)

    def argue(self, case_id: str) -> None:
        """Opens the latest answer to a case where one argues the opposite, or begins one."""
        form = self._practising
        if form is None:
            self.answer(case_id)
            return

        def latest(reader: JournalReader) -> Entry | None:
            return form.latest(reader, case_id)

        self._desk.session.read_own(latest, partial(self._on_latest, case_id))

    def _on_latest(self, case_id: str, entry: Entry | None) -> None:
        form = self._practising
        if form is not None and form.opposite is not None:
            self._dagbok().area.editor.begin_in(form.form.id, form.opposite.id)
        if entry is None:
            self.answer(case_id)
        else:
            self._go(DAGBOK, entry.id)

    def asks_again(self, follow_up: FollowUp) -> bool:
        """True for the question with which a case comes back on its day."""
        form = self._practising
        return form is not None and form.asks_again(follow_up)

    def answer_again(self, entry_id: str) -> None:
        """Begins a new answer to the case of a reflection, which asks no more once it is saved."""

        def kept(reader: JournalReader) -> Entry | None:
            return reader.entry(entry_id)

        self._desk.session.read_own(kept, self._on_kept)

    def _on_kept(self, entry: Entry | None) -> None:
        form = self._practising
        case_id = form.case_of(entry) if form and entry else ""
        if entry is None or not case_id:
            self._go(DAGBOK, entry.id if entry else "")
            return
        self.answer(case_id)
        area = self._dagbok().area
        begun = area.writing.entry
        if begun is not None:
            self._waiting[begun.id] = entry.id
            area.saved.connect(self._on_saved)

    def _on_saved(self, entry: Entry) -> None:
        form = self._practising
        if form is None or entry.id not in self._waiting or not form.has_words(entry):
            return
        before, now = self._waiting.pop(entry.id), self._desk.clock.now()

        def change(kept: Entry) -> Entry:
            return form.answered_again(kept, now)

        def let_be(journal: Journal) -> Entry | None:
            return journal.change(before, change)

        self._desk.session.write(let_be, self._on_let_be)

    def _on_let_be(self, entry: Entry | None) -> None:
        if entry is not None:
            self._desk.session.changed.emit(entry.id)
