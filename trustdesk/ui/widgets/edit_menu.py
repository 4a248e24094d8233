"""The context menu of a text one writes in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit

from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.formatting_bar import BarItem
from trustdesk.ui.widgets.markdown_writing import is_in_list
from trustdesk.ui.widgets.menu import Menu

PASTE_PLAIN = "paste plain"
_ORDER = ("bold", "italic", "heading", "list", "quote", "mark")
_KEYS = {"bold": "\tCtrl+B", "italic": "\tCtrl+I", "mark": "\tCtrl+M"}


@dataclass(frozen=True, slots=True)
class EditTexts:
    """What the formatting bar and the context menu say."""

    bold: str
    italic: str
    heading: str
    list: str
    quote: str
    mark: str
    undo: str
    redo: str
    cut: str
    copy: str
    paste: str
    paste_plain: str
    select_all: str
    indent: str
    outdent: str

    def formatting(self) -> tuple[BarItem, ...]:
        """Gives the formatting commands, in order."""
        return tuple(BarItem(str(getattr(self, command)), command) for command in _ORDER)


def edit_menu(edit: QTextEdit, theme: Theme, texts: EditTexts) -> Menu:
    """Gives a new menu for `edit`; it frees itself when it closes.

    A formatting action carries its command as data; `triggered` tells which was chosen.
    """
    document, chosen = edit.document(), edit.textCursor().hasSelection()
    menu = Menu(theme, edit)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(f"{texts.undo}\tCtrl+Z", edit.undo).setEnabled(document.isUndoAvailable())
    menu.addAction(f"{texts.redo}\tCtrl+Y", edit.redo).setEnabled(document.isRedoAvailable())
    menu.addSeparator()
    menu.addAction(f"{texts.cut}\tCtrl+X", edit.cut).setEnabled(chosen)
    menu.addAction(f"{texts.copy}\tCtrl+C", edit.copy).setEnabled(chosen)
    menu.addAction(f"{texts.paste}\tCtrl+V", edit.paste).setEnabled(edit.canPaste())
    plain = menu.addAction(f"{texts.paste_plain}\tCtrl+Shift+V")
    plain.setData(PASTE_PLAIN)
    plain.setEnabled(edit.canPaste())
    menu.addAction(f"{texts.select_all}\tCtrl+A", edit.selectAll)
    menu.addSeparator()
    for item in texts.formatting():
        action = menu.addAction(item.text + _KEYS.get(item.command, ""))
        action.setData(item.command)
    if is_in_list(edit.textCursor()):
        menu.addSeparator()
        menu.addAction(f"{texts.indent}\tAlt+→").setData("indent")
        menu.addAction(f"{texts.outdent}\tAlt+←").setData("outdent")
    return menu
