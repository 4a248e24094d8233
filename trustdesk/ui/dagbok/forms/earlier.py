"""What one answered before: shown only when the new answer is saved, so that it steers nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.answers import is_answer
from trustdesk.domain.entry import Entry
from trustdesk.domain.framework import FormField
from trustdesk.services.ports import JournalReader
from trustdesk.ui.dagbok.forms.asked import AskedForm, text_of
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.theme.typography import GROUP, WRITING
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import HairLine, Heading, WrappedLabel


class Reveal(LinkButton):
    """Saves what was written, and tells when it is on disk."""

    revealed = Signal()

    def __init__(self, asked: AskedForm, text: str) -> None:
        super().__init__(asked.desk.theme, text, "eye")
        self._writing = asked.writing
        self._wanted = False
        self.clicked.connect(self._on_clicked)
        self._writing.kept.connect(self._on_kept)

    def _on_clicked(self) -> None:
        self._wanted = True
        self._writing.keep_now()

    def _on_kept(self) -> None:
        if self._wanted:
            self._wanted = False
            self.revealed.emit()


class EarlierAnswers(QWidget):
    """Earlier answers about the same case, for the texts of a form that reveal them."""

    def __init__(self, asked: AskedForm, case: FormField, texts: list[FormField]) -> None:
        super().__init__()
        self._asked, self._case, self._texts = asked, case, texts
        self._ticket: Ticket | None = None
        self._earlier: list[Entry] = []
        self._shown_for = ""
        tr, theme = asked.desk.tr, asked.desk.theme
        self.reveal = Reveal(asked, tr("Save, and see what you answered before"))
        self._answers = QWidget()
        self._column = QVBoxLayout(self._answers)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(24), 0, 0)
        column.addWidget(self.reveal)
        column.addWidget(self._answers)
        self._answers.hide()
        self.reveal.revealed.connect(self._show_answers)
        asked.writing.changed.connect(self._fit)

    def show_entry(self, entry: Entry) -> None:
        """Looks for earlier answers; a reflection that was saved with an answer shows them."""
        case_id = text_of(self._asked.given(entry).get(self._case.id))
        key = f"{entry.id} {case_id}"
        if key == self._shown_for:
            return
        self._shown_for = key
        self._earlier = []
        self._answers.hide()
        self.reveal.hide()
        if self._ticket is not None:
            self._ticket.drop()
        if not case_id:
            return
        form, field, own = self._asked.form.id, self._case.id, entry.id
        was_answered = self._is_answered(entry) and not self._asked.writing.edited

        def found(reader: JournalReader) -> tuple[bool, list[Entry]]:
            entries = reader.answered.answering(form, field, case_id)
            return was_answered, [e for e in entries if e.id != own]

        self._ticket = self._asked.desk.session.read_own(found, self._on_found)

    def _on_found(self, found: tuple[bool, list[Entry]]) -> None:
        was_answered, entries = found
        self._earlier = [e for e in entries if self._is_answered(e)]
        self._draw()
        if was_answered:
            self._show_answers()
        else:
            self._fit()

    def _is_answered(self, entry: Entry) -> bool:
        given = self._asked.given(entry)
        return any(is_answer(given.get(field.id)) for field in self._texts)

    def _fit(self) -> None:
        entry = self._asked.writing.entry
        answered = entry is not None and self._is_answered(entry)
        hidden = not self._answers.isVisibleTo(self)
        self.reveal.setVisible(bool(self._earlier) and answered and hidden)

    def _show_answers(self) -> None:
        self._answers.setVisible(bool(self._earlier))
        self.reveal.hide()

    def _draw(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            part = item.widget()
            if part is not None:
                part.hide()
                part.deleteLater()
        desk = self._asked.desk
        for entry in self._earlier:
            day = desk.language.short_date(entry.date)
            head = desk.tr("Last time · {day}").format(day=day)
            self._column.addWidget(HairLine(desk.theme))
            self._column.addSpacing(desk.theme.px(8))
            self._column.addWidget(Heading(desk.theme, head, 3))
            for field in self._texts:
                text = text_of(self._asked.given(entry).get(field.id))
                if text:
                    self._column.addSpacing(desk.theme.px(8))
                    label = self._asked.label(field)
                    self._column.addWidget(WrappedLabel(desk.theme, label, GROUP))
                    self._column.addWidget(WrappedLabel(desk.theme, text, WRITING))
            self._column.addSpacing(desk.theme.px(16))
