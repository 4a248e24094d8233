"""Every page, made when it is first visited, and how pages speak with each other.

The whole conversation between pages stands in `PageBook`: a page says what the person wishes
(`entry_requested`) and knows no other page. All but the first page are imported at their first
visit: the window shows sooner.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, cast

from trustdesk.ui.desk import Desk
from trustdesk.ui.page import Page
from trustdesk.ui.rail import Place
from trustdesk.ui.surroundings import Surroundings
from trustdesk.ui.today.page import TodayPage

if TYPE_CHECKING:
    from trustdesk.domain.entry import Citation, Entry
    from trustdesk.domain.framework import Question
    from trustdesk.ui.dagbok.page import DagbokPage

TODAY, READING, DAGBOK, OVERVIEW, PRACTICE = "today", "reading", "dagbok", "overview", "practice"
SETTINGS, HANDBOOK, EXPORT, SEARCH = "settings", "handbook", "export", "search"


def places(desk: Desk) -> tuple[Place, ...]:
    """Gives where the rail leads, in order."""
    tr = desk.tr
    return (
        Place(TODAY, tr("Today"), "sun"),
        Place(READING, tr("Read"), "book-open"),
        Place(DAGBOK, tr("Journal"), "notebook-pen"),
        Place(OVERVIEW, tr("Overview"), "map"),
        Place(PRACTICE, tr("Practice"), "compass"),
        Place(SETTINGS, tr("Settings"), "settings", low=True),
        Place(HANDBOOK, tr("Handbook"), "circle-help", low=True),
    )


class Navigator(Protocol):
    """What leads from page to page: the window."""

    def go(self, page_id: str, detail: str = "", section: str = "") -> None:
        """Shows a page, and one thing of it."""


class LeftOpen:
    """What is carried over when pages are made anew: the reflection on the sheet of I dag."""

    def __init__(self) -> None:
        self.on_sheet: Entry | None = None


class PageBook:
    """Makes pages and connects their wishes; the one block of wiring between pages."""

    def __init__(
        self, desk: Desk, surroundings: Surroundings, navigator: Navigator, left: LeftOpen
    ) -> None:
        self._desk = desk
        self._left = left
        self._surroundings = surroundings
        self._navigator = navigator
        self._pages: dict[str, Page] = {}
        self._makers: dict[str, Callable[[], Page]] = {
            TODAY: self._make_today,
            DAGBOK: self._make_dagbok,
        }

    def page(self, page_id: str) -> Page:
        """Gives a page, made when it is first asked for. Raises KeyError for an unknown id."""
        if page_id not in self._pages:
            self._pages[page_id] = self._makers[page_id]()
        return self._pages[page_id]

    def unsaved(self) -> tuple[Entry, ...]:
        """Gives the reflections of every page whose newest form is not on disk."""
        return tuple(entry for page in self._pages.values() for entry in page.unsaved())

    def forget_all_but(self, page_id: str) -> list[Page]:
        """Lets go of all pages but one, and gives them; a text on the sheet of I dag stays."""
        today = self._pages.get(TODAY)
        if today is not None and page_id != TODAY:
            self._left.on_sheet = cast("TodayPage", today).sheet.on_sheet()
        gone = [page for name, page in self._pages.items() if name != page_id]
        self._pages = {n: page for n, page in self._pages.items() if n == page_id}
        return gone

    @property
    def dagbok(self) -> DagbokPage:
        """The dagbok."""
        return cast("DagbokPage", self.page(DAGBOK))

    def write_new(self) -> None:
        """Begins a new reflection in the dagbok."""
        self._navigator.go(DAGBOK)
        self.dagbok.write_new()

    def find_anything(self) -> None:
        """Offers pages, reflections and commands by their words."""

    def show_whereabouts(self) -> None:
        """Tells where the file lies and who could read it."""

    def _make_today(self) -> Page:
        page = TodayPage(self._desk)
        if self._left.on_sheet is not None:
            page.sheet.put_back(self._left.on_sheet)
            self._left.on_sheet = None
        page.entry_requested.connect(self._show_entry)
        page.write_requested.connect(self._write_about_question)
        page.page_requested.connect(self._show_page)
        return page

    def _make_dagbok(self) -> Page:
        from trustdesk.ui.dagbok.page import DagbokPage

        page = DagbokPage(self._desk)
        page.page_requested.connect(self._show_page)
        page.question_requested.connect(self._show_today)
        page.case_requested.connect(self._show_practice)
        return page

    def _show_entry(self, entry_id: str) -> None:
        self._navigator.go(DAGBOK, entry_id)

    def _show_page(self, page_id: str, section: str) -> None:
        self._navigator.go(READING, page_id, section)

    def _show_today(self) -> None:
        self._navigator.go(TODAY)

    def _show_practice(self) -> None:
        self._navigator.go(PRACTICE)

    def _write_about_question(self, question: Question) -> None:
        text = self._desk.said(question.text)
        self._write_about((self._citation(question.page, question.section, ""),), f"> {text}\n\n")

    def _write_about(self, citations: tuple[Citation, ...], opening: str) -> None:
        self._navigator.go(DAGBOK)
        self.dagbok.write_about(citations, opening)

    def _citation(self, page: str, section: str, quote: str) -> Citation:
        from trustdesk.domain.entry import Citation

        return Citation(page, section, quote, self._desk.framework.version)
