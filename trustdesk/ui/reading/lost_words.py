"""Under a page's text: words that stand there no more, and what is kept about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.services.marked import quoted_of
from trustdesk.ui.reading.margin_items import entry_item, kind_of, shortened, told_of
from trustdesk.ui.theme.typography import SMALL, TextStyle
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import Heading, WrappedLabel

if TYPE_CHECKING:
    from trustdesk.domain.entry import CitingRow
    from trustdesk.domain.passage import Passage, Quoted
    from trustdesk.ui.desk import Desk
    from trustdesk.ui.reading.standing import Standings

MOST_SHOWN = 5
_QUOTE = TextStyle(17, 26, serif=True, italic=True)


class LostWords(QWidget):
    """Each quote as it was, with the reflections, the note and the bookmark about it.

    Made anew for each page, at the present text size.
    """

    entry_requested = Signal(str)
    remove_requested = Signal(str)
    list_requested = Signal()
    """The person wants to see everything that is marked."""

    def __init__(self, desk: Desk, standings: Standings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.px(4))
        tr, theme = desk.tr, desk.theme
        self._column.addWidget(Heading(theme, tr("Words that are no longer on the page"), 3))
        lead = tr("The page has been rewritten. What you marked and wrote about is kept as it was.")
        self._column.addWidget(WrappedLabel(theme, lead, SMALL))
        lost = sorted(standings.lost, key=lambda quoted: quoted.quote)
        for quoted in lost[:MOST_SHOWN]:
            self._add(quoted, standings)
        if lost[MOST_SHOWN:]:
            self._add_more(len(lost) - MOST_SHOWN)

    def _add_more(self, hidden: int) -> None:
        trn = self._desk.language.trn
        text = trn("{n} more among the highlights", "{n} more among the highlights", hidden)
        more = LinkButton(self._desk.theme, text, "list", size=13)
        more.clicked.connect(self.list_requested)
        self._column.addSpacing(self._desk.theme.px(12))
        self._column.addWidget(more)

    def _add(self, quoted: Quoted, standings: Standings) -> None:
        self._column.addSpacing(self._desk.theme.px(12))
        self._column.addWidget(WrappedLabel(self._desk.theme, f"”{quoted.quote}”", _QUOTE))
        for row in standings.citing:
            if quoted_of(row) == quoted:
                self._add_entry(row)
        for passage in standings.passages:
            if passage.quoted == quoted:
                self._add_passage(passage)

    def _add_entry(self, row: CitingRow) -> None:
        item = entry_item(self._desk, row.row, row.quote)
        link = LinkButton(
            self._desk.theme, item.text, "pen-line", size=13, weight=400, colour="text2"
        )
        link.setAccessibleName(item.spoken)
        link.setProperty("item", item.id)
        link.clicked.connect(self._on_entry)
        self._column.addWidget(link)

    def _add_passage(self, passage: Passage) -> None:
        tr, theme = self._desk.tr, self._desk.theme
        kind, told = kind_of(self._desk, passage), told_of(self._desk, passage)
        note = passage.note.strip()
        self._column.addWidget(WrappedLabel(theme, f"{told}\n{note}" if note else told, SMALL))
        remove = LinkButton(theme, tr("Remove"), size=13)
        named = tr("Remove: {words}").format(words=f"{kind}, {shortened(passage.quoted.quote)}")
        remove.setAccessibleName(named)
        remove.setProperty("item", passage.id)
        remove.clicked.connect(self._on_remove)
        self._column.addWidget(remove)

    def _on_entry(self) -> None:
        self.entry_requested.emit(self.sender().property("item"))

    def _on_remove(self) -> None:
        self.remove_requested.emit(self.sender().property("item"))
