"""A case, a question or a figure on one sheet, to talk about together; there is no answer key."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from trustdesk.services.exporting import (
    Cancelled,
    DocumentLanguage,
    Notice,
    PdfPrinter,
    Progress,
)

_SENTENCE_END = re.compile(r"(?<=[.?!…”\"])\s+")


@dataclass(frozen=True, slots=True)
class SheetOf:
    """What a sheet is about: a case, a question or a figure of the framework, by its id."""

    kind: Literal["case", "question", "diagram"]
    id: str


class SheetComposer(Protocol):
    """Turns what a group talks about into the document a printer sets."""

    def compose(self, about: SheetOf, language: DocumentLanguage) -> Mapping[str, Any]:
        """Gives the document. Raises KeyError when the framework has nothing of that id."""

    def name(self, about: SheetOf, language: DocumentLanguage) -> str:
        """Gives what the sheet is called. Raises KeyError as `compose` does."""


@dataclass(frozen=True, slots=True)
class GroupSheetExport:
    """The use case: one sheet with large type and room for notes."""

    composer: SheetComposer
    printer: PdfPrinter

    def name(self, about: SheetOf, language: DocumentLanguage) -> str:
        """Gives what the sheet is called. Raises KeyError when there is no such thing."""
        return self.composer.name(about, language)

    def export_sheet(
        self,
        about: SheetOf,
        out: Path,
        language: DocumentLanguage,
        *,
        progress: Progress = lambda _phase, _done: None,
        cancelled: Cancelled = lambda: False,
        told: Callable[[Notice], None] = lambda _notice: None,
    ) -> Path:
        """Writes the sheet to `out`, whole or not at all, and gives `out`.

        Raises ExportFault and Cancelled as the printer does, KeyError as the composer does.
        """
        document = self.composer.compose(about, language)
        for notice in self.printer.print_pdf(document, out, progress, cancelled):
            told(notice)
        return out


def told_and_asked(text: str) -> tuple[str, str]:
    """Gives what a case tells, and the questions it ends with ("" when it ends otherwise)."""
    sentences = _SENTENCE_END.split(text.strip())
    first = len(sentences)
    while first > 1 and sentences[first - 1].endswith("?"):
        first -= 1
    asked = " ".join(sentences[first:])
    return text.strip().removesuffix(asked).rstrip() if asked else text.strip(), asked
