"""The line over a reflection: whether it is saved, what else one can do, and the margin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.buttons import IconButton, LinkButton, QuietButton
from trustdesk.ui.widgets.labels import StatusLine
from trustdesk.ui.widgets.menu import Menu


class EntryBar(QWidget):
    """No formatting at rest: only "Sparad 14.32" and "Mer" (look/screens.md)."""

    back_requested = Signal()
    panel_toggled = Signal(bool)
    export_requested = Signal()
    export_all_requested = Signal()
    versions_requested = Signal()
    template_requested = Signal()
    trash_requested = Signal()
    take_back_requested = Signal()
    erase_requested = Signal()
    edit_requested = Signal()
    rate_again_requested = Signal()
    focus_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px, tr = desk.theme.px, desk.tr
        self._desk = desk
        self.back = LinkButton(desk.theme, tr("All reflections"), "arrow-left", size=13)
        self.to_page = LinkButton(desk.theme, tr("Back to the page"), "book-open", size=13)
        self.to_page.hide()
        self.status = StatusLine(desk.theme)
        self.status.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.take_back = LinkButton(desk.theme, tr("Take it back"), "archive-restore")
        self.erase = LinkButton(desk.theme, tr("Delete for good…"), "trash-2", colour="text2")
        self.edit = QuietButton(desk.theme, tr("Edit"), "pencil")
        self.more = QuietButton(desk.theme, tr("More"))
        self.panel = IconButton(desk.theme, "panel-right", tr("Choices for this reflection"))
        self.panel.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(16), px(20), px(8))
        row.setSpacing(px(10))
        row.addWidget(self.back)
        row.addWidget(self.to_page)
        row.addWidget(self.status, 1)
        for widget in (self.take_back, self.erase, self.edit, self.more, self.panel):
            row.addWidget(widget)
        self._build_menu()
        self.back.clicked.connect(self.back_requested)
        self.take_back.clicked.connect(self.take_back_requested)
        self.erase.clicked.connect(self.erase_requested)
        self.edit.clicked.connect(self.edit_requested)
        self.panel.toggled.connect(self.panel_toggled)

    def show_state(self, *, reading: bool, trashed: bool, alone: bool) -> None:
        """Shows what can be done with a reflection that is read or written, in the bin or not.

        `alone`: the list does not stand beside it, so there is a way back.
        """
        self.back.setVisible(alone)
        self.take_back.setVisible(trashed)
        self.erase.setVisible(trashed)
        self.edit.setVisible(reading and not trashed)
        self.more.setVisible(not trashed)
        self.panel.setVisible(not trashed)

    def show_rated(self, rated: bool) -> None:
        """Offers to rate again what was rated."""
        self._rate_again.setVisible(rated)

    def warn_of_editing(self, warned: bool) -> None:
        """Says "Redigera ändå" where writing will be slow."""
        tr = self._desk.tr
        self.edit.setText(tr("Edit anyway") if warned else tr("Edit"))

    def _build_menu(self) -> None:
        tr = self._desk.tr
        menu = Menu(self._desk.theme, self.more)
        self._rate_again = menu.addAction(
            tr("Rate the same situation again…"), self.rate_again_requested.emit
        )
        menu.addAction(tr("Only the text") + "\tF11", self.focus_requested.emit)
        menu.addSeparator()
        menu.addAction(tr("Export this as PDF…"), self.export_requested.emit)
        menu.addAction(tr("Export what the list shows…"), self.export_all_requested.emit)
        menu.addSeparator()
        menu.addAction(tr("Earlier versions"), self.versions_requested.emit)
        menu.addAction(tr("Save as a template…"), self.template_requested.emit)
        menu.addAction(tr("Put in the bin"), self.trash_requested.emit)
        self.more.setMenu(menu)
