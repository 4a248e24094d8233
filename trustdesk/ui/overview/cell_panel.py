"""What stands beside the map: a cell's reflections, or what an empty cell offers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import CoveragePoint
from trustdesk.domain.framework import Concept
from trustdesk.services.insights import Cell, Prompt
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import BODY, HINT, REGULAR, WRITING
from trustdesk.ui.widgets.buttons import LinkButton, PrimaryButton
from trustdesk.ui.widgets.entry_links import EntryLink, EntryLinks
from trustdesk.ui.widgets.labels import Heading, WrappedLabel


class CellPanel(QWidget):
    """Shows one cell at a time; asks for one to be chosen until then."""

    entry_requested = Signal(str)
    list_requested = Signal()
    """The person wants the cell's reflections in the dagbok's list."""
    case_requested = Signal(str)
    write_requested = Signal(str)
    """The person wants to write for this cell; the text is what stands at the top."""
    page_requested = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._hint = WrappedLabel(desk.theme, desk.tr("Choose a square to see what is there."))
        self._hint.set_style(HINT)
        self._held = _Held(desk)
        self._offer = _Offer(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._hint, self._held, self._offer):
            column.addWidget(part)
        column.addStretch(1)
        self._held.links.entry_requested.connect(self.entry_requested)
        self._held.all.clicked.connect(self.list_requested)
        self._offer.write_requested.connect(self.write_requested)
        self._offer.case_requested.connect(self.case_requested)
        self._offer.page_requested.connect(self.page_requested)
        self.clear()

    def clear(self) -> None:
        """Shows no cell."""
        self._show_only(self._hint)

    def show_held(self, relation: Concept, criterion: Concept, cell: Cell) -> None:
        """Shows the reflections of a cell."""
        self._held.show_cell(_place(self._desk, relation, criterion), cell)
        self._show_only(self._held)

    def show_offer(
        self, relation: Concept, criterion: Concept, prompt: Prompt, *, chosen: bool
    ) -> None:
        """Shows what an empty cell offers; `chosen` is true while filters leave something out."""
        place = _place(self._desk, relation, criterion)
        text = (
            self._desk.tr("Nothing in what you have chosen: {place}.")
            if chosen
            else self._desk.tr("There is nothing here yet: {place}.")
        )
        self._offer.show_prompt(text.format(place=place), prompt)
        self._show_only(self._offer)

    def _show_only(self, shown: QWidget) -> None:
        """Shows one part; titles that are out of sight are not kept."""
        if shown is not self._held:
            self._held.links.show_links(())
        for part in (self._hint, self._held, self._offer):
            part.setVisible(part is shown)


def _place(desk: Desk, relation: Concept, criterion: Concept) -> str:
    text = desk.tr("{criterion}, in relation to {relation}")
    return text.format(
        criterion=desk.said(criterion.short), relation=relation.in_sentence(desk.language.code)
    )


class _Held(QWidget):
    """The titles of a cell's latest reflections, and the way to all of them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._head = Heading(desk.theme, "", 3)
        self.links = EntryLinks(desk.theme)
        self.all = LinkButton(desk.theme, desk.tr("Show them in the journal"), "list")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(12))
        for part in (self._head, self.links, self.all):
            column.addWidget(part)

    def show_cell(self, place: str, cell: Cell) -> None:
        """Shows a cell's reflections."""
        self._head.setText(place)
        self.links.show_links([self._link(point) for point in cell.latest])

    def _link(self, point: CoveragePoint) -> EntryLink:
        language = self._desk.language
        this_year = point.date.year == self._desk.clock.now().year
        day = language.short_date(point.date) if this_year else language.full_date(point.date)
        return EntryLink(point.entry, point.title or self._desk.tr("Untitled"), day)


class _Offer(QWidget):
    """One question, one case, and writing."""

    write_requested = Signal(str)
    case_requested = Signal(str)
    page_requested = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._prompt = Prompt(None, None)
        tr, theme = desk.tr, desk.theme
        self._sentence = WrappedLabel(theme, "", BODY)
        self._write = PrimaryButton(theme, tr("Write"))
        self._question_head = Heading(theme, tr("A question"), 4)
        self._question = WrappedLabel(theme, "", WRITING)
        self._answer = LinkButton(theme, tr("Write about it"))
        self._page = LinkButton(theme, "", "book-open", size=13, weight=REGULAR)
        self._case_head = Heading(theme, tr("A case"), 4)
        self._case = LinkButton(theme, "")
        self._lay_out()
        self._write.clicked.connect(self._on_write)
        self._answer.clicked.connect(self._on_answer)
        self._page.clicked.connect(self._on_page)
        self._case.clicked.connect(self._on_case)

    def _lay_out(self) -> None:
        px, left = self._desk.theme.px, Qt.AlignmentFlag.AlignLeft
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, air in (
            (self._sentence, 12),
            (self._write, 24),
            (self._question_head, 8),
            (self._question, 4),
            (self._answer, 0),
            (self._page, 24),
            (self._case_head, 4),
            (self._case, 0),
        ):
            if part is self._write:
                column.addWidget(part, 0, left)
            else:
                column.addWidget(part)
            column.addSpacing(px(air))

    def show_prompt(self, sentence: str, prompt: Prompt) -> None:
        """Shows the sentence, and the question and case there are."""
        self._prompt = prompt
        question, case = prompt.question, prompt.case
        self._sentence.setText(sentence)
        self._question.setText(self._desk.said(question.text) if question else "")
        self._case.setText(self._desk.said(case.title) if case else "")
        page = self._desk.framework.page(question.page) if question else None
        self._page.setText(self._desk.said(page.short) if page else "")
        for part in (self._question_head, self._question, self._answer, self._page):
            part.setVisible(question is not None)
        for part in (self._case_head, self._case):
            part.setVisible(case is not None)

    def _on_write(self) -> None:
        self.write_requested.emit("")

    def _on_answer(self) -> None:
        if self._prompt.question is not None:
            self.write_requested.emit(f"> {self._desk.said(self._prompt.question.text)}\n\n")

    def _on_page(self) -> None:
        question = self._prompt.question
        if question is not None:
            self.page_requested.emit(question.page, question.section)

    def _on_case(self) -> None:
        if self._prompt.case is not None:
            self.case_requested.emit(self._prompt.case.id)
