"""The Friday story: Veckan, a sentence taken along, an answer, and both again as time goes by.

Through the real window in this process, because the clock has to be moved between its starts.
"""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.conftest import type_text
from tests.fakes import STOCKHOLM, FixedClock
from tests.ui.whole import dagbok, dialog, opened, press, shown, today
from trustdesk.domain.entry import Filters
from trustdesk.paths import DataFolder
from trustdesk.ui.places import DAGBOK, TODAY
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.radio_row import RadioRow
from trustdesk.wiring import Core

TUESDAY = datetime(2026, 11, 17, 16, 5, tzinfo=STOCKHOLM)
CTRL = Qt.KeyboardModifier.ControlModifier
ANSWER = "Att fråga en gång till innan jag svarar."


@pytest.fixture
def clock():
    return FixedClock(TUESDAY)


@pytest.fixture
def core(tmp_path, clock):
    return Core(DataFolder(tmp_path), "sv", clock)


def kept(core):
    with core.reading() as reader:
        return list(reader.entries(Filters()))


def write_on_the_sheet(window, text, qtbot):
    type_text(today(window).sheet.text, text)
    with qtbot.waitSignal(today(window).sheet.kept):
        qtbot.keyClick(today(window).sheet.text, Qt.Key.Key_Return, CTRL)


def focus_text():
    edit = QApplication.focusWidget()
    assert isinstance(edit, MarkdownEdit)
    return edit


def take_along_the_second(window, qtbot):
    """Chooses a sentence of the week's reflection, by keyboard alone."""
    press(window, "Välj en mening")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    over = dialog()
    rows = over.findChildren(RadioRow)
    assert [row.accessibleName() for row in rows] == [
        "Mötet drog ut.",
        "Det räckte att lyssna.",
        "Sen gick vi.",
        "Ingen av dem",
    ]
    assert rows[-1].hasFocus()
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    press(over, "Klar")
    qtbot.waitUntil(lambda: "Det räckte att lyssna." in shown(window))


def week(window):
    rest = today(window)._rest
    assert rest is not None
    return rest.week


def answer_the_week(window, qtbot):
    answer = week(window).answer
    window.activateWindow()
    week(window).begin.click()
    qtbot.waitUntil(answer.text.hasFocus)
    type_text(answer.text, ANSWER)
    with qtbot.waitSignal(answer.kept):
        qtbot.keyClick(answer.text, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Vad tar du med dig från veckan?" not in shown(window))
    assert "Det du tar med dig ligger i dagboken." in shown(window)


def test_the_friday_story(core, clock, theme, qtbot):
    with opened(core, theme, qtbot) as window:
        write_on_the_sheet(window, "Mötet drog ut. Det räckte att lyssna. Sen gick vi.", qtbot)
        assert "Veckan" not in shown(window)  # a Tuesday

    clock.move(days=3)
    with opened(core, theme, qtbot) as window:
        words = shown(window)
        assert words.index("Veckan") < words.index("En fråga")
        assert "Tisdag" in words
        take_along_the_second(window, qtbot)
        assert kept(core)[0].marks == ("Det räckte att lyssna.",)
        answer_the_week(window, qtbot)
    answered = kept(core)[1]
    assert (answered.title, answered.body) == ("Det jag tar med mig från veckan", ANSWER)

    clock.move(days=1)
    with opened(core, theme, qtbot) as window:
        assert "Veckan" not in shown(window)  # answered

    clock.move(days=6)  # the next Friday
    with opened(core, theme, qtbot) as window:
        words = shown(window)
        assert "För en vecka sedan tog du med dig" in words
        assert ANSWER in words
        press(window, "Till reflektionen")
        assert window.page_id == DAGBOK
        qtbot.waitUntil(lambda: focus_text().text() == ANSWER)
        window.go(TODAY)
        qtbot.waitUntil(lambda: "Veckan" in shown(window))
        press(window, "Inte den här veckan")
        qtbot.waitUntil(lambda: "Veckan" not in shown(window))
        # With Veckan gone the sentence of the week before has its day.
        qtbot.waitUntil(lambda: "För en vecka sedan skrev du" in shown(window))
        assert "Det räckte att lyssna." in shown(window)


def test_a_sentence_marked_while_writing_comes_back_beside_its_page(core, clock, theme, qtbot):
    page = core.framework.pages[4]
    with opened(core, theme, qtbot) as window:
        window.go(DAGBOK)
        dagbok(window).write_about((window._book._citation(page.id, ""),))
        type_text(focus_text(), "Första meningen. Den andra")
        qtbot.keyClick(focus_text(), Qt.Key.Key_M, CTRL)
        assert focus_text().text() == "Första meningen. ==Den andra=="
        qtbot.keyClick(focus_text(), Qt.Key.Key_M, CTRL)
        assert focus_text().text() == "Första meningen. Den andra"
        qtbot.keyClick(focus_text(), Qt.Key.Key_M, CTRL)
        form = next(f for f in core.framework.forms if any(x.kind == "text" for x in f.fields))
        dagbok(window).area.writing.add_form(form.id)
        type_text(focus_text(), "Svaret")
        qtbot.keyClick(focus_text(), Qt.Key.Key_M, CTRL)
        assert focus_text().text() == "==Svaret=="

    clock.move(days=182)
    with opened(core, theme, qtbot) as window:
        words = shown(window)
        assert "För ett halvår sedan skrev du" in words
        first = "Den andra" if "Den andra" in words else "Svaret"
        assert first in words
        assert page.short.in_language("sv") in words
        press(window, "Inte nu")
        assert "För ett halvår sedan skrev du" not in shown(window)
        window.go(DAGBOK)
        window.go(TODAY)
        assert "För ett halvår sedan skrev du" not in shown(window)

    clock.move(days=1)
    with opened(core, theme, qtbot) as window:
        words = shown(window)
        assert "För ett halvår sedan skrev du" in words
        assert ({"Den andra", "Svaret"} - {first}).pop() in words  # the other one has its turn
        press(window, "Visa inte den här meningen igen")
        press(window, "Dagbok")


def test_a_question_waits_is_answered_and_leaves(core, clock, theme, qtbot):
    with opened(core, theme, qtbot) as window:
        window.go(DAGBOK)
        dagbok(window).write_new()
        type_text(focus_text(), "Vi bestämde att ringa.")
        dagbok(window).area.bar.panel.setChecked(True)
        press(window, "Följ upp: Om en vecka")
        type_text(QApplication.focusWidget(), "Ringde de?")

    clock.move(days=7)
    with opened(core, theme, qtbot) as window:
        assert "Ringde de?" in shown(window)
        press(window, "Skriv nu")
        qtbot.waitUntil(lambda: focus_text().accessibleName() == "Ringde de?")
        type_text(focus_text(), "Ja, på måndagen.")
        window.go(TODAY)
        qtbot.waitUntil(lambda: "Väntar på dig" not in shown(window))
    assert kept(core)[0].follow_ups[0].outcome == "Ja, på måndagen."
    assert timedelta(0) <= clock.now() - kept(core)[0].follow_ups[0].done_at
