"""Ta stöd: which forms can be added, and those that were, drawn from the content pack."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.entry import Entry
from trustdesk.domain.framework import Concept, Form, FormField
from trustdesk.ui.dagbok.choices import RatedChoice
from trustdesk.ui.dagbok.writing import Writing
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import HairLine, Heading, WrappedLabel
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.menu import Menu
from trustdesk.ui.writing.edits import writing_edit

SUGGESTIONS = 3
TALLEST = 16_000
"""A field of a form grows with its text; the page scrolls, not the field."""


def rated_fields(form: Form) -> tuple[FormField, ...]:
    """Gives the fields of a form that are answered on scales."""
    return tuple(f for f in form.fields if f.kind == "rating")


def concepts_of_field(desk: Desk, field: FormField) -> tuple[Concept, ...]:
    """Gives the concepts a field is about."""
    return desk.framework.concepts_of(field.concept_kind)


class OfferedForms(QWidget):
    """The forms that can still be added: a few as links, the others behind "More"."""

    form_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.px(2))
        self._links: list[QWidget] = []
        self._column.addWidget(Heading(desk.theme, desk.tr("Take support"), 4))

    def show_entry(self, entry: Entry) -> None:
        """Offers the forms the reflection does not have."""
        for link in self._links:
            self._column.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
        left = [f for f in self._desk.framework.forms if f.id not in entry.forms]
        self.setVisible(bool(left))
        for form in left[:SUGGESTIONS]:
            link = LinkButton(self._desk.theme, self._desk.said(form.name), "plus")
            link.setProperty("form", form.id)
            link.clicked.connect(self._on_clicked)
            self._add(link)
        if len(left) > SUGGESTIONS:
            self._add(self._more(left[SUGGESTIONS:]))

    def _more(self, forms: list[Form]) -> LinkButton:
        more = LinkButton(self._desk.theme, self._desk.tr("More forms"))
        menu = Menu(self._desk.theme, more)
        for form in forms:
            menu.addAction(self._desk.said(form.name)).setData(form.id)
        menu.triggered.connect(self._on_chosen)
        more.setMenu(menu)
        return more

    def _add(self, link: QWidget) -> None:
        self._links.append(link)
        self._column.addWidget(link)

    def _on_clicked(self) -> None:
        self.form_requested.emit(self.sender().property("form"))

    def _on_chosen(self, action: object) -> None:
        self.form_requested.emit(action.data())  # type: ignore[attr-defined]  # a QAction


class FormMargin(QWidget):
    """What of one form stands in the margin: its choices."""

    def __init__(self, desk: Desk, writing: Writing, form: Form) -> None:
        super().__init__()
        self._choices = [
            RatedChoice(desk, writing, concepts_of_field(desk, field), desk.said(field.label))
            for field in rated_fields(form)
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(16))
        for choice in self._choices:
            column.addWidget(choice)

    def show_entry(self, entry: Entry) -> None:
        """Shows the reflection's answers, telling nobody."""
        for choice in self._choices:
            choice.show_entry(entry)


class FormColumn(QWidget):
    """The texts of one form, under the reflection's own text."""

    def __init__(self, desk: Desk, writing: Writing, form: Form) -> None:
        super().__init__()
        self._desk = desk
        self._writing = writing
        self._form = form
        self._texts: dict[str, MarkdownEdit] = {}
        px = desk.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        name = desk.said(form.name)
        away = LinkButton(desk.theme, desk.tr("Take away"), size=13, colour="text2")
        away.setAccessibleName(desk.tr("Take {form} away").format(form=name))
        away.setToolTip(desk.tr("Your answers stay in the reflection."))
        away.clicked.connect(self._on_away)
        head = QHBoxLayout()
        head.addWidget(Heading(desk.theme, name, 3), 1)
        head.addWidget(away, 0, Qt.AlignmentFlag.AlignBottom)
        column.addSpacing(px(16))
        column.addWidget(HairLine(desk.theme))
        column.addSpacing(px(12))
        column.addLayout(head)
        for field in form.fields:
            if field.kind == "text" and field.place == "column":
                self._add(column, field)

    def is_of(self, form_id: str) -> bool:
        """Tells whether it is this form's."""
        return self._form.id == form_id

    def edits(self) -> list[MarkdownEdit]:
        """Gives the fields in order."""
        return list(self._texts.values())

    def show_entry(self, entry: Entry) -> None:
        """Shows the reflection's answers, telling nobody."""
        answers = entry.answers.get(self._form.id, {})
        for field_id, edit in self._texts.items():
            text = answers.get(field_id, "")
            key = f"{entry.id} {self._form.id} {field_id}"
            edit.show_text(key, text if isinstance(text, str) else "", edit.caret())

    def _add(self, column: QVBoxLayout, field: FormField) -> None:
        px, said = self._desk.theme.px, self._desk.said
        label = said(field.label)
        column.addSpacing(px(14))
        column.addWidget(Heading(self._desk.theme, label, 4))
        if said(field.help):
            column.addWidget(WrappedLabel(self._desk.theme, said(field.help), SMALL))
        edit = writing_edit(self._desk, label, self._writing)
        edit.setProperty("kind", "field")
        edit.setProperty("field", field.id)
        edit.set_growing(px(64), TALLEST)
        edit.edited.connect(self._on_edited)
        self._texts[field.id] = edit
        column.addWidget(edit)

    def _on_away(self) -> None:
        self._writing.take_form_away(self._form.id)

    def _on_edited(self) -> None:
        edit = self.sender()
        if isinstance(edit, MarkdownEdit):
            self._writing.put_answer(self._form.id, edit.property("field"), edit.text())
