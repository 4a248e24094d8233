"""The parts of a form: what stands in the column, what in the margin, and a form that is lost."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import Entry
from trustdesk.domain.framework import Form, FormField
from trustdesk.domain.packs import absent_pack
from trustdesk.ui.dagbok.choices import RatedChoice
from trustdesk.ui.dagbok.forms.asked import AskedForm
from trustdesk.ui.dagbok.forms.before_after import BeforeAfter
from trustdesk.ui.dagbok.forms.drawing import AFTER_SAVING, is_again, view_of
from trustdesk.ui.dagbok.forms.earlier import EarlierAnswers
from trustdesk.ui.dagbok.forms.field_view import FieldView
from trustdesk.ui.dagbok.forms.head import FormHead
from trustdesk.ui.dagbok.writing import Writing
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import BODY, SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import Heading, WrappedLabel
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit

FIELD_GAP = 20


def rated_fields(form: Form) -> tuple[FormField, ...]:
    """Gives the fields of a form in which this very situation is rated."""
    return tuple(f for f in form.fields if f.kind == "rating" and not is_again(f))


def has_halves(form: Form) -> bool:
    """True for a form that has a before and an after."""
    return any(field.phase for field in form.fields)


class FormMargin(QWidget):
    """What of one form stands in the margin: its choices."""

    def __init__(self, desk: Desk, writing: Writing, form: Form) -> None:
        super().__init__()
        asked = AskedForm(desk, writing, form)
        self._views: list[FieldView | RatedChoice] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(FIELD_GAP))
        for field in form.fields:
            view = self._view(asked, field)
            if view is not None:
                self._views.append(view)
                column.addWidget(view)

    def _view(self, asked: AskedForm, field: FormField) -> FieldView | RatedChoice | None:
        if field in rated_fields(asked.form):
            concepts = asked.concepts(field.concept_kind)
            return RatedChoice(asked.desk, asked.writing, concepts, asked.label(field))
        return view_of(asked, field) if field.place == "margin" and not field.phase else None

    def is_empty(self) -> bool:
        """True when the form has no choices of its own."""
        return not self._views

    def show_entry(self, entry: Entry) -> None:
        """Shows the reflection's answers, telling nobody."""
        for view in self._views:
            view.show_entry(entry)


class FormColumn(QWidget):
    """The texts of one form, under the reflection's own text."""

    page_requested = Signal(str, str)
    request_requested = Signal(str)
    """The person wants the list of what is needed, from the form of this id."""

    def __init__(self, desk: Desk, writing: Writing, form: Form) -> None:
        super().__init__()
        self.form, self.form_id = form, form.id
        self._asked = AskedForm(desk, writing, form)
        self._views: list[FieldView] = []
        self._halves: BeforeAfter | None = None
        self._earlier: EarlierAnswers | None = None
        head = FormHead(self._asked)
        head.page_requested.connect(self.page_requested)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        for field in form.fields:
            view = view_of(self._asked, field) if self._is_own(field) else None
            if view is not None:
                self._views.append(view)
                self._add(view)
        self._add_rest()

    def _is_own(self, field: FormField) -> bool:
        return field.place == "column" and not field.phase

    def _add(self, part: QWidget) -> None:
        self._column.addSpacing(self._asked.desk.theme.px(FIELD_GAP))
        self._column.addWidget(part)

    def _add_rest(self) -> None:
        desk, form = self._asked.desk, self._asked.form
        if has_halves(form):
            self._halves = BeforeAfter(self._asked)
            self._add(self._halves)
        case = next((f for f in form.fields if f.kind == "case"), None)
        revealed = [f for f in form.fields if f.kind == "text" and f.reveal == AFTER_SAVING]
        if case is not None and revealed:
            self._earlier = EarlierAnswers(self._asked, case, revealed)
            self._column.addWidget(self._earlier)
        if form.request is not None:
            link = LinkButton(desk.theme, desk.tr("Make a list of what is needed…"), "file-down")
            link.clicked.connect(self._on_request)
            self._column.addSpacing(desk.theme.px(12))
            self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def edits(self) -> list[MarkdownEdit]:
        """Gives the texts in order."""
        views = [edit for view in self._views for edit in view.edits()]
        return [*views, *(self._halves.edits() if self._halves else ())]

    def text_of(self, field_id: str) -> MarkdownEdit | None:
        """Gives the text in which a field is answered, or None."""
        views = (view for view in self._views if view.field.id == field_id)
        return next((edit for view in views for edit in view.edits()), None)

    def first_stop(self) -> QWidget | None:
        """Gives where one begins to answer."""
        stops = (view.first_stop() for view in self._views)
        first = next((stop for stop in stops if stop is not None), None)
        return first or next(iter(self.edits()), None)

    def begin_after(self) -> MarkdownEdit | None:
        """Puts the cursor in the second half, if the form has one, and gives the text it is in."""
        return self._halves.begin_after() if self._halves is not None else None

    def show_entry(self, entry: Entry) -> None:
        """Shows the reflection's answers, telling nobody."""
        for view in self._views:
            view.show_entry(entry)
        for part in (self._halves, self._earlier):
            if part is not None:
                part.show_entry(entry)

    def _on_request(self) -> None:
        self.request_requested.emit(self.form_id)


class LostForm(QWidget):
    """A form that no pack defines and no definition was kept of: its answers as they are."""

    def __init__(self, desk: Desk, form_id: str, entry: Entry) -> None:
        super().__init__()
        self.form_id = form_id
        column = QVBoxLayout(self)
        column.setContentsMargins(0, desk.theme.px(16), 0, 0)
        column.setSpacing(desk.theme.px(6))
        pack = absent_pack(form_id, desk.framework)
        name = form_id.removeprefix(f"{pack}:") if pack else form_id
        column.addWidget(Heading(desk.theme, name, 3))
        said = desk.tr("This support is not in the framework you have. Your answers are kept.")
        if pack:
            said = desk.tr(
                "This support is from the package “{pack}”, which is not here."
                " Your answers are kept."
            ).format(pack=pack)
        column.addWidget(WrappedLabel(desk.theme, said, SMALL))
        for field_id, value in entry.answers.get(form_id, {}).items():
            column.addWidget(Heading(desk.theme, field_id, 4))
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            column.addWidget(WrappedLabel(desk.theme, text, BODY))
