"""A word of the glossary, or a place in a figure, explained where it stands."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from shiboken6 import isValid

from trustdesk.domain.framework import GlossaryTerm
from trustdesk.services.reading import sections
from trustdesk.ui.desk import Desk
from trustdesk.ui.diagrams.spot import DiagramSpot
from trustdesk.ui.overriding import override
from trustdesk.ui.reading.page_card import PageCard
from trustdesk.ui.theme.typography import SUBSECTION_TITLE, TextStyle
from trustdesk.ui.widgets.buttons import IconButton, LinkButton
from trustdesk.ui.widgets.labels import WrappedLabel

_WIDTH, _AIR = 340, 20
_WORD = TextStyle(17, 24, SUBSECTION_TITLE.weight, serif=True)
_MEANING = TextStyle(15, 22)


class TermCard(PageCard):
    """Explains; from it one reads on, or writes."""

    link_activated = Signal(str)
    """Where the person wants to read more ("page:…")."""
    write_requested = Signal(object)
    """The person wants to write about this DiagramSpot."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, parent, _WIDTH, _AIR)
        self._desk = desk
        self._spot: DiagramSpot | None = None
        self._origin: QWidget | None = None
        tr, theme = desk.tr, desk.theme
        self._word = WrappedLabel(theme, "", _WORD)
        self._meaning = WrappedLabel(theme, "", _MEANING)
        self._link = LinkButton(theme, "", "book-open", size=14)
        self._write = LinkButton(theme, tr("Write about this"), "pen-line", size=14)
        self._close = IconButton(theme, "x", tr("Close the explanation"))
        top = QHBoxLayout()
        top.addWidget(self._word, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)
        for widget in (self._meaning, self._link, self._write):
            self.column.addWidget(widget)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._link.clicked.connect(self._on_link)
        self._write.clicked.connect(self._on_write)
        self._close.clicked.connect(self.put_away)

    def explain(self, term: GlossaryTerm, beside: QRect, here: str) -> None:
        """Shows a word's meaning under (or over) where it stands; `here` is the page one reads."""
        said = self._desk.said
        self._origin = self._spot = None
        self._tell(said(term.term), said(term.definition), *self._page_way(term.page, "", here))
        self._open(beside)

    def open_spot(self, spot: DiagramSpot, beside: QRect, here: str) -> None:
        """Shows a place in a figure: its words, what they mean, and what one can do with them."""
        scheme, _, rest = spot.leads_to.partition(":")
        term = self._term(rest) if scheme == "term" else None
        meaning = self._desk.said(term.definition) if term else ""
        page, _, section = rest.partition("#") if scheme == "page" else ("", "", "")
        if term is not None:
            page = term.page
        self._origin, self._spot = QApplication.focusWidget(), spot
        told = "\n".join(filter(None, (spot.note, meaning)))
        self._tell(spot.words, told, *self._page_way(page, section, here))
        self._open(beside)

    def _term(self, term_id: str) -> GlossaryTerm | None:
        return next((t for t in self._desk.framework.glossary if t.id == term_id), None)

    def _page_way(self, page_id: str, section: str, here: str) -> tuple[str, str]:
        """Gives the address of a passage and what it is called; both "" for the page one reads."""
        page = self._desk.framework.page(page_id)
        if page is None or (page_id == here and not section):
            return "", ""
        title = self._desk.said(page.short)
        if page_id == here:
            found = sections(page, self._desk.language.code)
            title = next((part.title for part in found if part.anchor == section), title)
        return f"page:{page_id}#{section}" if section else f"page:{page_id}", title

    def _tell(self, words: str, meaning: str, address: str, title: str) -> None:
        self._word.setText(words)
        self._meaning.setText(meaning)
        self._meaning.setVisible(bool(meaning))
        self._link.setVisible(bool(address))
        self._link.setText(self._desk.tr("Read more: {page}").format(page=title))
        self._link.setProperty("address", address)
        self._write.setVisible(self._spot is not None)
        self.setAccessibleName(words)
        self.setAccessibleDescription(meaning)

    def _open(self, beside: QRect) -> None:
        self.column.setSpacing(self._desk.theme.px(6))
        self.place(beside)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def give_focus_back(self) -> None:
        """To the figure it was opened from, else to the text."""
        if self._origin is not None and isValid(self._origin) and self._origin.isVisible():
            self._origin.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().give_focus_back()

    def _on_link(self) -> None:
        self.put_away()
        self.link_activated.emit(self._link.property("address"))

    def _on_write(self) -> None:
        self.put_away()
        self.write_requested.emit(self._spot)
