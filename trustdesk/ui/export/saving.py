"""Saving the file: reads what goes along, sets it beside the window, and tells how it went."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import Cancelled, ExportFault, Fault, msg
from trustdesk.services.exporting import (
    DocumentLanguage,
    Include,
    Notice,
    PdfExport,
    PdfOptions,
    Progress,
    file_names,
    parts,
)
from trustdesk.services.ports import JournalReader
from trustdesk.ui.desk import Desk
from trustdesk.ui.export.selection import Selection, Whole, read_whole
from trustdesk.ui.own_lane import OwnLane
from trustdesk.ui.tasks import Ticket

READING = msg("Reading the reflections")
PREPARING = msg("Preparing")


@dataclass(frozen=True, slots=True)
class Saved:
    """The files that were written, and what the person should know about them."""

    files: tuple[Path, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be saved where; `replacing` when files of the same names may go."""

    selection: Selection
    include: Include
    out: Path
    data_folder: Path
    replacing: bool = False

    def read(self, reader: JournalReader) -> "_Read":
        """Gives what goes along. Raises JournalFault or ExportFault; called off the window."""
        if self.out.resolve().is_relative_to(self.data_folder.resolve()):
            raise own_folder(self.out)
        whole = read_whole(self.selection, reader)
        if not whole.entries:
            raise _nothing_chosen()
        files = file_names(self.out, len(parts(whole.entries)))
        there = [file for file in files if file != self.out and file.exists()]
        return _Read(whole, () if self.replacing else tuple(there))


@dataclass(frozen=True, slots=True)
class _Read:
    """What goes along, and the files in its way that the dialog did not ask about."""

    whole: Whole
    there: tuple[Path, ...]


@dataclass(slots=True)
class _Work:
    """One export on its lane."""

    export: PdfExport
    language: DocumentLanguage
    stop: Event = field(default_factory=Event)

    def run(
        self, entries: Sequence[Entry], options: PdfOptions, out: Path, progress: Progress
    ) -> Saved | None:
        """Gives what was saved, or None when the person cancelled. Raises ExportFault."""
        notices: list[Notice] = []
        try:
            files = self.export.export_pdf(
                entries,
                out,
                self.language,
                options,
                progress=progress,
                cancelled=self.stop.is_set,
                told=notices.append,
            )
        except Cancelled:
            return None
        return Saved(tuple(files), tuple(notices))


class Saving(QObject):
    """One file at a time; `end` cancels it, and neither child nor half a file is left."""

    progressed = Signal(str, float)
    """A phase (msgid) and how much is done (0-1), or -1 when that is not known."""
    saved = Signal(object)
    """How it went (Saved)."""
    cancelled = Signal()
    failed = Signal(object)
    """Why not (Fault)."""
    would_replace = Signal(object)
    """Files (Paths) that the person was not asked about lie there; see `replace`."""

    def __init__(self, desk: Desk, export: PdfExport, data_folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._export = export
        self._data_folder = data_folder
        self._lane = OwnLane("export", self)
        self._reading: Ticket | None = None
        self._writing: Ticket | None = None
        self._work: _Work | None = None
        self._job: _Job | None = None

    def start(self, selection: Selection, include: Include, out: Path) -> None:
        """Saves; the signals tell how it goes."""
        self._begin(_Job(selection, include, out, self._data_folder))

    def replace(self) -> None:
        """Saves once more; the files it told of may be replaced."""
        if self._job is not None:
            self._begin(replace(self._job, replacing=True))

    def cancel(self) -> None:
        """Gives up what is being saved; `cancelled` tells when it has ended."""
        if self._reading is not None:
            self._reading.drop()
            self._reading = None
            self.cancelled.emit()
        elif self._work is not None:
            self._work.stop.set()

    def end(self) -> None:
        """Gives up what is being saved, telling nobody; the thread ends."""
        for ticket in (self._reading, self._writing):
            if ticket is not None:
                ticket.drop()
        if self._work is not None:
            self._work.stop.set()
        self._reading = self._writing = self._work = None
        self._lane.end()

    def hear(self, phase: str, share: float | None) -> None:
        """Passes a phase on to the window; called on the lane."""
        work = self._work
        if work is not None and not work.stop.is_set():
            self.progressed.emit(phase, -1.0 if share is None else share)

    def _begin(self, job: _Job) -> None:
        self._job = job
        self.progressed.emit(READING, -1.0)
        self._reading = self._desk.session.read(job.read, self._on_read, self._on_failed)

    def _on_read(self, read: _Read) -> None:
        self._reading = None
        if self._job is None:
            return
        if read.there:
            self.would_replace.emit(read.there)
            return
        self.progressed.emit(PREPARING, -1.0)
        whole = read.whole
        options = PdfOptions(author=whole.author, include=self._job.include)
        self._work = _Work(self._export, self._desk.language)
        work = partial(self._work.run, whole.entries, options, self._job.out, self.hear)
        self._writing = self._lane.run(work, self._on_done, self._on_failed)

    def _on_done(self, saved: Saved | None) -> None:
        self._work = None
        if saved is None:
            self.cancelled.emit()
        else:
            self.saved.emit(saved)

    def _on_failed(self, fault: Fault) -> None:
        self._reading = self._work = None
        self.failed.emit(fault)


def own_folder(out: Path) -> ExportFault:
    """Gives the fault for a file that would lie among the journal's own."""
    return ExportFault(
        "own-folder",
        msg("{folder} is the folder of your journal; nothing else is saved there."),
        msg("Choose another folder."),
        folder=str(out.parent),
    )


def _nothing_chosen() -> ExportFault:
    return ExportFault(
        "nothing-chosen",
        msg("No reflection is chosen any more."),
        msg("Choose other days, or take a choice away."),
    )
