from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel

from tests.conftest import type_text
from tests.ui.surrounding import KeptSettings
from trustdesk.services.settings import SettingsFile
from trustdesk.ui.settings.page import SettingsPage
from trustdesk.ui.widgets.radio_row import RadioRow


@pytest.fixture
def kept(core, desk):
    return KeptSettings(core, desk.theme)


@pytest.fixture
def page(desk, kept, qtbot):
    made = SettingsPage(desk, kept.surroundings())
    qtbot.addWidget(made)
    made.resize(900, 620)
    made.show()
    qtbot.waitExposed(made)
    made.enter()
    qtbot.waitUntil(made.cover_name.field.isEnabled)
    return made


def row(page, text: str) -> RadioRow:
    rows: list[RadioRow] = page.findChildren(RadioRow)
    return next(r for r in rows if r.accessibleName() == text)


def texts(page) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def press(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_what_is_in_force_is_chosen(page):
    chosen = {r.accessibleName() for r in page.findChildren(RadioRow) if r.isChecked()}
    assert len(chosen) == 4
    assert {"Svenska", "Source Serif 4"} <= chosen


def test_each_choice_says_what_it_means(page):
    for found in page.findChildren(RadioRow):
        assert found.accessibleDescription().endswith(".")


def test_a_theme_shows_at_once_and_is_kept(page, kept, core, desk, qtbot):
    press(qtbot, page.look.row("dark"))
    assert desk.theme.tokens.name == "dark"
    assert SettingsFile(core.folder.settings).load().theme == "dark"


def test_language_is_handed_on(page, kept, qtbot):
    press(qtbot, row(page, "English"))
    assert kept.seen[-1].language == "en"


def test_arrow_keys_choose(page, kept, qtbot):
    system = page.look.row("system")
    system.setFocus()
    qtbot.keyClick(system, Qt.Key.Key_Down)
    assert kept.seen[-1].theme == "light"
    qtbot.keyClick(page.look.row("light"), Qt.Key.Key_Down)
    assert kept.seen[-1].theme == "dark"
    assert page.look.row("dark").hasFocus()


def test_text_size_by_keyboard_goes_from_step_to_step(page, kept, desk, qtbot):
    slider = page.size_group.slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert kept.seen[-1].scale == 1.1
    assert desk.theme.scale == 1.1
    assert "110 %" in texts(page)
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert desk.theme.scale == 2.0
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert [s.scale for s in kept.seen] == [1.1, 2.0]
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert desk.theme.scale == 1.75


def test_any_value_from_assistive_technology_ends_on_a_step(page, desk):
    page.size_group.slider.setValue(140)
    assert desk.theme.scale in (1.3, 1.5)
    assert page.size_group.slider.value() in (130, 150)


def test_a_drag_shows_the_size_and_takes_it_when_let_go(page, kept, desk, qtbot):
    slider = page.size_group.slider
    sample = page.size_group._sample
    before = sample.font().pixelSize()
    middle = QPoint(slider.width() // 2, slider.height() // 2)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
    assert sample.font().pixelSize() > before
    assert kept.seen == []
    assert desk.theme.scale == 1.0
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=middle)
    assert desk.theme.scale == 1.5


@pytest.mark.parametrize("percent", [200, 90])
def test_a_new_size_keeps_focus_and_place(page, desk, qtbot, percent):
    slider = page.size_group.slider
    slider.setFocus()
    page._area.ensureWidgetVisible(slider)
    viewport = page._area.viewport()
    bar = page._area.verticalScrollBar()
    bar.setValue(bar.value() + 120)
    before = slider.mapTo(viewport, QPoint(0, 0)).y()
    slider.setValue(percent)
    qtbot.waitUntil(lambda: not page._settled.isActive())
    assert slider.mapTo(viewport, QPoint(0, 0)).y() == before
    assert slider.hasFocus()


def test_type_to_write_in(page, kept, qtbot):
    press(qtbot, row(page, "Inter"))
    assert kept.seen[-1].writing_font == "sans"
    assert page.size_group._sample.font().families()[0] == "Inter"


def test_settings_that_cannot_be_kept_say_so_and_stay(page, kept, desk, qtbot):
    kept.refuse = True
    press(qtbot, page.look.row("dark"))
    assert desk.tr("The folder cannot be written to.") in texts(page)
    assert not page.look.row("dark").isChecked()
    assert desk.theme.tokens.name == "light"


def test_the_name_is_kept_when_the_field_is_left(page, desk, core, qtbot):
    field = page.cover_name.field
    field.setFocus()
    type_text(field, "Anna Öberg ")
    with qtbot.waitSignal(page.cover_name.kept):
        page.data.show_folder.setFocus()
    assert desk.tr("Kept") in texts(page)
    with core.reading() as reader:
        assert reader.setting("author_name") == "Anna Öberg"


def test_a_name_that_was_kept_comes_back_and_can_be_emptied(desk, kept, core, session, qtbot):
    session.set_setting("author_name", "Anna")
    page = SettingsPage(desk, kept.surroundings())
    qtbot.addWidget(page)
    page.show()
    page.enter()
    qtbot.waitUntil(lambda: page.cover_name.field.text() == "Anna")
    page.cover_name.field.clear()
    page.leave()
    assert session.drain()
    with core.reading() as reader:
        assert reader.setting("author_name") == ""


class Desktop(QObject):
    """Stands for the system's file manager."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open_url(self, url):
        self.opened.append(url.toLocalFile())


def test_the_folder_is_shown_after_a_click_only(page, core, qtbot):
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "open_url")  # type: ignore[arg-type]  # PySide takes text
    try:
        assert desktop.opened == []
        press(qtbot, page.data.show_folder)
        assert [Path(p) for p in desktop.opened] == [core.folder.root]
    finally:
        QDesktopServices.unsetUrlHandler("file")


def test_the_path_can_be_copied_by_keyboard(page, core, qtbot):
    page.packs.path.setFocus()
    qtbot.keyClick(page.packs.path, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.data.path
    qtbot.keyClick(page.data.path, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == str(core.folder.root)


def test_a_backup_is_asked_for_and_its_outcome_told(page, core, desk, qtbot):
    with qtbot.waitSignal(page.backup_requested):
        press(qtbot, page.data.back_up)
    assert page.data.back_up.text() == desk.tr("Making a backup…")
    assert page.data.back_up.hasFocus()
    with qtbot.assertNotEmitted(page.backup_requested):
        press(qtbot, page.data.back_up)
    core.folder.backups.mkdir(exist_ok=True)
    path = core.folder.backups / "trustdesk-2026-11-19-143200.db"
    path.touch()
    page.show_backup(path)
    assert page.data.back_up.text() == desk.tr("Make a backup now")
    assert any(str(path) in text for text in texts(page))
    assert any("2026" in text and "14.32" in text for text in texts(page))
    page.show_backup("The disk is full.", "Make room and try again.")
    assert "Make room and try again." in texts(page)


def test_the_newest_copy_is_named(desk, kept, core, qtbot):
    core.folder.backups.mkdir()
    (core.folder.backups / "trustdesk-2026-03-01-080500.db").touch()
    page = SettingsPage(desk, kept.surroundings())
    qtbot.addWidget(page)
    page.show()
    page.enter()
    moment = datetime(2026, 3, 1, 8, 5)
    date, time = desk.language.full_date(moment.date()), desk.language.time(moment)
    qtbot.waitUntil(lambda: any(date in t and time in t for t in texts(page)))
