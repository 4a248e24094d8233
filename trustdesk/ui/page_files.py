"""What pages wish of the files round the journal: copies of it, and the list of what is needed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.surroundings import Surroundings
from trustdesk.ui.wording import told

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from trustdesk.domain.entry import Entry
    from trustdesk.domain.faults import Fault
    from trustdesk.services.exporting import Cancelled, Notice, Progress
    from trustdesk.services.group_sheet import SheetOf
    from trustdesk.services.journal import Journal
    from trustdesk.services.page_export import ChosenPages
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.dagbok.page import DagbokPage
    from trustdesk.ui.export.paper_line import PaperLine
    from trustdesk.ui.export.request_saving import RequestSaving
    from trustdesk.ui.practice.page import PracticePage
    from trustdesk.ui.reading.page import ReadingPage
    from trustdesk.ui.settings.page import SettingsPage


class Asking(Protocol):
    """A page on which one may ask for the list of what is needed."""

    @property
    def request_list_requested(self) -> SignalInstance:
        """Tells the reflection (Entry) it is asked from."""

    def tell(self, cause: str, step: str = "", *, trouble: bool = False) -> None:
        """Tells what came of it."""


class RequestFiles(QObject):
    """Makes the list of what is needed where a page asks for it; freed with the page."""

    def __init__(self, desk: Desk, surroundings: Surroundings, page: Asking) -> None:
        super().__init__(cast("QWidget", page))
        self._desk = desk
        self._surroundings = surroundings
        self._page = page
        self._request: RequestSaving | None = None
        page.request_list_requested.connect(self._save)

    def _save(self, entry: Entry) -> None:
        if self._request is None:
            self._request = self._made_request()
        self._request.begin(entry, cast("QWidget", self._page))

    def _made_request(self) -> RequestSaving:
        """What makes files is loaded when the first is asked for, not with the list."""
        from trustdesk.ui.export.asking import dialog_asker
        from trustdesk.ui.export.request_saving import RequestSaving

        desk, around = self._desk, self._surroundings
        made = RequestSaving(
            desk, around.papers.request, dialog_asker(desk), around.folder.root, self
        )
        made.saved.connect(self._on_saved)
        made.failed.connect(self._on_failed)
        return made

    def _on_saved(self, out: Path) -> None:
        self._page.tell(self._desk.tr("Saved: {path}").format(path=out))

    def _on_failed(self, fault: Fault) -> None:
        self._page.tell(*told(self._desk, fault), trouble=True)


class DagbokFiles(QObject):
    """Fulfils what the dagbok wishes of files, and tells it how that went; freed with it."""

    def __init__(self, desk: Desk, surroundings: Surroundings, page: DagbokPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._surroundings = surroundings
        self._page = page
        RequestFiles(desk, surroundings, page)
        page.erase_backups_requested.connect(self._erase_backups)

    def _erase_backups(self) -> None:
        def erased(_journal: Journal) -> Path:
            return self._surroundings.renew_backups()

        self._desk.session.write(erased, self._on_backups_erased, self._on_backups_kept)

    def _on_backups_erased(self, _copy: Path) -> None:
        self._page.several.tell_backups(None)

    def _on_backups_kept(self, fault: Fault) -> None:
        self._page.several.tell_backups(told(self._desk, fault))


class PaperFiles(QObject):
    """Sets pages of the framework for Läs, or sheets for a group, and tells how that went.

    The page gets the line that tells when the first is asked for.
    """

    def __init__(
        self,
        desk: Desk,
        surroundings: Surroundings,
        page: QWidget,
        show: Callable[[PaperLine], None],
    ) -> None:
        super().__init__(page)
        self._desk = desk
        self._surroundings = surroundings
        self._show = show
        self._line: PaperLine | None = None

    def save_pages(self, chosen: ChosenPages, name: str) -> None:
        """Asks where and saves pages."""
        printing = partial(_pages_printed, self._surroundings, self._desk, chosen)
        self._shown_line().begin(name, printing)

    def print_pages(self, chosen: ChosenPages, name: str) -> None:
        """Saves pages and opens the file in the system's viewer, where they can be printed."""
        printing = partial(_pages_printed, self._surroundings, self._desk, chosen)
        self._shown_line().begin(name, printing, opens=True)

    def save_sheet(self, about: SheetOf) -> None:
        """Asks where and saves a sheet."""
        name = self._surroundings.papers.sheet().name(about, self._desk.language)
        printing = partial(_sheet_printed, self._surroundings, self._desk, about)
        self._shown_line().begin(name, printing)

    def _shown_line(self) -> PaperLine:
        if self._line is None:
            from trustdesk.ui.export.asking import dialog_asker
            from trustdesk.ui.export.paper_line import PaperLine

            self._line = PaperLine(
                self._desk, self._surroundings.folder.root, dialog_asker(self._desk)
            )
            self._show(self._line)
        return self._line


class ReadingFiles(PaperFiles):
    """Fulfils what Läs wishes of files; freed with it."""

    def __init__(self, desk: Desk, surroundings: Surroundings, page: ReadingPage) -> None:
        super().__init__(desk, surroundings, page, page.open_page.show_paper_line)
        page.paper.file_requested.connect(self.save_pages)
        page.paper.print_requested.connect(self.print_pages)
        page.paper.sheet_requested.connect(self.save_sheet)


class SheetFiles(PaperFiles):
    """Fulfils what a page wishes of sheets for a group; freed with it."""

    def __init__(self, desk: Desk, surroundings: Surroundings, page: PracticePage) -> None:
        super().__init__(desk, surroundings, page, page.show_paper_line)
        page.sheet_requested.connect(self.save_sheet)


def _pages_printed(
    around: Surroundings,
    desk: Desk,
    chosen: ChosenPages,
    out: Path,
    progress: Progress,
    cancelled: Cancelled,
    told: Callable[[Notice], None],
) -> Path:
    return around.papers.pages().export_pages(
        chosen, out, desk.language, progress=progress, cancelled=cancelled, told=told
    )


def _sheet_printed(
    around: Surroundings,
    desk: Desk,
    about: SheetOf,
    out: Path,
    progress: Progress,
    cancelled: Cancelled,
    told: Callable[[Notice], None],
) -> Path:
    return around.papers.sheet().export_sheet(
        about, out, desk.language, progress=progress, cancelled=cancelled, told=told
    )


class SettingsFiles(QObject):
    """Makes the copies Inställningar asks for, and tells it how that went; freed with it."""

    def __init__(self, desk: Desk, surroundings: Surroundings, page: SettingsPage) -> None:
        super().__init__(page)
        self._desk = desk
        self._surroundings = surroundings
        self._page = page
        page.backup_requested.connect(self._make_backup)

    def _make_backup(self) -> None:
        def copied(_reader: JournalReader) -> Path:
            return self._surroundings.make_backup()

        self._desk.session.read(copied, self._on_backup, self._on_no_backup)

    def _on_backup(self, copy: Path) -> None:
        self._page.show_backup(copy)

    def _on_no_backup(self, fault: Fault) -> None:
        self._page.show_backup(*told(self._desk, fault))
