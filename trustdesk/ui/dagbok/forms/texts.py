"""Answers in words: one text, or one for each of several."""

from __future__ import annotations

from trustdesk.domain.answers import is_answer
from trustdesk.domain.entry import Entry
from trustdesk.domain.framework import FormField
from trustdesk.services.ports import JournalReader
from trustdesk.ui.dagbok.forms.asked import AskedForm, part_of, text_of
from trustdesk.ui.dagbok.forms.field_view import FieldView
from trustdesk.ui.theme.typography import BODY_STRONG, GROUP, HINT
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit


class TextField(FieldView):
    """One text.

    Of two texts that point each way the help of the one left empty is asked when the other was
    written: a kind question, never a demand.
    """

    def __init__(self, asked: AskedForm, field: FormField) -> None:
        super().__init__(asked, field)
        self.edit = self.new_edit(asked.label(field))
        self.column.addWidget(self.edit)
        self.edit.edited.connect(self._on_edited)
        self._points_one_way = bool(field.pair) and not field.phase
        if self._points_one_way:
            asked.writing.changed.connect(self._ask_for_the_other_side)

    def edits(self) -> list[MarkdownEdit]:
        """Gives the one text."""
        return [self.edit]

    def show_entry(self, entry: Entry) -> None:
        """Shows the text."""
        given = self.asked.given(entry)
        self.show_text(self.edit, entry, text_of(given.get(self.field.id)))
        if self._points_one_way:
            self._ask_for_the_other_side()

    def _ask_for_the_other_side(self) -> None:
        own, other = self.asked.answer(self.field), self.asked.written(self.field.pair)
        self.help.setVisible(is_answer(other) and not is_answer(own))

    def _on_edited(self) -> None:
        self.asked.put(self.field, self.edit.text())


class EachTextField(FieldView):
    """A text for each of several: relations, terms, options, chosen reflections.

    Says quietly of which nothing was ever written, where the pack's concepts are asked about.
    """

    def __init__(self, asked: AskedForm, field: FormField) -> None:
        super().__init__(asked, field)
        self.heading.set_style(BODY_STRONG)
        self._edits: dict[str, MarkdownEdit] = {}
        self._untaken: dict[str, WrappedLabel] = {}
        self._asks_concepts = bool(asked.concepts(field.each))

    def edits(self) -> list[MarkdownEdit]:
        """Gives the texts in the order of what is asked about."""
        return list(self._edits.values())

    def show_entry(self, entry: Entry) -> None:
        """Shows the texts; of something that was not asked about before a new field is drawn."""
        answer = self.asked.given(entry).get(self.field.id)
        for key in self.asked.keys(self.field, entry):
            if key not in self._edits:
                self._add(key)
            self.show_text(self._edits[key], entry, text_of(part_of(answer, key)), key)
        if self._asks_concepts:
            self._look_for_untaken()

    def _add(self, key: str) -> None:
        theme, name = self.desk.theme, self.asked.key_name(self.field, key)
        head = WrappedLabel(theme, name, GROUP)
        untaken = WrappedLabel(theme, self.desk.tr("Nothing written from here yet."), HINT)
        untaken.hide()
        edit = self.new_edit(f"{self.asked.label(self.field)}: {name}")
        edit.setProperty("key", key)
        edit.edited.connect(self._on_edited)
        self.column.addSpacing(theme.px(8))
        for part in (head, untaken, edit):
            self.column.addWidget(part)
        self._edits[key], self._untaken[key] = edit, untaken

    def _look_for_untaken(self) -> None:
        form, field = self.asked.form.id, self.field.id

        def answered(reader: JournalReader) -> frozenset[str]:
            return reader.answered.keys(form, field)

        self.desk.session.read(answered, self._show_untaken)

    def _show_untaken(self, taken: frozenset[str]) -> None:
        for key, label in self._untaken.items():
            label.setVisible(key not in taken and not self._edits[key].text())

    def _on_edited(self) -> None:
        edit = self.sender()
        if isinstance(edit, MarkdownEdit):
            key = edit.property("key")
            self._untaken[key].hide()
            self.asked.put_part(self.field, key, edit.text())
