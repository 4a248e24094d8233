"""How well two colours stand apart, and what every theme must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trustdesk.ui.theme.tokens import Tokens

TEXT = 4.5
CONTROL = 3.0
HIGH_TEXT = 7.0


class Rule(NamedTuple):
    """A token that must stand out against another, and by how much (a ratio of 1 to 21)."""

    front: str
    back: str
    least: float


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Gives the relative luminance (0 to 1) of "#RRGGBB" (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Gives the contrast ratio, 1 to 21: (lighter + 0.05) / (darker + 0.05) (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


_PAPERS = ("canvas", "surface", "sunken", "raised")
_INKS = ("text", "text2", "text3", "accent_text", "danger")
_TONES = ("first", "second", "third")

_TEXT_PAIRS = (
    *((ink, paper) for ink in _INKS for paper in _PAPERS),
    *((ink, state) for ink in ("text", "text2", "text3") for state in ("hover", "pressed")),
    *((ink, "accent_soft") for ink in ("text", "text2", "accent_text")),
    *((tone, paper) for tone in _TONES for paper in (*_PAPERS, f"{tone}_soft")),
    *((ink, f"{tone}_soft") for tone in _TONES for ink in ("text", "text2")),
    ("accent_text", "hover"),
    ("danger", "hover"),
    ("on_accent", "accent"),
    ("on_selection", "selection"),
    ("text", "mark"),
)
_CONTROL_PAIRS = (
    *((part, paper) for part in ("control", "focus", "accent") for paper in _PAPERS),
    ("focus", "accent_soft"),
    ("focus", "hover"),
)


def rules(*, high: bool = False) -> tuple[Rule, ...]:
    """Gives every rule of a theme; a high-contrast theme holds its texts to 7:1."""
    least = HIGH_TEXT if high else TEXT
    return (
        *(Rule(front, back, least) for front, back in _TEXT_PAIRS),
        *(Rule(front, back, CONTROL) for front, back in _CONTROL_PAIRS),
    )


def broken_rules(tokens: Tokens) -> list[str]:
    """Gives what a theme breaks, in words; empty when nothing."""
    return [
        f"{tokens.name}: {rule.front} on {rule.back} is {ratio:.2f}, needs {rule.least}"
        for rule in rules(high=tokens.is_high_contrast)
        if (ratio := contrast(tokens.by_name(rule.front), tokens.by_name(rule.back))) < rule.least
    ]
