"""Makes the texts one writes in, with what they are given from round them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.wording import edit_texts
from trustdesk.ui.writing.pasting import Pasting
from trustdesk.ui.writing.pictures import Home, Pictures


class FirstEdit(QObject):
    """Adds to an editor what is not needed before something is written in it.

    The first frame, and the first key, wait for none of it.
    """

    def __init__(self, desk: Desk, edit: MarkdownEdit, home: Home) -> None:
        super().__init__(edit)
        self._desk = desk
        self._edit = edit
        self._home = home
        edit.edited.connect(self._on_edited)

    def _on_edited(self) -> None:
        self._edit.edited.disconnect(self._on_edited)
        QTimer.singleShot(0, self, self._add)

    def _add(self) -> None:
        from trustdesk.ui.writing.linking import Linking

        Linking(self._desk, self._edit, self._home)
        if self._desk.spelling is not None:
            from trustdesk.ui.writing.checking import Checking

            Checking(self._desk, self._desk.spelling(), self._edit)


def writing_edit(desk: Desk, name: str, home: Home, parent: QWidget | None = None) -> MarkdownEdit:
    """Gives a new editor; `name` is what a screen reader calls it, `home` keeps its reflection."""
    edit = MarkdownEdit(desk.theme, edit_texts(desk), name, parent)
    edit.intake.set_converter(Pasting(desk, edit).convert)
    FirstEdit(desk, edit, home)
    edit.intake.set_taker(Pictures(desk, edit, home).take)
    return edit
