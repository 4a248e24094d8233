"""The margin: when it happened, tags, roles, relations, supports and their choices."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import Entry
from trustdesk.domain.framework import Concept, Form
from trustdesk.domain.packs import pack_of
from trustdesk.ui.dagbok.about import About
from trustdesk.ui.dagbok.absent import AbsentPart
from trustdesk.ui.dagbok.choices import ConceptChoice, RatedChoice
from trustdesk.ui.dagbok.follow_up import FollowUpPart
from trustdesk.ui.dagbok.forms.offered import OfferedForms
from trustdesk.ui.dagbok.forms.parts import FormMargin, rated_fields
from trustdesk.ui.dagbok.writing import Writing
from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.labels import Heading
from trustdesk.ui.widgets.tag_line import TagLine
from trustdesk.ui.wording import tag_texts

GROUP_GAP = 24


class ChoicePanel(QWidget):
    """Draws the margin of the open reflection and hands every choice to Writing."""

    passage_requested = Signal(object)
    """The person wants to read what a Citation is about."""

    def __init__(self, desk: Desk, writing: Writing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._writing = writing
        tr = desk.tr
        self._about = About(desk)
        self._absent = AbsentPart(desk)
        self.tags = TagLine(desk.theme, tag_texts(desk))
        self._roles = ConceptChoice(desk, writing, "role", "roles", tr("Which roles were you in?"))
        self._relations = ConceptChoice(
            desk, writing, "relation", "relations", tr("Which relations is it about?")
        )
        self._offered = OfferedForms(desk)
        self._follow_up = FollowUpPart(desk, writing)
        self._forms: list[FormMargin] = []
        self._rated: RatedChoice | None = None
        self._shape: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.px(GROUP_GAP))
        self._tags = QWidget()
        tags = QVBoxLayout(self._tags)
        tags.setContentsMargins(0, 0, 0, 0)
        tags.setSpacing(desk.theme.px(4))
        tags.addWidget(Heading(desk.theme, tr("Tags"), 4))
        tags.addWidget(self.tags)
        self._column.addStretch(1)
        self._order()
        self._connect()

    def _order(self) -> None:
        """A form in use comes first, with what it asks; else what one may begin with."""
        about_it: list[QWidget] = [self._absent, self._roles, self._relations]
        if self._rated is not None:
            about_it.append(self._rated)
        beside: list[QWidget] = [self._offered, self._tags, self._follow_up]
        ordered = [*about_it, *beside] if self._forms else [*beside, *about_it]
        for place, widget in enumerate([self._about, *self._forms, *ordered]):
            self._column.insertWidget(place, widget)

    def _connect(self) -> None:
        self.tags.changed.connect(self._on_tags)
        self._about.passage_requested.connect(self.passage_requested)
        self._offered.form_requested.connect(self._writing.add_form)
        self._writing.opened.connect(self.show_entry)
        self._writing.structure_changed.connect(self.show_entry)

    def show_entry(self) -> None:
        """Shows the open reflection, telling nobody."""
        entry = self._writing.entry
        if entry is None:
            return
        self._about.show_entry(entry)
        self._absent.show_entry(entry)
        self.tags.set_tags(entry.tags)
        self._follow_up.show_entry(entry)
        self._roles.show_entry(entry)
        self._relations.show_entry(entry)
        self._offered.show_entry(entry)
        self._draw_forms(entry)
        for margin in self._forms:
            margin.show_entry(entry)
        if self._rated is not None:
            self._rated.show_entry(entry)

    def _draw_forms(self, entry: Entry) -> None:
        """Draws the forms and stray ratings anew when there are others than before."""
        rated = self._rated_outside_forms(entry)
        shape = (self._forms_of(entry), tuple(c.id for c in rated))
        if shape == self._shape:
            return
        self._shape = shape
        for widget in (*self._forms, self._rated):
            if widget is not None:
                self._column.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self._forms = []
        for form_id in entry.forms:
            form = entry.form(form_id, self._desk.framework)
            margin = FormMargin(self._desk, self._writing, form) if form else None
            if margin is not None and not margin.is_empty():
                self._forms.append(margin)
        self._rated = None
        if rated:
            self._rated = RatedChoice(self._desk, self._writing, rated, self._desk.tr("Ratings"))
        self._order()

    def _forms_of(self, entry: Entry) -> tuple[Form | None, ...]:
        return tuple(entry.form(form_id, self._desk.framework) for form_id in entry.forms)

    def _rated_outside_forms(self, entry: Entry) -> tuple[Concept, ...]:
        """Gives rated concepts that no form of the reflection shows: they are never hidden."""
        framework = self._desk.framework
        shown = {
            concept.id
            for form in self._forms_of(entry)
            if form is not None
            for field in rated_fields(form)
            for concept in framework.concepts_for(pack_of(form.id), field.concept_kind)
        }
        rated = {r.concept for r in entry.ratings if r.about is None}
        return tuple(
            concept
            for concept in framework.concepts
            if concept.id in rated - shown and framework.scale_for(concept.id) is not None
        )

    def _on_tags(self, tags: tuple[str, ...]) -> None:
        self._writing.put(tags=tags)
