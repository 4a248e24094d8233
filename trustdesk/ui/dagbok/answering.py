"""Under a reflection's text: its questions that are due or answered, each with its answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain import following
from trustdesk.domain.entry import Entry, FollowUp
from trustdesk.ui.dagbok.writing import Writing
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.labels import Heading, WrappedLabel
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.wording import question_of
from trustdesk.ui.writing.edits import writing_edit

LEAST, TALLEST = 64, 16_000


class FollowUpAnswers(QWidget):
    """What one writes here becomes the question's outcome; with words in it the question is done.

    `watch` is given every field, so that the page follows its caret.
    """

    def __init__(self, desk: Desk, writing: Writing, watch: Callable[[MarkdownEdit], None]) -> None:
        super().__init__()
        self._desk = desk
        self._writing = writing
        self._watch = watch
        self._entry_id = ""
        self._shape: tuple[tuple[int, str], ...] = ()
        self._parts: dict[int, _Answer] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, desk.theme.px(24), 0, 0)
        self._column.setSpacing(desk.theme.px(24))
        writing.changed.connect(self._on_changed)
        self.hide()

    def show_entry(self, entry: Entry) -> None:
        """Shows the reflection's questions, telling nobody."""
        shape = tuple(
            (number, question_of(self._desk, follow_up))
            for number, follow_up in enumerate(entry.follow_ups)
            if self._is_answered_here(entry, follow_up)
        )
        if (entry.id, shape) != (self._entry_id, self._shape):
            self._entry_id, self._shape = entry.id, shape
            self._draw()
        for number, part in self._parts.items():
            part.show_answer(entry.follow_ups[number])
        self.setVisible(bool(self._parts))

    def _is_answered_here(self, entry: Entry, follow_up: FollowUp) -> bool:
        """True for what is due or has words; a form with a second half is answered in that."""
        is_due = following.is_waiting(follow_up, self._desk.clock.now().date())
        if not is_due or follow_up.outcome.strip():
            return bool(follow_up.outcome.strip())
        definition = partial(entry.form, framework=self._desk.framework)
        asking = following.asking_field(entry, follow_up, definition)
        return asking is None or not asking[1].phase

    def begin(self, follow_up: FollowUp) -> MarkdownEdit | None:
        """Puts the cursor where a question is answered; None when it is not there to answer."""
        entry = self._writing.entry
        for number, part in self._parts.items():
            if entry is not None and entry.follow_ups[number] == follow_up:
                part.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return part.edit
        return None

    def _draw(self) -> None:
        for part in self._parts.values():
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = {}
        for number, question in self._shape:
            part = _Answer(self._desk, question, self._writing)
            part.edit.setProperty("number", number)
            part.edit.edited.connect(self._on_edited)
            self._watch(part.edit)
            self._parts[number] = part
            self._column.addWidget(part)
            part.show()  # at once: the keyboard may go there before the next event

    def _on_changed(self) -> None:
        if self._writing.entry is not None:
            self.show_entry(self._writing.entry)

    def _on_edited(self) -> None:
        edit, entry = self.sender(), self._writing.entry
        if entry is not None and isinstance(edit, MarkdownEdit):
            follow_up = entry.follow_ups[edit.property("number")]
            now = self._desk.clock.now()
            changed = following.answered(entry, follow_up, edit.text(), now)
            self._writing.put(follow_ups=changed.follow_ups)


class _Answer(QWidget):
    """A question, the day it was asked for, and a field."""

    def __init__(self, desk: Desk, question: str, home: Writing) -> None:
        super().__init__()
        self._desk = desk
        self._day = WrappedLabel(desk.theme, "", SMALL)
        self.edit = writing_edit(desk, question, home)
        self.edit.setProperty("kind", "field")
        self.edit.set_growing(desk.theme.px(LEAST), TALLEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(6))
        column.addWidget(Heading(desk.theme, question, 4))
        column.addWidget(self._day)
        column.addWidget(self.edit)

    def show_answer(self, follow_up: FollowUp) -> None:
        """Shows what the question holds, telling nobody."""
        tr, language = self._desk.tr, self._desk.language
        done = follow_up.done_at
        said = tr("Answered {day}") if done else tr("Waits since {day}")
        day = language.short_date(done.date() if done else follow_up.due)
        self._day.setText(said.format(day=day))
        if self.edit.text() != follow_up.outcome:
            self.edit.load(follow_up.outcome)
