"""Återseende: a sentence one took along, beside the page it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.faults import msg
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import WRITING
from trustdesk.ui.today.rows import title_of
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.widgets.labels import Heading, WrappedLabel

if TYPE_CHECKING:
    from trustdesk.services.seeing_again import Again

_AGO = {
    "week": msg("A week ago you wrote"),
    "month": msg("A month ago you wrote"),
    "quarter": msg("Three months ago you wrote"),
    "half": msg("Half a year ago you wrote"),
}


class AgainBox(QWidget):
    """The sentence, and the ways back to where it was written and what it was about."""

    entry_requested = Signal(str)
    page_requested = Signal(str, str)
    not_now_chosen = Signal(object)
    """The Again is not to be shown any more today."""
    never_chosen = Signal(object)
    """The Again is never to return."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._again: Again | None = None
        tr = desk.tr
        self._head = Heading(desk.theme, "", 4)
        self._sentence = WrappedLabel(desk.theme, "", WRITING)
        self._entry = LinkButton(desk.theme, "", size=14)
        self._page = LinkButton(desk.theme, "", "book-open", size=14)
        self._not_now = LinkButton(desk.theme, tr("Not now"), size=14, colour="text2")
        self._never = LinkButton(desk.theme, tr("Don't show it again"), size=14, colour="text2")
        self._never.setAccessibleName(tr("Don't show this sentence again"))
        links = QWidget()
        flow = FlowLayout(links, gap=desk.theme.px(24), row_gap=0)
        for link in (self._entry, self._page, self._not_now, self._never):
            flow.addWidget(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(8))
        for widget in (self._head, self._sentence, links):
            column.addWidget(widget)
        self._entry.clicked.connect(self._on_entry)
        self._page.clicked.connect(self._on_page)
        self._not_now.clicked.connect(self._on_not_now)
        self._never.clicked.connect(self._on_never)
        self.hide()

    def show_again(self, again: Again | None) -> None:
        """Shows a sentence, or nothing at all."""
        self._again = again
        self.setVisible(again is not None)
        if again is None:
            return
        said = self._desk.said
        self._head.setText(_ago(self._desk, again.gap))
        self._sentence.setText(again.sentence)
        self._entry.setText(title_of(self._desk, again.entry.row))
        self._entry.setAccessibleName(f"{self._head.text()}: {self._entry.text()}")
        page = self._desk.framework.page(again.page)
        self._page.setText(said(page.short) if page else "")
        self._page.setAccessibleName(f"{self._head.text()}: {self._page.text()}")
        self._page.setVisible(page is not None)

    def _on_entry(self) -> None:
        if self._again is not None:
            self.entry_requested.emit(self._again.entry.row.id)

    def _on_page(self) -> None:
        if self._again is not None:
            self.page_requested.emit(self._again.page, self._again.section)

    def _on_not_now(self) -> None:
        self.not_now_chosen.emit(self._again)

    def _on_never(self) -> None:
        self.never_chosen.emit(self._again)


def _ago(desk: Desk, gap: str) -> str:
    """Gives "För ett halvår sedan skrev du"."""
    if gap in _AGO:
        return desk.tr(_AGO[gap])
    return desk.language.trn("A year ago you wrote", "{n} years ago you wrote", int(gap))
