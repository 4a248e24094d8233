"""What lies round the window and can be changed from it: settings, the data folder, files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trustdesk.paths import DataFolder
from trustdesk.services.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from trustdesk.services.exporting import PdfExport
    from trustdesk.services.reading import FrameworkSearch
    from trustdesk.services.request_export import RequestExport
    from trustdesk.ui.pack_care import PackCare


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Handed to the pages that need it by the page book."""

    folder: DataFolder
    settings: Callable[[], Settings]
    change_settings: Callable[[Settings], None]
    framework_search: Callable[[], FrameworkSearch]
    pdf_export: Callable[[], PdfExport]
    request_export: Callable[[], RequestExport]
    make_backup: Callable[[], Path]
    """Makes a verified copy in backups/; takes time. Raises JournalFault."""
    packs: PackCare
    renew_backups: Callable[[], Path]
    """Makes a verified copy, then removes every older one. Raises JournalFault, none removed."""
