"""A figure as a person meets it: seen, walked by keys, opened by click and key."""

import gc
import weakref
from itertools import combinations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.services.diagrams import samples
from trustdesk.ui.diagrams.figure import DiagramFigure
from trustdesk.ui.diagrams.spot import DiagramSpot
from trustdesk.ui.diagrams.view import DiagramView

_KEY = Qt.Key
_NAME, _TOLD = QAccessible.Text.Name, QAccessible.Text.Description


def buttons(view) -> list[QPushButton]:
    found: list[QPushButton] = view.findChildren(QPushButton)
    return found


def spoken(widget, what=_NAME) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(what)


def named(view, name: str) -> QPushButton:
    return next(button for button in buttons(view) if spoken(button) == name)


def opened(qtbot, view, act) -> DiagramSpot:
    with qtbot.waitSignal(view.spot_opened) as asked:
        act()
    spot: DiagramSpot = asked.args[0]
    return spot


@pytest.mark.parametrize("core", ["sv", "en"], indirect=True)
@pytest.mark.parametrize("figure", samples.DRAWN, ids=lambda f: f.id)
def test_every_node_is_a_button_with_a_name_of_its_own(show, desk, figure):
    view = show(figure)
    names = [spoken(button) for button in buttons(view)]
    assert len(set(names)) == len(names) == len(figure.nodes)
    for node, name in zip(figure.nodes, names, strict=True):
        assert desk.said(node.text) in name
        assert desk.said(node.note) in name
    assert all(spoken(button, _TOLD) for button in buttons(view))
    assert spoken(view) == desk.said(figure.title)
    assert spoken(view, _TOLD) == desk.said(figure.alternative)


@pytest.mark.parametrize("width", [260, 420, 602])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("figure", samples.DRAWN, ids=lambda f: f.id)
def test_nodes_are_large_enough_and_none_lies_on_another(show, theme, figure, width, scale):
    theme.apply("light", scale)
    view = show(figure, width)
    boxes = [button.geometry() for button in buttons(view)]
    assert all(view.rect().contains(box) for box in boxes)
    assert min(box.height() for box in boxes) >= 44 * scale - 1
    assert min(box.width() for box in boxes) >= 24
    assert not [pair for pair in combinations(boxes, 2) if pair[0].intersects(pair[1])]


def test_tab_and_arrow_keys_walk_the_nodes_as_they_are_read(qtbot, show):
    view = show(samples.LOOP)
    order = [spoken(stop) for stop in view.tab_stops]
    view.tab_stops[0].setFocus()
    walked = []
    for key in (_KEY.Key_Right, _KEY.Key_Down, _KEY.Key_Tab, _KEY.Key_Tab):
        qtbot.keyClick(QApplication.focusWidget(), key)
        walked.append(spoken(QApplication.focusWidget()))
    assert walked == order[1:]
    qtbot.keyClick(QApplication.focusWidget(), _KEY.Key_Right)
    assert spoken(QApplication.focusWidget()) == order[-1]
    for key in (_KEY.Key_Left, _KEY.Key_Up, _KEY.Key_Backtab):
        qtbot.keyClick(QApplication.focusWidget(), key)
    assert spoken(QApplication.focusWidget()) == order[1]


