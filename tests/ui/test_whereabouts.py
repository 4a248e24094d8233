import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from trustdesk.paths import DataFolder
from trustdesk.ui.whereabouts import whereabouts_dialog, whereabouts_text
from trustdesk.ui.widgets.buttons import PrimaryButton
from trustdesk.ui.widgets.selectable_text import SelectableText


def texts(dialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


@pytest.mark.parametrize(
    ("name", "icon", "line"),
    [
        ("TrustDesk", "laptop", "Only on this computer"),
        ("OneDrive - Kommunen", "cloud", "In a synced folder"),
    ],
)
def test_the_line_in_the_rail_is_true(tmp_path, name, icon, line):
    folder = tmp_path / name
    folder.mkdir()
    assert whereabouts_text(DataFolder(folder)) == (icon, line)


def test_the_sheet_says_where_who_when_and_that_nothing_is_sent(desk, core, qtbot):
    core.folder.backups.mkdir()
    (core.folder.backups / "trustdesk-2026-11-18-080500.db").touch()
    dialog = whereabouts_dialog(desk, core.folder, None)
    dialog.open()
    qtbot.waitUntil(lambda: "2026" in texts(dialog))
    said = texts(dialog)
    assert dialog.findChildren(SelectableText)[0].toPlainText() == str(core.folder.root)
    assert desk.tr("Whoever administers the computer.") in said
    assert desk.tr("The file is not encrypted in this version.") in said
    assert "08.05" in said
    assert (
        desk.tr("TrustDesk has no account and opens no connection. It sends nothing anywhere.")
        in said
    )
    close = dialog.findChildren(PrimaryButton)[0]
    assert close.hasFocus()
    qtbot.keyClick(close, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_a_synced_folder_is_named(desk, tmp_path, qtbot):
    folder = tmp_path / "Dropbox (Privat)"
    folder.mkdir()
    dialog = whereabouts_dialog(desk, DataFolder(folder), None)
    qtbot.addWidget(dialog)
    assert "Dropbox (Privat)" in texts(dialog)
    assert desk.tr(
        "Whoever runs the service that syncs the folder, and whoever shares it with you."
    ) in texts(dialog)
    qtbot.waitUntil(lambda: desk.tr("There is no copy yet.") in texts(dialog))


def test_it_can_be_closed_before_the_copy_is_found(desk, core, session, qtbot):
    dialog = whereabouts_dialog(desk, core.folder, None)
    dialog.open()
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))
    done: list[int] = []
    session.read(lambda reader: 1, done.append)
    qtbot.waitUntil(lambda: bool(done))
