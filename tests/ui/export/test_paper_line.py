"""A paper on its way to a file, seen from the page it is asked for on."""

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from tests.ui.whole import press, shown
from trustdesk.domain.faults import Cancelled, ExportFault, msg
from trustdesk.services.exporting import Notice
from trustdesk.ui.export.paper_line import PaperLine, file_name


@dataclass
class Place:
    """Stands for the person at the dialog: what was suggested, and what they choose."""

    out: Path | None
    asked: list[Path] = field(default_factory=list)

    def ask(self, _parent: QWidget, suggested: Path) -> Path | None:
        self.asked.append(suggested)
        return self.out


class Press:
    """Stands for a service: writes when it is let, and ends when it is told to."""

    def __init__(self, fault: ExportFault | None = None) -> None:
        self.go = Event()
        self.fault = fault
        self.was_cancelled = Event()

    def __call__(self, out, progress, cancelled, told):
        progress(msg("Setting the pages"), None)
        while not self.go.wait(0.01):
            if cancelled():
                self.was_cancelled.set()
                raise Cancelled
        if self.fault:
            raise self.fault
        told(Notice(msg("A notice of {n}"), {"n": 3}))
        out.write_bytes(b"%PDF")


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path.parent / f"{tmp_path.name}-blad.pdf")


@pytest.fixture
def line(desk, core, place, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 300)
    made = PaperLine(desk, core.folder.root, place.ask, window)
    made.setMinimumSize(600, 200)
    window.show()
    window.activateWindow()
    yield made
    del window


def test_it_is_hidden_until_a_paper_is_asked_for(line):
    assert line.isHidden()


def test_one_sees_how_far_it_is_and_then_where_it_lies(line, place, qtbot):
    service = Press()
    line.begin("Fem relationer", service)
    qtbot.waitUntil(lambda: "Gör sidorna…" in shown(line))
    service.go.set()
    qtbot.waitUntil(lambda: f"Sparad: {place.out}" in shown(line))
    assert "A notice of 3" in shown(line)
    assert "Gör sidorna…" not in shown(line)
    assert [path.name for path in place.asked] == ["Fem relationer.pdf"]
    press(line, "Stäng meddelandet")
    assert line.isHidden()


def test_cancelling_says_that_nothing_was_saved(line, place, qtbot):
    service = Press()
    line.begin("Blad", service)
    qtbot.waitUntil(line.cancel.isVisible)
    line.cancel.setFocus()
    qtbot.waitUntil(line.cancel.hasFocus)
    qtbot.keyClick(line.cancel, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Avbrutet. Inget sparades." in shown(line))
    assert not place.out.exists()
    focused = line.window().focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Stäng meddelandet"


def test_a_fault_names_its_cause_and_the_next_step(line, qtbot):
    fault = ExportFault("x", msg("The folder cannot be written to."), msg("Choose another folder."))
    service = Press(fault)
    service.go.set()
    line.begin("Blad", service)
    qtbot.waitUntil(lambda: "Välj en annan mapp." in shown(line))


def test_nothing_is_saved_among_the_journals_own_files(line, place, core):
    place.out = core.folder.root / "journal.db"
    line.begin("Blad", Press())
    assert "Välj en annan mapp." in shown(line)


def test_who_changes_their_mind_sees_nothing(line, place):
    place.out = None
    line.begin("Blad", Press())
    assert line.isHidden()


def test_one_paper_at_a_time(line, place, qtbot):
    service = Press()
    line.begin("Ett", service)
    line.begin("Två", Press())
    assert len(place.asked) == 1
    service.go.set()
    qtbot.waitUntil(lambda: f"Sparad: {place.out}" in shown(line))


def test_a_line_that_is_freed_ends_what_it_began(desk, core, place, qtbot):
    window = QWidget()
    made = PaperLine(desk, core.folder.root, place.ask, window)
    service = Press()
    made.begin("Blad", service)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(service.was_cancelled.is_set)


def test_a_name_has_no_signs_that_a_system_refuses():
    assert file_name("Samhällsdebatt/debattklimat: vad?\n") == "Samhällsdebatt debattklimat vad"
    assert len(file_name("ord " * 100)) <= 80


class Desktop(QObject):
    """Stands for the system's program for PDF files."""

    def __init__(self):
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open_url(self, url):
        self.opened.append(Path(url.toLocalFile()))


def test_what_is_to_be_printed_is_opened_once_it_is_saved(line, place, qtbot):
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "open_url")  # type: ignore[arg-type]
    try:
        service = Press()
        line.begin("Blad", service, opens=True)
        assert desktop.opened == []
        service.go.set()
        qtbot.waitUntil(lambda: f"Sparad: {place.out}" in shown(line))
        assert desktop.opened == [place.out]
    finally:
        QDesktopServices.unsetUrlHandler("file")
