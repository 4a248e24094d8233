"""What every field of a form is: a head, perhaps a line of help, and what one answers with."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import Entry
from trustdesk.domain.framework import FormField
from trustdesk.ui.dagbok.forms.asked import AskedForm
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.labels import Heading, WrappedLabel
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.writing.edits import writing_edit

TALLEST = 16_000
"""A field of a form grows with its text; the page scrolls, not the field."""

LEAST_FIELD = 64


class FieldView(QWidget):
    """Draws one field; `show_entry` shows the reflection's answer and tells nobody."""

    def __init__(self, asked: AskedForm, field: FormField) -> None:
        super().__init__()
        self.asked = asked
        self.field = field
        self.desk = asked.desk
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self.desk.theme.px(6))
        self.heading = Heading(self.desk.theme, asked.label(field), 4)
        self.column.addWidget(self.heading)
        self.help = WrappedLabel(self.desk.theme, asked.said(field.help), SMALL)
        self.column.addWidget(self.help)
        self.help.setVisible(bool(self.help.text()))

    def show_entry(self, entry: Entry) -> None:
        """Shows the reflection's answer, telling nobody."""

    def edits(self) -> list[MarkdownEdit]:
        """Gives the texts in order."""
        return []

    def first_stop(self) -> QWidget | None:
        """Gives where one begins to answer, or None."""
        return next(iter(self.edits()), None)

    def show_text(self, edit: MarkdownEdit, entry: Entry, text: str, key: str = "") -> None:
        """Shows a text of the answer; its steps to undo stay as long as the reflection is open."""
        of = f"{entry.id} {self.asked.form.id} {self.field.id} {key}"
        edit.show_text(of, text, edit.caret())

    def new_edit(self, name: str) -> MarkdownEdit:
        """Gives a text field that grows."""
        edit = writing_edit(self.desk, name, self.asked.writing)
        edit.setProperty("kind", "field")
        edit.set_growing(self.desk.theme.px(LEAST_FIELD), TALLEST)
        return edit
