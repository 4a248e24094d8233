"""Makes the texts one writes in, with what they are given from round them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.wording import edit_texts
from trustdesk.ui.writing.pasting import Pasting


def writing_edit(desk: Desk, name: str, parent: QWidget | None = None) -> MarkdownEdit:
    """Gives a new editor; `name` is what a screen reader calls it."""
    edit = MarkdownEdit(desk.theme, edit_texts(desk), name, parent)
    edit.intake.set_converter(Pasting(desk, edit).convert)
    return edit
