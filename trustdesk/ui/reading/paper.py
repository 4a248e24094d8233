"""What Läs offers to have on paper: the page that is read, or several."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from trustdesk.services.page_export import ChosenPages
from trustdesk.ui.desk import Desk
from trustdesk.ui.reading.margin_items import shortened
from trustdesk.ui.reading.open_page import OpenPage
from trustdesk.ui.reading.shelf import GLOSSARY, READING_LIST, Shelf

_LONGEST = 64
"""Letters of a question in the menu; more would make it wider than a narrow window."""


class ReadingPaper(QObject):
    """Asks what the person wants on paper; who hears it makes it."""

    file_requested = Signal(object, str)
    """The ChosenPages, and what the file may be called."""
    print_requested = Signal(object, str)
    """The same, to be opened where it can be printed."""

    sheet_requested = Signal(object)
    """What a sheet for a group is to be about (SheetOf)."""

    def __init__(self, desk: Desk, shelf: Shelf, open_page: OpenPage, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._shelf = shelf
        self._open_page = open_page
        self._window = window
        self.dialog: QDialog | None = None
        """What was asked last; None when its window has closed."""
        bar = open_page.bar
        bar.save_requested.connect(self._on_save)
        bar.print_requested.connect(self._on_print)
        bar.choice_requested.connect(self._on_choose)
        bar.more.menu().aboutToShow.connect(self._offer_sheets)

    def _on_save(self) -> None:
        page_id = self._open_page.page_id
        if page_id:
            self.file_requested.emit(chosen_pages([page_id]), self._shelf.title(page_id).short)

    def _on_print(self) -> None:
        """Nothing here prints: the file is opened where the person can, after a question."""
        if self._open_page.page_id:
            from trustdesk.ui.reading.print_dialog import PrintDialog

            dialog = PrintDialog(self._desk, self._window)
            dialog.accepted.connect(self._on_print_wanted)
            self._ask(dialog)

    def _on_print_wanted(self) -> None:
        page_id = self._open_page.page_id
        self.print_requested.emit(chosen_pages([page_id]), self._shelf.title(page_id).short)

    def _on_choose(self) -> None:
        from trustdesk.ui.reading.choice_dialog import ChoiceDialog

        dialog = ChoiceDialog(self._desk, self._shelf, self._open_page.page_id, self._window)
        dialog.chosen.connect(self._on_chosen)
        self._ask(dialog)

    def _offer_sheets(self) -> None:
        """Offers a sheet of each figure and question of the page."""
        from trustdesk.services.group_sheet import SheetOf

        framework, said, page_id = self._desk.framework, self._desk.said, self._open_page.page_id
        figures = [d for d in framework.diagrams if d.page == page_id]
        offers = [(said(d.title), SheetOf("diagram", d.id)) for d in figures]
        offers += [
            (said(q.text), SheetOf("question", q.id)) for q in framework.questions_of(page_id)
        ]
        menu = self._open_page.bar.sheets
        menu.clear()
        for text, about in offers:
            menu.addAction(shortened(text, _LONGEST), partial(self.sheet_requested.emit, about))
        menu.menuAction().setVisible(bool(offers))

    def _ask(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_asked)
        dialog.open()

    def _on_asked(self) -> None:
        self.dialog = None

    def _on_chosen(self, ids: list[str]) -> None:
        alone = self._shelf.title(ids[0]).short
        name = alone if len(ids) == 1 else self._desk.said(self._desk.framework.title)
        self.file_requested.emit(chosen_pages(ids), name)


def chosen_pages(ids: list[str]) -> ChosenPages:
    """Gives pages of the shelf as what goes along on paper."""
    pages = tuple(page_id for page_id in ids if page_id not in (GLOSSARY, READING_LIST))
    return ChosenPages(pages, GLOSSARY in ids, READING_LIST in ids)
