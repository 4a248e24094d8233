"""A save that fails, as a person meets it where they write: on the sheet and in the dagbok."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.conftest import type_text
from tests.faults.failing import CODES, failing_disk
from trustdesk.domain.entry import Entry, Filters
from trustdesk.storage.connecting import connect
from trustdesk.storage.verify import check
from trustdesk.ui.dagbok.entry_area import EntryArea
from trustdesk.ui.today.page import TodayPage
from trustdesk.ui.unsaved import SaveTrouble, UnsavedDialog, as_text

WHY = {
    "disk-full": "är full.",
    "read-only": "går inte att skriva i dagboken",
    "in-use": "Ett annat program använder dagboken",
    "io-error": "Disken kunde inte läsa eller skriva",
}


@pytest.fixture
def disk():
    with failing_disk() as disk:
        yield disk
        disk.heal()


@dataclass
class Place:
    """Where one writes, with what the test looks at there."""

    widget: Any
    text: Any
    autosave: Any

    @property
    def trouble(self) -> SaveTrouble:
        found: SaveTrouble = self.widget.findChild(SaveTrouble)
        return found

    def texts(self) -> list[str]:
        return [w.text() for w in self.widget.findChildren(QLabel) if w.isVisible()]

    def button(self, name: str) -> Any:
        [found] = [
            b for b in self.widget.findChildren(QPushButton) if b.text() == name and b.isVisible()
        ]
        return found

    def says(self, part: str) -> bool:
        return any(part in text for text in self.texts())


@pytest.fixture(params=["sheet", "dagbok"])
def place(request, disk, desk, qtbot):
    if request.param == "sheet":
        page = TodayPage(desk)
        made = Place(page, page.sheet.text, page.sheet._autosave)
    else:
        area = EntryArea(desk)
        made = Place(area, area.editor.text, area.autosave)
    qtbot.addWidget(made.widget)
    made.widget.resize(1100, 860)
    made.widget.show()
    qtbot.waitExposed(made.widget)
    if request.param == "sheet":
        page.enter()
    else:
        now = desk.clock.now()
        area.start(Entry("0193aaaa-0000-7000-8000-000000000000", now.date(), now, now))
    return made


def kept(core) -> list[str]:
    with core.reading() as reader:
        return [entry.body for entry in reader.entries(Filters())]


def fail(disk, kind: str) -> None:
    disk.kind, disk.moment = kind, "commit"


@pytest.mark.parametrize("kind", CODES)
def test_it_says_why_keeps_the_text_and_goes_on_trying(place, disk, core, qtbot, kind):
    type_text(place.text, "Det som ska sparas")
    place.autosave.flush()
    qtbot.waitUntil(lambda: place.says("Sparad 14.32"))
    fail(disk, kind)
    place.autosave._retry.setInterval(30)
    type_text(place.text, ", åäö.")
    place.autosave.flush()
    qtbot.waitUntil(lambda: place.says(WHY[kind]))
    assert place.text.text() == "Det som ska sparas, åäö."
    assert not place.says("Sparad")
    assert place.autosave.unsaved
    failures = disk.failures
    qtbot.waitUntil(lambda: disk.failures > failures + 2)
    assert place.says(WHY[kind])
    disk.heal()
    qtbot.waitUntil(lambda: place.says("Sparad 14.32"))
    assert not place.says(WHY[kind])
    assert kept(core) == ["Det som ska sparas, åäö."]
    assert not place.autosave.unsaved


def test_try_again_is_at_once(place, disk, qtbot):
    fail(disk, "disk-full")
    type_text(place.text, "Text.")
    place.autosave.flush()
    qtbot.waitUntil(lambda: place.says(WHY["disk-full"]))
    disk.heal()
    qtbot.mouseClick(place.button("Försök igen"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: place.says("Sparad 14.32"))


def test_what_is_said_again_is_not_said_twice(place, disk, qtbot):
    """Who stands on a button stays there; another reason is told."""
    fail(disk, "disk-full")
    place.autosave._retry.setInterval(20)
    type_text(place.text, "Text.")
    place.autosave.flush()
    qtbot.waitUntil(lambda: place.says(WHY["disk-full"]))
    copy = place.button("Spara kopia som…")
    copy.setFocus()
    failures = disk.failures
    qtbot.waitUntil(lambda: disk.failures > failures + 3)
    assert place.button("Spara kopia som…") is copy
    disk.kind = "in-use"
    qtbot.waitUntil(lambda: place.says(WHY["in-use"]))
    disk.heal()
    qtbot.waitUntil(lambda: place.says("Sparad 14.32"))


def answer(place, path: Path | None) -> list[Path]:
    asked: list[Path] = []

    def ask(_parent, suggested):
        asked.append(suggested)
        return path

    place.trouble._copies._ask = ask
    return asked


def test_a_copy_can_be_saved_right_there(place, disk, tmp_path, qtbot):
    fail(disk, "disk-full")
    type_text(place.text, "Orden som inte fick plats, åäö.")
    place.autosave.flush()
    qtbot.waitUntil(lambda: place.says(WHY["disk-full"]))
    asked = answer(place, None)
    qtbot.mouseClick(place.button("Spara kopia som…"), Qt.MouseButton.LeftButton)
    assert [path.name for path in asked] == ["Reflektion 2026-11-19.md"]
    out = tmp_path / "kopia.md"
    answer(place, out)
    qtbot.mouseClick(place.button("Spara kopia som…"), Qt.MouseButton.LeftButton)
    assert "Orden som inte fick plats, åäö." in out.read_text("utf-8")
    assert place.says(f"Kopian är sparad som {out}.")
    assert place.widget.focusWidget() is place.button("Spara kopia som…")
    assert place.says(WHY["disk-full"])
    assert place.autosave.unsaved
    disk.heal()
    place.autosave.flush()
    qtbot.waitUntil(lambda: place.says("Sparad 14.32"))
    assert not place.says("Kopian")


def test_a_copy_that_cannot_be_written_is_told(place, disk, tmp_path, qtbot):
    fail(disk, "disk-full")
    type_text(place.text, "Text.")
    place.autosave.flush()
    qtbot.waitUntil(lambda: place.says(WHY["disk-full"]))
    answer(place, tmp_path / "finns inte" / "kopia.md")
    qtbot.mouseClick(place.button("Spara kopia som…"), Qt.MouseButton.LeftButton)
    assert place.says("Kopian gick inte att spara")
    assert place.button("Försök igen")


@pytest.mark.parametrize("name", ["journal.db", "kopia", "kopia.pdf"])
def test_a_copy_never_takes_the_place_of_another_kind_of_file(place, disk, tmp_path, qtbot, name):
    fail(disk, "disk-full")
    type_text(place.text, "Text.")
    place.autosave.flush()
    qtbot.waitUntil(lambda: place.says(WHY["disk-full"]))
    folder = tmp_path / "ut"
    folder.mkdir()
    (folder / name).write_bytes(b"annat")
    answer(place, folder / name)
    copy = place.button("Spara kopia som…")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert (folder / name).read_bytes() == b"annat"
    assert "Text." in (folder / f"{name}.md").read_text("utf-8")


def test_after_a_failed_disk_the_journal_is_opened_anew(place, disk, core, qtbot):
    """The connection that failed never answers again; nobody notices but for the message."""
    type_text(place.text, "Före.")
    place.autosave.flush()
    qtbot.waitUntil(lambda: place.says("Sparad 14.32"))
    opened = len(disk.connections)
    disk.kind, disk.moment, disk.times, disk.sticky = "io-error", "commit", 1, True
    type_text(place.text, " Efter.")
    place.autosave.flush()
    qtbot.waitUntil(lambda: place.says("Sparad 14.32"))
    assert disk.failures == 1
    assert len(disk.connections) > opened
    assert kept(core) == ["Före. Efter."]
    assert check(core.folder).problems == ()


def test_it_is_opened_anew_later_when_it_could_not_be_at_once(
    place, disk, core, session, desk, qtbot
):
    type_text(place.text, "Före.")
    place.autosave.flush()
    qtbot.waitUntil(lambda: place.says("Sparad 14.32"))
    away = core.folder.journal.with_name("bortkopplad")
    core.folder.journal.rename(away)
    place.autosave._retry.setInterval(30)
    type_text(place.text, " Efter.")
    place.autosave.flush()
    qtbot.waitUntil(lambda: place.says("finns inte"))
    session.look_for_changes()
    away.rename(core.folder.journal)
    qtbot.waitUntil(lambda: place.says("Sparad 14.32"))
    assert kept(core) == ["Före. Efter."]
    read: list[object] = []
    session.read(lambda reader: reader.count(Filters()), read.append, read.append)
    qtbot.waitUntil(lambda: bool(read))
    assert read == [1]


def test_while_another_program_holds_it_nothing_is_lost(place, core, session, qtbot):
    other = connect(core.folder.journal)
    other.execute("BEGIN IMMEDIATE")
    session.read_own(
        lambda reader: reader._sessions._driver().execute("PRAGMA busy_timeout = 30"), None
    )
    place.autosave._retry.setInterval(30)
    type_text(place.text, "Text.")
    place.autosave.flush()
    qtbot.waitUntil(lambda: place.says(WHY["in-use"]))
    other.execute("ROLLBACK")
    other.close()
    qtbot.waitUntil(lambda: place.says("Sparad 14.32"))
    assert kept(core) == ["Text."]


def test_a_copy_holds_every_text_of_a_reflection(desk):
    from tests.storage.making import full_entry

    text = as_text(desk, [full_entry(1)])
    for part in ("Samtalet om ansvaret", "Jag **vågade**", "Ett nej", "två",
                 "Lagen vägde tyngst", "Jag kunde reglerna", "Hur gick det med", "Bra nog",
                 "Öppenhet"):  # fmt: skip
        assert part in text


@pytest.mark.parametrize("core", ["sv", "en"], indirect=True)
def test_at_closing_the_dialog_saves_the_copy_too(desk, tmp_path, qtbot):
    from tests.storage.making import full_entry

    window = QWidget()
    qtbot.addWidget(window)
    dialog = UnsavedDialog(desk, [full_entry(1)], window, lambda *_: tmp_path / "kopia.txt")
    dialog.open()
    with qtbot.waitSignal(dialog.close_anyway):
        dialog._on_save()
    assert "Samtalet om ansvaret" in (tmp_path / "kopia.txt").read_text("utf-8")
