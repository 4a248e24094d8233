"""One practice case: what happens, what it touches, and what one has written about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trustdesk.domain.entry import CitingRow, EntryRow
from trustdesk.domain.faults import Fault
from trustdesk.domain.framework import Case, Concept
from trustdesk.services.ports import JournalReader
from trustdesk.services.practising import practising
from trustdesk.ui.desk import Desk
from trustdesk.ui.practice.again import LookAgain
from trustdesk.ui.practice.filters import KINDS, kind_name, touched
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import READING, REGULAR, SMALL
from trustdesk.ui.widgets.buttons import LinkButton, PrimaryButton
from trustdesk.ui.widgets.entry_links import DAY_COLUMN, EntryLink, EntryLinks
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.widgets.labels import HairLine, Heading, WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.wording import told

CITED = "case:{case}"
"""What a reflection cites that was written about a case."""
MOST = 20
"""So many reflections about one case are listed; the others lie in the dagbok."""


class CaseView(QWidget):
    """Shows a case; reads what was written about it while the journal is open."""

    back_requested = Signal()
    write_requested = Signal(str)
    opposite_requested = Signal(str)
    """The person wants to argue against their own answer to the case of this id."""
    group_requested = Signal()
    sheet_requested = Signal(object)
    """The person wants this (SheetOf) on paper."""
    entry_requested = Signal(str)
    page_requested = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case: Case | None = None
        tr, theme = desk.tr, desk.theme
        self.back = LinkButton(theme, tr("All cases"), "arrow-left")
        self._title = Heading(theme, "", 1)
        self._setting = WrappedLabel(theme, "", SMALL)
        self._text = WrappedLabel(theme, "", READING)
        self._practising = practising(desk.framework)
        self.write = PrimaryButton(theme, tr("Write your answer"))
        self.opposite = LinkButton(theme, tr("Argue the opposite"))
        self.group = LinkButton(theme, tr("Show to the group"), "presentation")
        self.sheet = LinkButton(theme, tr("Save a sheet as PDF…"), "file-down")
        self.again = LookAgain(desk, self._practising)
        self._no_key = WrappedLabel(theme, "", SMALL)
        self._touches = _Touches(desk)
        self.answers = CaseAnswers(desk)
        self._lay_out()
        self.back.clicked.connect(self.back_requested)
        self.write.clicked.connect(self._on_write)
        self.opposite.clicked.connect(self._on_opposite)
        self.group.clicked.connect(self.group_requested)
        self.sheet.clicked.connect(self._on_sheet)
        self._touches.page_requested.connect(self.page_requested)
        self.answers.entry_requested.connect(self.entry_requested)
        desk.session.state_changed.connect(self._on_state)
        self._on_state(desk.session.state)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._paper = QVBoxLayout()
        self.opposite.setVisible(bool(self._practising and self._practising.opposite))
        own = _beside(self._desk.theme, self.write, self.opposite)
        together = _beside(self._desk.theme, self.group, self.sheet)
        for part, air in (
            (self.back, 12),
            (self._title, 6),
            (self._setting, 24),
            (self._text, 28),
            (own, 8),
            (self._no_key, 8),
            (self.again, 20),
            (together, 36),
            (HairLine(self._desk.theme), 20),
            (self._touches, 32),
            (self.answers, 0),
        ):
            column.addWidget(part)
            if part is together:
                column.addLayout(self._paper)
            column.addSpacing(px(air))

    def show_paper_line(self, line: QWidget) -> None:
        """Takes in the line that tells how a sheet is set."""
        self._paper.addWidget(line)

    @property
    def case_id(self) -> str:
        """The case that is shown, or ""."""
        return self._case.id if self._case else ""

    def show_case(self, case: Case) -> None:
        """Shows a case."""
        said = self._desk.said
        self._case = case
        self._title.setText(said(case.title))
        self._setting.setText(said(case.setting))
        self._text.setText(said(case.text))
        self._touches.show_case(case)
        self.answers.show_case(case.id)
        self.again.show_case(case.id)

    def refresh(self) -> None:
        """Reads what was written about the case anew."""
        self.answers.refresh()
        self.again.refresh()

    def _on_state(self, state: str) -> None:
        tr = self._desk.tr
        locked = state in ("locked", "broken")
        self.write.setEnabled(not locked)
        self.opposite.setEnabled(not locked)
        self.again.refresh()
        self._no_key.setText(
            tr("Writing waits until the journal is open.")
            if locked
            else tr("There is no answer key.")
        )

    def _on_write(self) -> None:
        self.write_requested.emit(self.case_id)

    def _on_opposite(self) -> None:
        self.opposite_requested.emit(self.case_id)

    def _on_sheet(self) -> None:
        from trustdesk.services.group_sheet import SheetOf

        self.sheet_requested.emit(SheetOf("case", self.case_id))


def _beside(theme: Theme, *buttons: QWidget) -> QWidget:
    row = QWidget()
    flow = FlowLayout(row, gap=theme.px(24), row_gap=theme.px(8))
    for button in buttons:
        flow.addWidget(button)
    return row


class _Touches(QWidget):
    """The concepts a case touches, a line for each kind; each leads to its page."""

    page_requested = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._case: Case | None = None
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        desk.theme.changed.connect(self._build)

    def show_case(self, case: Case) -> None:
        """Shows what this case touches instead."""
        self._case = case
        self._build()

    def _build(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        self._column.setSpacing(self._desk.theme.px(4))
        for kind in KINDS:
            concepts = self._concepts(kind)
            if concepts:
                self._rows.append(self._row(kind_name(self._desk, kind), concepts))
                self._column.addWidget(self._rows[-1])

    def _concepts(self, kind: str) -> list[Concept]:
        """Gives them in the pack's order, which ranks nothing."""
        ids = touched(self._case, kind) if self._case else ()
        return [c for c in self._desk.framework.concepts_of(kind) if c.id in ids]

    def _row(self, head: str, concepts: list[Concept]) -> QWidget:
        theme = self._desk.theme
        row = QWidget(self)
        name = WrappedLabel(theme, head, SMALL)
        name.setFixedWidth(theme.px(DAY_COLUMN))
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.px(12))
        head_column = QVBoxLayout()
        head_column.addSpacing(theme.px(3))
        head_column.addWidget(name)
        head_column.addStretch(1)
        beside.addLayout(head_column)
        beside.addWidget(self._links(concepts), 1)
        return row

    def _links(self, concepts: list[Concept]) -> QWidget:
        theme = self._desk.theme
        links = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        links.setSizePolicy(policy)
        flow = FlowLayout(links, gap=theme.px(16), row_gap=0)
        for concept in concepts:
            name = concept.name if concept.kind == "relation" else concept.short
            link = LinkButton(theme, self._desk.said(name), size=13, weight=REGULAR)
            link.setProperty("page", concept.page)
            link.setProperty("section", concept.section)
            link.clicked.connect(self._on_clicked)
            flow.addWidget(link)
        return links

    def _on_clicked(self) -> None:
        link = self.sender()
        self.page_requested.emit(link.property("page"), link.property("section"))


