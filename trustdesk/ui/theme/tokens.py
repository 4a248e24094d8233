"""The colours of one theme, read from its file."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tokens:
    """What colours are for; each is "#RRGGBB".

    `control` is drawn where a border must be seen (3:1), `line` where it only parts things.
    `first`, `second` and `third` are a concept's identity by its order within its kind, never
    a judgement: a word and a number always stand beside them.
    """

    name: str
    canvas: str
    surface: str
    sunken: str
    raised: str
    text: str
    text2: str
    text3: str
    line: str
    control: str
    accent: str
    on_accent: str
    accent_soft: str
    accent_text: str
    hover: str
    pressed: str
    first: str
    second: str
    third: str
    first_soft: str
    second_soft: str
    third_soft: str
    danger: str
    focus: str
    selection: str
    on_selection: str
    mark: str

    @property
    def is_high_contrast(self) -> bool:
        """True where states are outlined, since tints alone cannot carry them."""
        return self.name == "high"

    def by_name(self, token: str) -> str:
        """Gives the colour of a token; raises AttributeError when there is none."""
        return str(getattr(self, token))


_TONES = ("first", "second", "third")


def tone_token(order: int, *, soft: bool = False) -> str:
    """Gives the token of the concept that is number `order` (from 0) of its kind.

    A fourth concept of a kind begins again: its word tells it apart.
    """
    return _TONES[order % len(_TONES)] + ("_soft" if soft else "")


def load_tokens(path: Path) -> Tokens:
    """Gives the theme a file holds.

    The files are plain `name = "value"` lines; reading them so saves the 4 ms that tomllib
    costs at every start (a test holds that tomllib reads the same). Raises TypeError when a
    token is missing or unknown, OSError when there is no file.
    """
    values: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        key, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            values[key.strip()] = value.strip().strip('"')
    return Tokens(**values)


def token_names() -> tuple[str, ...]:
    """Gives the names of all colours."""
    return tuple(field.name for field in fields(Tokens) if field.name != "name")
