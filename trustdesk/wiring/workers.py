"""What works beside the window: this program's own workers, and what is imported only there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trustdesk.domain.entry import Entry
    from trustdesk.domain.framework import Framework
    from trustdesk.services.exporting import DocumentLanguage, PdfOptions
    from trustdesk.services.ports import JournalReader
    from trustdesk.services.request_list import RequestList

PDF_WORKER = "--pdf-worker"
"""How the program calls itself to set a PDF in a process of its own (a frozen build has no -m)."""

SPELLING_WORKER = "--spelling-worker"
"""How the program calls itself to check spelling in a process of its own."""


class LateComposer:
    """Imports the composer, and Markdown with it, where it composes: off the interface thread."""

    def __init__(
        self, framework: Framework, reading: Callable[[], AbstractContextManager[JournalReader]]
    ) -> None:
        self._framework = framework
        self._reading = reading

    def compose(
        self, entries: Sequence[Entry], options: PdfOptions, language: DocumentLanguage
    ) -> Mapping[str, Any]:
        """Gives the document, as `PdfComposer` does."""
        from trustdesk.exporters.pdf.document import DocumentComposer

        composer = DocumentComposer(self._framework)
        if not any(map(_shows_pictures, entries)):
            return composer.compose(entries, options, language)
        with self._reading() as reader:  # a connection of this thread's own
            composer = replace(composer, pictures=reader.pictures.data)
            return composer.compose(entries, options, language)


def _shows_pictures(entry: Entry) -> bool:
    return "attachment:" in entry.body or "attachment:" in str(entry.answers)


def itself(worker: str) -> list[str]:
    """Gives the command that starts this program as one of its workers."""
    frozen = getattr(sys, "frozen", False)
    return [sys.executable, worker] if frozen else [sys.executable, "-m", "trustdesk", worker]


class LateRequestComposer:
    """Imports the composer of a list where it composes, as `LateComposer` does."""

    def compose(self, wanted: RequestList, language: DocumentLanguage) -> Mapping[str, Any]:
        """Gives the document, as `RequestComposer` does."""
        from trustdesk.exporters.pdf.request import RequestDocumentComposer

        return RequestDocumentComposer().compose(wanted, language)
