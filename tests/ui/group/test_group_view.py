"""Visa för gruppen, as one who holds a meeting meets it: large type, and keys that step."""

import gc
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea

from trustdesk.services.group import GroupItem, case_items, page_items
from trustdesk.ui.group.view import GroupView

Key = Qt.Key


@pytest.fixture
def cases(desk):
    framework = desk.framework
    return case_items(framework, framework.cases[:3], desk.language.code)


@pytest.fixture
def shown(desk, qtbot):
    def show(items, at=0, size=(1280, 720)):
        view = GroupView(desk, items, at)
        qtbot.addWidget(view)
        view.resize(*size)
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        view.setFocus()
        return view

    return show


def said(view):
    return [w.text() for w in view.sheet.findChildren(QLabel) if w.isVisible() and w.text()]


def fonts(view):
    texts = [w for w in view.sheet.findChildren(QLabel) if w.isVisible() and len(w.text()) > 40]
    return [w.font().pixelSize() for w in texts]


def press(view, qtbot, key, times=1):
    for _ in range(times):
        qtbot.keyClick(view, key)


def told(view):
    return view.line.told.text()


def whole_text(view, qtbot):
    """Reads every page of the item that is shown, as the keys give them."""
    item, read = view._at, []
    while True:
        read += [
            t for t in said(view) if t not in (view._items[item].place, view._items[item].title)
        ]
        before = (view._at, view.sheet.page)
        press(view, qtbot, Key.Key_Right)
        if view._at != item or (view._at, view.sheet.page) == before:
            return " ".join(read)


def is_cut(view):
    bar = view.sheet.findChild(QScrollArea).verticalScrollBar()
    labels = [w for w in view.sheet.findChildren(QLabel) if w.isVisible()]
    return bar.maximum() > 0 or any(w.height() < w.heightForWidth(w.width()) for w in labels)


def test_one_case_fills_the_screen_in_large_serif(shown, cases):
    view = shown(cases)
    assert said(view)[:2] == [cases[0].place, cases[0].title]
    assert min(fonts(view)) >= 40
    assert told(view).startswith("1 av 3 · ")
    assert told(view).endswith("Esc avslutar")


def test_every_step_has_its_keys(shown, cases, qtbot):
    view = shown(cases, size=(1920, 1200))
    for key in (Key.Key_Right, Key.Key_Space, Key.Key_Right):
        press(view, qtbot, key)
    assert cases[2].title in said(view)
    press(view, qtbot, Key.Key_PageUp)
    assert cases[1].title in said(view)
    press(view, qtbot, Key.Key_Home)
    assert cases[0].title in said(view)
    press(view, qtbot, Key.Key_Left)
    assert cases[0].title in said(view)
    press(view, qtbot, Key.Key_End)
    assert told(view).startswith("3 av 3")
    press(view, qtbot, Key.Key_PageDown)
    assert told(view).startswith("3 av 3")


def test_keys_with_ctrl_alt_or_meta_do_nothing(shown, cases, qtbot):
    view = shown(cases, size=(1920, 1200))
    before = said(view)
    modifiers = Qt.KeyboardModifier
    for held in (modifiers.ControlModifier, modifiers.AltModifier, modifiers.MetaModifier):
        for key in (Key.Key_Right, Key.Key_T, Key.Key_End, Key.Key_Escape):
            qtbot.keyClick(view, key, held)
    assert said(view) == before
    assert view.isVisible()


def test_questions_come_one_by_one_and_go(shown, cases, qtbot):
    view = shown(cases, size=(1920, 1200))
    first, second = cases[0].questions
    assert first not in said(view)
    press(view, qtbot, Key.Key_T)
    assert first in said(view)
    assert second not in said(view)
    press(view, qtbot, Key.Key_T)
    assert said(view)[-2:] == [first, second]
    assert not is_cut(view)
    press(view, qtbot, Key.Key_T)
    assert first not in said(view)
    press(view, qtbot, Key.Key_T)
    press(view, qtbot, Key.Key_End)
    press(view, qtbot, Key.Key_Home)
    assert first not in said(view)  # another case begins without them


@pytest.mark.parametrize("core", ["sv", "en"], indirect=True)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_case_is_whole_on_a_small_screen(shown, desk, qtbot, theme, scale):
    theme.apply("light", scale)
    framework = desk.framework
    by_length = sorted(framework.cases, key=lambda c: len(desk.said(c.text)))
    items = case_items(framework, by_length[-2:], desk.language.code)
    view = shown(items)
    for item in items:
        qtbot.waitUntil(lambda: not is_cut(view))
        assert whole_text(view, qtbot) == item.text
        assert min(fonts(view), default=40) >= 40


