"""Väntar på dig: the questions to oneself whose day has come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.theme.typography import BODY, SMALL
from trustdesk.ui.today.rows import title_of
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import Heading, WrappedLabel
from trustdesk.ui.widgets.later_button import LaterButton
from trustdesk.ui.wording import date_texts, later_choices, question_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trustdesk.domain.returning import Waiting

MOST_SHOWN = 3
LEAST_BESIDE = 560


class WaitingBox(QWidget):
    """At most three rows, the earliest first; the others show when they are asked for."""

    answer_requested = Signal(object)
    """The person wants to answer this Waiting now."""
    later_chosen = Signal(object, object)
    """A Waiting, and the day it is put off to."""
    let_be_chosen = Signal(object)
    """A Waiting that is done without an answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: list[WaitingRow] = []
        self._shown: tuple[Waiting, ...] = ()
        self._all = False
        self._list = QVBoxLayout()
        self._list.setSpacing(desk.theme.px(12))
        self._more = LinkButton(desk.theme, "", size=13)
        self._more.clicked.connect(self._on_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(8))
        column.addWidget(Heading(desk.theme, desk.tr("Waiting for you"), 4))
        column.addLayout(self._list)
        column.addWidget(self._more)
        self.hide()

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Shows these, or nothing at all when there are none."""
        if tuple(waiting) != self._shown:
            self._shown = tuple(waiting)
            self._draw()

    def _draw(self) -> None:
        had_focus = any(row.has_focus() for row in self._rows)
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        most = len(self._shown) if self._all else MOST_SHOWN
        self._rows = [WaitingRow(self._desk, one) for one in self._shown[:most]]
        for row in self._rows:
            self._list.addWidget(row)
            row.show()  # at once: the keyboard may go there before the next event
            row.answer_requested.connect(self.answer_requested)
            row.later_chosen.connect(self.later_chosen)
            row.let_be_chosen.connect(self.let_be_chosen)
        left = len(self._shown) - len(self._rows)
        self._more.setText(self._desk.language.trn("{n} more", "{n} more", left))
        self._more.setVisible(left > 0)
        self.setVisible(bool(self._rows))
        if had_focus and self._rows:
            self._rows[0].hold()

    def _on_more(self) -> None:
        place = len(self._rows)
        self._all = True
        self._draw()
        self._rows[place].hold()


class WaitingRow(QWidget):
    """A question, where it was asked, and what one can do with it."""

    answer_requested = Signal(object)
    later_chosen = Signal(object, object)
    let_be_chosen = Signal(object)

    def __init__(self, desk: Desk, waiting: Waiting) -> None:
        super().__init__()
        self._desk = desk
        self._waiting = waiting
        px, tr = desk.theme.px, desk.tr
        question = question_of(desk, waiting.follow_up)
        row = waiting.row
        asked = f"{title_of(desk, row)} · {desk.language.short_date(row.date)}"
        self._write = LinkButton(desk.theme, tr("Write now"), size=13)
        self._later = LaterButton(
            desk.theme,
            tr("Remind me later"),
            date_texts(desk, tr("The day to follow up")),
            desk.language.month,
            self._today,
            self._choices,
        )
        self._let_be = LinkButton(desk.theme, tr("Let it be"), size=13, colour="text2")
        links = QWidget()
        flow = QHBoxLayout(links)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(px(18))
        for link in (self._write, self._later, self._let_be):
            link.setAccessibleName(f"{link.text()}: {question}, {asked}")
            flow.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        flow.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(WrappedLabel(desk.theme, question, BODY))
        words.addWidget(WrappedLabel(desk.theme, asked, SMALL))
        self._side = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(px(18))
        self._side.addLayout(words, 1)
        self._side.addWidget(links, 0, Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(px(44))
        self._write.clicked.connect(self._on_write)
        self._later.chosen.connect(self._on_later)
        self._let_be.clicked.connect(self._on_let_be)

    def has_focus(self) -> bool:
        """True while one of its links has the keyboard."""
        return any(link.hasFocus() for link in (self._write, self._later, self._let_be))

    def hold(self) -> None:
        """Puts the keyboard on its first link."""
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """What one can do stands at the right, or below where there is no room beside."""
        super().resizeEvent(event)
        beside = self.width() >= self._desk.theme.px(LEAST_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._side.direction() is not way:
            self._side.setDirection(way)
            self._side.setSpacing(self._desk.theme.px(18 if beside else 0))

    def _today(self) -> date:
        return self._desk.clock.now().date()

    def _choices(self) -> tuple[tuple[str, date], ...]:
        return later_choices(self._desk)

    def _on_write(self) -> None:
        self.answer_requested.emit(self._waiting)

    def _on_later(self, day: date) -> None:
        self.later_chosen.emit(self._waiting, day)

    def _on_let_be(self) -> None:
        self.let_be_chosen.emit(self._waiting)
