"""Once over real pixels: what the tokens promise is what is drawn."""

import pytest
from PySide6.QtGui import QImage

from tests.ui import samples
from trustdesk.ui.theme.contrast import contrast
from trustdesk.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from trustdesk.ui.widgets.check_row import CheckRow
from trustdesk.ui.widgets.fields import ComboField, SearchField
from trustdesk.ui.widgets.labels import StatusLine
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.surfaces import Panel
from trustdesk.ui.widgets.title_edit import TitleEdit


def _status(theme):
    line = StatusLine(theme)
    line.say("Sparad 14.32")
    return line


def _combo(theme):
    combo = ComboField(theme, "Roll")
    combo.addItem("Alla roller")
    return combo


def _empty_editor(theme):
    edit = MarkdownEdit(theme, samples.EDIT, "Text")
    edit.setPlaceholderText("Vad tänker du fortfarande på?")
    return edit


WIDGETS = {
    "primary": lambda theme: PrimaryButton(theme, "Skriv nu"),
    "quiet": lambda theme: QuietButton(theme, "Ändra"),
    "link": lambda theme: LinkButton(theme, "En annan fråga"),
    "check": lambda theme: CheckRow(theme, "Utveckla", "Andra raden"),
    "search placeholder": lambda theme: SearchField(theme, "Sök i dina reflektioner"),
    "combo": _combo,
    "status": _status,
    "title placeholder": lambda theme: TitleEdit(theme, "Rubrik", "Rubrik"),
    "editor placeholder": _empty_editor,
}


def strongest(image: QImage) -> float:
    """The contrast of the darkest and the lightest pixel that are common enough to be drawn."""
    seen: dict[str, int] = {}
    for x in range(image.width()):
        for y in range(image.height()):
            name = image.pixelColor(x, y).name()
            seen[name] = seen.get(name, 0) + 1
    ground = max(seen, key=lambda name: seen[name])
    return max(contrast(ground, name) for name in seen)


@pytest.mark.parametrize("mode", ["light", "dark", "high"])
@pytest.mark.parametrize("name", WIDGETS)
def test_text_is_readable_as_drawn(qtbot, theme, mode, name):
    theme.apply(mode, 2.0)
    panel = Panel(theme, "surface")
    qtbot.addWidget(panel)
    panel.resize(800, 160)
    widget = WIDGETS[name](theme)
    widget.setParent(panel)
    widget.resize(760, max(widget.sizeHint().height(), 80))
    widget.move(20, 20)
    panel.show()
    qtbot.waitExposed(panel)
    panel.setFocus()
    inner = widget.geometry().adjusted(12, 12, -12, -12)
    assert strongest(panel.grab(inner).toImage()) >= (7 if mode == "high" else 4.5)
