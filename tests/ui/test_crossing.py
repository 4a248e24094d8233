"""From a reflection one comes to the very words that it cites, softly shown on their page."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.ui.whole import shown
from trustdesk.domain.entry import Citation, Entry
from trustdesk.services.identity import new_id
from trustdesk.ui.dagbok.about import About
from trustdesk.ui.places import DAGBOK
from trustdesk.ui.reading.page import ReadingPage
from trustdesk.ui.widgets.buttons import LinkButton

PAGE, SECTION, WORDS = "balansen", "linjen", "Kontrollen blir tät"


@pytest.fixture
def written(core, clock) -> Callable[..., Entry]:
    """Writes a reflection that cites words of the page."""

    def write(*citations: Citation) -> Entry:
        now = clock.now()
        entry = Entry(
            new_id(now), now.date(), now, now, title="Listan", body="Så är det.",
            citations=citations,
        )  # fmt: skip
        with core.writing_store() as store:
            store.save(entry, reason="import")
        return entry

    return write


def cited_links(window) -> list[LinkButton]:
    abouts = [about for about in window.findChildren(About) if about.isVisible()]
    return [link for about in abouts for link in about.findChildren(LinkButton)]


def softly_shown(window) -> list[str]:
    selections: list[Any] = window.page.open_page.text.extraSelections()
    return [selection.cursor.selectedText() for selection in selections]


def test_from_a_reflection_one_comes_to_its_words_by_keys(window, written, qtbot):
    entry = written(Citation(PAGE, SECTION, WORDS))
    window.go(DAGBOK, entry.id)
    qtbot.waitUntil(lambda: "Så är det." in shown(window))
    buttons = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
    choices = next(b for b in buttons if b.accessibleName() == "Val för den här reflektionen")
    qtbot.keyClick(choices, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(cited_links(window)) == 1)
    (link,) = cited_links(window)
    assert WORDS in shown(window)
    qtbot.keyClick(link, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(window.page, ReadingPage))
    qtbot.waitUntil(lambda: softly_shown(window) == [WORDS])
    assert window.page.open_page.page_id == PAGE


def test_each_of_two_citations_of_one_section_leads_to_its_own_words(window, written, qtbot):
    second = "Ingen tittar efter hur det gick"
    entry = written(Citation(PAGE, SECTION, WORDS), Citation(PAGE, SECTION, second))
    window.go(DAGBOK, entry.id)
    qtbot.waitUntil(lambda: "Så är det." in shown(window))
    buttons = [b for b in window.findChildren(QAbstractButton) if b.isVisible()]
    choices = next(b for b in buttons if b.accessibleName() == "Val för den här reflektionen")
    choices.click()
    qtbot.waitUntil(lambda: len(cited_links(window)) == 2)
    cited_links(window)[1].click()
    qtbot.waitUntil(lambda: isinstance(window.page, ReadingPage))
    qtbot.waitUntil(lambda: softly_shown(window) == [second])
