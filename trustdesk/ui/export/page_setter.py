"""Sets the pages of chosen reflections beside the window, and draws the one that is looked at."""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import Cancelled
from trustdesk.services.exporting import DocumentLanguage, PdfExport, PdfOptions, SetPages
from trustdesk.ui.own_lane import OwnLane
from trustdesk.ui.tasks import Ticket


class PageSetter(QObject):
    """Holds at most one set document; choosing another gives the former up."""

    opened = Signal(int)
    """How many pages were set."""
    drawn = Signal(int, object)
    """A page's number and its picture (QImage)."""
    failed = Signal(object)
    """Why not (Fault)."""

    def __init__(self, export: PdfExport, language: DocumentLanguage, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = OwnLane("pages", self)
        self._open = _Open(export, language)
        self._stop = Event()
        self._skip = Event()
        self._setting: Ticket | None = None
        self._drawing: Ticket | None = None

    def open(self, entries: Sequence[Entry], options: PdfOptions) -> None:
        """Sets these reflections; `opened` or `failed` tells."""
        self.cancel()
        self._stop = stop = Event()
        work = partial(self._open.open, entries, options, stop.is_set)
        self._setting = self._lane.run(work, self.opened.emit, self.failed.emit)

    def draw(self, number: int, width: int) -> None:
        """Draws page `number` (from 1), `width` pixels wide; only the last one asked for."""
        self._skip.set()
        self._skip = skip = Event()
        work = partial(self._open.draw, number, width, skip.is_set, self._stop.is_set)
        if self._drawing is not None:
            self._drawing.drop()
        self._drawing = self._lane.run(work, self._on_drawn, self.failed.emit)

    def cancel(self) -> None:
        """Gives up what is set or being set; its child ends."""
        self._stop.set()
        for ticket in (self._setting, self._drawing):
            if ticket is not None:
                ticket.drop()
        if self._setting is not None:
            self._lane.run(self._open.close)
        self._setting = self._drawing = None

    def end(self) -> None:
        """Gives everything up, and the thread too."""
        self.cancel()
        self._lane.end()

    def _on_drawn(self, page: tuple[int, QImage]) -> None:
        self.drawn.emit(*page)


class _Open:
    """The pages that are open; lives on the lane."""

    def __init__(self, export: PdfExport, language: DocumentLanguage) -> None:
        self._export = export
        self._language = language
        self._pages: SetPages | None = None

    def open(self, entries: Sequence[Entry], options: PdfOptions, stop: Callable[[], bool]) -> int:
        self.close()
        if stop():
            raise Cancelled
        self._pages = self._export.open_pages(entries, self._language, options, stop)
        return self._pages.total

    def draw(
        self, number: int, width: int, skip: Callable[[], bool], stop: Callable[[], bool]
    ) -> tuple[int, QImage]:
        if self._pages is None or skip():
            raise Cancelled
        return number, QImage.fromData(self._pages.png(number, width, stop))

    def close(self) -> None:
        if self._pages is not None:
            self._pages.close()
        self._pages = None
