"""The list of what is needed, from the form to a file."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import Fault
from trustdesk.services.identity import new_id
from trustdesk.ui.export.request_saving import RequestSaving


@dataclass
class Place:
    """Stands for the person at the dialog: what was suggested, and what they choose."""

    out: Path | None
    asked: list[Path] = field(default_factory=list)

    def ask(self, _parent: QWidget, suggested: Path) -> Path | None:
        self.asked.append(suggested)
        return self.out


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path.parent / f"{tmp_path.name}-lista.pdf")


@pytest.fixture
def saving(desk, core, window, place):
    return RequestSaving(desk, core.papers().request, place.ask, core.folder.root, window)


def needing(clock, **answers) -> Entry:
    now = clock.now()
    given = {"forutsattningar": answers} if answers else {}
    return Entry(
        new_id(now), date(2026, 11, 19), now, now, forms=("forutsattningar",), answers=given
    )


def test_the_list_becomes_a_file_named_by_its_day(saving, window, place, clock, qtbot):
    entry = needing(clock, lage={"kompetens": "saknas"}, behov={"kompetens": "En kurs."})
    with qtbot.waitSignal(saving.saved, timeout=20_000) as heard:
        saving.begin(entry, window)
    assert heard.args == [place.out]
    assert place.out.read_bytes().startswith(b"%PDF")
    assert [path.name for path in place.asked] == ["Det här behöver jag 2026-11-19.pdf"]


def test_an_empty_list_says_what_to_do(saving, window, place, clock, qtbot):
    with qtbot.waitSignal(saving.failed, timeout=20_000) as heard:
        saving.begin(needing(clock), window)
    fault: Fault = heard.args[0]
    assert fault.kind == "nothing-needed"
    assert not place.out.exists()


def test_nothing_is_saved_among_the_journals_own_files(saving, window, place, clock, core, qtbot):
    place.out = core.folder.root / "journal.db"
    with qtbot.waitSignal(saving.failed) as heard:
        saving.begin(needing(clock), window)
    assert heard.args[0].kind == "own-folder"


def test_who_changes_their_mind_gets_no_file(saving, window, place, clock, qtbot):
    place.out = None
    with qtbot.assertNotEmitted(saving.failed):
        saving.begin(needing(clock), window)
