"""What one has seen or heard, and which of the two it is, for each of several."""

from __future__ import annotations

from trustdesk.domain.answers import EVIDENCE_KIND, EVIDENCE_TEXT
from trustdesk.domain.entry import Entry
from trustdesk.domain.framework import FormField
from trustdesk.ui.dagbok.forms.asked import AskedForm, part_of, text_of
from trustdesk.ui.dagbok.forms.choosing import options_of
from trustdesk.ui.dagbok.forms.field_view import FieldView
from trustdesk.ui.theme.typography import BODY_STRONG, GROUP
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.word_choice import WordChoice


class EvidenceField(FieldView):
    """A text and its kind; for each of what it is asked of, or once.

    `set_judging` hides the kinds while the second half is written: they would steer it.
    """

    def __init__(self, asked: AskedForm, field: FormField) -> None:
        super().__init__(asked, field)
        self.heading.set_style(BODY_STRONG)
        self._edits: dict[str, MarkdownEdit] = {}
        self._kinds: dict[str, WordChoice] = {}
        self._judging = True

    def edits(self) -> list[MarkdownEdit]:
        """Gives the texts."""
        return list(self._edits.values())

    def set_judging(self, shown: bool) -> None:
        """Shows or hides what kind of evidence each is."""
        self._judging = shown
        for kind in self._kinds.values():
            kind.setVisible(shown)

    def show_entry(self, entry: Entry) -> None:
        """Shows the texts and their kinds."""
        answer = self.asked.given(entry).get(self.field.id)
        for key in self.asked.keys(self.field, entry) if self.field.each else ("",):
            if key not in self._edits:
                self._add(key)
            part = part_of(answer, key) if key else answer
            self.show_text(self._edits[key], entry, text_of(part_of(part, EVIDENCE_TEXT)), key)
            self._kinds[key].set_value(text_of(part_of(part, EVIDENCE_KIND)))

    def _add(self, key: str) -> None:
        theme = self.desk.theme
        name = self.asked.key_name(self.field, key) if key else ""
        said = f"{self.asked.label(self.field)} {name}".strip()
        edit = self.new_edit(said)
        kind = WordChoice(theme, said, options_of(self.asked, self.field))
        for part in (edit, kind):
            part.setProperty("key", key)
        edit.edited.connect(self._on_edited)
        kind.chosen.connect(self._on_edited)
        if name:
            self.column.addSpacing(theme.px(6))
            self.column.addWidget(WrappedLabel(theme, name, GROUP))
        self.column.addWidget(edit)
        self.column.addWidget(kind)
        kind.setVisible(self._judging)
        self._edits[key], self._kinds[key] = edit, kind

    def _on_edited(self) -> None:
        key = self.sender().property("key")
        pair = {EVIDENCE_TEXT: self._edits[key].text(), EVIDENCE_KIND: self._kinds[key].value()}
        value = {name: part for name, part in pair.items() if part}
        if key:
            self.asked.put_part(self.field, key, value)
        else:
            self.asked.put(self.field, value)
