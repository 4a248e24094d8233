"""Följ upp: the questions a reflection asks again on a date, in its margin."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain import following
from trustdesk.domain.entry import Entry, FollowUp
from trustdesk.domain.excerpt import excerpt
from trustdesk.ui.dagbok.writing import Writing
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import ANCHOR, SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.fields import TextField
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.widgets.labels import Heading, WrappedLabel
from trustdesk.ui.widgets.later_button import LaterButton
from trustdesk.ui.wording import date_texts, later_choices, question_of

_Shape = tuple[object, ...]


class FollowUpPart(QWidget):
    """Lists the questions, the next one first, and offers days for another."""

    def __init__(self, desk: Desk, writing: Writing) -> None:
        super().__init__()
        self._desk = desk
        self._writing = writing
        self._shape: _Shape | None = None
        self._rows: list[_OpenRow | _DoneRow] = []
        px, tr = desk.theme.px, desk.tr
        self._list = QVBoxLayout()
        self._list.setSpacing(px(16))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(Heading(desk.theme, tr("Follow up"), 4))
        column.addLayout(self._list)
        column.addWidget(self._offer())
        writing.changed.connect(self._on_changed)

    def show_entry(self, entry: Entry) -> None:
        """Shows the reflection's questions, telling nobody."""
        shape = (self._own(entry), *((f.due, _kept(f)) for f in entry.follow_ups))
        if shape != self._shape:
            self._shape = shape
            self._draw(entry)
        for row in self._rows:
            row.show_question(entry.follow_ups[row.number])

    def _own(self, entry: Entry) -> tuple[int, ...]:
        """Gives the places of the questions that are shown: a form shows its own, while it waits
        for its day, and always when the answer has a place in it.
        """
        definition = partial(entry.form, framework=self._desk.framework)
        own = []
        for number, follow_up in enumerate(entry.follow_ups):
            asking = following.asking_field(entry, follow_up, definition)
            if asking is None or (follow_up.done_at is not None and not asking[1].phase):
                own.append(number)
        return tuple(own)

    def _offer(self) -> QWidget:
        """The days that are offered: a question is asked with one click, and worded after."""
        desk, tr = self._desk, self._desk.tr
        links = QWidget()
        flow = FlowLayout(links, gap=desk.theme.px(20), row_gap=0)
        self._days: dict[LinkButton, int] = {}
        for number, text in ((1, tr("In a week")), (2, tr("In a month"))):
            link = LinkButton(desk.theme, text, size=13)
            link.setAccessibleName(f"{tr('Follow up')}: {text}")
            link.setProperty("choice", number)
            link.clicked.connect(self._on_offered)
            flow.addWidget(link)
        other = LaterButton(
            desk.theme,
            tr("Another day"),
            date_texts(desk, tr("The day to follow up")),
            desk.language.month,
            self._today,
        )
        other.setAccessibleName(f"{tr('Follow up')}: {tr('Another day')}")
        other.chosen.connect(self._ask_on)
        flow.addWidget(other)
        return links

    def _today(self) -> date:
        return self._desk.clock.now().date()

    def _on_offered(self) -> None:
        _, day = later_choices(self._desk)[self.sender().property("choice")]
        self._ask_on(day)

    def _ask_on(self, day: date) -> None:
        """Asks on a day; the cursor is in the question, which is there to be written over."""
        entry = self._writing.entry
        if entry is None:
            return
        question = self._desk.tr("How did it turn out?")
        self._writing.put(follow_ups=following.asked(entry, day, question).follow_ups)
        for row in self._rows:
            now = self._writing.entry
            if now is not None and now.follow_ups[row.number] == FollowUp(day, question):
                row.begin()

    def _on_changed(self) -> None:
        if self._writing.entry is not None:
            self.show_entry(self._writing.entry)

    def _draw(self, entry: Entry) -> None:
        focus = QApplication.focusWidget()
        held = [r.number for r in self._rows if focus is not None and r.isAncestorOf(focus)]
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        order = sorted(
            self._own(entry),
            key=lambda n: (entry.follow_ups[n].done_at is not None, entry.follow_ups[n].due, n),
        )
        self._rows = []
        for number in order:
            kind = _DoneRow if entry.follow_ups[number].done_at else _OpenRow
            row = kind(self._desk, self._writing, number)
            self._rows.append(row)
            self._list.addWidget(row)
            row.show()  # at once: the keyboard may go there before the next event
            if number in held:
                row.hold()


def _kept(follow_up: FollowUp) -> FollowUp | None:
    """Gives a done question, which is drawn anew; an open one is only filled in."""
    return follow_up if follow_up.done_at else None


