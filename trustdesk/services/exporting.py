"""Sharing on one's own terms: chosen reflections become files."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Protocol

from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import Cancelled as CancelledByPerson

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

    def full_date(self, day: date) -> str:
        """Gives "19 november 2026"."""

    def short_date(self, day: date) -> str:
        """Gives "19 november"."""

    def month(self, day: date) -> str:
        """Gives "november 2026"."""

    def period(self, first: date, last: date) -> str:
        """Gives "1–30 januari 2026"."""


@dataclass(frozen=True, slots=True)
class Include:
    """What goes along of each reflection; its day and title always do."""

    concepts: bool = True
    """Roles, relations, and which passages of the framework it is about."""
    ratings: bool = True
    """With their reasons, and those among a form's answers."""
    answers: bool = True
    """Of its forms, and the questions to look back at with what came of them."""
    tags: bool = True
    text: bool = True

    def applied_to(self, entry: Entry) -> Entry:
        """Gives the reflection without what stays behind."""
        kept = entry
        if not self.concepts:
            kept = replace(kept, roles=(), relations=(), citations=())
        if not self.ratings:
            kept = replace(kept, ratings=())
        if not self.answers:
            kept = replace(kept, forms=(), answers={}, follow_ups=())
        if not self.tags:
            kept = replace(kept, tags=())
        return kept if self.text else replace(kept, body="")


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """What stands on a PDF's cover: a title of its own, and a name only if one is set.

    `include` is what goes along of each reflection: everything, unless something is left out.
    """

    title: str = ""
    author: str = ""
    include: Include = Include()


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


class SetPages(Protocol):
    """The pages of a document, to be looked at; used from one thread at a time."""

    @property
    def total(self) -> int:
        """How many pages there are."""

    def png(self, number: int, width: int, cancelled: Cancelled) -> bytes:
        """Gives page `number` (from 1) as a PNG `width` pixels wide.

        Raises ExportFault, or Cancelled after which the pages are closed.
        """

    def close(self) -> None:
        """Gives up what the pages hold; closing twice is once."""


class PdfPrinter(Protocol):
    """Sets a document in a PDF file, or shows its pages."""

    def print_pdf(
        self, document: Mapping[str, Any], out: Path, progress: Progress, cancelled: Cancelled
    ) -> list[Notice]:
        """Writes `out` whole or leaves it untouched.

        Raises ExportFault when it cannot be written, Cancelled when the person cancelled.
        """

    def open_pages(self, document: Mapping[str, Any], cancelled: Cancelled) -> SetPages:
        """Sets the document and gives its pages, which the caller closes.

        Raises ExportFault or Cancelled.
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
            for number, (piece, file) in enumerate(zip(pieces, ready, strict=True)):
                so_far = _with_share(progress, number / len(pieces))
                self._print(piece, file, language, options, so_far, cancelled, told)
            for file, name in zip(ready, files, strict=True):
                file.replace(name)
        finally:
            for file in ready:
                with suppress(OSError):
                    file.unlink(missing_ok=True)
        return files

    def open_pages(
        self,
        entries: Sequence[Entry],
        language: DocumentLanguage,
        options: PdfOptions,
        cancelled: Cancelled = lambda: False,
    ) -> SetPages:
        """Gives the pages of one file with these reflections, which the caller closes.

        Raises ExportFault and Cancelled; ValueError when there are no reflections.
        """
        if not entries:
            raise ValueError("no reflections to show")
        document = self.composer.compose(_by_day(entries), options, language)
        if cancelled():
            raise CancelledByPerson
        return self.printer.open_pages(document, cancelled)

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
        if cancelled():
            raise CancelledByPerson
        document = self.composer.compose(entries, options, language)
        for notice in self.printer.print_pdf(document, out, progress, cancelled):
            told(notice)


def parts(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Gives the reflections by day in pieces of at most 400, cut between months.

    A month of more than 400 reflections is cut within.
    """
    ordered = _by_day(entries)
    pieces: list[list[Entry]] = []
    for _, month in groupby(ordered, key=lambda entry: (entry.date.year, entry.date.month)):
        of_month = list(month)
        if pieces and len(pieces[-1]) + len(of_month) <= MOST_IN_ONE_FILE:
            pieces[-1] += of_month
        else:
            step = MOST_IN_ONE_FILE
            pieces += [of_month[at : at + step] for at in range(0, len(of_month), step)]
    return pieces


def _with_share(progress: Progress, done: float) -> Progress:
    """Gives what hears the phases of one file of several; `done` of all was done before it."""
    return lambda phase, _share: progress(phase, done)


def _by_day(entries: Sequence[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: (entry.date, entry.created_at, entry.id))


def file_names(out: Path, count: int) -> list[Path]:
    """Gives `out` for one file, else `out-1.pdf`, `out-2.pdf`, …."""
    if count == 1:
        return [out]
    return [out.with_name(f"{out.stem}-{number}{out.suffix}") for number in range(1, count + 1)]
