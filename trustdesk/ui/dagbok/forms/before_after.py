"""A form in two halves side by side: what one believed, and what one learnt on a later day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from trustdesk.domain.answers import is_answer
from trustdesk.domain.entry import Entry, FollowUp
from trustdesk.domain.framework import FormField
from trustdesk.ui.dagbok.forms.asked import AskedForm
from trustdesk.ui.dagbok.forms.dates import day_of, due_choice, put_day
from trustdesk.ui.dagbok.forms.drawing import view_of
from trustdesk.ui.dagbok.forms.earlier import Reveal
from trustdesk.ui.dagbok.forms.evidence import EvidenceField
from trustdesk.ui.dagbok.forms.field_view import FieldView
from trustdesk.ui.overriding import override
from trustdesk.ui.theme.typography import HINT, SUBSECTION_TITLE, TextStyle
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import HairLine, Heading, WrappedLabel
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit

HALF, GUTTER = 400, 48
WIDTH = 2 * HALF + GUTTER
_LEAST = 280
_STACKED_UNDER = 748
"""What the column measures in a window of 1000, under which the pairs stack (look/screens.md)."""
_CONCLUSION = TextStyle(20, 32, serif=True)


Row = tuple[QWidget | None, QWidget | None]
"""What stands level at the left and at the right."""


class BeforeAfter(QWidget):
    """Two columns of rows that stand level; under each other where there is no room.

    While the second half waits for its day, one quiet sentence stands in its place. While it is
    written, the judgements of the first half are hidden, so that they do not steer it.
    """

    def __init__(self, asked: AskedForm) -> None:
        super().__init__()
        self._asked = asked
        self._filling = False
        self._opened_waiting = False
        """The first half was put away to wait: its judgements are not shown again till later."""
        self._entry_id = ""
        self._stacked: bool | None = None
        fields = asked.form.fields
        self._date = next((f for f in fields if f.phase and f.kind == "follow_up"), None)
        halves = [f for f in fields if f.phase and f is not self._date]
        self._views = {f.id: v for f in halves if (v := view_of(asked, f)) is not None}
        self._before = [f for f in halves if f.phase == "before"]
        self._after = [f for f in halves if f.phase == "after"]
        theme = asked.desk.theme
        self._heads = Heading(theme, "", 3), Heading(theme, "", 3)
        self._waiting = Waiting(asked, self._date)
        tr = asked.desk.tr
        self._hidden = WrappedLabel(
            theme, tr("How you judged it then shows when this half is saved."), HINT
        )
        self._done = Reveal(asked, tr("Save the second half"))
        self._beside = _stack(asked, [self._waiting, self._hidden])
        self._gutter = HairLine(theme, vertical=True, parent=self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme.px(20))
        self._grid.setHorizontalSpacing(0)
        self._set_conclusion()
        self._connect()
        self._arrange(stacked=False)

    def _set_conclusion(self) -> None:
        """What one believes now is what all the rest is for: it is set larger."""
        last = self._views.get(self._after[-1].id) if self._after else None
        for edit in last.edits() if last else ():
            edit.set_text_style(_CONCLUSION)

    def _connect(self) -> None:
        self._waiting.fill_now.clicked.connect(self.begin_after)
        self._done.revealed.connect(self._on_done)
        self._asked.writing.changed.connect(self._fit_done)

    def edits(self) -> list[MarkdownEdit]:
        """Gives the texts, the first half before the second."""
        ordered = [self._views[f.id] for f in (*self._before, *self._after) if f.id in self._views]
        return [edit for view in ordered for edit in view.edits()]

    def show_entry(self, entry: Entry) -> None:
        """Shows both halves, or what stands in place of the second."""
        if entry.id != self._entry_id:
            self._entry_id = entry.id
            self._filling = False
            self._opened_waiting = self._follow_up(entry) is not None
        for view in self._views.values():
            view.show_entry(entry)
        self._waiting.show_entry(entry)
        self._fit()

    # which half is written

    def _follow_up(self, entry: Entry) -> FollowUp | None:
        asked_for = set(self._date.help.by_language.values()) if self._date else set()
        return next((f for f in reversed(entry.follow_ups) if f.question in asked_for), None)

    def _is_done(self, entry: Entry) -> bool:
        follow_up = self._follow_up(entry)
        return follow_up is not None and follow_up.done_at is not None

    def _has_second_half(self, entry: Entry) -> bool:
        given = self._asked.given(entry)
        return any(is_answer(given.get(field.id)) for field in self._after)

    def _is_due(self, entry: Entry) -> bool:
        follow_up = self._follow_up(entry)
        return follow_up is not None and follow_up.due <= self._asked.desk.clock.now().date()

    def _fit(self) -> None:
        entry = self._asked.writing.entry
        if entry is None:
            return
        done = self._is_done(entry)
        self._filling = self._filling or self._has_second_half(entry) or self._is_due(entry)
        shown = done or self._filling
        for field in self._after:
            if field.id in self._views:
                self._views[field.id].setVisible(shown)
        judging = done or not (self._filling or self._opened_waiting)
        for view in self._views.values():
            if isinstance(view, EvidenceField):
                view.set_judging(judging)
        self._hidden.setVisible(not judging)
        self._waiting.setVisible(not shown)
        self._show_heads(entry, shown=shown)
        self._fit_done()

    def _fit_done(self) -> None:
        entry = self._asked.writing.entry
        if entry is not None:
            wanted = self._filling and not self._is_done(entry) and self._has_second_half(entry)
            self._done.setVisible(wanted)

    def _show_heads(self, entry: Entry, *, shown: bool) -> None:
        desk = self._asked.desk
        follow_up = self._follow_up(entry)
        done_at = follow_up.done_at if follow_up else None
        now: datetime = done_at or desk.clock.now()
        local = now.astimezone(desk.clock.now().tzinfo).date()
        before, after = self._heads
        first = self._dated(desk.tr("Before"), entry.date)
        second = self._dated(desk.tr("After"), local) if shown else desk.tr("After")
        before.setText(f"{first}. {second}" if self._stacked and shown else first)
        after.setText(second)

    def _dated(self, word: str, day: date) -> str:
        return f"{word} · {self._asked.desk.language.short_date(day)}"

    def begin_after(self) -> MarkdownEdit | None:
        """Shows the second half and puts the cursor in its first text, which it gives."""
        self._filling = True
        self._fit()
        views = [self._views[f.id] for f in self._after if f.id in self._views]
        first = next((edit for view in views for edit in view.edits()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first

    def _on_done(self) -> None:
        """The second half is on disk: the question that waited for it is answered."""
        entry = self._asked.writing.entry
        if entry is None or self._date is None:
            return
        now = self._asked.desk.clock.now()
        old = self._follow_up(entry)
        done = replace(old, done_at=now) if old else self._new_follow_up(now)
        kept = tuple(f for f in entry.follow_ups if f is not old)
        self._asked.writing.put(follow_ups=(*kept, done))
        self._fit()

    def _new_follow_up(self, now: datetime) -> FollowUp:
        question = self._asked.said(self._date.help) if self._date else ""
        return FollowUp(now.date(), question, now)

    # where it stands

    @override
    def minimumSizeHint(self) -> QSize:
        """Two columns may be given the room of one: then they stand under each other."""
        return QSize(self._asked.desk.theme.px(_LEAST), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(stacked=self.width() < self._asked.desk.theme.px(_STACKED_UNDER))

    def _arrange(self, *, stacked: bool) -> None:
        if stacked == self._stacked:
            return
        self._stacked = stacked
        while self._grid.takeAt(0) is not None:
            pass
        for number, part in enumerate((0, 2) if not stacked else (0,)):
            self._grid.setColumnStretch(part, 1 if number < 2 else 0)
        px = self._asked.desk.theme.px
        self._grid.setColumnMinimumWidth(1, 0 if stacked else px(GUTTER))
        self._grid.setColumnStretch(2, 0 if stacked else 1)
        row = self._place_heads(stacked=stacked)
        for left, right in self._rows():
            row = self._place(row, left, right, stacked=stacked)
        if not stacked:
            self._grid.addWidget(self._gutter, 0, 1, row, 1, Qt.AlignmentFlag.AlignHCenter)
        self._gutter.setVisible(not stacked)
        self._fit()

    def _place_heads(self, *, stacked: bool) -> int:
        """Gives the next row. Under each other the pairs alternate: one head names both days."""
        before, after = self._heads
        self._grid.addWidget(before, 0, 0)
        if stacked:
            after.setParent(self)
        else:
            self._grid.addWidget(after, 0, 2)
        after.setVisible(not stacked)
        return 1

    def _rows(self) -> list[Row]:
        """Gives what stands level: each of the first half with its pair, then what is left."""
        rows: list[Row] = [(self._view(f.id), self._view(f.pair)) for f in self._before]
        paired = {field.pair for field in self._before}
        rows += [(None, self._view(f.id)) for f in self._after if f.id not in paired]
        if rows and rows[0][1] is None:
            rows[0] = (rows[0][0], self._beside)
        else:
            rows.insert(0, (None, self._beside))
        return [*rows, (None, self._done)]

    def _view(self, field_id: str) -> FieldView | None:
        return self._views.get(field_id)

    def _place(
        self, row: int, left: QWidget | None, right: QWidget | None, *, stacked: bool
    ) -> int:
        if left is not None:
            self._grid.addLayout(_topped(left), row, 0)
        if right is not None:
            row += 1 if stacked and left is not None else 0
            self._grid.addLayout(_topped(right), row, 0 if stacked else 2)
        return row + 1


def _topped(part: QWidget) -> QVBoxLayout:
    """Gives a widget at the top of its place, as high as its width makes it."""
    column = QVBoxLayout()
    column.addWidget(part)
    column.addStretch(1)
    return column


def _stack(asked: AskedForm, parts: list[QWidget]) -> QWidget:
    """Gives widgets under each other as one."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(asked.desk.theme.px(12))
    for part in parts:
        column.addWidget(part)
    return box


