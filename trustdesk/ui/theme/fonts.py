"""The bundled fonts: the five that the first frame needs, and the rest after it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

SANS = "Inter"
SERIF = "Source Serif 4"
MONO = "Source Code Pro"
_FALLBACKS = ["Noto Emoji", "IBM Plex Sans Arabic", "Noto Sans Hebrew"]

_FIRST = (
    "Inter_400Regular",
    "Inter_500Medium",
    "Inter_600SemiBold",
    "SourceSerif4_400Regular",
    "SourceSerif4_600SemiBold",
)


class Fonts:
    """Loads the fonts of a folder, in two steps, each once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: set[str] = set()

    def load_first(self) -> None:
        """Loads what the first frame is set in; raises FileNotFoundError for a missing file."""
        for name in _FIRST:
            self._load(self._folder / f"{name}.ttf")

    def load_remaining(self) -> None:
        """Loads every other font of the folder: italics, bold, code, emoji, other scripts."""
        for path in sorted(self._folder.glob("*.ttf")):
            self._load(path)

    def _load(self, path: Path) -> None:
        if path.stem in self._loaded:
            return
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path)
        self._loaded.add(path.stem)


def make_font(family: str, pixels: int, weight: int, *, italic: bool) -> QFont:
    """Gives a font; vertical hinting only, so that letter widths stay true at every size."""
    font = QFont()
    font.setFamilies([family, *_FALLBACKS])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font
