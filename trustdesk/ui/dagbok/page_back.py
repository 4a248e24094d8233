"""The way back from a reflection to the page of the framework that led to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trustdesk.ui.reading.ways import Ways

if TYPE_CHECKING:
    from trustdesk.ui.dagbok.entry_area import EntryArea
    from trustdesk.ui.dagbok.page import DagbokPage


class PageBack(QObject):
    """Offers "Tillbaka till sidan" over one reflection; another reflection has no such way."""

    requested = Signal(str)
    """Back to the page, from the reflection of this id."""

    def __init__(self, page: DagbokPage) -> None:
        super().__init__(page)
        self._area: EntryArea = page.area
        self._entry_id = ""
        self._ways = Ways(page)
        self._ways.back.connect(self._on_back)
        self._area.writing.opened.connect(self._on_opened)
        self._area.bar.to_page.clicked.connect(self._on_back)

    def offer(self, entry_id: str) -> None:
        """Offers the way over the reflection of this id, which is open or about to be."""
        self._entry_id = entry_id
        self._ways.listen()
        self._area.bar.to_page.show()

    def _on_opened(self) -> None:
        if self._area.writing.entry_id() != self._entry_id:
            self._entry_id = ""
            self._area.bar.to_page.hide()

    def _on_back(self) -> None:
        if self._entry_id:
            self.requested.emit(self._entry_id)
