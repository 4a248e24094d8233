"""Texts at and over the limits: refused with a way out, or shown to be read first."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from tests.floor import floor_ms
from trustdesk.domain.text import VAST_PARAGRAPH, has_vast_paragraph
from trustdesk.ui.dagbok.page import DagbokPage
from trustdesk.ui.writing.too_large import tell_too_large


@pytest.fixture
def filled(fill, core):
    [entry] = fill(1)
    vast = replace(entry, body="ord " * (VAST_PARAGRAPH // 4 + 1))
    with core.writing_store() as store:
        store.save(vast, reason="import")
    return [vast]


@pytest.fixture
def page(filled, desk, qtbot):
    page = DagbokPage(desk)
    qtbot.addWidget(page)
    page.resize(1156, 860)
    page.show()
    qtbot.waitExposed(page)
    with qtbot.waitSignal(page.listed):
        page.enter()
    return page


def action(widget, text):
    return next(b for b in widget.findChildren(QPushButton) if b.text() == text)


def test_a_vast_paragraph_is_read_first_and_edited_only_when_asked_for(page, filled, qtbot):
    with qtbot.waitSignal(page.area.mode_changed):
        page.show_detail(filled[0].id)
    assert page.area.is_reading
    assert "100 kB" in page.area.message.accessibleName()
    qtbot.keyClick(page.area.reader.text, Qt.Key.Key_Return)
    assert page.area.is_reading
    qtbot.mouseClick(action(page.area.bar, "Redigera ändå"), Qt.MouseButton.LeftButton)
    assert not page.area.is_reading
    assert page.area.editor.text.text() == filled[0].body


def test_a_new_reflection_is_written_in_at_once_again(page, filled, qtbot):
    with qtbot.waitSignal(page.area.mode_changed):
        page.show_detail(filled[0].id)
    assert page.area.message.isVisible()
    page.write_new()
    assert not page.area.is_reading
    assert not page.area.message.isVisible()


@pytest.mark.parametrize("html", [False, True])
def test_a_paste_of_5_mb_is_refused_quickly_and_can_be_saved(page, qtbot, stalls, tmp_path, html):
    page.write_new()
    edit = page.area.editor.text
    text = "En rad med ord på svenska.\n" * 200_000
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml("<b>fet</b>" + "<p>En rad med ord på svenska.</p>" * 200_000)
    QGuiApplication.clipboard().setMimeData(mime)
    qtbot.wait(20)
    stalls.reset()
    edit.paste()
    message = page.area.message
    qtbot.waitUntil(message.isVisible, timeout=30_000)
    qtbot.wait(20)
    # Handing 5 MB of words and 6 MB of HTML over from Qt takes 40 to 60 ms; half without HTML.
    assert stalls.cpu < 3 * 35 * floor_ms()
    assert edit.text() == ""
    assert QGuiApplication.clipboard().text() == text
    assert action(message, "Spara som fil…").isVisible()


def test_refused_words_are_saved_and_a_failure_says_why(page, desk, qtbot, tmp_path):
    page.write_new()
    message = page.area.message
    places = iter([tmp_path / "finns inte" / "a.txt", None, tmp_path / "b.txt"])
    tell_too_large(desk, message, "ord på svenska", lambda _parent, _name: next(places))
    qtbot.mouseClick(action(message, "Spara som fil…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "gick inte att" in message.accessibleName())
    for _ in range(2):
        button = [b for b in message.findChildren(QPushButton) if b.isVisibleTo(message)][-1]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: message.accessibleName() == "Sparad som b.txt.")
    assert (tmp_path / "b.txt").read_text("utf-8") == "ord på svenska"


@pytest.mark.parametrize(
    ("text", "vast"),
    [
        ("x" * VAST_PARAGRAPH, False),
        ("x" * (VAST_PARAGRAPH + 1), True),
        (("x" * 50_000 + "\n") * 5, False),
    ],
)
def test_what_is_vast(text, vast):
    assert has_vast_paragraph(text) is vast
