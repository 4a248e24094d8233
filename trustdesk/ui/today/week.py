"""Veckan: what one wrote in the week, and one question whose answer is a reflection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import QUESTION, WRITING
from trustdesk.ui.today.week_answer import WeekAnswer
from trustdesk.ui.today.week_lines import WeekLines
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.widgets.labels import Heading, WrappedLabel

if TYPE_CHECKING:
    from trustdesk.domain.entry import Entry
    from trustdesk.services.week import WeekView


class WeekBox(QWidget):
    """Stands above the question on its day. `waiting` is the place where what is due shows."""

    entry_requested = Signal(str)
    sentence_requested = Signal(str)
    """The person wants to choose a sentence of the reflection of this id."""
    waved_away = Signal(object)
    """The Week is not to be shown any more."""
    kept = Signal(str)
    """The answer lies in the dagbok."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._view: WeekView | None = None
        px, tr = desk.theme.px, desk.tr
        self._taken_head = Heading(desk.theme, tr("A week ago you took with you"), 4)
        self._taken = WrappedLabel(desk.theme, "", WRITING)
        self._taken_link = LinkButton(desk.theme, tr("To the reflection"), size=14)
        self._lines = WeekLines(desk)
        self.waiting = QVBoxLayout()
        self.answer = WeekAnswer(desk)
        self._wave = LinkButton(desk.theme, tr("Not this week"), size=14, colour="text2")
        self.begin = LinkButton(desk.theme, tr("Write about it"), size=14)
        self.begin.setAccessibleName(tr("Write what you take with you from the week"))
        ways = QWidget()
        flow = FlowLayout(ways, gap=px(24), row_gap=0)
        flow.addWidget(self.begin)
        flow.addWidget(self._wave)
        self._body, self._after = QWidget(), AfterWeek(desk)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(Heading(desk.theme, tr("The week"), 2))
        column.addSpacing(px(4))
        for widget in (self._taken_head, self._taken, self._taken_link, self._lines):
            column.addWidget(widget)
        column.addLayout(self.waiting)
        column.addSpacing(px(12))
        column.addWidget(
            WrappedLabel(desk.theme, tr("What do you take with you from the week?"), QUESTION)
        )
        column.addWidget(self.answer)
        column.addWidget(ways)
        outer = QVBoxLayout(self)
        outer.addWidget(self._body)
        outer.addWidget(self._after)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self._taken_link.clicked.connect(self._on_taken)
        self._lines.entry_requested.connect(self.entry_requested)
        self._lines.sentence_requested.connect(self.sentence_requested)
        self._wave.clicked.connect(self._on_wave)
        self.begin.clicked.connect(self._on_begin)
        self._open_sheet(opened=False)
        self.answer.kept.connect(self._on_kept)
        self._after.there_requested.connect(self.entry_requested)
        self.answer.text.edited.connect(self._on_edited)

    def show_week(self, view: WeekView | None) -> None:
        """Shows Veckan, or nothing at all. An answer that is being written stays."""
        if view is None and self.answer.is_writing():
            return
        self._view = view
        self._body.setVisible(view is not None)
        if view is not None:
            self._after.hide()
        self.setVisible(view is not None or not self._after.isHidden())
        if view is None:
            return
        self.answer.set_week(view.week)
        self._taken.setText(view.taken)
        for widget in (self._taken_head, self._taken, self._taken_link):
            widget.setVisible(bool(view.taken))
        self._lines.show_rows(view.rows)

    def _open_sheet(self, *, opened: bool) -> None:
        """The page has one sheet; this one is there when the person wants to answer."""
        self.answer.setVisible(opened)
        self.begin.setVisible(not opened)

    def _on_begin(self) -> None:
        self._open_sheet(opened=True)
        self.answer.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_shown(self) -> bool:
        """True while Veckan stands on the page."""
        return self._view is not None

    def unsaved(self) -> tuple[Entry, ...]:
        """Gives the answer, while it is not on disk."""
        return self.answer.unsaved()

    def _on_kept(self, entry_id: str) -> None:
        self._after.show_after(entry_id)
        self._open_sheet(opened=False)
        self.kept.emit(entry_id)

    def _on_taken(self) -> None:
        if self._view is not None:
            self.entry_requested.emit(self._view.taken_id)

    def _on_wave(self) -> None:
        if self._view is not None:
            self.waved_away.emit(self._view.week)

    def _on_edited(self) -> None:
        self._open_sheet(opened=True)
        self._wave.setVisible(not self.answer.text.text().strip())


class AfterWeek(QWidget):
    """One line when the question is answered: where the answer lies, and the way there."""

    there_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._entry_id = ""
        tr = desk.tr
        there = LinkButton(desk.theme, tr("Continue there"))
        there.setAccessibleName(tr("Continue with what you take with you"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(desk.theme.px(8))
        row.addWidget(WrappedLabel(desk.theme, tr("What you take with you lies in the journal.")))
        row.addWidget(there, 1, Qt.AlignmentFlag.AlignLeft)
        there.clicked.connect(self._on_there)
        self.hide()

    def show_after(self, entry_id: str) -> None:
        """Says that the answer lies in the dagbok, and leads there."""
        self._entry_id = entry_id
        self.show()

    def _on_there(self) -> None:
        self.there_requested.emit(self._entry_id)
