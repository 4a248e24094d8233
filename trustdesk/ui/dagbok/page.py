"""Dagbok: the list, the reflection, and the margin; what stands beside what follows the room.

The list comes first: the reflection and the margin are made when they are first needed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustdesk.domain.entry import Answers, Citation, Entry, Filters, FollowUp
from trustdesk.ui.dagbok.beginning import begun, rating_again
from trustdesk.ui.dagbok.list_column import ListColumn
from trustdesk.ui.dagbok.listing import Listing
from trustdesk.ui.dagbok.only_text import OnlyText
from trustdesk.ui.dagbok.spread import Shown, Spread
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.page import Page
from trustdesk.ui.room import Room
from trustdesk.ui.wording import told

if TYPE_CHECKING:
    from datetime import date

    from trustdesk.ui.dagbok.empty import EmptyDagbok
    from trustdesk.ui.dagbok.entry_area import EntryArea
    from trustdesk.ui.dagbok.own_templates import OwnTemplates
    from trustdesk.ui.dagbok.panel import ChoicePanel
    from trustdesk.ui.dagbok.several import Several


class DagbokPage(Page):
    """The person's reflections."""

    page_requested = Signal(str, str)
    passage_requested = Signal(object)
    case_requested, question_requested = Signal(), Signal()
    export_requested = Signal(str)
    """The person wants the reflection of this id as a file."""
    export_of_chosen_requested = Signal(object)
    """The person wants the reflections of these ids (a tuple) as a file."""
    request_list_requested = Signal(object)
    """The person wants the list of what is needed from this reflection (Entry) as a file."""
    erase_backups_requested = Signal()
    """The person wants older backup copies gone too."""
    export_of_filters_requested = Signal(object)
    """The person wants what the list shows (Filters) as a file."""
    focus_changed = Signal(bool)
    """Only the text shows, or the rest is back."""
    listed = Signal()
    """The list was painted with what there is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._list_wanted = True
        self._area: EntryArea | None = None
        self._panel: ChoicePanel | None = None
        self._empty: EmptyDagbok | None = None
        self._several: Several | None = None
        self._templates: OwnTemplates | None = None
        self.list = ListColumn(desk)
        self._listing = Listing(desk, self.list, self)
        self._nothing_open = QWidget()
        self.only_text = OnlyText(self, self._is_open)
        self._spread = Spread(desk.theme, self.list)
        self._middle = self._spread.middle
        self._middle.addWidget(self._nothing_open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._spread)
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        session = self.desk.session
        session.state_changed.connect(self._on_state)
        self._listing.shown.connect(self._on_shown)
        self._listing.answered.connect(self._on_answered)
        self.list.write_requested.connect(self.write_new)
        self.list.write_on_requested.connect(self.write_on)
        self.list.head.empty.clicked.connect(self._on_empty_bin)
        self.list.entries.several_chosen.connect(self._wake_several)
        self.list.entry_requested.connect(self._on_entry_requested)
        self.list.open_requested.connect(self._on_open_requested)
        self.desk.theme.changed.connect(self._arrange)
        self.only_text.changed.connect(self._on_only_text)
        self._on_state(session.state)

    @property
    def area(self) -> EntryArea:
        """The reflection that is read or written; made when first needed, after the list."""
        if self._area is None:
            from trustdesk.ui.dagbok.entry_area import EntryArea

            area = self._area = EntryArea(self.desk)
            self._middle.addWidget(area)
            area.saved.connect(self._on_saved)
            area.moved.connect(self._on_moved)
            area.export_requested.connect(self.export_requested)
            area.export_all_requested.connect(self._on_export_all)
            area.link_activated.connect(self._on_link)
            area.mode_changed.connect(self._arrange)
            area.writing.structure_changed.connect(self._arrange)
            area.editor.page_requested.connect(self.page_requested)
            area.editor.request_requested.connect(self._on_request)
            area.rate_again_requested.connect(self._on_rate_again)
            area.bar.erase_requested.connect(self._on_erase)
            area.bar.template_requested.connect(self._on_template)
            area.bar.focus_requested.connect(self.only_text.toggle)
            area.bar.back_requested.connect(self._on_back)
            area.bar.panel_toggled.connect(self._arrange)
        return self._area

    @property
    def several(self) -> Several:
        """What is done with several reflections; made when first needed."""
        if self._several is None:
            from trustdesk.ui.dagbok.several import Several

            made = self._several = Several(self.desk, self.list, self._open_area, self)
            made.changed.connect(self.refresh)
            made.left.connect(self._on_left)
            made.export_requested.connect(self.export_of_chosen_requested)
            made.erase_backups_requested.connect(self.erase_backups_requested)
        return self._several

    @property
    def templates(self) -> OwnTemplates:
        """The person's own templates; read once the list has been."""
        if self._templates is None:
            from trustdesk.ui.dagbok.own_templates import OwnTemplates

            made = self._templates = OwnTemplates(self.desk, self)
            made.begun.connect(self._start)
            made.made.connect(self._on_template_made)
            made.kept.changed.connect(self._offer_templates)
            self.list.head.templates_requested.connect(made.show_menu)
            made.kept.refresh()
        return self._templates

    @property
    def panel(self) -> ChoicePanel:
        """The choices of the margin; made when first shown."""
        if self._panel is None:
            from trustdesk.ui.dagbok.panel import ChoicePanel

            self._panel = ChoicePanel(self.desk, self.area.writing)
            self._panel.passage_requested.connect(self.passage_requested)
            self._panel.tags.set_known(self._listing.tags)
            self._panel.show_entry()
        return self._panel

    @property
    def empty(self) -> EmptyDagbok:
        """What the page shows before the first reflection."""
        if self._empty is None:
            from trustdesk.ui.dagbok.empty import EmptyDagbok

            self._empty = EmptyDagbok(self.desk)
            self._middle.addWidget(self._empty)
            self._empty.write_requested.connect(self.write_new)
            self._empty.question_requested.connect(self.question_requested)
            self._empty.case_requested.connect(self.case_requested)
        return self._empty

    # what others ask of this page

    @override
    def enter(self) -> None:
        self.refresh()
        if self._area is not None:
            self._area.look_again()
        if self._middle.currentWidget() is self._nothing_open:
            self.list.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        self.only_text.end()
        self.list.forget_done()
        if self._area is not None:
            self._area.leave()

    @override
    def unsaved(self) -> tuple[Entry, ...]:
        return self._area.autosave.unsaved if self._area is not None else ()

    @override
    def set_room(self, room: Room) -> None:
        super().set_room(room)
        self._arrange()

    @override
    def show_detail(self, detail: str, section: str = "") -> None:
        """Opens a reflection by its id, to go on writing."""
        self.list.leave_bin()
        self.area.open(detail, write=True)
        self.list.entries.select(detail)
        self._on_opened()

    def show_question(self, entry_id: str, follow_up: FollowUp) -> None:
        """Opens a reflection to write in, where its question is answered."""
        self.area.editor.ask(follow_up)
        self.show_detail(entry_id)

    def show_filtered(self, filters: Filters) -> None:
        """Shows the reflections that filters choose."""
        self.list.leave_bin()
        self._list_wanted = True
        self.list.set_filters(filters)
        self._arrange()

    def write_new(self) -> None:
        """Begins a new reflection."""
        self.write_about(())

    def write_on(self, day: date) -> None:
        """Begins a new reflection about a day that has been."""
        self.write_about((), day=day)

    def write_about(
        self,
        citations: tuple[Citation, ...],
        opening: str = "",
        relations: tuple[str, ...] = (),
        answers: Answers | None = None,
        day: date | None = None,
    ) -> None:
        """Begins a reflection that holds this; see `beginning.begun`."""
        self._start(begun(self.desk.clock.now(), citations, opening, relations, answers, day))
        if citations or relations:
            self.area.bar.panel.setChecked(True)
            self._arrange()

    def _start(self, entry: Entry) -> None:
        self.list.leave_bin()
        self.list.entries.select("")
        self.area.start(entry)
        self._on_opened()

    def refresh(self) -> None:
        """Reads the list anew."""
        self._listing.refresh()

    def _on_only_text(self, on: bool) -> None:
        self.area.show_text_alone(on)
        self._arrange()
        self.focus_changed.emit(on)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that nothing in the text had use for brings the page back."""
        if event.key() != Qt.Key.Key_Escape or not self.only_text.end():
            super().keyPressEvent(event)

    # what happens

    def _on_answered(self) -> None:
        rows = self._listing.rows
        self.templates  # noqa: B018 - read now that the list is there
        if self._panel is not None:
            self._panel.tags.set_known(self._listing.tags)
        if rows and not self._is_open() and self.room >= Room.MEDIUM and self.isVisible():
            self.list.entries.select(rows[0].id)
            self._on_entry_requested(rows[0].id)

    def _is_open(self) -> bool:
        return self._area is not None and self._middle.currentWidget() is self._area

    def _on_shown(self) -> None:
        self._arrange()
        self.listed.emit()

    def _on_state(self, state: str) -> None:
        fault = self.desk.session.fault
        self.list.tell(told(self.desk, fault) if state == "broken" and fault else ("", ""))

    def _on_saved(self, entry: Entry) -> None:
        self._listing.keep(entry)
        if self.area.writing.entry is not None:
            self.list.entries.select(self.area.writing.entry.id)

    def _on_moved(self, entry_id: str) -> None:
        self._on_left()
        self.several.tell_moved(entry_id, to_bin=not self.list.in_bin)
        self.refresh()

    def _on_left(self) -> None:
        """The open reflection went to the bin, out of it, or for good: nothing is open."""
        self._middle.setCurrentWidget(self._nothing_open)
        self._list_wanted = True
        self._arrange()

    def _wake_several(self) -> None:
        self.several  # noqa: B018 - what acts on several is made once they are being chosen

    def _open_area(self) -> EntryArea | None:
        return self._area

    def _on_erase(self) -> None:
        self.several.ask_to_erase_open()

    def _on_template(self) -> None:
        entry = self.area.writing.entry
        if entry is not None:
            self.templates.ask_name(entry)

    def _on_template_made(self, name: str) -> None:
        told = self.desk.tr("The template “{name}” is saved. You find it beside Write.")
        self.area.message.say(told.format(name=name), trouble=False, quiet=True)

    def _offer_templates(self) -> None:
        self.list.head.offer_templates(offered=bool(self.templates.kept.things))

    def _on_empty_bin(self) -> None:
        self.several.empty_bin()

    def _on_opened(self) -> None:
        self._middle.setCurrentWidget(self.area)
        self._list_wanted = False
        self._arrange()

    def _on_entry_requested(self, entry_id: str) -> None:
        self.area.open(entry_id)
        self._on_opened()

    def _on_open_requested(self, entry_id: str) -> None:
        self.area.open(entry_id, write=True)
        self._on_opened()

    def _on_back(self) -> None:
        self.area.leave()
        self._list_wanted = True
        if Room.MEDIUM <= self.room < Room.WIDE:  # the margin has the list's place
            self.area.bar.panel.setChecked(False)
        self._arrange()
        self.list.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_rate_again(self, entry_id: str) -> None:
        """Begins a reflection in which a situation is rated again, blind."""
        answers = rating_again(self.desk.framework, entry_id)
        if answers is not None:
            self.write_about((), answers=answers)
            self.area.bar.panel.setChecked(True)

    def _on_request(self, _form_id: str) -> None:
        entry = self.area.writing.entry
        if entry is not None:
            self.request_list_requested.emit(entry)

    def tell(self, cause: str, step: str = "", *, trouble: bool = False) -> None:
        """Tells something above the reflection: what came of a wish of the person's."""
        self.area.message.say(cause, step, trouble=trouble)

    def _on_export_all(self) -> None:
        self.export_of_filters_requested.emit(replace(self.list.filters(), trashed=False))

    def _on_link(self, target: str) -> None:
        scheme, _, rest = target.partition(":")
        if scheme == "page":
            page, _, section = rest.partition("#")
            self.page_requested.emit(page, section)
        elif scheme == "entry":
            self.list.entries.select(rest)
            self._on_entry_requested(rest)

    # what stands beside what

    def _arrange(self) -> None:
        empty = self._listing.says_nothing_written and self.list.filters().is_empty()
        is_open = self._is_open()
        if not is_open:
            self._middle.setCurrentWidget(self.empty if empty else self._nothing_open)
        writing = is_open and not self.area.is_reading
        shown = Shown(
            self.room,
            empty,
            is_open,
            self._list_wanted,
            wants_panel=writing and self.area.bar.panel.isChecked(),
            needs_width=is_open and self.area.needs_width,
            only_text=self.only_text.is_on,
        )
        self._spread.arrange(shown)
        if shown.panel_beside or shown.panel_below:
            self._place_panel(below=shown.panel_below)
        elif self._panel is not None:
            self._panel.hide()
        if self._area is not None:
            self._area.set_alone(not shown.list_beside)

    def _place_panel(self, *, below: bool) -> None:
        home = self.area.editor.below if below else self._spread.margin
        if home.indexOf(self.panel) < 0:
            home.addWidget(self.panel)
        self.panel.show()
