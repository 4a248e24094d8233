"""The page over a real journal, with a printer that does what the test tells it to."""

import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel

from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import Cancelled
from trustdesk.services.exporting import Notice, PdfExport
from trustdesk.services.identity import new_id
from trustdesk.ui.export.page import ExportPage


def picture(width: int, number: int) -> bytes:
    image = QImage(width, round(width * 297 / 210), QImage.Format.Format_RGB32)
    image.fill(QColor(number, 0, 0))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class Composer:
    """Remembers what was to go along."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, object]] = []

    def compose(self, entries, options, language):
        self.seen.append((len(entries), options))
        return {"count": len(entries)}


class Pages:
    def __init__(self, printer: "Printer", total: int) -> None:
        self.total = total
        self._printer = printer
        self.closed = False

    def png(self, number: int, width: int, cancelled) -> bytes:
        self._printer.drawn.append((number, width))
        return picture(width, number)

    def close(self) -> None:
        self.closed = True


class Printer:
    """Has four pages, and writes at once unless it is told to wait or to refuse."""

    def __init__(self) -> None:
        self.total = 4
        self.go_on = threading.Event()
        self.go_on.set()
        self.fault: Exception | None = None
        self.notices: list[Notice] = []
        self.drawn: list[tuple[int, int]] = []
        self.opened: list[Pages] = []
        self.cancelled = 0

    def open_pages(self, document, cancelled):
        self._wait(cancelled)
        if self.fault is not None:
            raise self.fault
        self.opened.append(Pages(self, self.total))
        return self.opened[-1]

    def print_pdf(self, document, out, progress, cancelled):
        progress("Setting the pages", None)
        self._wait(cancelled)
        if self.fault is not None:
            raise self.fault
        out.write_bytes(b"%PDF")
        return self.notices

    def _wait(self, cancelled) -> None:
        while not self.go_on.wait(0.01):
            if cancelled():
                self.cancelled += 1
                raise Cancelled


@pytest.fixture
def printer():
    return Printer()


@pytest.fixture
def composer():
    return Composer()


@pytest.fixture
def asked(tmp_path_factory):
    """What the page suggested, and where the person wants the file: `to`, or None."""

    class Asked:
        def __init__(self) -> None:
            self.to = tmp_path_factory.mktemp("ut") / "fil.pdf"
            self.suggested: list[Path] = []

        def __call__(self, parent, suggested):
            self.suggested.append(suggested)
            return self.to

    return Asked()


@pytest.fixture
def make(desk, core, printer, composer, asked, qtbot):
    """Makes the page; hand over another export for the real one. It is left as pages are."""
    pages: list[ExportPage] = []

    def page(export=None, *, enter: bool = True) -> ExportPage:
        made = ExportPage(desk, export or PdfExport(composer, printer), core.folder.root, asked)
        pages.append(made)
        qtbot.addWidget(made)
        made.resize(1156, 860)
        made.show()
        qtbot.waitExposed(made)
        if enter:
            made.enter()
        return made

    yield page
    for made in pages:
        made.leave()


@pytest.fixture
def days(core):
    """Writes so many small reflections, one a day until today, and gives them."""

    def write(count: int) -> list[Entry]:
        today = core.clock.now().date()
        made = [small(today - timedelta(days=count - 1 - n), n) for n in range(count)]
        with core.writing_store() as store:
            for entry in made:
                store.save(entry, reason="import")
        return made

    return write


def small(day: date, number: int) -> Entry:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Entry(new_id(at), day, at, at, title=f"Dag {number}", body="Text.")


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def settled(page) -> bool:
    """True when the page shows what is chosen."""
    paper = page.preview.paper
    return (
        not page._settled.isActive()
        and not paper.waits()
        and (paper.shown() is not None or page.preview.message.isVisibleTo(page))
    )
