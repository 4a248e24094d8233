"""Makes the texts one writes in, with what they are given from round them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.wording import edit_texts
from trustdesk.ui.writing.pasting import Pasting
from trustdesk.ui.writing.pictures import Home, Pictures


def writing_edit(desk: Desk, name: str, home: Home, parent: QWidget | None = None) -> MarkdownEdit:
    """Gives a new editor; `name` is what a screen reader calls it, `home` keeps its reflection."""
    edit = MarkdownEdit(desk.theme, edit_texts(desk), name, parent)
    edit.intake.set_converter(Pasting(desk, edit).convert)
    edit.intake.set_taker(Pictures(desk, edit, home).take)
    return edit
