"""The list of what is needed, from the form to a file."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import Fault
from trustdesk.services.identity import new_id
from trustdesk.ui.export.request_saving import RequestSaving


@pytest.fixture
def saving(desk, core, qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    asked: list[Path] = []

    def ask(_parent: QWidget, suggested: Path) -> Path | None:
        asked.append(suggested)
        return saving.out

    saving = RequestSaving(desk, core.request_export, ask, core.folder.root, window)
    saving.asked, saving.window = asked, window
    saving.out = tmp_path.parent / f"{tmp_path.name}-lista.pdf"
    return saving


def needing(clock, **answers) -> Entry:
    now = clock.now()
    given = {"forutsattningar": answers} if answers else {}
    return Entry(
        new_id(now), date(2026, 11, 19), now, now, forms=("forutsattningar",), answers=given
    )


def test_the_list_becomes_a_file_named_by_its_day(saving, clock, qtbot):
    entry = needing(clock, lage={"kompetens": "saknas"}, behov={"kompetens": "En kurs."})
    with qtbot.waitSignal(saving.saved, timeout=20_000) as heard:
        saving.begin(entry, saving.window)
    assert heard.args == [saving.out]
    assert saving.out.read_bytes().startswith(b"%PDF")
    assert [path.name for path in saving.asked] == ["Det här behöver jag 2026-11-19.pdf"]


def test_an_empty_list_says_what_to_do(saving, clock, desk, qtbot):
    with qtbot.waitSignal(saving.failed, timeout=20_000) as heard:
        saving.begin(needing(clock), saving.window)
    fault: Fault = heard.args[0]
    assert fault.kind == "nothing-needed"
    assert not saving.out.exists()


def test_nothing_is_saved_among_the_journals_own_files(saving, clock, core, qtbot):
    saving.out = core.folder.root / "journal.db"
    with qtbot.waitSignal(saving.failed) as heard:
        saving.begin(needing(clock), saving.window)
    assert heard.args[0].kind == "own-folder"


def test_who_changes_their_mind_gets_no_file(saving, clock, qtbot):
    saving.out = None
    with qtbot.assertNotEmitted(saving.failed):
        saving.begin(needing(clock), saving.window)
