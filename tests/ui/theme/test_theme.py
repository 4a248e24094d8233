import tomllib

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from tests.conftest import RESOURCES
from trustdesk.ui.theme.contrast import broken_rules, contrast, rules
from trustdesk.ui.theme.icons import icon
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.tokens import load_tokens, token_names, tone_token

THEMES = ("light", "dark", "high")


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_file_is_toml_and_reads_the_same(name):
    path = RESOURCES / "themes" / f"{name}.toml"
    with path.open("rb") as file:
        read = tomllib.load(file)
    tokens = load_tokens(path)
    assert {"name": tokens.name, **{t: tokens.by_name(t) for t in token_names()}} == read


@pytest.mark.parametrize("name", THEMES)
def test_every_colour_stands_out_as_it_must(name):
    assert broken_rules(load_tokens(RESOURCES / "themes" / f"{name}.toml")) == []


def test_a_weak_colour_is_found(tmp_path):
    text = (RESOURCES / "themes" / "light.toml").read_text("utf-8")
    weak = tmp_path / "weak.toml"
    weak.write_text(text.replace("#566160", "#8A9490"), "utf-8")
    assert any("text3 on canvas" in line for line in broken_rules(load_tokens(weak)))


def test_contrast_is_the_formula_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert len(rules()) > 50


def test_a_theme_without_a_colour_is_refused(tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_text('name = "broken"\n', "utf-8")
    with pytest.raises(TypeError):
        load_tokens(broken)


def test_identity_goes_by_order_and_begins_again():
    assert [tone_token(n) for n in range(4)] == ["first", "second", "third", "first"]
    assert tone_token(1, soft=True) == "second_soft"


def test_sizes_follow_the_text_size_within_bounds(theme):
    theme.apply(scale=1.3)
    assert (theme.px(10), theme.px(0.1)) == (13, 1)
    theme.apply(scale=9)
    assert theme.scale == 2.0
    assert theme.font(15).pixelSize() == 30


def test_changing_the_theme_tells_and_recolours(qtbot, theme):
    with qtbot.waitSignal(theme.changed):
        theme.apply("dark")
    assert theme.tokens.name == "dark"
    assert theme.colour("text") == QColor(theme.tokens.text)
    label = QLabel("x")
    qtbot.addWidget(label)
    assert label.palette().windowText().color() == theme.colour("text")


def test_system_mode_follows_the_system(qtbot, theme, monkeypatch):
    theme.apply("system")
    hints = theme._app.styleHints()
    accessibility = hints.accessibility()
    monkeypatch.setattr(theme, "_resolved", lambda: "high")
    with qtbot.waitSignal(theme.changed):
        accessibility.contrastPreferenceChanged.emit(accessibility.contrastPreference())
    assert theme.tokens.name == "high"


def test_a_chosen_mode_does_not_follow_the_system(qtbot, theme):
    theme.apply("dark")
    hints = theme._app.styleHints()
    with qtbot.assertNotEmitted(theme.changed):
        hints.colorSchemeChanged.emit(hints.colorScheme())


@pytest.mark.parametrize(
    ("weight", "serif", "style"),
    [
        (400, False, "Regular"),
        (500, False, "Medium"),
        (600, False, "SemiBold"),
        (700, False, "Bold"),
        (400, True, "Regular"),
        (600, True, "SemiBold"),
        (700, True, "Bold"),
    ],
)
def test_every_weight_is_a_font_of_its_own(theme, weight, serif, style):
    info = QFontInfo(theme.font(18, weight, serif=serif))
    assert info.family() == ("Source Serif 4" if serif else "Inter")
    assert info.styleName() == style


def test_an_icon_follows_the_theme_without_being_made_anew(qtbot, theme):
    made = icon(theme, "house", off="text")

    def darkest():
        image = made.pixmap(QSize(24, 24)).toImage()
        seen = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
        return max(seen, key=lambda colour: colour.alpha()).name()

    assert darkest() == theme.tokens.text.lower()
    theme.apply("dark")
    assert darkest() == theme.tokens.text.lower()


def test_every_icon_draws_something(theme):
    for path in sorted((RESOURCES / "icons").glob("*.svg")):
        image = QImage(24, 24, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        theme.icons.draw(painter, path.stem, QRectF(0, 0, 24, 24), theme.tokens.text)
        painter.end()
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), path


def test_the_sheet_holds_no_colour_of_its_own(theme):
    text = (RESOURCES / "styles" / "app.qss").read_text("utf-8")
    assert "#" not in text
    assert "$" not in theme.sheet("app.qss")


def test_the_same_look_again_does_not_polish_anew(theme):
    before = theme._app.styleSheet()
    theme.apply()
    assert theme._app.styleSheet() is not None
    assert theme._app.styleSheet() == before


@pytest.mark.parametrize("mode", THEMES)
def test_placeholder_text_is_readable_as_rendered(qtbot, theme, mode):
    """A style sheet makes a placeholder half transparent unless told: tokens cannot show it."""
    theme.apply(mode)
    field = QLineEdit()
    field.setPlaceholderText("Vad tänker du fortfarande på?")
    qtbot.addWidget(field)
    field.resize(400, 40)
    field.setFont(theme.font(40, 600))
    assert _strongest(field.grab().toImage(), theme.tokens.surface) >= 4.5


def _strongest(image: QImage, back: str) -> float:
    inner = image.copy(12, 6, image.width() - 24, image.height() - 12)
    seen = {
        inner.pixelColor(x, y).name() for x in range(inner.width()) for y in range(inner.height())
    }
    return max(contrast(colour, back) for colour in seen)


def test_a_disabled_look_is_told_from_an_enabled_one(qtbot, theme):
    button = QPushButton("x")
    qtbot.addWidget(button)
    assert isinstance(theme, Theme)
    button.setEnabled(False)
    assert button.palette().buttonText().color() == theme.colour("control")
