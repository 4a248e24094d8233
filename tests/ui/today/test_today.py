import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.conftest import type_text
from trustdesk.domain.entry import Filters
from trustdesk.ui.today.page import TodayPage


@pytest.fixture
def page(desk, qtbot):
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(1156, 860)
    page.show()
    qtbot.waitExposed(page)
    page.enter()
    return page


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def button(page, name):
    return next(b for b in page.findChildren(QPushButton) if b.text() == name and b.isVisible())


def kept(core):
    with core.reading() as reader:
        return list(reader.entries(Filters()))


def test_one_writes_before_anything_else(page, desk):
    assert page.focusWidget() is page.sheet.text
    assert "Torsdag 19 november" in texts(page)
    assert page.sheet.text.placeholderText() == "Vad tänker du fortfarande på?"


def test_what_is_written_is_saved_by_itself_and_said_only_then(page, core, qtbot):
    type_text(page.sheet.text, "Det blev tyst när jag frågade. Åäö.")
    assert not any("Sparad" in text for text in texts(page))
    qtbot.waitUntil(lambda: "Sparad 14.32" in texts(page), timeout=2000)
    assert [entry.body for entry in kept(core)] == ["Det blev tyst när jag frågade. Åäö."]


def test_ctrl_enter_is_done(page, core, qtbot):
    type_text(page.sheet.text, "Tre meningar.")
    with qtbot.waitSignal(page.sheet.kept) as signal:
        qtbot.keyClick(page.sheet.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.sheet.text.text() == ""
    assert "Ligger i dagboken." in texts(page)
    with qtbot.waitSignal(page.entry_requested) as asked:
        qtbot.mouseClick(button(page, "Fortsätt där"), Qt.MouseButton.LeftButton)
    assert asked.args == signal.args == [kept(core)[0].id]


def test_an_emptied_sheet_leaves_no_trace(page, core, qtbot):
    type_text(page.sheet.text, "Ångrar mig.")
    qtbot.waitUntil(lambda: len(kept(core)) == 1)
    page.sheet.text.selectAll()
    qtbot.keyClick(page.sheet.text, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: kept(core) == [])
    type_text(page.sheet.text, "Nytt.")
    qtbot.waitUntil(lambda: [e.body for e in kept(core)] == ["Nytt."])


def test_going_on_in_the_dagbok_saves_first(page, core, qtbot):
    type_text(page.sheet.text, "Jag fortsätter.")
    qtbot.waitUntil(page.sheet.foot.isVisible)
    with qtbot.waitSignal(page.entry_requested) as asked:
        qtbot.mouseClick(button(page, "Fortsätt i dagboken"), Qt.MouseButton.LeftButton)
    assert asked.args == [kept(core)[0].id]


def test_a_save_that_fails_keeps_the_text_and_says_why(page, core, session, qtbot):
    core.folder.journal.chmod(0o600)
    session._store._path = core.folder.journal  # the path in messages
    original = session._store.save

    def fail(*_args, **_kwargs):
        from trustdesk.storage.failures import fault

        raise fault("disk-full", core.folder.journal)

    session._store.save = fail
    type_text(page.sheet.text, "Får inte försvinna.")
    qtbot.waitUntil(lambda: any("disk" in text.lower() for text in texts(page)), timeout=3000)
    assert page.sheet.text.text() == "Får inte försvinna."
    assert not any("Sparad" in text for text in texts(page))
    session._store.save = original
    qtbot.mouseClick(button(page, "Försök igen"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Sparad 14.32" in texts(page))
    assert [entry.body for entry in kept(core)] == ["Får inte försvinna."]


def test_the_question_stays_all_day_and_another_can_be_asked(page, desk, qtbot):
    qtbot.waitUntil(lambda: page._rest is not None)
    question = page._rest.question
    qtbot.waitUntil(question.isVisible)
    first = question._text.text()
    assert first in {desk.said(q.text) for q in desk.framework.questions}
    with qtbot.waitSignal(page.write_requested) as asked:
        qtbot.mouseClick(button(page, "Skriv om den"), Qt.MouseButton.LeftButton)
    assert desk.said(asked.args[0].text) == first
    qtbot.mouseClick(button(page, "En annan fråga"), Qt.MouseButton.LeftButton)
    second = question._text.text()
    assert second != first
    page.enter()
    remembered: list[object] = []
    desk.session.read_own(lambda reader: reader.tags(), remembered.append)
    qtbot.waitUntil(lambda: bool(remembered))
    assert question._text.text() == second


@pytest.mark.usefixtures("filled")
def test_the_latest_reflections_lead_on(page, qtbot, filled):
    qtbot.waitUntil(
        lambda: (
            any(
                b.text() == filled[-1].title
                for b in page.findChildren(QPushButton)
                if filled[-1].title
            )
            or bool(page._rest.recent._rows)
        )
    )
    with qtbot.waitSignal(page.entry_requested):
        page._rest.recent._rows[1].click()


@pytest.fixture
def filled(fill):
    return fill(5)


def test_a_window_left_open_overnight_shows_the_new_day(page, clock, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    type_text(page.sheet.text, "Kvar sedan i går.")
    clock.move(days=1)
    QCoreApplication.sendEvent(page, QEvent(QEvent.Type.ActivationChange))
    assert "Fredag 20 november" in texts(page)
    assert page.sheet.text.text() == "Kvar sedan i går."


def test_the_page_is_freed(desk, qtbot):
    page = TodayPage(desk)
    page.show()
    page.enter()
    watch = weakref.ref(page)
    page.close()
    page.deleteLater()
    del page
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert watch() is None


def test_who_writes_on_after_ctrl_enter_keeps_it_on_the_sheet(page, core, qtbot):
    """However long the save takes, nothing that is being written is taken away."""
    type_text(page.sheet.text, "Ett.")
    qtbot.keyClick(page.sheet.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    type_text(page.sheet.text, " Två.")
    page.sheet.flush()
    qtbot.waitUntil(lambda: "Sparad 14.32" in texts(page))
    assert page.sheet.text.text() == "Ett. Två."
    assert [entry.body for entry in kept(core)] == ["Ett. Två."]
