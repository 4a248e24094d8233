"""Pages of the framework become a file to keep or to print; nothing a person wrote is in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from trustdesk.domain.faults import InvalidInput, msg
from trustdesk.services.exporting import (
    Cancelled,
    DocumentLanguage,
    Notice,
    PdfPrinter,
    Progress,
)


@dataclass(frozen=True, slots=True)
class ChosenPages:
    """What goes along: pages by id, the whole glossary, the reading list."""

    pages: tuple[str, ...] = ()
    glossary: bool = False
    reading_list: bool = False


class PageComposer(Protocol):
    """Turns pages into the document a printer sets."""

    def compose(self, chosen: ChosenPages, language: DocumentLanguage) -> Mapping[str, Any]:
        """Gives the document, with every text in the language; pages in the pack's order."""


@dataclass(frozen=True, slots=True)
class PageExport:
    """The use case: chosen pages, in one file."""

    composer: PageComposer
    printer: PdfPrinter

    def export_pages(
        self,
        chosen: ChosenPages,
        out: Path,
        language: DocumentLanguage,
        *,
        progress: Progress = lambda _phase, _done: None,
        cancelled: Cancelled = lambda: False,
        told: Callable[[Notice], None] = lambda _notice: None,
    ) -> Path:
        """Writes the pages to `out`, whole or not at all, and gives `out`.

        Raises InvalidInput "no-pages" when nothing is chosen, ExportFault and Cancelled as the
        printer does.
        """
        if chosen == ChosenPages():
            raise InvalidInput(
                "no-pages", msg("No page is chosen."), msg("Choose at least one page.")
            )
        document = self.composer.compose(chosen, language)
        for notice in self.printer.print_pdf(document, out, progress, cancelled):
            told(notice)
        return out