class _OpenRow(QWidget):
    """A question that is not done: its words in a field, its day, and a way to take it away."""

    def __init__(self, desk: Desk, writing: Writing, number: int) -> None:
        super().__init__()
        self.number = number
        self._desk = desk
        self._writing = writing
        tr, n = desk.tr, number + 1
        self._field = TextField(
            tr("Question {n}").format(n=n), placeholder=tr("How did it turn out?")
        )
        self._day = LaterButton(
            desk.theme,
            "",
            date_texts(desk, tr("The day to follow up")),
            desk.language.month,
            self._today,
            self._choices,
            colour="text2",
        )
        away = LinkButton(desk.theme, tr("Take away"), size=13, colour="text2")
        away.setAccessibleName(tr("Take question {n} away").format(n=n))
        below = QHBoxLayout()
        below.setSpacing(desk.theme.px(16))
        below.addWidget(self._day, 1, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(2))
        column.addWidget(self._field)
        column.addLayout(below)
        self._field.textEdited.connect(self._on_edited)
        self._day.chosen.connect(self._on_day)
        away.clicked.connect(self._on_away)

    def show_question(self, follow_up: FollowUp) -> None:
        """Shows the question, telling nobody."""
        language, this_year = self._desk.language, follow_up.due.year == self._today().year
        said = language.weekday_date if this_year else language.day
        day = language.heading(said(follow_up.due))
        self._day.setText(day)
        self._day.set_day(follow_up.due)
        name = self._desk.tr("Day of question {n}: {day}").format(n=self.number + 1, day=day)
        self._day.setAccessibleName(name)
        if self._field.text() != follow_up.question:
            with QSignalBlocker(self._field):
                self._field.setText(follow_up.question)
                self._field.setCursorPosition(0)

    def begin(self) -> None:
        """Puts the cursor in the question, all of it selected."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def hold(self) -> None:
        """Keeps the keyboard where it was, after the rows have changed places."""
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _today(self) -> date:
        return self._desk.clock.now().date()

    def _choices(self) -> tuple[tuple[str, date], ...]:
        return later_choices(self._desk)

    def _on_edited(self, text: str) -> None:
        entry = self._writing.entry
        if entry is not None:
            changed = following.reworded(entry, entry.follow_ups[self.number], text)
            self._writing.put(follow_ups=changed.follow_ups)

    def _on_day(self, day: date) -> None:
        entry = self._writing.entry
        if entry is not None:
            changed = following.postponed(entry, entry.follow_ups[self.number], day)
            self._writing.put(follow_ups=changed.follow_ups)

    def _on_away(self) -> None:
        entry = self._writing.entry
        if entry is not None:
            kept = following.taken_away(entry, entry.follow_ups[self.number])
            self._writing.put(follow_ups=kept.follow_ups)


class _DoneRow(QWidget):
    """A question that was answered or let be: when, and what came of it."""

    def __init__(self, desk: Desk, writing: Writing, number: int) -> None:
        super().__init__()
        self.number = number
        self._desk = desk
        self._writing = writing
        self._question = WrappedLabel(desk.theme, "", ANCHOR)
        self._outcome = WrappedLabel(desk.theme, "", ANCHOR)
        self._when = WrappedLabel(desk.theme, "", SMALL)
        self._again = LinkButton(desk.theme, desk.tr("Ask it again"), size=13, colour="text2")
        self._again.setAccessibleName(desk.tr("Ask question {n} again").format(n=number + 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(2))
        for widget in (self._question, self._outcome, self._when, self._again):
            column.addWidget(widget)
        self._again.clicked.connect(self._on_again)

    def show_question(self, follow_up: FollowUp) -> None:
        """Shows the question and its end."""
        tr = self._desk.tr
        done = follow_up.done_at
        day = self._desk.language.short_date(done.date()) if done else ""
        is_answered = bool(follow_up.outcome.strip())
        self._question.setText(question_of(self._desk, follow_up))
        self._outcome.setText(excerpt(follow_up.outcome))
        self._outcome.setVisible(is_answered)
        said = tr("Answered {day}") if is_answered else tr("Let be {day}")
        self._when.setText(said.format(day=day))
        self._again.setVisible(not is_answered)

    def begin(self) -> None:
        """Has nothing to write in."""

    def hold(self) -> None:
        """Keeps the keyboard in the row."""
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_again(self) -> None:
        entry = self._writing.entry
        if entry is not None:
            again = following.asked_again(entry, entry.follow_ups[self.number])
            self._writing.put(follow_ups=again.follow_ups)
