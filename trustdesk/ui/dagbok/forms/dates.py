"""A date to oneself; on that day I dag asks the field's question."""

from __future__ import annotations

from datetime import date

from trustdesk.domain.answers import with_date
from trustdesk.domain.entry import Entry
from trustdesk.domain.framework import FormField
from trustdesk.ui.dagbok.forms.asked import AskedForm
from trustdesk.ui.dagbok.forms.field_view import FieldView
from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.due_choice import DueChoice, DueTexts
from trustdesk.ui.wording import date_texts


def due_choice(desk: Desk, name: str, *, says_day: bool = True) -> DueChoice:
    """Gives a choice of a day ahead; `name` is what the day is for."""
    tr = desk.tr
    texts = DueTexts(
        name=name,
        week=tr("In a week"),
        month=tr("In a month"),
        other=tr("Another day"),
        change=tr("Change the date"),
        clear=tr("Take the date away"),
    )

    def today() -> date:
        return desk.clock.now().date()

    return DueChoice(
        desk.theme,
        texts,
        date_texts(desk, name),
        desk.language.day,
        desk.language.month,
        today,
        says_day=says_day,
    )


class DateField(FieldView):
    """A day, kept as the answer and as a question that waits for it."""

    def __init__(self, asked: AskedForm, field: FormField) -> None:
        super().__init__(asked, field)
        self.due = due_choice(self.desk, asked.label(field))
        self.column.addWidget(self.due)
        self.due.changed.connect(self._on_changed)

    def show_entry(self, entry: Entry) -> None:
        """Shows the day."""
        self.due.set_day(day_of(self.asked.given(entry).get(self.field.id)))

    def _on_changed(self, day: date | None) -> None:
        put_day(self.asked, self.field, day)


def put_day(asked: AskedForm, field: FormField, day: date | None) -> None:
    """Keeps the day of a field, with the question that is asked on it."""
    entry = asked.writing.entry
    if entry is not None:
        question = asked.said(field.help)
        dated = with_date(entry, asked.form.id, field, day, question)
        asked.writing.put(answers=dated.answers, follow_ups=dated.follow_ups)
        asked.writing.structure_changed.emit()


def day_of(value: object) -> date | None:
    """Gives the day an answer stands for, or None."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
