"""Export: choose what goes along, see how it will look, save it as a PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import Filters
from trustdesk.domain.faults import Fault
from trustdesk.services.exporting import PdfExport, PdfOptions
from trustdesk.ui.desk import Desk
from trustdesk.ui.export.asking import AskPath, dialog_asker, suggested_path
from trustdesk.ui.export.choices import Choices
from trustdesk.ui.export.page_setter import PageSetter
from trustdesk.ui.export.preview import Preview
from trustdesk.ui.export.save_part import SavePart
from trustdesk.ui.export.selection import Beginning, read_beginning
from trustdesk.ui.export.sides import Parts, Sides
from trustdesk.ui.overriding import override
from trustdesk.ui.page import Page
from trustdesk.ui.room import Room
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.wording import told

SETTLES_MS = 250
"""How long choices must have been left alone before pages are set."""


class ExportPage(Page):
    """Choices at the left, the page as the hero; one column where it is narrow.

    Args:
        desk: what every page is given.
        export: sets the pages and the file.
        data_folder: the person's data folder; no file is saved in it.
        ask_path: asks where to save; the system's dialog unless another is handed in.
        parent: the widget that owns it.
    """

    entry_requested = Signal(str)
    closed = Signal()
    """The person is done here."""

    def __init__(
        self,
        desk: Desk,
        export: PdfExport,
        data_folder: Path,
        ask_path: AskPath | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self._beginning: Beginning | None = None
        self._ticket: Ticket | None = None
        self._entered = False
        self._setter = PageSetter(export, desk.language, self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLES_MS)
        self.back = LinkButton(desk.theme, desk.tr("Back"), "arrow-left", size=13)
        self.choices = Choices(desk)
        self.saving = SavePart(desk, export, data_folder, ask_path or dialog_asker(desk), self)
        self.preview = Preview(desk)
        parts = Parts(self.back, self.choices, self.saving.outcome, self.saving.box, self.preview)
        self._sides = Sides(desk.theme, parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)
        self._connect()
        self._on_state(desk.session.state)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.choices.changed.connect(self._on_chosen)
        self.choices.entry_requested.connect(self.entry_requested)
        self.saving.save_requested.connect(self._on_save)
        self.saving.told.connect(self._on_told)
        self.preview.draw_wanted.connect(self._setter.draw)
        self._setter.opened.connect(self.preview.show_total)
        self._setter.drawn.connect(self.preview.show_page)
        self._setter.failed.connect(self._on_not_shown)
        self._settled.timeout.connect(self._read)
        self.desk.session.changed.connect(self._on_journal_changed)
        self.desk.session.state_changed.connect(self._on_state)

    @override
    def enter(self) -> None:
        self._entered = True
        self._on_state(self.desk.session.state)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)  # a field would show its frame

    @override
    def leave(self) -> None:
        """What is being set or saved is given up; nothing that was written stays on screen."""
        self._entered = False
        self._settled.stop()
        self._drop()
        self._setter.end()
        self.saving.end()
        self.preview.forget()

    @override
    def set_room(self, room: Room) -> None:
        super().set_room(room)
        self._sides.set_room(room)

    @override
    def show_detail(self, detail: str, section: str = "") -> None:
        self.show_entry(detail)

    def show_filters(self, filters: Filters) -> None:
        """Chooses the reflections that filters choose."""
        self.choices.set_filters(filters)
        self._begin_again()

    def show_entry(self, entry_id: str) -> None:
        """Chooses just one reflection."""
        self.choices.set_entry(entry_id)
        self._begin_again()

    def show_entries(self, entry_ids: tuple[str, ...]) -> None:
        """Chooses just these reflections, in their order."""
        self.choices.set_entries(entry_ids)
        self._begin_again()

    def _begin_again(self) -> None:
        self._beginning = None
        self.saving.outcome.clear()
        self.preview.forget()
        if self._entered:
            self._on_chosen()

    def _on_chosen(self) -> None:
        """Something else is to go along: what is shown is dimmed until it is set anew."""
        self._drop()
        self._setter.cancel()
        if self._beginning is None or self._beginning.count:
            self.preview.wait()
        self._settled.start()

    def _read(self) -> None:
        work = partial(read_beginning, self.choices.selection())
        self._ticket = self.desk.session.read(work, self._on_read, self._on_not_shown)

    def _on_read(self, beginning: Beginning) -> None:
        self._beginning = beginning
        self.choices.which.set_known_tags(beginning.tags)
        self.preview.show_beginning(beginning)
        self.saving.box.set_ready(beginning.count > 0)
        if not beginning.count:
            self.preview.tell(self._why_none(beginning), trouble=False)
            return
        self.choices.name_entry(beginning.entries[0])
        self.preview.wait()
        options = PdfOptions(author=beginning.author, include=self.choices.include())
        self._setter.open(beginning.entries, options)

    def _why_none(self, beginning: Beginning) -> str:
        tr, filters = self.desk.tr, self.choices.selection().filters
        if not beginning.staying:
            return tr("When you have written something you can take it along from here.")
        if filters.first and filters.last and filters.first > filters.last:
            return tr("The first day comes after the last. Choose other days.")
        return tr("Choose other days, or take a choice away.")

    def _drop(self) -> None:
        if self._ticket is not None:
            self._ticket.drop()
        self._ticket = None

    def _on_not_shown(self, fault: Fault) -> None:
        self.preview.tell(*told(self.desk, fault))

    def _on_journal_changed(self, _entry_id: str) -> None:
        if self._entered:
            self._on_chosen()

    def _on_state(self, state: str) -> None:
        """A face for each: waits while it opens, tells why it is broken, hides when locked."""
        if state == "open" and self._entered:
            self._on_chosen()
            return
        fault = self.desk.session.fault
        self._beginning = None
        self._settled.stop()
        self._setter.cancel()
        self.preview.forget()
        self.saving.box.set_ready(False)
        if state == "broken" and fault is not None:
            self.preview.tell(*told(self.desk, fault))
        elif state == "locked":
            self.preview.tell(self.desk.tr("The journal is locked."), trouble=False)

    def _on_save(self) -> None:
        beginning = self._beginning
        if beginning is None or beginning.first is None or beginning.last is None:
            return
        selection = self.choices.selection()
        first = selection.filters.first or beginning.first
        last = beginning.last
        if selection.filters.first:
            last = selection.filters.last or self.desk.clock.now().date()
        suggested = suggested_path(self.desk, first, last)
        self.saving.begin(self, suggested, selection, self.choices.include())

    def _on_told(self) -> None:
        self._sides.bring_into_view(self.saving.outcome)
