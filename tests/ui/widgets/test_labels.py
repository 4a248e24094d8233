from PySide6.QtGui import QAccessible

from trustdesk.ui.theme.typography import ANCHOR, BODY
from trustdesk.ui.widgets.labels import ElidedLabel, Heading, IconLabel, StatusLine, WrappedLabel

LONG = "Det mesta som behövdes saknades, och jag visste inte vart jag kunde vända mig."


def test_lines_have_the_height_of_their_style(qtbot, theme, in_column):
    label = WrappedLabel(theme, LONG, ANCHOR)
    box = in_column(label, width=200)
    lines, rest = divmod(label.height(), 20)
    assert rest == 0
    assert lines >= 3
    box.resize(1000, 400)
    assert label.height() == 20


def test_a_longer_text_takes_more_room(qtbot, theme, in_column):
    label = WrappedLabel(theme, "Kort", BODY)
    in_column(label, width=200)
    before = label.height()
    label.setText(LONG)
    qtbot.waitUntil(lambda: label.height() > before)


def test_a_word_that_is_too_wide_is_broken(qtbot, theme, in_column):
    label = WrappedLabel(theme, "Realisationsvinstbeskattningslagstiftningsutredning", BODY)
    in_column(label, width=120)
    assert label.width() <= 120
    assert label.height() >= 44


def test_markup_is_shown_as_written(qtbot, theme):
    label = WrappedLabel(theme, "<b>a</b> & b")
    qtbot.addWidget(label)
    said = QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)
    assert said == "<b>a</b> & b"


def test_an_elided_text_is_whole_in_its_tool_tip(qtbot, theme, in_column):
    label = ElidedLabel(theme, LONG)
    box = in_column(label, width=200)
    assert label.shown_text().endswith("…")
    assert label.toolTip() == LONG
    box.resize(1200, 400)
    assert label.shown_text() == LONG
    assert label.toolTip() == ""


def test_headings_grow_with_the_text_size(qtbot, theme):
    heading = Heading(theme, "Torsdag", 1)
    qtbot.addWidget(heading)
    assert heading.sizeHint().height() == 40
    theme.apply(scale=1.5)
    assert heading.sizeHint().height() == 60


def test_an_icon_leaves_room_for_itself(qtbot, theme):
    plain = WrappedLabel(theme, "Bara här")
    drawn = IconLabel(theme, "laptop", "Bara här")
    for label in (plain, drawn):
        qtbot.addWidget(label)
    assert drawn.sizeHint().width() > drawn._inset()


def test_the_status_tells_trouble_in_its_colour(qtbot, theme):
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.say("Sparad 14.32")
    assert line.text() == "Sparad 14.32"
    line.say("Inte sparad", trouble=True)
    line.resize(200, 18)
    image = line.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(200) for y in range(18)}
    assert theme.tokens.danger.lower() in colours
