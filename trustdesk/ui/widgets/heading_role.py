"""Tells a screen reader that a heading is one, so that it can be jumped to."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from trustdesk.ui.widgets.labels import Heading


class HeadingFace(QAccessibleWidget):
    """The accessible face of a heading: its role. The name is the widget's accessible name.

    `interface_cast` must not be overridden here: PySide6 crashes when the bus then asks.
    """

    def __init__(self, heading: Heading) -> None:
        super().__init__(heading, QAccessible.Role.Heading)


def install_heading_role() -> None:
    """Makes Qt ask for the faces of headings; call it once, when the application is made.

    It costs nothing until a screen reader asks.
    """
    QAccessible.installFactory(_face)


def _face(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    return HeadingFace(thing) if isinstance(thing, Heading) else None
