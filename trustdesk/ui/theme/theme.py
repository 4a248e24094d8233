"""The look in force: colours, sizes, fonts and icons, and the signal that they changed."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import Literal, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QStyleHints
from PySide6.QtWidgets import QApplication

from trustdesk.ui.theme.fonts import MONO, SANS, SERIF, Fonts, make_font
from trustdesk.ui.theme.icons import Icons
from trustdesk.ui.theme.palette import palette_of
from trustdesk.ui.theme.tokens import Tokens, load_tokens, token_names
from trustdesk.ui.theme.typography import WRITING, TextStyle

Mode = Literal["system", "light", "dark", "high"]
MODES: tuple[Mode, ...] = ("system", "light", "dark", "high")
SMALLEST, LARGEST = 0.9, 2.0
_BASE_SIZE = 15
_SIZES_IN_SHEETS = 64


class Theme(QObject):
    """What every widget asks when it paints; `changed` says that it should again.

    The application is to be in Qt's Fusion style. Ask for it by the argument "-style fusion": a
    call of setStyle makes Qt's binding build all of QStyle, which takes a start 5 ms.

    `resources` is the folder that holds fonts, icons, styles and themes.
    """

    changed = Signal()

    def __init__(self, app: QApplication, resources: Path) -> None:
        super().__init__(app)
        self._app = app
        self._resources = resources
        self._mode: Mode = "light"
        self._scale = 1.0
        self._themes: dict[str, Tokens] = {}
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[object, ...], QFont] = {}
        self._files = Fonts(resources / "fonts")
        self._files.load_first()
        self._sheet = ""
        self.writing: TextStyle = WRITING
        """The type one writes in; the person may want it without serifs."""
        self.icons = Icons(resources / "icons")
        self.tokens = self._named("light")
        self._follow_system()

    @property
    def mode(self) -> Mode:
        """What was chosen: "system", or a theme's name."""
        return self._mode

    @property
    def scale(self) -> float:
        """The text size, 1.0 being 100 %."""
        return self._scale

    def px(self, pixels: float) -> int:
        """Gives a size at 100 % text in pixels at the chosen text size, at least 1."""
        return max(1, round(pixels * self._scale))

    def font(
        self,
        size: float,
        weight: int = 400,
        *,
        serif: bool = False,
        italic: bool = False,
        mono: bool = False,
    ) -> QFont:
        """Gives a font of `size` pixels at 100 % text. Callers copy it before changing it."""
        key = (size, weight, serif, italic, mono)
        font = self._fonts.get(key)
        if font is None:
            family = SERIF if serif else MONO if mono else SANS
            font = self._fonts[key] = make_font(family, self.px(size), weight, italic=italic)
        return font

    def font_of(self, style: TextStyle) -> QFont:
        """Gives the font of a text style."""
        return self.font(style.size, style.weight, serif=style.serif, italic=style.italic)

    def colour(self, token: str) -> QColor:
        """Gives the colour of a token; raises AttributeError when there is none."""
        colour = self._colours.get(token)
        if colour is None:
            colour = self._colours[token] = QColor(self.tokens.by_name(token))
        return colour

    def apply(self, mode: Mode | None = None, scale: float | None = None) -> None:
        """Chooses a mode and a text size (kept within 0.9 to 2.0), and shows them at once."""
        self._mode = mode or self._mode
        if scale is not None:
            self._scale = min(max(scale, SMALLEST), LARGEST)
        self.tokens = self._named(self._resolved())
        self._colours.clear()
        self._fonts.clear()
        self._app.setFont(self.font(_BASE_SIZE))
        self._app.setPalette(palette_of(self.tokens))
        self._set_sheet(self.sheet("app.qss"))
        self.changed.emit()

    def write_in(self, style: TextStyle) -> None:
        """Chooses the type one writes in, and shows it at once."""
        if style != self.writing:
            self.writing = style
            self.changed.emit()

    def sheet(self, name: str) -> str:
        """Gives a file of resources/styles with `$token` and `$p12` (12 px, scaled) filled in."""
        values = {token: self.tokens.by_name(token) for token in token_names()}
        values.update({f"p{n}": f"{self.px(n)}px" for n in range(1, _SIZES_IN_SHEETS)})
        template = Template((self._resources / "styles" / name).read_text("utf-8"))
        return template.substitute(values)

    def load_remaining_fonts(self) -> None:
        """Loads what the first frame did without; call it once that frame is shown."""
        self._files.load_remaining()

    def _set_sheet(self, sheet: str) -> None:
        if sheet != self._sheet:  # setting the same sheet would polish every widget again
            self._sheet = sheet
            self._app.setStyleSheet(sheet)

    def _named(self, name: str) -> Tokens:
        if name not in self._themes:
            self._themes[name] = load_tokens(self._resources / "themes" / f"{name}.toml")
        return self._themes[name]

    def _resolved(self) -> str:
        if self._mode != "system":
            return self._mode
        hints = self._app.styleHints()
        if _wants_high_contrast(hints):
            return "high"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _follow_system(self) -> None:
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        accessibility = getattr(hints, "accessibility", None)
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(self._on_system_changed)

    def _on_system_changed(self) -> None:
        if self._mode == "system":
            self.apply()


def _wants_high_contrast(hints: QStyleHints) -> bool:
    accessibility = getattr(hints, "accessibility", None)  # Qt 6.10 and later
    if accessibility is None:
        return False
    return cast("bool", accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast)
