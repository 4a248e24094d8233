"""Earlier versions, as a person looks at them and takes one back."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from sqlcipher3 import dbapi2 as sqlcipher

from tests.conftest import type_text
from trustdesk.domain.entry import Filters

BOTH = pytest.mark.parametrize("core", ["sv", "en"], indirect=True)


@pytest.fixture
def filled(fill):
    return fill(3)


@pytest.fixture
def written(page, qtbot, open_entry, core, clock):
    """A reflection with an earlier version: its words were exchanged, and it was left."""

    def write(entry_id, text):
        open_entry(page, entry_id)
        page.area.edit()
        page.area.editor.text.selectAll()
        type_text(page.area.editor.text, text)
        clock.move(minutes=1)
        page.area.finish()
        page.desk.session.drain()

    return write


def show_versions(page, qtbot, choose, name="Tidigare versioner"):
    choose(page.area.bar.more, name)
    view = page.area.versions
    qtbot.waitUntil(lambda: view.text.toPlainText() != "" or view.message.isVisible())
    return view


def marks(view):
    """Gives what is struck through and what is underlined, as it is drawn."""
    found = {"removed": "", "added": ""}
    block = view.text.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            piece = parts.fragment()
            style: QFont = piece.charFormat().font()
            if style.strikeOut():
                found["removed"] += piece.text()
            if style.underline():
                found["added"] += piece.text()
            parts += 1
        block = block.next()
    return found


def test_an_earlier_version_shows_what_was_exchanged(page, filled, written, qtbot, choose, texts):
    written(filled[0].id, "Jag tvekade på mötet.")
    view = show_versions(page, qtbot, choose)
    assert page.area.is_reading
    assert not page.area.bar.isVisible()
    qtbot.waitUntil(lambda: bool(marks(view)["removed"]))  # the latest that is not what it is now
    assert "tvekade" in marks(view)["added"]
    assert "tvekade" not in marks(view)["removed"]
    assert any(text.startswith("Sedan dess: ") for text in texts(view))
    assert "Text, tillagt: " in view.text.accessibleDescription()
    qtbot.keyClick(view.list, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: "Så ser reflektionen ut nu." in texts(view))
    assert not view.take_back.isVisible()


def test_a_version_is_taken_back_and_that_can_be_undone(
    page, filled, written, qtbot, choose, core, texts
):
    written(filled[0].id, "Jag tvekade på mötet.")
    view = show_versions(page, qtbot, choose)
    qtbot.waitUntil(view.take_back.isVisible)
    with qtbot.waitSignal(view.taken_back):
        qtbot.mouseClick(view.take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.area.writing.entry is not None)
    qtbot.waitUntil(page.area.bar.isVisible)
    assert page.area.writing.entry.body == filled[0].body
    with core.reading() as reader:
        assert reader.entry(filled[0].id).body == filled[0].body
    view = show_versions(page, qtbot, choose)
    qtbot.waitUntil(view.take_back.isVisible)
    with qtbot.waitSignal(view.taken_back):
        qtbot.mouseClick(view.take_back, Qt.MouseButton.LeftButton)
    with core.reading() as reader:
        assert reader.entry(filled[0].id).body == "Jag tvekade på mötet."


def test_a_copy_stands_beside(page, filled, written, qtbot, choose, core):
    written(filled[0].id, "Jag tvekade på mötet.")
    view = show_versions(page, qtbot, choose)
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.waitUntil(view.copy.isVisible)
    with qtbot.waitSignal(view.copied) as told:
        qtbot.mouseClick(view.copy, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: (
            page.area.writing.entry is not None and page.area.writing.entry.id == told.args[0].id
        )
    )
    with core.reading() as reader:
        assert reader.count(Filters()) == 4
        assert reader.entry(filled[0].id).body == "Jag tvekade på mötet."
        assert reader.entry(told.args[0].id).body == filled[0].body


def test_a_damaged_version_says_so_and_the_others_stay(
    page, filled, written, qtbot, choose, core, texts
):
    written(filled[0].id, "Jag tvekade på mötet.")
    with closing(sqlcipher.connect(str(core.folder.journal))) as connection:
        connection.execute("DROP TRIGGER revision_is_fixed")
        connection.execute("UPDATE revision SET data = x'00' WHERE seq = 1")
        connection.commit()
    view = show_versions(page, qtbot, choose)
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.waitUntil(view.message.isVisible)
    assert not view.take_back.isVisible()
    assert not view.copy.isVisible()
    qtbot.keyClick(view.list, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: not view.message.isVisible())
    assert "tvekade" in view.text.toPlainText()


@BOTH
def test_it_speaks_both_languages_and_leads_back(page, filled, qtbot, open_entry, desk, button):
    page.activateWindow()
    open_entry(page, filled[0].id)
    page.area.show_versions()
    view = page.area.versions
    qtbot.waitUntil(lambda: view.text.toPlainText() != "")
    qtbot.mouseClick(button(view, desk.tr("Back to the text")), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.area.bar.isVisible)
    assert page.area.writing.entry.id == filled[0].id
    page.area.show_versions()
    qtbot.waitUntil(view.list.hasFocus)
    qtbot.keyClick(view.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.area.bar.isVisible)


def test_another_reflection_can_be_opened_from_there(page, filled, qtbot, open_entry):
    open_entry(page, filled[0].id)
    page.area.show_versions()
    open_entry(page, filled[1].id)
    assert page.area.bar.isVisible()
    qtbot.waitUntil(lambda: filled[1].title in page.area.reader.text.toPlainText())


def test_what_is_being_written_is_kept_before_it_is_compared(
    page, filled, qtbot, open_entry, choose
):
    open_entry(page, filled[0].id)
    page.area.edit()
    type_text(page.area.editor.text, "Nytt! ")
    view = show_versions(page, qtbot, choose)
    assert view.list.model().rowCount() == 2
    assert "Nytt!" in view.text.toPlainText()
