"""Sharing on one's own terms: chosen reflections become files."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol

from trustdesk.domain.entry import Entry

MOST_IN_ONE_FILE = 400
"""Reflections; typesetting more in one piece would take over 500 MB of memory."""

AUTHOR_NAME = "author_name"
"""The setting (in the journal) that holds the name on the cover; the only place it comes from."""

Progress = Callable[[str, float | None], None]
"""Hears the phase (a msgid, see `PdfPrinter`) and how much of it is done (0-1), or None."""

Cancelled = Callable[[], bool]
"""Tells whether the person has cancelled; asked several times a second."""


class DocumentLanguage(Protocol):
    """The language a file is written in."""

    code: str

    def tr(self, text: str) -> str:
        """Gives the text in this language."""

    def day(self, day: date) -> str:
        """Gives "torsdag 19 november 2026"."""

    def month(self, day: date) -> str:
        """Gives "november 2026"."""

    def period(self, first: date, last: date) -> str:
        """Gives "1–30 januari 2026"."""


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """What stands on a PDF's cover: a title of its own, and a name only if one is set."""

    title: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the person should know about a finished file: a msgid and its values."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def told(self, tr: Callable[[str], str]) -> str:
        """Gives the notice in the person's language."""
        return tr(self.text).format(**self.values)


class PdfComposer(Protocol):
    """Turns reflections into the document a printer sets."""

    def compose(
        self, entries: Sequence[Entry], options: PdfOptions, language: DocumentLanguage
    ) -> Mapping[str, Any]:
        """Gives the document, with every text in the language; entries are in order of day."""


class PdfPrinter(Protocol):
    """Sets a document in a PDF file."""

    def print_pdf(
        self, document: Mapping[str, Any], out: Path, progress: Progress, cancelled: Cancelled
    ) -> list[Notice]:
        """Writes `out` whole or leaves it untouched.

        Raises ExportFault when it cannot be written, Cancelled when the person cancelled.
        """


@dataclass(frozen=True, slots=True)
class PdfExport:
    """The use case: reflections to one PDF, or to several when they are many."""

    composer: PdfComposer
    printer: PdfPrinter

    def export_pdf(
        self,
        entries: Sequence[Entry],
        out: Path,
        language: DocumentLanguage,
        options: PdfOptions,
        *,
        progress: Progress = lambda _phase, _done: None,
        cancelled: Cancelled = lambda: False,
        told: Callable[[Notice], None] = lambda _notice: None,
    ) -> list[Path]:
        """Writes the reflections and gives the files: `out`, or `out-1.pdf`, `out-2.pdf`, ….

        Several files are all written before the first takes its place, so a fault leaves what
        was there. Raises ExportFault and Cancelled as the printer does; ValueError when there
        are no reflections.
        """
        if not entries:
            raise ValueError("no reflections to export")
        pieces = parts(entries)
        files = file_names(out, len(pieces))
        if len(files) == 1:
            self._print(pieces[0], out, language, options, progress, cancelled, told)
            return files
        ready = [file.with_name(f"{file.name}.new") for file in files]
        try:
            for piece, file in zip(pieces, ready, strict=True):
                self._print(piece, file, language, options, progress, cancelled, told)
            for file, name in zip(ready, files, strict=True):
                file.replace(name)
        finally:
            for file in ready:
                with suppress(OSError):
                    file.unlink(missing_ok=True)
        return files

    def _print(
        self,
        entries: Sequence[Entry],
        out: Path,
        language: DocumentLanguage,
        options: PdfOptions,
        progress: Progress,
        cancelled: Cancelled,
        told: Callable[[Notice], None],
    ) -> None:
        document = self.composer.compose(entries, options, language)
        for notice in self.printer.print_pdf(document, out, progress, cancelled):
            told(notice)


def parts(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Gives the reflections by day in pieces of at most 400, cut between months.

    A month of more than 400 reflections is cut within.
    """
    ordered = sorted(entries, key=lambda entry: (entry.date, entry.created_at, entry.id))
    pieces: list[list[Entry]] = []
    for _, month in groupby(ordered, key=lambda entry: (entry.date.year, entry.date.month)):
        of_month = list(month)
        if pieces and len(pieces[-1]) + len(of_month) <= MOST_IN_ONE_FILE:
            pieces[-1] += of_month
        else:
            step = MOST_IN_ONE_FILE
            pieces += [of_month[at : at + step] for at in range(0, len(of_month), step)]
    return pieces


def file_names(out: Path, count: int) -> list[Path]:
    """Gives `out` for one file, else `out-1.pdf`, `out-2.pdf`, …."""
    if count == 1:
        return [out]
    return [out.with_name(f"{out.stem}-{number}{out.suffix}") for number in range(1, count + 1)]
