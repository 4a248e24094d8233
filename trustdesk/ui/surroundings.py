"""What lies round the window and can be changed from it: settings, the data folder, files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from trustdesk.paths import DataFolder
from trustdesk.services.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from trustdesk.services.exporting import PdfExport
    from trustdesk.services.group_sheet import GroupSheetExport
    from trustdesk.services.page_export import PageExport
    from trustdesk.services.reading import FrameworkSearch
    from trustdesk.services.request_export import RequestExport
    from trustdesk.ui.pack_care import PackCare


class Papers(Protocol):
    """What becomes a paper of its own, beside the export of reflections."""

    def request(self) -> RequestExport:
        """Gives what turns what is needed into a page to hand over."""

    def pages(self) -> PageExport:
        """Gives what turns pages of the framework into a file."""

    def sheet(self) -> GroupSheetExport:
        """Gives what turns a case, a question or a figure into a sheet for a group."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Handed to the pages that need it by the page book."""

    folder: DataFolder
    settings: Callable[[], Settings]
    change_settings: Callable[[Settings], None]
    framework_search: Callable[[], FrameworkSearch]
    pdf_export: Callable[[], PdfExport]
    papers: Papers
    make_backup: Callable[[], Path]
    """Makes a verified copy in backups/; takes time. Raises JournalFault."""
    packs: PackCare
    renew_backups: Callable[[], Path]
    """Makes a verified copy, then removes every older one. Raises JournalFault, none removed."""
