"""The line over the page: contents where they are folded, back and forward, reflect, paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.buttons import IconButton, QuietButton
from trustdesk.ui.widgets.menu import Menu

_ICON_AIR = 9


class ReadingBar(QWidget):
    """Stands still while the page scrolls under it."""

    contents_toggled = Signal(bool)
    back_requested = Signal()
    forward_requested = Signal()
    find_requested = Signal()
    reflect_requested = Signal()
    group_requested = Signal()
    save_requested = Signal()
    print_requested = Signal()
    choice_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr, theme = desk.tr, desk.theme
        self._theme = theme
        self.contents = QuietButton(theme, tr("Contents"), "list")
        self.contents.setCheckable(True)
        self.back = IconButton(theme, "arrow-left", tr("Back"))
        self.forward = IconButton(theme, "arrow-right", tr("Forward"))
        self.search = IconButton(theme, "search", tr("Find on the page"))
        self.reflect = QuietButton(theme, tr("Reflect"), "pen-line")
        tip = tr("Write a reflection about this page")
        self.reflect.setToolTip(f"{tip} (Ctrl+R)")
        self.more = IconButton(theme, "ellipsis", tr("More: save and print"))
        menu = Menu(theme, self.more)
        self.group = menu.addAction(tr("Show to the group"), self.group_requested.emit)
        for text, wish in (
            (tr("Save as PDF…"), self.save_requested),
            (tr("Print…"), self.print_requested),
            (tr("Choose several pages…"), self.choice_requested),
        ):
            menu.addAction(text, wish.emit)
        self.sheets = Menu(theme, menu)
        self.sheets.setTitle(tr("A sheet to talk about"))
        menu.addMenu(self.sheets)
        self.more.setMenu(menu)
        self._row = QHBoxLayout(self)
        for widget in (self.contents, self.back, self.forward):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for widget in (self.search, self.reflect, self.more):
            self._row.addWidget(widget)
        self.contents.toggled.connect(self.contents_toggled)
        self.back.clicked.connect(self.back_requested)
        self.forward.clicked.connect(self.forward_requested)
        self.search.clicked.connect(self.find_requested)
        self.reflect.clicked.connect(self.reflect_requested)
        self.set_edges(0, 0)

    def set_edges(self, left: int, right: int) -> None:
        """Lines the row up with the columns of the page, in pixels from either side."""
        px = self._theme.px
        inset = 0 if not self.contents.isHidden() else px(_ICON_AIR)
        self._row.setContentsMargins(max(left - inset, 0), px(12), right, px(8))
        self._row.setSpacing(px(4))

    def show_ways(self, *, back: bool, forward: bool) -> None:
        """Shows whether there is a way back and forward."""
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)
