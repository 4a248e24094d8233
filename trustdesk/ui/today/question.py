"""One question from the framework; it stays all day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import QUESTION
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.widgets.labels import Heading, WrappedLabel

if TYPE_CHECKING:
    from trustdesk.domain.framework import Question
    from trustdesk.services.ports import JournalReader


@dataclass(frozen=True, slots=True)
class _Memory:
    """Which questions were shown when, and which are never to come again."""

    shown: dict[str, str]
    hidden: frozenset[str]


def _remembered(reader: JournalReader) -> _Memory:
    from trustdesk.services.today import HIDDEN, SHOWN

    shown: Any = reader.setting(SHOWN)
    hidden: Any = reader.setting(HIDDEN)
    return _Memory(
        dict(shown) if isinstance(shown, dict) else {},
        frozenset(hidden) if isinstance(hidden, list) else frozenset(),
    )


class QuestionBox(QWidget):
    """The question, and what one can do with it."""

    write_requested = Signal(object)
    """The person wants to write about this Question."""
    page_requested = Signal(str, str)
    """The person wants to read the question's page (page, section)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._memory = _Memory({}, frozenset())
        self._question: Question | None = None
        tr = desk.tr
        self._text = WrappedLabel(desk.theme, "", QUESTION)
        self._write = LinkButton(desk.theme, tr("Write about it"))
        self._other = LinkButton(desk.theme, tr("Another question"))
        self._page = LinkButton(desk.theme, "")
        self._hide = LinkButton(desk.theme, tr("Don't show it again"), colour="text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(12))
        column.addWidget(Heading(desk.theme, tr("A question"), 4))
        column.addWidget(self._text)
        links = QWidget()
        flow = FlowLayout(links, gap=desk.theme.px(24), row_gap=0)
        for link in (self._write, self._other, self._page, self._hide):
            flow.addWidget(link)
        column.addWidget(links)
        self._write.clicked.connect(self._on_write)
        self._other.clicked.connect(self._on_other)
        self._page.clicked.connect(self._on_page)
        self._hide.clicked.connect(self._on_hide)
        self.hide()

    def refresh(self) -> None:
        """Takes the day's question anew; it may be another day."""
        self._desk.session.read_own(_remembered, self._on_remembered)

    def _on_remembered(self, memory: _Memory) -> None:
        from trustdesk.services.today import question_of_the_day

        self._memory = memory
        self._show(
            question_of_the_day(self._desk.framework, self._today(), memory.shown, memory.hidden)
        )
        self._remember()

    def _today(self) -> date:
        return self._desk.clock.now().date()

    def _show(self, question: Question | None) -> None:
        self._question = question
        self.setVisible(question is not None)
        if question is None:
            return
        self._text.setText(self._desk.said(question.text))
        page = self._desk.framework.page(question.page)
        self._page.setText(self._desk.said(page.short) if page else "")
        self._page.setVisible(page is not None)

    def _remember(self) -> None:
        question = self._question
        if question is None or self._memory.shown.get(question.id) == self._today().isoformat():
            return
        from trustdesk.services.today import SHOWN

        shown = {**self._memory.shown, question.id: self._today().isoformat()}
        self._memory = _Memory(shown, self._memory.hidden)
        self._desk.session.set_setting(SHOWN, shown)

    def _on_write(self) -> None:
        self.write_requested.emit(self._question)

    def _on_page(self) -> None:
        if self._question is not None:
            self.page_requested.emit(self._question.page, self._question.section)

    def _on_other(self) -> None:
        from trustdesk.services.today import next_question

        shown = dict(self._memory.shown)
        if self._question is not None:  # seen, but not the day's any more
            shown[self._question.id] = self._today().isoformat()
        question = next_question(self._desk.framework, self._today(), shown, self._memory.hidden)
        yesterday = date.fromordinal(self._today().toordinal() - 1).isoformat()
        today = self._today().isoformat()
        self._memory = _Memory(
            {q: yesterday if day == today else day for q, day in shown.items()},
            self._memory.hidden,
        )
        self._show(question)
        self._remember()

    def _on_hide(self) -> None:
        if self._question is not None:
            from trustdesk.services.today import HIDDEN

            hidden = self._memory.hidden | {self._question.id}
            self._memory = _Memory(self._memory.shown, hidden)
            self._desk.session.set_setting(HIDDEN, sorted(hidden))
            self._on_other()
