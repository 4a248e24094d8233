"""Closing the window: everything is on disk first, or the person decides."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.conftest import type_text
from tests.faults.failing import failing_disk
from tests.ui.surrounding import KeptSettings
from trustdesk.domain.entry import Filters
from trustdesk.ui.pages import LeftOpen, PageBook
from trustdesk.ui.places import DAGBOK, TODAY
from trustdesk.ui.unsaved import UnsavedDialog
from trustdesk.ui.window import MainWindow


@pytest.fixture
def disk():
    with failing_disk() as disk:
        yield disk
        disk.heal()


@pytest.fixture
def window(disk, core, desk, theme, qtbot):
    surroundings = KeptSettings(core, theme).surroundings()
    made = MainWindow(desk, lambda desk, at: PageBook(desk, surroundings, at, LeftOpen()))
    qtbot.addWidget(made)
    made.resize(1360, 860)
    made.go(TODAY)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture(params=[TODAY, DAGBOK])
def text(request, window, qtbot):
    """Where one writes, on the sheet and in the dagbok."""
    if request.param == TODAY:
        return window.page.sheet.text
    window._on_write()
    return window.page.area.editor.text


def kept(core) -> list[str]:
    with core.reading() as reader:
        return [entry.body for entry in reader.entries(Filters())]


def dialog_of(window) -> Any:
    [found] = [d for d in window.findChildren(UnsavedDialog) if d.isVisible()]
    return found


def press(dialog, name: str, qtbot) -> None:
    [button] = [b for b in dialog.findChildren(QPushButton) if b.text() == name]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_last_key_is_on_disk_when_the_window_is_gone(window, text, core):
    type_text(text, "Till sista tecknet, åäö.")
    assert window.close()
    assert not window.isVisible()
    assert kept(core) == ["Till sista tecknet, åäö."]


@pytest.mark.parametrize("kind", ["disk-full", "read-only", "in-use", "io-error"])
def test_what_cannot_be_saved_keeps_the_window_open(window, text, disk, core, kind, qtbot):
    type_text(text, "Kvar på skärmen.")
    disk.kind = kind
    assert not window.close()
    assert window.isVisible()
    press(dialog_of(window), "Tillbaka", qtbot)
    assert text.text() == "Kvar på skärmen."
    disk.heal()
    assert window.close()
    assert kept(core) == ["Kvar på skärmen."]


def test_a_copy_lets_it_close(window, text, disk, core, tmp_path, qtbot):
    type_text(text, "Räddat i en fil.")
    disk.kind = "disk-full"
    assert not window.close()
    dialog = dialog_of(window)
    dialog._copies._ask = lambda _parent, _suggested: tmp_path / "räddat.md"
    press(dialog, "Spara kopia som…", qtbot)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert "Räddat i en fil." in (tmp_path / "räddat.md").read_text("utf-8")
    disk.heal()
    assert kept(core) == []
