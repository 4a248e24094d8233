"""Over the list: what it is, a new reflection, list or calendar, and the way to the bin."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import HINT
from trustdesk.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton
from trustdesk.ui.widgets.labels import Heading, WrappedLabel
from trustdesk.ui.widgets.switch_word import SwitchWord


class ListHead(QWidget):
    """Says what the person wants to see of the dagbok: the list, the calendar or the bin."""

    write_requested = Signal()
    templates_requested = Signal(object)
    """The person wants to begin from a template: where (a QPoint) they are to be offered."""
    view_changed = Signal()
    """List and calendar were switched."""
    bin_toggled = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr, theme = desk.tr, desk.theme
        self._desk = desk
        self._heading = Heading(theme, tr("Journal"), 2)
        self.write = PrimaryButton(theme, tr("Write"), "plus")
        self.from_template = IconButton(theme, "chevron-down", tr("Write from a template"))
        self.from_template.hide()
        self._has_templates = False
        self.list_word = SwitchWord(theme, tr("List"))
        self.calendar_word = SwitchWord(theme, tr("Calendar"))
        self.list_word.setChecked(True)
        self.bin = LinkButton(theme, tr("Bin"), "trash-2", size=13, colour="text2")
        self.empty = LinkButton(theme, tr("Empty…"), size=13)
        self.empty.setAccessibleName(tr("Empty the bin…"))
        self.empty.hide()
        self._lay_out()
        self.write.clicked.connect(self.write_requested)
        self.from_template.clicked.connect(self._on_from_template)
        self.calendar_word.toggled.connect(self.view_changed)
        self.bin.clicked.connect(self.bin_toggled)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        top = QHBoxLayout()
        top.setContentsMargins(px(16), 0, 0, 0)
        top.addWidget(self._heading, 1, Qt.AlignmentFlag.AlignVCenter)
        top.setSpacing(px(4))
        top.addWidget(self.write)
        top.addWidget(self.from_template)
        top.addWidget(self.empty)
        self._switch = QWidget(self)
        words = QHBoxLayout(self._switch)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(px(6))
        words.addWidget(self.list_word)
        words.addWidget(WrappedLabel(self._desk.theme, "·", HINT))
        words.addWidget(self.calendar_word)
        row = self._row = QHBoxLayout()
        row.setContentsMargins(px(16), 0, px(4), 0)
        row.addWidget(self._switch)
        row.addStretch(1)
        row.addWidget(self.bin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(top)
        column.addLayout(row)

    def offer_templates(self, *, offered: bool) -> None:
        """Offers to begin from a template when there are any."""
        self._has_templates = offered
        self.from_template.setVisible(offered and self.write.isVisibleTo(self))

    def _on_from_template(self) -> None:
        below = QPoint(0, self.from_template.height())
        self.templates_requested.emit(self.from_template.mapToGlobal(below))

    @property
    def is_calendar(self) -> bool:
        """True while the calendar is wanted."""
        return self.calendar_word.isChecked()

    def show_list(self) -> None:
        """Switches to the list."""
        self.list_word.setChecked(True)

    def show_bin(self, *, in_bin: bool) -> None:
        """Names the dagbok or its bin."""
        tr = self._desk.tr
        self._heading.setText(tr("Bin") if in_bin else tr("Journal"))
        self.bin.setText(tr("Back to the journal") if in_bin else tr("Bin"))
        self.bin.set_icon_name("arrow-left" if in_bin else "trash-2")
        self.write.setVisible(not in_bin)
        self.from_template.setVisible(not in_bin and self._has_templates)
        self._switch.setVisible(not in_bin)
        self.show_emptying(possible=False)

    def show_emptying(self, *, possible: bool) -> None:
        """Offers to empty the bin, or not."""
        self.empty.setVisible(possible)
