"""Pasting through the whole page: a long one is converted off the interface thread."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from trustdesk.ui.dagbok.page import DagbokPage

PIECE = "<p class=MsoNormal style='{air}'>stycke <b>{n}</b></p>"
LONG = "".join(PIECE.format(air="margin-bottom:8.0pt;" * 40, n=n) for n in range(2500))
"""2 MB of HTML around 40 kB of words."""


@pytest.fixture
def page(desk, qtbot):
    page = DagbokPage(desk)
    qtbot.addWidget(page)
    page.resize(1156, 860)
    page.show()
    qtbot.waitExposed(page)
    page.write_new()
    return page


def test_a_long_paste_holds_the_window_no_longer_than_its_words(page, qtbot, stalls):
    edit = page.area.editor.text
    edit.intake.insert("\n\n".join(f"stycke **{n}**" for n in range(2500)))  # what Qt itself takes
    qtbot.wait(20)
    words_alone = stalls.cpu
    edit.selectAll()
    mime = QMimeData()
    mime.setText("kort")
    mime.setHtml(LONG)
    QGuiApplication.clipboard().setMimeData(mime)
    stalls.reset()
    edit.paste()
    qtbot.waitUntil(lambda: edit.text().startswith("stycke **0**\n\n"), timeout=20_000)
    qtbot.waitUntil(lambda: edit.text().endswith("stycke **2499**"))
    assert stalls.cpu < max(50, 2 * words_alone)
