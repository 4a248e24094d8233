import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.ui import samples
from trustdesk.ui.widgets.buttons import PrimaryButton, QuietButton
from trustdesk.ui.widgets.entry_list import EntryList
from trustdesk.ui.widgets.entry_model import EntryListModel
from trustdesk.ui.widgets.fields import TextField
from trustdesk.ui.widgets.focus_ring import FocusRing


class Page(QWidget):
    def __init__(self, theme):
        super().__init__()
        column = QVBoxLayout(self)
        self.first = PrimaryButton(theme, "Ett")
        self.second = QuietButton(theme, "Två")
        self.field = TextField("Fält")
        model = EntryListModel(samples.day_label, samples.month_label, "-", parent=self)
        self.entries = EntryList(theme, model, "Reflektioner")
        model.set_entries(samples.rows(5, 1))
        for widget in (self.first, self.second, self.field, self.entries):
            column.addWidget(widget)
        self.ring = FocusRing(self, theme)


@pytest.fixture
def page(qtbot, theme):
    made = Page(theme)
    qtbot.addWidget(made)
    made.resize(300, 500)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.first.setFocus()
    qtbot.waitUntil(made.first.hasFocus)
    return made


def on_page(page, widget):
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def test_the_mouse_shows_no_ring(qtbot, page):
    qtbot.mouseClick(page.second, Qt.MouseButton.LeftButton)
    assert page.ring.target is None


def test_tab_shows_the_ring_round_what_has_the_focus(qtbot, page):
    before = on_page(page, page.second)
    qtbot.keyClick(page.first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.ring.target is page.second)
    assert page.ring.geometry().contains(before)
    assert on_page(page, page.second) == before


def test_a_click_takes_the_ring_away(qtbot, page):
    qtbot.keyClick(page.first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.ring.target is page.second)
    qtbot.mouseClick(page.second, Qt.MouseButton.LeftButton)
    assert page.ring.target is None


def test_a_field_shows_its_own_focus(qtbot, page):
    qtbot.keyClick(page.first, Qt.Key.Key_Tab)
    qtbot.keyClick(page.second, Qt.Key.Key_Tab)
    qtbot.waitUntil(page.field.hasFocus)
    assert page.ring.target is None


def test_in_a_list_the_ring_is_round_the_row(qtbot, page):
    page.entries.select("id-1")
    qtbot.keyClick(page.first, Qt.Key.Key_Tab)
    qtbot.keyClick(page.second, Qt.Key.Key_Tab)
    qtbot.keyClick(page.field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.ring.target is page.entries)
    assert page.ring.height() <= 76
    top = page.ring.y()
    qtbot.keyClick(page.entries, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.ring.y() == top + 76)


def test_the_ring_follows_what_moves(qtbot, page):
    qtbot.keyClick(page.first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.ring.target is page.second)
    page.first.setFixedHeight(90)
    qtbot.waitUntil(lambda: page.ring.geometry().contains(on_page(page, page.second)))


def test_the_ring_goes_with_what_goes(qtbot, page):
    qtbot.keyClick(page.first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.ring.target is page.second)
    page.second.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: page.ring.target is not page.second)


def test_the_ring_is_drawn_in_the_colour_of_focus(qtbot, theme, page):
    theme.apply("high")
    qtbot.keyClick(page.first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.ring.target is page.second)
    image = page.grab().toImage()
    box = page.ring.geometry()
    assert image.pixelColor(box.center().x(), box.top() + 1).name() == theme.tokens.focus


def test_the_ring_lets_the_mouse_through(qtbot, page):
    qtbot.keyClick(page.first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.ring.target is page.second)
    assert page.childAt(page.second.geometry().center()) is page.second


def test_focus_moved_by_the_program_looks_as_it_did_before(qtbot, page):
    qtbot.mouseClick(page.second, Qt.MouseButton.LeftButton)
    page.first.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(page.first.hasFocus)
    assert page.ring.target is None
    qtbot.keyClick(page.first, Qt.Key.Key_Tab)
    page.first.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: page.ring.target is page.first)
