"""The margin: one's own reflections level with the passage they answer, and one question."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import EntryRow
from trustdesk.domain.framework import Question
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import TextStyle
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import Heading, WrappedLabel

MOST_SHOWN = 3
MARGIN_QUESTION = TextStyle(16, 24, serif=True)


class SectionNotes(QWidget):
    """The reflections that cite one section: at most three, and a way to the others."""

    entry_requested = Signal(str)
    grown = Signal()
    """All are shown now."""

    def __init__(
        self, desk: Desk, section: str, title: str, rows: Sequence[EntryRow], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.section = section
        self._desk = desk
        self._rows = list(rows)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.px(2))
        for row in self._rows[:MOST_SHOWN]:
            self._column.addWidget(self._link(row))
        self._more = self._more_link(title)
        self._column.addStretch(1)

    def _more_link(self, title: str) -> LinkButton | None:
        hidden = len(self._rows) - MOST_SHOWN
        if hidden <= 0:
            return None
        trn = self._desk.language.trn
        more = LinkButton(self._desk.theme, trn("{n} more", "{n} more", hidden), size=13)
        named = trn("{n} more reflection about", "{n} more reflections about", hidden)
        more.setAccessibleName(f"{named} {title}")
        more.clicked.connect(self._on_more)
        self._column.addWidget(more)
        return more

    def _link(self, row: EntryRow) -> LinkButton:
        desk = self._desk
        title = row.title or row.excerpt or desk.tr("Untitled")
        text = f"{self._day(row.date)} · {title}"
        link = LinkButton(desk.theme, text, "pen-line", size=13, weight=400, colour="text2")
        link.setProperty("entry", row.id)
        link.clicked.connect(self._on_clicked)
        return link

    def _day(self, day: date) -> str:
        language = self._desk.language
        this_year = day.year == self._desk.clock.now().year
        return language.short_date(day) if this_year else language.full_date(day)

    def _on_clicked(self) -> None:
        self.entry_requested.emit(self.sender().property("entry"))

    def _on_more(self) -> None:
        if self._more is None:
            return
        place = self._column.indexOf(self._more)
        self._column.removeWidget(self._more)
        self._more.hide()
        self._more.deleteLater()
        self._more = None
        links = [self._link(row) for row in self._rows[MOST_SHOWN:]]
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