class CaseAnswers(QWidget):
    """The reflections that cite a case; not there while there are none."""

    entry_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case_id = ""
        self._ticket: Ticket | None = None
        self._head = Heading(desk.theme, desk.tr("Your reflections on the case"), 4)
        self._links = EntryLinks(desk.theme, beside=True)
        self._more = WrappedLabel(desk.theme, "", SMALL)
        self._trouble = InlineMessage(desk.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(8))
        for part in (self._trouble, self._head, self._links, self._more):
            column.addWidget(part)
        self._links.entry_requested.connect(self.entry_requested)
        desk.session.changed.connect(self.refresh)
        desk.session.state_changed.connect(self.refresh)
        self._show_rows([])

    def show_case(self, case_id: str) -> None:
        """Shows the reflections about a case; those about the one before never arrive."""
        self._case_id = case_id
        self._show_rows([])
        self.refresh()

    def refresh(self) -> None:
        """Reads them anew; while the journal is not open none is shown."""
        if self._ticket is not None:
            self._ticket.drop()
        if self._desk.session.state != "open":
            self._show_rows([])
            return
        cited = CITED.format(case=self._case_id)

        def read(reader: JournalReader) -> list[CitingRow]:
            return reader.citing(cited)

        self._ticket = self._desk.session.read(read, self._show_rows, self._on_failed)

    def _show_rows(self, found: list[CitingRow]) -> None:
        self._trouble.clear()
        rows = list({each.row.id: each.row for each in found}.values())
        self._links.show_links([self._link(row) for row in rows[:MOST]])
        left = len(rows) - MOST
        more = self._desk.language.trn(
            "{n} more lies in the journal.", "{n} more lie in the journal.", max(left, 0)
        )
        self._more.setText(more)
        for part, shown in ((self._head, rows), (self._links, rows), (self._more, left > 0)):
            part.setVisible(bool(shown))

    def _link(self, row: EntryRow) -> EntryLink:
        language = self._desk.language
        this_year = row.date.year == self._desk.clock.now().year
        day = language.short_date(row.date) if this_year else language.full_date(row.date)
        return EntryLink(row.id, row.title or row.excerpt or self._desk.tr("Untitled"), day)

    def _on_failed(self, fault: Fault) -> None:
        self._show_rows([])
        self._trouble.say(*told(self._desk, fault))
