"""What the window asks of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.room import Room

if TYPE_CHECKING:
    from trustdesk.domain.entry import Entry


class Page(QWidget):
    """One place of the rail. Pages are made when first visited and freed with the language."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.room = Room.WIDE

    def enter(self) -> None:
        """The page is shown: take what is new, put the focus where work begins."""

    def leave(self) -> None:
        """The page is left: what was written is saved first."""

    def unsaved(self) -> tuple[Entry, ...]:
        """Gives the reflections whose newest form is not on disk."""
        return ()

    def set_room(self, room: Room) -> None:
        """The window is another breadth."""
        self.room = room

    def show_detail(self, detail: str, section: str = "") -> None:
        """Shows one thing of the page: a reflection, a page of the framework, a search."""
