"""The small card at a highlight or a bookmark: its note, and how to take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustdesk.domain.passage import LONGEST_NOTE, PassageKind
from trustdesk.ui.overriding import override
from trustdesk.ui.reading.margin_items import kind_of, shortened, told_of
from trustdesk.ui.reading.page_card import PageCard
from trustdesk.ui.theme.typography import SMALL, TextStyle
from trustdesk.ui.widgets.buttons import LinkButton, QuietButton
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.title_edit import TitleEdit

if TYPE_CHECKING:
    from trustdesk.domain.passage import Passage
    from trustdesk.ui.desk import Desk

_WIDTH, _AIR = 320, 16
_NOTE = TextStyle(15, 22)


class PassageCard(PageCard):
    """A note is kept when the card is left, however that came."""

    note_written = Signal(object, str)
    """A Passage, and its note as it is to be kept; its page may be another by now."""
    remove_requested = Signal(str)
    reflect_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, parent, _WIDTH, _AIR)
        self._desk = desk
        self._passage: Passage | None = None
        tr, theme = desk.tr, desk.theme
        self.told = WrappedLabel(theme, "", SMALL)
        self.note = TitleEdit(theme, tr("Your note"), tr("Write a note of your own"), _NOTE)
        self.remove = LinkButton(theme, tr("Remove"), size=14)
        self.reflect = LinkButton(theme, tr("Reflect"), "pen-line", size=14)
        self.done = QuietButton(theme, tr("Done"))
        row = QHBoxLayout()
        row.addWidget(self.reflect)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.done)
        self._row = row
        self.column.addWidget(self.told)
        self.column.addWidget(self.note)
        self.column.addLayout(row)
        self.note.edited.connect(self._fit)
        self.note.finished.connect(self.put_away)
        self.done.clicked.connect(self.put_away)
        self.remove.clicked.connect(self._on_remove)
        self.reflect.clicked.connect(self._on_reflect)

    def open_at(self, passage: Passage, beside: QRect) -> None:
        """Shows a passage's note under (or over) its words; `beside` is in the page."""
        self.keep()
        self._passage, self._beside = passage, beside
        tr = self._desk.tr
        is_mark = passage.kind is PassageKind.HIGHLIGHT
        self.told.setText(told_of(self._desk, passage))
        self.note.set_text(passage.note)
        self.remove.setAccessibleName(
            tr("Remove the highlight") if is_mark else tr("Remove the bookmark")
        )
        kind = kind_of(self._desk, passage)
        self.setAccessibleName(f"{kind}: {shortened(passage.quoted.quote)}")
        self._fit()
        self.show()
        self._fit()  # only what is shown knows the height that its look gives it
        self.raise_()
        self.note.setFocus(Qt.FocusReason.PopupFocusReason)

    def keep(self) -> None:
        """Hands on the note where it was changed."""
        passage, note = self._passage, self.note.text().strip()[:LONGEST_NOTE]
        if passage is not None and note != passage.note:
            self._passage = None
            self.note_written.emit(passage, note)

    @override
    def leave(self) -> None:
        self.keep()
        self._passage = None

    def _fit(self) -> None:
        px = self._desk.theme.px
        self.column.setSpacing(px(8))
        self._row.setSpacing(px(14))
        self.place(self._beside)

    def _on_remove(self) -> None:
        passage = self._passage
        self._passage = None
        self.put_away()
        if passage is not None:
            self.remove_requested.emit(passage.id)

    def _on_reflect(self) -> None:
        passage_id = self._passage.id if self._passage else ""
        self.put_away()
        if passage_id:
            self.reflect_requested.emit(passage_id)
