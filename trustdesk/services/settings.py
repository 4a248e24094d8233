"""What the window remembers outside the journal: nothing that tells about the person."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from trustdesk.services.language import LANGUAGES

THEMES = ("system", "light", "dark", "high")
WRITING_FONTS = ("serif", "sans")
SCALES = (0.9, 1.0, 1.1, 1.2, 1.3, 1.5, 1.75, 2.0)


def next_scale(scale: float, step: int) -> float:
    """Gives the text size one step larger (1) or smaller (-1), else (0) the usual one."""
    if step == 0:
        return 1.0
    further = [s for s in SCALES if (s > scale if step > 0 else s < scale)]
    if not further:
        return scale
    return further[0] if step > 0 else further[-1]


@dataclass(frozen=True, slots=True)
class Settings:
    """The content of settings.json (design, section 6). `language` is "" until chosen."""

    language: str = ""
    theme: str = "system"
    scale: float = 1.0
    writing_font: str = "serif"
    spelling: bool = True
    window: tuple[int, int, int, int] | None = None
    maximised: bool = False
    panel_open: bool = False
    journal_existed: bool = False
    encrypted: bool = False
    welcomed: bool = False


class SettingsFile:
    """Reads and writes settings.json; a damaged or missing file gives the defaults."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Settings:
        """Gives the settings; a value that cannot be used is left at its default."""
        try:
            raw = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return Settings()
        return _from_json(raw) if isinstance(raw, dict) else Settings()

    def save(self, settings: Settings) -> None:
        """Writes the settings beside the old file, then over it. Raises OSError."""
        beside = self._path.with_name(self._path.name + ".tmp")
        text = json.dumps(asdict(settings), indent=1, sort_keys=True)
        beside.write_text(text + "\n", "utf-8")
        beside.replace(self._path)


def _from_json(raw: dict[str, Any]) -> Settings:
    settings = Settings()
    known = {field.name for field in fields(Settings)}
    for name, value in raw.items():
        if name == "window":
            value = _window(value)  # noqa: PLW2901 - JSON has no tuples
        if name in known and _usable(name, value, getattr(settings, name)):
            settings = replace(settings, **{name: value})
    return settings


def _window(value: object) -> object:
    if isinstance(value, list) and len(value) == 4 and all(type(n) is int for n in value):
        return tuple(value)
    return None


def _usable(name: str, value: object, default: object) -> bool:
    if name == "language":
        return value in LANGUAGES
    if name == "theme":
        return value in THEMES
    if name == "writing_font":
        return value in WRITING_FONTS
    if name == "scale":
        return type(value) in (int, float) and SCALES[0] <= value <= SCALES[-1]  # type: ignore[operator]
    if name == "window":
        return value is None or isinstance(value, tuple)
    return type(value) is type(default)
