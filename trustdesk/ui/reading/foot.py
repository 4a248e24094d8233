"""What stands after the text: where it is from, the questions, and the pages beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.framework import Question
from trustdesk.ui.desk import Desk
from trustdesk.ui.reading.shelf import Title
from trustdesk.ui.theme.typography import HINT, SEMIBOLD, SMALL, TextStyle
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import HairLine, Heading, WrappedLabel

_QUESTION = TextStyle(18, 28, serif=True)
_TURN = TextStyle(18, 26, SEMIBOLD, "accent_text", serif=True)
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class TurnLink(LinkButton):
    """The name of a page beside this one, in the letters it is read in."""

    def __init__(self, desk: Desk, title: Title, name: str) -> None:
        super().__init__(desk.theme, title.short)
        self._link_style = _TURN
        self.setProperty("page", title.id)
        self.setAccessibleName(name)


class NextLink(TurnLink):
    """The page after this one: at the right, also where it wraps."""

    ALIGNMENT = _RIGHT


class PageFoot(QWidget):
    """Sources, every question of the page with a way to write, previous and next.

    Made anew for each page, at the present text size.
    """

    write_requested = Signal(object)
    """The person wants to write about this Question."""
    page_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._questions: list[Question] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def add_sources(self, sources: str) -> None:
        """Tells where the page's facts are from."""
        px, theme = self._desk.theme.px, self._desk.theme
        said = self._desk.tr("Sources: {sources}").format(sources=sources)
        self._column.addWidget(WrappedLabel(theme, said, SMALL))
        self._column.addSpacing(px(40))

    def add_questions(self, questions: Sequence[Question]) -> None:
        """Asks, and offers to write under each question."""
        px, theme = self._desk.theme.px, self._desk.theme
        self._column.addWidget(Heading(theme, self._desk.tr("Questions to write about"), 3))
        self._column.addSpacing(px(8))
        for question in questions:
            self._column.addWidget(HairLine(theme))
            self._column.addLayout(self._asked(question))
        self._column.addWidget(HairLine(theme))
        self._column.addSpacing(px(40))

    def _asked(self, question: Question) -> QGridLayout:
        px, text = self._desk.theme.px, self._desk.said(question.text)
        write = LinkButton(self._desk.theme, self._desk.tr("Write"), "pen-line", size=14)
        write.setAccessibleName(self._desk.tr("Write: {question}").format(question=text))
        write.setProperty("question", len(self._questions))
        write.clicked.connect(self._on_write)
        self._questions.append(question)
        row = QGridLayout()
        row.setContentsMargins(0, px(12), 0, px(12))
        row.setHorizontalSpacing(px(24))
        row.setColumnStretch(0, 1)
        row.addWidget(WrappedLabel(self._desk.theme, text, _QUESTION), 0, 0)
        row.addWidget(write, 0, 1, Qt.AlignmentFlag.AlignTop)
        return row

    def add_turning(self, before: Title | None, after: Title | None) -> None:
        """Leads to the page before and the page after."""
        tr = self._desk.tr
        row = QHBoxLayout()
        row.setSpacing(self._desk.theme.px(24))
        row.addLayout(self._turn(before, tr("Previous"), tr("Previous: {page}"), _LEFT), 1)
        row.addLayout(self._turn(after, tr("Next"), tr("Next: {page}"), _RIGHT), 1)
        self._column.addLayout(row)

    def _turn(
        self, title: Title | None, label: str, name: str, side: Qt.AlignmentFlag
    ) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        if title is not None:
            kind = NextLink if side == _RIGHT else TurnLink
            link = kind(self._desk, title, name.format(page=title.short))
            link.clicked.connect(self._on_turn)
            column.addWidget(WrappedLabel(self._desk.theme, label, HINT), 0, side)
            column.addWidget(link, 0, side)
        column.addStretch(1)
        return column

    def _on_write(self) -> None:
        self.write_requested.emit(self._questions[self.sender().property("question")])

    def _on_turn(self) -> None:
        self.page_requested.emit(self.sender().property("page"))
