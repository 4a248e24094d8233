"""Long HTML from the clipboard, converted on the reading thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trustdesk.ui.desk import Desk

if TYPE_CHECKING:
    from trustdesk.domain.faults import Fault
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
    from trustdesk.ui.widgets.markdown_intake import Converted


class Pasting(QObject):
    """Converts for one editor; freed with it."""

    def __init__(self, desk: Desk, edit: MarkdownEdit) -> None:
        super().__init__(edit)
        self._desk = desk

    def convert(self, html: str, converted: Converted) -> None:
        """Hands the Markdown of HTML to `converted`; its plain words when that goes wrong."""

        def converting(_reader: JournalReader) -> str | None:
            from trustdesk.markup.from_html import markdown_of

            return markdown_of(html)

        self._desk.session.read(
            converting, partial(self._on_converted, converted), partial(self._on_failed, converted)
        )

    def _on_converted(self, converted: Converted, markdown: str | None) -> None:
        converted(markdown)

    def _on_failed(self, converted: Converted, _fault: Fault) -> None:
        converted(None)
