from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from tests.conftest import type_text
from tests.floor import floor_ms
from tests.ui.surrounding import KeptSettings
from trustdesk.domain.entry import EntryRow
from trustdesk.domain.faults import JournalFault, msg
from trustdesk.services.journal import Journal
from trustdesk.services.ports import JournalReader, JournalStore
from trustdesk.ui.desk import Desk
from trustdesk.ui.search.found import Found
from trustdesk.ui.search.page import SearchPage
from trustdesk.ui.session import JournalSession
from trustdesk.ui.widgets.labels import WrappedLabel


@pytest.fixture
def page(desk, core, qtbot):
    return opened(desk, core, qtbot)


@pytest.fixture
def written(fill):
    """Thirty reflections, written before the journal is opened."""
    return fill(30)


def opened(desk, core, qtbot) -> SearchPage:
    made = SearchPage(desk, KeptSettings(core, desk.theme).surroundings())
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.enter()
    return made


def rows(page) -> list[Found | str]:
    model = page.results.model()
    return [model.row(n) for n in range(model.rowCount())]


def results(page) -> list[Found]:
    return [row for row in rows(page) if isinstance(row, Found)]


def search(page, qtbot, words: str) -> None:
    with qtbot.waitSignal(page.results.model().modelReset):
        page.show_detail(words)


def test_before_a_search_it_says_what_it_is_for(page, desk):
    assert page.field.hasFocus()
    assert desk.tr("Finds words in what you have written and in the framework, in every form.") == (
        page.summary.text()
    )
    assert not page.results.isVisible()


def test_typing_finds_in_both_places_after_a_moment(written, page, desk, qtbot):
    type_text(page.field, "mötet")
    assert rows(page) == []
    qtbot.waitUntil(lambda: bool(rows(page)))
    heads = [row for row in rows(page) if isinstance(row, str)]
    assert heads == [desk.tr("In your journal"), desk.tr("In the framework")]
    assert any(r.is_entry for r in results(page))
    assert any(not r.is_entry for r in results(page))
    assert all(r.words for r in results(page) if r.is_entry)


def test_the_counts_are_told_in_a_sentence(written, page, desk, qtbot):
    search(page, qtbot, "mötet")
    entries = sum(r.is_entry for r in results(page))
    places = len(results(page)) - entries
    said = page.summary.text()
    assert str(entries) in said
    assert str(places) in said
    assert said.endswith(".")


def test_nothing_is_told_plainly(written, page, desk, qtbot):
    search(page, qtbot, "xyzzyx")
    assert page.summary.text() == desk.tr("Nothing was found. Try fewer words, or another word.")
    assert not page.results.isVisible()


@pytest.mark.parametrize(
    "query", ['"', "'; DROP TABLE", "*", "AND OR NOT", "a\x00b", "((", "😀", "-", "å" * 400]
)
def test_an_odd_query_never_fails(written, page, qtbot, query):
    search(page, qtbot, query)
    assert not any(
        label.text().startswith("Något oväntat") for label in page.findChildren(WrappedLabel)
    )
    assert page._trouble.isHidden()


def test_every_result_is_named_by_title_and_text(written, page, qtbot):
    search(page, qtbot, "mötet")
    interface = QAccessible.queryAccessibleInterface(page.results)
    cells = [interface.child(n) for n in range(interface.childCount())]
    said = [c.text(QAccessible.Text.Name) for c in cells if c.role() == QAccessible.Role.Cell]
    for row, text in zip(rows(page), said, strict=True):
        if isinstance(row, Found):
            assert row.title in text
            assert row.snippet.text in text
    names = [t for row, t in zip(rows(page), said, strict=True) if isinstance(row, Found)]
    assert len(set(names)) == len(names)


def test_arrows_and_enter_open_a_reflection(written, page, qtbot):
    search(page, qtbot, "mötet")
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    assert page.results.hasFocus()
    qtbot.keyClick(page.results, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.entry_requested) as asked:
        qtbot.keyClick(page.results, Qt.Key.Key_Return)
    assert asked.args == [results(page)[1].id]
    qtbot.keyClick(page.results, Qt.Key.Key_Up)
    qtbot.keyClick(page.results, Qt.Key.Key_Up)
    assert page.field.hasFocus()


def test_a_click_opens_a_page_with_its_words(page, desk, qtbot):
    search(page, qtbot, "förtjänad tillit")
    first = results(page)[0]
    box = page.results.visualRect(page.results.model().index(rows(page).index(first), 0))
    with qtbot.waitSignal(page.page_found) as asked:
        qtbot.mouseClick(page.results.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    page_id, section, words = asked.args
    assert desk.framework.page(page_id) is not None
    assert section == first.section
    assert any("tillit" in word.casefold() for word in words)


def test_a_head_opens_nothing(page, qtbot):
    search(page, qtbot, "tillit")
    box = page.results.visualRect(page.results.model().index(0, 0))
    with qtbot.assertNotEmitted(page.page_found):
        qtbot.mouseClick(page.results.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def test_reflections_by_date_or_by_relevance(written, page, qtbot):
    search(page, qtbot, "mötet")
    assert page.order.isVisible()
    by_date = [r.id for r in results(page) if r.is_entry]
    page.order.setFocus()
    qtbot.keyClick(page.order, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: [r.id for r in results(page) if r.is_entry] != by_date)
    assert sorted(r.id for r in results(page) if r.is_entry) == sorted(by_date)


def test_what_is_written_meanwhile_is_found(page, desk, core, session, qtbot):
    search(page, qtbot, "vaktmästaren")
    assert results(page) == []
    entry = replace(next(iter(demo(core))), title="Vaktmästaren visste", body="Hej.")
    session.write(lambda journal: journal.save(entry), lambda kept: session.changed.emit(kept.id))
    qtbot.waitUntil(lambda: [r.title for r in results(page)] == ["Vaktmästaren visste"])


def demo(core):
    from trustdesk.services.demo import demo_entries

    return demo_entries(core.demo(), core.framework, "sv", core.clock.now())


class Broken:
    """A journal that cannot be opened."""

    def glance(self) -> list[EntryRow]:
        raise JournalFault("damaged", msg("The journal is damaged."))

    def store(self) -> JournalStore:
        raise JournalFault("damaged", msg("The journal is damaged."))

    def reader(self) -> JournalReader:
        raise JournalFault("damaged", msg("The journal is damaged."))

    def journal(self, store: JournalStore) -> Journal:
        raise AssertionError(store)

    def let_go(self) -> None:
        """Nothing is open."""

    def close(self) -> None:
        """Nothing is open."""


def test_the_framework_is_searched_though_the_journal_is_broken(desk, core, qtbot):
    session = JournalSession(Broken())
    with qtbot.waitSignal(session.state_changed, check_params_cb=lambda s: s == "broken"):
        session.open()
    broken = Desk(desk.theme, desk.language, lambda: desk.framework, session, desk.clock)
    page = opened(broken, core, qtbot)
    page.show_detail("tillit")
    qtbot.waitUntil(lambda: not page._trouble.isHidden())
    assert desk.tr("The journal is damaged.") in page._trouble.accessibleName()
    qtbot.waitUntil(lambda: bool(results(page)))
    assert not any(r.is_entry for r in results(page))
    session.close()


def test_a_search_in_the_framework_holds_the_thread_shortly(page, qtbot, stalls):
    stalls.reset()
    search(page, qtbot, "tillit ansvar")
    assert stalls.cpu < 90 * floor_ms(), stalls.late
