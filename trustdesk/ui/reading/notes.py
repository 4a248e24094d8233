"""The margin: one's own words level with the passage they answer, and one question."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.framework import Question
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import TextStyle
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import Heading, WrappedLabel

MOST_SHOWN = 3
MARGIN_QUESTION = TextStyle(16, 24, serif=True)
_ICONS = {"entry": "pen-line", "note": "highlighter", "bookmark": "bookmark"}


@dataclass(frozen=True, slots=True)
class MarginItem:
    """A reflection, the note of a highlight, or a bookmark: its id and what it says.

    `spoken` is its name for a screen reader where the words alone would not tell it from another.
    """

    kind: Literal["entry", "note", "bookmark"]
    id: str
    text: str
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """What stands level with one place: a section, or the letter of the text at which words begin.

    `letter` is -1 where the items are about the section as a whole; `title` names the place.
    """

    section: str
    letter: int
    title: str
    items: tuple[MarginItem, ...]


class SectionNotes(QWidget):
    """One's own words about one place: at most three, and a way to the others."""

    entry_requested = Signal(str)
    passage_requested = Signal(str)
    """The person wants to see the highlight or bookmark of this id."""
    grown = Signal()
    """All are shown now."""

    def __init__(self, desk: Desk, group: NoteGroup, parent: QWidget) -> None:
        super().__init__(parent)
        self.section, self.letter = group.section, group.letter
        self._desk = desk
        self._items = group.items
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.px(2))
        for item in self._items[:MOST_SHOWN]:
            self._column.addWidget(self._link(item))
        self._more = self._more_link(group.title)
        self._column.addStretch(1)

    def _more_link(self, title: str) -> LinkButton | None:
        hidden = len(self._items) - MOST_SHOWN
        if hidden <= 0:
            return None
        trn = self._desk.language.trn
        more = LinkButton(self._desk.theme, trn("{n} more", "{n} more", hidden), size=13)
        more.setAccessibleName(trn("{n} more about", "{n} more about", hidden) + f" {title}")
        more.clicked.connect(self._on_more)
        self._column.addWidget(more)
        return more

    def _link(self, item: MarginItem) -> LinkButton:
        theme, icon = self._desk.theme, _ICONS[item.kind]
        link = LinkButton(theme, item.text, icon, size=13, weight=400, colour="text2")
        if item.spoken:
            link.setAccessibleName(item.spoken)
        link.setProperty("item", item.id)
        link.clicked.connect(self._on_entry if item.kind == "entry" else self._on_passage)
        return link

    def _on_entry(self) -> None:
        self.entry_requested.emit(self.sender().property("item"))

    def _on_passage(self) -> None:
        self.passage_requested.emit(self.sender().property("item"))

    def _on_more(self) -> None:
        if self._more is None:
            return
        place = self._column.indexOf(self._more)
        self._column.removeWidget(self._more)
        self._more.hide()
        self._more.deleteLater()
        self._more = None
        links = [self._link(item) for item in self._items[MOST_SHOWN:]]
        for number, link in enumerate(links):
            self._column.insertWidget(place + number, link)
            link.show()  # at once: the margin is arranged anew before the next event
        links[0].setFocus()
        self.grown.emit()


class MarginQuestion(QWidget):
    """One question of the page, high in the margin."""

    write_requested = Signal(object)
    """The person wants to write about this Question."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question: Question | None = None
        self._text = WrappedLabel(desk.theme, "", MARGIN_QUESTION)
        self._write = LinkButton(desk.theme, desk.tr("Write"), "pen-line", size=14)
        self._write.setAccessibleName(desk.tr("Write about the question"))
        self._write.clicked.connect(self._on_write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(4))
        column.addWidget(Heading(desk.theme, desk.tr("A question"), 4))
        column.addWidget(self._text)
        column.addWidget(self._write)

    @property
    def question(self) -> Question | None:
        """The question that is shown."""
        return self._question

    def show_question(self, question: Question | None) -> None:
        """Shows a question; what arranges the margin hides it where there is none."""
        self._question = question
        self._text.setText(self._desk.said(question.text) if question else "")
        self._write.setAccessibleDescription(self._text.text())

    def _on_write(self) -> None:
        self.write_requested.emit(self._question)