def test_a_node_is_opened_by_click_enter_and_space(qtbot, show, desk):
    view = show(samples.HUB)
    hub = named(view, "Förvaltning")
    for act in (
        lambda: qtbot.mouseClick(hub, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(hub, _KEY.Key_Return),
        lambda: qtbot.keyClick(hub, _KEY.Key_Space),
    ):
        spot = opened(qtbot, view, act)
        assert (spot.words, spot.leads_to) == ("Förvaltning", "term:forvaltning")
    assert spoken(hub, _TOLD) == desk.tr("Explains the word")
    assert "Fem relationer" in spoken(named(view, "Brukare"), _TOLD)


def test_a_spot_says_what_a_reflection_about_it_begins_with(qtbot, show):
    view = show(samples.GROUPS)
    part = named(view, "kompetens")
    spot = opened(qtbot, view, lambda: qtbot.mouseClick(part, Qt.MouseButton.LeftButton))
    assert spot.opening == "Att kunna hjälpa: kompetens"
    assert spot.passage == ("fem-relationer", "")
    head = named(view, "Att kunna hjälpa")
    spot = opened(qtbot, view, lambda: qtbot.mouseClick(head, Qt.MouseButton.LeftButton))
    assert spot.passage == ("fortjanad-tillit", "kunna")


def test_the_same_words_twice_have_two_names(show):
    twice = samples.figure(
        "timeline",
        [
            samples.node("a", "Marknad", "Market"),
            samples.node("a1", "Samverkan", "Collaboration", "a"),
            samples.node("b", "Byråkrati", "Bureaucracy"),
            samples.node("b1", "Samverkan", "Collaboration", "b"),
            samples.node("b2", "Samverkan", "Collaboration", "b"),
        ],
    )
    view = show(twice)
    names = [spoken(button) for button in buttons(view)]
    assert names == [
        "Marknad", "Marknad: Samverkan", "Byråkrati", "Byråkrati: Samverkan",
        "Byråkrati: Samverkan (2)",
    ]  # fmt: skip


def test_a_figure_follows_the_theme_and_the_text_size(show, theme):
    view = show(samples.HUB)

    def painted(token: str) -> bool:
        image = view.grab().toImage()
        colour = theme.colour(token).rgb()
        columns = range(0, image.width(), 2)
        return any(image.pixel(x, y) == colour for y in range(image.height()) for x in columns)

    for mode in ("light", "dark", "high"):
        theme.apply(mode, 1.0)
        assert painted("accent")  # the hub's outline
        assert painted("raised")
    before = view.heightForWidth(602)
    theme.apply("light", 1.5)
    assert view.heightForWidth(903) == pytest.approx(before * 1.5, rel=0.03)
    assert buttons(view)[0].height() >= 66


def test_a_band_is_outlined_in_high_contrast(show, theme):
    theme.apply("high", 1.0)
    image = show(samples.BALANCE).grab().toImage()
    accent = theme.colour("accent").rgb()
    assert any(image.pixel(x, 0) == accent for x in range(210, 390))


def test_where_nothing_can_be_opened_nodes_are_words(qtbot, show):
    view = show(samples.HUB, 1200, scale=2.0, operable=False)
    assert buttons(view) == []
    assert view.tab_stops == []
    told = [spoken(label) for label in view.findChildren(type(view._body._nodes["b"]))]
    assert "Samverkande aktörer" in told
    assert view._body._nodes["b"].height() >= 88


@pytest.mark.parametrize("core", ["sv", "en"], indirect=True)
def test_a_figure_can_be_read_as_text_and_seen_again(qtbot, desk):
    room = QWidget()
    qtbot.addWidget(room)
    figure = DiagramFigure(desk, samples.LOOP, "", room)
    figure.resize(602, figure.heightForWidth(602))
    room.show()
    drawn = figure.heightForWidth(602)
    assert figure.view.isVisible()
    assert not figure.words.isVisible()
    with qtbot.waitSignal(figure.resized):
        qtbot.mouseClick(figure.switch, Qt.MouseButton.LeftButton)
    assert figure.words.isVisible()
    assert not figure.view.isVisible()
    assert figure.words.text() == desk.said(samples.LOOP.alternative)
    assert figure.heightForWidth(602) < drawn
    assert desk.tr("Show as a figure") in spoken(figure.switch)
    qtbot.keyClick(figure.switch, _KEY.Key_Return)
    assert figure.view.isVisible()
    assert figure.heightForWidth(602) == drawn


@pytest.mark.parametrize("figure", [samples.HUB, samples.TABLE], ids=lambda f: f.id)
def test_a_figure_is_freed(desk, theme, figure):
    view = DiagramView(desk, figure)
    view.resize(602, view.heightForWidth(602))
    view.show()
    gone = [weakref.ref(widget) for widget in (view, view._body)]
    view.close()
    view.deleteLater()
    del view
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [ref() for ref in gone if ref() is not None] == []
    theme.apply("dark")  # nobody is left to be told


def test_an_addition_is_called_so(show, desk):
    view = show(samples.HUB)
    label = desk.said(desk.framework.voices["addition"])
    assert named(view, f"Inom förvaltningen, {label}").isVisible()


def test_every_outline_is_whole(show, theme):
    view = show(samples.HUB)
    image, control = view.grab().toImage(), theme.colour("control").rgb()
    for button in (
        named(view, "Brukare"),
        named(view, "Politiker"),
        named(view, "Samverkande aktörer"),
    ):
        box = button.geometry()
        middle = box.center()
        assert image.pixel(box.left(), middle.y()) == control
        assert image.pixel(box.right(), middle.y()) == control
        assert image.pixel(middle.x() - 20, box.top()) == control
        assert image.pixel(middle.x() - 20, box.bottom()) == control
