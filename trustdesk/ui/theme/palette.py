"""Tokens to Qt's palette."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from trustdesk.ui.theme.tokens import Tokens

_ROLE = QPalette.ColorRole
_ROLES = {
    _ROLE.Window: "canvas",
    _ROLE.WindowText: "text",
    _ROLE.Base: "surface",
    _ROLE.AlternateBase: "sunken",
    _ROLE.Text: "text",
    _ROLE.Button: "raised",
    _ROLE.ButtonText: "text",
    _ROLE.BrightText: "danger",
    _ROLE.Highlight: "selection",
    _ROLE.HighlightedText: "on_selection",
    _ROLE.Link: "accent_text",
    _ROLE.LinkVisited: "accent_text",
    _ROLE.Accent: "accent",
    _ROLE.PlaceholderText: "text3",
    _ROLE.ToolTipBase: "text",
    _ROLE.ToolTipText: "surface",
    _ROLE.Light: "raised",
    _ROLE.Midlight: "hover",
    _ROLE.Mid: "line",
    _ROLE.Dark: "control",
    _ROLE.Shadow: "text",
}


def palette_of(tokens: Tokens) -> QPalette:
    """Gives the palette of a theme, for every widget that is not painted by hand."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(tokens.by_name(token)))
    for role in (_ROLE.Text, _ROLE.WindowText, _ROLE.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.control))
    return palette