class Waiting(QWidget):
    """Stands where the second half will be: when it is asked for, and a way not to wait."""

    def __init__(self, asked: AskedForm, field: FormField | None) -> None:
        super().__init__()
        self._asked, self._field = asked, field
        desk = asked.desk
        tr, theme = desk.tr, desk.theme
        self._when = Heading(theme, "", 4)
        self._when.set_style(replace(SUBSECTION_TITLE, size=18, line=28, weight=400))
        name = asked.label(field) if field else tr("Look back")
        self.due = due_choice(desk, name, says_day=False)
        self.fill_now = LinkButton(theme, tr("Fill it in now"), size=14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for part in (self._when, self.due, self.fill_now):
            column.addWidget(part)
        self.due.setVisible(field is not None)
        self.due.changed.connect(self._on_due)

    def show_entry(self, entry: Entry) -> None:
        """Shows the day it waits for, or asks for one."""
        if self._field is None:
            return
        day = day_of(self._asked.given(entry).get(self._field.id))
        self.due.set_day(day)
        desk = self._asked.desk
        said = (
            desk.tr("Look back {day}").format(day=desk.language.day(day))
            if day
            else desk.tr("When will you know how it went?")
        )
        self._when.setText(said)

    def _on_due(self, day: date | None) -> None:
        if self._field is not None:
            put_day(self._asked, self._field, day)
