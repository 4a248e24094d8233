"""Every page, made when it is first visited, and how pages speak with each other.

The whole conversation between pages stands in `PageBook`: a page says what the person wishes
(`entry_requested`) and knows no other page. All but the first page are imported at their first
visit: the window shows sooner.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from trustdesk.domain.faults import Fault
from trustdesk.ui.commands import Commands
from trustdesk.ui.crossing import Crossing
from trustdesk.ui.desk import Desk
from trustdesk.ui.page import Page
from trustdesk.ui.places import (
    DAGBOK,
    EXPORT,
    HANDBOOK,
    OVERVIEW,
    PRACTICE,
    READING,
    SEARCH,
    SETTINGS,
    TODAY,
)
from trustdesk.ui.surroundings import Surroundings
from trustdesk.ui.today.page import TodayPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from trustdesk.domain.entry import Citation, Entry, Filters, FollowUp
    from trustdesk.domain.framework import Question
    from trustdesk.ui.dagbok.page import DagbokPage
    from trustdesk.ui.export.page import ExportPage
    from trustdesk.ui.navigating import Navigator
    from trustdesk.ui.practising import Answering
    from trustdesk.ui.reading.page import ReadingPage


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
        self._surroundings = surroundings
        self._navigator = navigator
        self._left = left
        self.commands = Commands(desk, self, navigator)
        self._crossing = Crossing(self, navigator.go, self._write_about)
        self._answering: Answering | None = None
        self._pages: dict[str, Page] = {}
        self._makers: dict[str, Callable[[], Page]] = {
            TODAY: self._make_today,
            READING: self._make_reading,
            DAGBOK: self._make_dagbok,
            OVERVIEW: self._make_overview,
            PRACTICE: self._make_practice,
            SETTINGS: self._make_settings,
            HANDBOOK: self._make_handbook,
            SEARCH: self._make_search,
            EXPORT: self._make_export,
        }

    def page(self, page_id: str) -> Page:
        """Gives a page, made when it is first asked for. Raises KeyError for an unknown id."""
        if page_id not in self._pages:
            self._pages[page_id] = self._makers[page_id]()
        return self._pages[page_id]

    def unsaved(self) -> tuple[Entry, ...]:
        """Gives the reflections of every page whose newest form is not on disk."""
        return tuple(entry for page in self._pages.values() for entry in page.unsaved())

    def made(self) -> tuple[str, ...]:
        """Gives the ids of the pages that are made."""
        return tuple(self._pages)

    def forget(self, page_id: str) -> Page | None:
        """Lets go of a page and gives it; a text on the sheet of I dag stays.

        None when there is none, or it holds what is unsaved.
        """
        page = self._pages.get(page_id)
        if page is None or page.unsaved():
            return None
        if page_id == TODAY:
            self._left.on_sheet = cast("TodayPage", page).sheet.on_sheet()
        return self._pages.pop(page_id)

    def forget_all_but(self, page_id: str) -> list[Page]:
        """Lets go of all pages but one, and gives them; a text on the sheet of I dag stays."""
        today = self._pages.get(TODAY)
        if today is not None and page_id != TODAY:
            self._left.on_sheet = cast("TodayPage", today).sheet.on_sheet()
        if not page_id:
            self.commands.forget()
        gone = [page for name, page in self._pages.items() if name != page_id]
        self._pages = {n: page for n, page in self._pages.items() if n == page_id}
        return gone

    @property
    def dagbok(self) -> DagbokPage:
        """The dagbok."""
        return cast("DagbokPage", self.page(DAGBOK))

    @property
    def reading(self) -> ReadingPage:
        """Läs."""
        return cast("ReadingPage", self.page(READING))

    @property
    def answering(self) -> Answering:
        """What leads from a case to its answers; made when first needed."""
        if self._answering is None:
            from trustdesk.ui.practising import Answering

            self._answering = Answering(self._desk, self._navigator.go, self._dagbok_page)
        return self._answering

    def _dagbok_page(self) -> DagbokPage:
        return self.dagbok

    # what can be done from anywhere

    def write_new(self) -> None:
        """Begins a new reflection in the dagbok."""
        self._navigator.go(DAGBOK)
        self.dagbok.write_new()

    def write_from_template(self) -> None:
        """Offers what a reflection can begin from, in the dagbok."""
        self._navigator.go(DAGBOK)
        self.dagbok.templates.choose()

    def show_entry(self, entry_id: str) -> None:
        """Shows a reflection in the dagbok."""
        self._navigator.go(DAGBOK, entry_id)

    def show_page(self, page_id: str, section: str) -> None:
        """Shows a page of the framework in Läs."""
        self._navigator.go(READING, page_id, section)

    def change_text_size(self, step: int) -> None:
        """Makes the text one step larger (1) or smaller (-1), or as usual (0)."""
        from trustdesk.services.settings import next_scale

        settings = self._surroundings.settings()
        scale = next_scale(self._desk.theme.scale, step)
        if scale != settings.scale:
            with suppress(Fault):  # the size of now stays; Inställningar tells why
                self._surroundings.change_settings(replace(settings, scale=scale))

    def show_no_own_words(self) -> None:
        """Lets Läs show the framework alone, until one comes to it again."""
        self.reading.show_alone()

    def whereabouts_line(self) -> tuple[str, str]:
        """Gives the true line about where the file lies: its icon and its text."""
        from trustdesk.ui.whereabouts import whereabouts_text

        icon, text = whereabouts_text(self._surroundings.folder)
        return icon, self._desk.tr(text)

    def show_whereabouts(self, window: QWidget) -> None:
        """Tells where the file lies and who could read it."""
        from trustdesk.ui.whereabouts import whereabouts_dialog

        whereabouts_dialog(self._desk, self._surroundings.folder, window).open()

    # the pages, and what their wishes lead to

    def _make_today(self) -> Page:
        page = TodayPage(self._desk)
        if self._left.on_sheet is not None:
            page.sheet.put_back(self._left.on_sheet)
            self._left.on_sheet = None
        page.entry_requested.connect(self.show_entry)
        page.write_requested.connect(self._write_about_question)
        page.answer_requested.connect(self._answer)
        page.page_requested.connect(self.show_page)
        return page

    def _make_reading(self) -> Page:
        from trustdesk.ui.group.offering import GroupOffers
        from trustdesk.ui.page_files import ReadingFiles, RequestFiles
        from trustdesk.ui.reading.page import ReadingPage

        page = ReadingPage(self._desk)
        self._crossing.listen_to(page)
        RequestFiles(self._desk, self._surroundings, page)
        ReadingFiles(self._desk, self._surroundings, page)
        page.case_requested.connect(self._show_case)
        offers = GroupOffers(self._desk, self._navigator.show_to_group, page)
        page.group_requested.connect(offers.show_page)
        return page

    def _make_dagbok(self) -> Page:
        from trustdesk.ui.dagbok.page import DagbokPage
        from trustdesk.ui.page_files import DagbokFiles

        page = DagbokPage(self._desk)
        page.page_requested.connect(self.show_page)
        page.passage_requested.connect(self._crossing.show_cited)
        page.question_requested.connect(self._show_today)
        page.case_requested.connect(self._show_practice)
        page.export_requested.connect(self._export_entry)
        page.export_of_filters_requested.connect(self._export_filters)
        page.export_of_chosen_requested.connect(self._export_chosen)
        DagbokFiles(self._desk, self._surroundings, page)
        page.focus_changed.connect(self._navigator.fold_rail)
        return page

    def _make_overview(self) -> Page:
        from trustdesk.ui.overview.page import OverviewPage

        page = OverviewPage(self._desk)
        page.filtered_requested.connect(self._show_filtered)
        page.entry_requested.connect(self.show_entry)
        page.write_requested.connect(self._write_in_cell)
        page.case_requested.connect(self._show_case)
        page.page_requested.connect(self.show_page)
        return page

    def _make_practice(self) -> Page:
        from trustdesk.ui.group.offering import GroupOffers
        from trustdesk.ui.page_files import SheetFiles
        from trustdesk.ui.practice.page import PracticePage

        page = PracticePage(self._desk)
        SheetFiles(self._desk, self._surroundings, page)
        page.write_requested.connect(self.answering.answer)
        page.opposite_requested.connect(self.answering.argue)
        offers = GroupOffers(self._desk, self._navigator.show_to_group, page)
        page.group_requested.connect(offers.show_cases)
        page.entry_requested.connect(self.show_entry)
        page.page_requested.connect(self.show_page)
        return page

    def _make_settings(self) -> Page:
        from trustdesk.ui.page_files import SettingsFiles
        from trustdesk.ui.settings.page import SettingsPage

        page = SettingsPage(self._desk, self._surroundings)
        SettingsFiles(self._desk, self._surroundings, page)
        return page

    def _make_handbook(self) -> Page:
        from trustdesk.ui.handbook.page import HandbookPage

        return HandbookPage(self._desk, self._surroundings)

    def _make_search(self) -> Page:
        from trustdesk.ui.search.page import SearchPage

        page = SearchPage(self._desk, self._surroundings)
        page.entry_requested.connect(self.show_entry)
        page.page_found.connect(self._show_found)
        page.closed.connect(self._navigator.go_back)
        return page

    def _make_export(self) -> Page:
        from trustdesk.ui.export.page import ExportPage

        page = ExportPage(
            self._desk, self._surroundings.pdf_export(), self._surroundings.folder.root
        )
        page.entry_requested.connect(self.show_entry)
        page.closed.connect(self._navigator.go_back)
        return page

    def _answer(self, entry_id: str, follow_up: FollowUp) -> None:
        if self.answering.asks_again(follow_up):
            self.answering.answer_again(entry_id)
            return
        self._navigator.go(DAGBOK)
        self.dagbok.show_question(entry_id, follow_up)

    def _show_filtered(self, filters: Filters) -> None:
        self._navigator.go(DAGBOK)
        self.dagbok.show_filtered(filters)

    def _show_found(self, page_id: str, section: str, words: Sequence[str]) -> None:
        self._navigator.go(READING, page_id, section)
        self.reading.highlight(words)

    def _show_today(self) -> None:
        self._navigator.go(TODAY)

    def _show_practice(self) -> None:
        self._navigator.go(PRACTICE)

    def _show_case(self, case_id: str) -> None:
        self._navigator.go(PRACTICE, case_id)

    def _export_entry(self, entry_id: str) -> None:
        self._navigator.go(EXPORT, entry_id)

    def _export_filters(self, filters: Filters) -> None:
        self._navigator.go(EXPORT)
        cast("ExportPage", self.page(EXPORT)).show_filters(filters)

    def _export_chosen(self, entry_ids: tuple[str, ...]) -> None:
        self._navigator.go(EXPORT)
        cast("ExportPage", self.page(EXPORT)).show_entries(entry_ids)

    def _write_about_question(self, question: Question) -> None:
        citation = self._citation(question.page, question.section)
        self._write_about((citation,), self._desk.said(question.text))

    def _write_in_cell(self, relation: str, criterion: str, opening: str) -> None:
        concept = self._desk.framework.concept(criterion)
        cited = (self._citation(concept.page, concept.section),) if concept and opening else ()
        self._begin(cited, opening, (relation,))

    def _write_about(self, citations: tuple[Citation, ...], question: str) -> None:
        self._begin(citations, f"> {question}\n\n" if question else "", ())

    def _begin(
        self, citations: tuple[Citation, ...], opening: str, relations: tuple[str, ...]
    ) -> None:
        self._navigator.go(DAGBOK)
        self.dagbok.write_about(citations, opening, relations)

    def _citation(self, page: str, section: str) -> Citation:
        from trustdesk.domain.entry import Citation

        return Citation(page, section, "", self._desk.framework.version_of(page))
