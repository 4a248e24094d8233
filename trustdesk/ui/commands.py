"""What can be done from anywhere by its name: the palette, and what its commands lead to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from trustdesk.ui.places import PRACTICE, READING, SEARCH, places

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trustdesk.ui.desk import Desk
    from trustdesk.ui.navigating import Navigator
    from trustdesk.ui.pages import PageBook
    from trustdesk.ui.practice.page import PracticePage
    from trustdesk.ui.search.palette import Palette

WRITE_COMMAND, EXPORT_COMMAND = "write", "export"
TEMPLATE_COMMAND, HIDE_COMMAND, GROUP_COMMAND = "template", "hide", "group"


class Commands:
    """Offers pages, reflections and commands by their words, and does what is chosen."""

    def __init__(self, desk: Desk, book: PageBook, navigator: Navigator) -> None:
        self._desk = desk
        self._book = book
        self._navigator = navigator
        self.palette: Palette | None = None

    def offer(self, window: QWidget) -> None:
        """Shows the palette over the window."""
        if self.palette is None:
            self.palette = self._make_palette(window)
        self.palette.begin()

    def put_away(self) -> None:
        """Closes the palette where it lies open."""
        if self.palette is not None:
            self.palette.finish()

    def forget(self) -> None:
        """Lets go of the palette: the next one speaks another language."""
        if self.palette is not None:
            self.palette.deleteLater()
            self.palette = None

    def _make_palette(self, window: QWidget) -> Palette:
        from trustdesk.ui.search.offers import Command
        from trustdesk.ui.search.palette import Palette

        tr = self._desk.tr
        commands = [
            Command(WRITE_COMMAND, tr("Write"), "Ctrl+N", "plus"),
            *(Command(place.page, place.name, icon=place.icon) for place in places(self._desk)),
            Command(TEMPLATE_COMMAND, tr("Write from a template…"), icon="plus"),
            Command(GROUP_COMMAND, tr("Show to the group"), icon="presentation"),
            Command(EXPORT_COMMAND, tr("Export as PDF…"), icon="file-down"),
            Command(HIDE_COMMAND, tr("Hide what I write"), "Ctrl+Shift+L", "eye-off"),
        ]
        palette = Palette(self._desk, commands, window)
        palette.command_chosen.connect(self._run)
        palette.page_chosen.connect(partial(self._book.show_page, section=""))
        palette.entry_chosen.connect(self._book.show_entry)
        palette.search_chosen.connect(partial(self._navigator.go, SEARCH))
        return palette

    def _run(self, command: str) -> None:
        if command == WRITE_COMMAND:
            self._book.write_new()
        elif command == TEMPLATE_COMMAND:
            self._book.write_from_template()
        elif command == HIDE_COMMAND:
            self._navigator.hide_text()
        elif command == GROUP_COMMAND:
            self._show_to_group()
        else:
            self._navigator.go(command)

    def _show_to_group(self) -> None:
        """Shows the page that is read, else the cases of Övningar."""
        if self._navigator.page_id == READING:
            self._book.reading.show_to_group()
        else:
            self._navigator.go(PRACTICE)
            cast("PracticePage", self._book.page(PRACTICE)).show_to_group()