def test_a_text_of_700_characters_is_paged_and_not_cut(shown, qtbot):
    text = "Du har fått ett ärende som ingen tycks äga. " * 16
    text = text[:700].strip()
    view = shown([GroupItem("Kommun", "Ärendet", text)])
    assert view.sheet.pages > 1
    assert whole_text(view, qtbot) == text
    longest = "Förvaltningsövergripandesamordningsansvar" * 30
    view = shown([GroupItem("", "", longest)])
    assert longest in said(view)  # one word alone is scrolled to, never left out
    bar = view.sheet.findChild(QScrollArea).verticalScrollBar()
    press(view, qtbot, Key.Key_Down)
    assert bar.value() > 0


def test_the_size_is_the_meetings_own_and_never_small(shown, cases, qtbot):
    view = shown(cases, size=(1920, 1080))
    first = fonts(view)[0]
    press(view, qtbot, Key.Key_Plus, 2)
    assert fonts(view)[0] > first
    press(view, qtbot, Key.Key_Minus, 20)
    assert fonts(view)[0] == 40
    press(view, qtbot, Key.Key_Plus)
    assert fonts(view)[0] > 40
    press(view, qtbot, Key.Key_Plus, 30)
    qtbot.waitUntil(lambda: not is_cut(view))
    assert whole_text(view, qtbot) == cases[0].text


def test_the_line_goes_away_and_comes_back_with_the_mouse(shown, cases, qtbot):
    view = shown(cases)
    press(view, qtbot, Key.Key_Home)
    assert view.line.isVisible()
    place = view.sheet.geometry()
    view._quiet.setInterval(1)
    view._quiet.start()
    qtbot.waitUntil(lambda: not view.line.isVisible())
    assert view.sheet.geometry() == place
    assert view.cursor().shape() == Qt.CursorShape.BlankCursor
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(40, 40),
        QPointF(40, 40),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, move)
    assert view.line.isVisible()


def test_the_line_stays_for_one_who_is_at_it(shown, cases, qtbot):
    view = shown(cases)
    press(view, qtbot, Key.Key_Tab)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPushButton))
    view._rest()
    assert view.line.isVisible()


def test_buttons_do_what_the_keys_do_and_arrows_turn_at_them_too(shown, cases, qtbot):
    view = shown(cases, size=(1920, 1200))
    names = {b.accessibleName(): b for b in view.findChildren(QPushButton)}
    assert len(names) == 6
    assert all(min(b.width(), b.height()) >= 24 for b in names.values())
    qtbot.mouseClick(names["Nästa"], Qt.MouseButton.LeftButton)
    assert cases[1].title in said(view)
    names["Föregående"].setFocus()
    qtbot.keyClick(names["Föregående"], Key.Key_Right)
    assert cases[2].title in said(view)
    qtbot.keyClick(names["Föregående"], Key.Key_Return)
    assert cases[1].title in said(view)
    qtbot.mouseClick(names["Frågor (T)"], Qt.MouseButton.LeftButton)
    assert cases[1].questions[0] in said(view)
    with qtbot.waitSignal(view.ended):
        qtbot.mouseClick(names["Avsluta (Esc)"], Qt.MouseButton.LeftButton)


def test_a_screen_reader_is_told_what_stands_there(shown, cases, qtbot):
    view = shown(cases, size=(1920, 1200))
    assert view.sheet.accessibleName() == f"{cases[0].title}\n{cases[0].text}"
    press(view, qtbot, Key.Key_T)
    assert view.sheet.accessibleName().endswith(cases[0].questions[0])


def test_a_pages_figures_come_before_its_questions(shown, desk, qtbot):
    page = desk.framework.diagrams[0].page
    items = page_items(desk.framework, page, "sv")
    figures = [d for d in desk.framework.diagrams if d.page == page]
    assert [i.figure for i in items[: len(figures)]] == figures
    assert len(items) == len(figures) + len(desk.framework.questions_of(page))
    view = shown(items)
    assert view.sheet._figure is not None
    assert view.sheet._figure.isVisible()
    assert not is_cut(view)
    assert desk.said(figures[0].alternative) in view.sheet.accessibleName()
    press(view, qtbot, Key.Key_End)
    assert said(view) == [items[-1].place, items[-1].text]
    assert page_items(desk.framework, "no-such-page", "sv") == []


def test_the_look_follows_the_theme(shown, cases, theme):
    view = shown(cases)
    for mode in ("dark", "high", "light"):
        theme.apply(mode)
        corner = view.grab().toImage().pixelColor(2, 2)
        assert corner == theme.colour("surface")


def test_nothing_holds_a_view_that_is_gone(desk, cases):
    view = GroupView(desk, [*cases, replace(cases[0], figure=desk.framework.diagrams[0])])
    ref = weakref.ref(view)
    view.deleteLater()
    del view
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert ref() is None
    desk.theme.apply("dark")
