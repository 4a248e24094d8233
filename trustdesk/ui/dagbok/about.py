"""What the reflection is about: the pages it cites, and the practice case it answers."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import Citation, Entry
from trustdesk.domain.packs import CASE
from trustdesk.services.absent import told_id
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import ANCHOR, SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import Heading, WrappedLabel


class About(QWidget):
    """Stands high in the margin while one writes; hidden when the reflection cites nothing."""

    passage_requested = Signal(object)
    """The person wants to read what this Citation is about."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[Citation, ...] = ()
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.px(6))
        self.hide()

    def show_entry(self, entry: Entry) -> None:
        """Shows what the reflection cites."""
        if entry.citations == self._shown:
            return
        self._shown = entry.citations
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        for citation in entry.citations:
            if citation.page.startswith(CASE):
                self._add_case(citation.page.removeprefix(CASE))
            else:
                self._add_page(citation)
        self.setVisible(bool(self._parts))

    def _add_case(self, case_id: str) -> None:
        case = self._desk.framework.case(case_id)
        if case is None:
            told = told_id(CASE + case_id, self._desk.framework, self._desk.tr)
            self._add(WrappedLabel(self._desk.theme, told.removeprefix(CASE), SMALL))
            return
        said, theme = self._desk.said, self._desk.theme
        self._add(Heading(theme, said(case.title), 4))
        self._add(WrappedLabel(theme, said(case.text), ANCHOR))

    def _add_page(self, citation: Citation) -> None:
        page = self._desk.framework.page(citation.page)
        if page is None:  # a page of another time: its words are kept, it leads nowhere
            told = told_id(citation.page, self._desk.framework, self._desk.tr)
            self._add(WrappedLabel(self._desk.theme, citation.quote or told, SMALL))
            return
        link = LinkButton(self._desk.theme, self._desk.said(page.title), "book-open", size=14)
        link.clicked.connect(partial(self._on_clicked, citation))
        self._add(Heading(self._desk.theme, self._desk.tr("About"), 4))
        self._add(link)
        if citation.quote:
            self._add(WrappedLabel(self._desk.theme, citation.quote, SMALL))

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._column.addWidget(part)

    def _on_clicked(self, citation: Citation, _checked: bool = False) -> None:
        self.passage_requested.emit(citation)
