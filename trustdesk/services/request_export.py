"""The list of what is needed becomes a page to hand over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import InvalidInput, msg
from trustdesk.domain.framework import Framework
from trustdesk.services.exporting import (
    Cancelled,
    DocumentLanguage,
    Notice,
    PdfPrinter,
    Progress,
)
from trustdesk.services.facts import Facts
from trustdesk.services.request_list import RequestList, request_list


class RequestComposer(Protocol):
    """Turns a list into the document a printer sets."""

    def compose(self, wanted: RequestList, language: DocumentLanguage) -> Mapping[str, Any]:
        """Gives the document, with every text in the language."""


@dataclass(frozen=True, slots=True)
class RequestExport:
    """The use case: what reflections ask for, on one page; nothing else of them goes along."""

    framework: Framework
    composer: RequestComposer
    printer: PdfPrinter

    def wanted(self, entries: Sequence[Entry], language: DocumentLanguage) -> RequestList:
        """Gives the list, which may hold nothing. Raises ValueError without reflections."""
        return request_list(entries, Facts(self.framework, language))

    def export_request(
        self,
        entries: Sequence[Entry],
        out: Path,
        language: DocumentLanguage,
        *,
        progress: Progress = lambda _phase, _done: None,
        cancelled: Cancelled = lambda: False,
        told: Callable[[Notice], None] = lambda _notice: None,
    ) -> Path:
        """Writes the list to `out`, whole or not at all, and gives `out`.

        Raises InvalidInput "nothing-needed" when the list is empty, ExportFault and Cancelled as
        the printer does, ValueError when there are no reflections.
        """
        wanted = self.wanted(entries, language)
        if not wanted.groups:
            raise InvalidInput(
                "nothing-needed",
                msg("There is nothing on the list yet."),
                msg("Say what is only partly there or missing, or write what is needed."),
            )
        document = self.composer.compose(wanted, language)
        for notice in self.printer.print_pdf(document, out, progress, cancelled):
            told(notice)
        return out
