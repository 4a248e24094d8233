"""Named things to use, rename and take away: saved filters, templates."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trustdesk.domain.faults import Fault
from trustdesk.ui.dagbok.name_dialog import NameDialog
from trustdesk.ui.dagbok.named_list import NamedList
from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.buttons import IconButton, LinkButton
from trustdesk.ui.widgets.dialog import Dialog
from trustdesk.ui.widgets.labels import HairLine
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.widgets.scroll_bar import SlimScrollBar
from trustdesk.ui.wording import told

TALLEST = 360


class NamedDialog(Dialog):
    """One row a thing; its name uses it (`chosen`), two buttons rename it and take it away.

    What was taken away can be put back as long as the dialog stands.
    """

    chosen = Signal(str)

    def __init__(
        self,
        desk: Desk,
        things: NamedList[Any],
        title: str,
        none_yet: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk.theme, title, parent=parent)
        self._desk = desk
        self._things = things
        self._none_yet = none_yet
        self._gone: Any = None
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.message = InlineMessage(desk.theme)
        self.content.addWidget(self._scrolled())
        self.content.addWidget(self.message)
        self.close_button = self.add_button(desk.tr("Close"), primary=True)
        self.close_button.clicked.connect(self.accept)
        things.changed.connect(self._show)
        things.failed.connect(self._on_failed)
        self._show()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scrolled(self) -> QScrollArea:
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        area = self._area = QScrollArea()
        area.setWidget(ground)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        SlimScrollBar(self._desk.theme, area)
        return area

    def _show(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for thing in self._things.things:
            row = self._row(thing.name)
            self._rows.addWidget(row)
            row.show()
            self._rows.addWidget(HairLine(self._desk.theme))
        none = not self._things.things
        self.set_text(self._none_yet if none else "")
        self._area.setVisible(not none)
        px = self._desk.theme.px
        self._area.setFixedHeight(min(px(41) * len(self._things.things), px(TALLEST)))

    def _row(self, name: str) -> QWidget:
        tr, theme = self._desk.tr, self._desk.theme
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        line.setSpacing(theme.px(4))
        use = LinkButton(theme, name)
        use.setProperty("thing", name)
        use.clicked.connect(self._on_chosen)
        line.addWidget(use, 1000, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        for icon, text, slot in (
            ("pencil", tr("Rename {name}"), self._on_rename),
            ("x", tr("Take away {name}"), self._on_remove),
        ):
            button = IconButton(theme, icon, text.format(name=name))
            button.setProperty("thing", name)
            button.clicked.connect(slot)
            line.addWidget(button)
        return row

    def _named(self) -> str:
        return str(self.sender().property("thing"))

    def _on_chosen(self) -> None:
        name = self._named()
        self.accept()
        self.chosen.emit(name)

    def _on_rename(self) -> None:
        tr, name = self._desk.tr, self._named()
        dialog = NameDialog(
            self._desk.theme,
            tr("Rename"),
            "",
            (tr("Cancel"), tr("Rename")),
            field=tr("Name"),
            name=name,
            parent=self,
        )
        dialog.setProperty("thing", name)
        dialog.named.connect(self._on_renamed)
        dialog.open()

    def _on_renamed(self, after: str) -> None:
        before = self._named()
        taken = self._things.named(after)
        if taken is not None and after.casefold() != before.casefold():
            text = self._desk.tr("There is one called “{name}” already.").format(name=after)
            self.message.say(text, self._desk.tr("Choose another name."))
            return
        self.message.clear()
        self._things.rename(before, after)

    def _on_remove(self) -> None:
        name = self._named()
        self._gone = self._things.named(name)
        self._things.remove(name)
        self.message.say(
            self._desk.tr("“{name}” is taken away.").format(name=name), trouble=False, quiet=True
        )
        self.message.add_action(self._desk.tr("Undo")).clicked.connect(self._on_undo)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_undo(self) -> None:
        if self._gone is not None:
            self._things.keep(self._gone)
        self._gone = None
        self.message.clear()

    def _on_failed(self, fault: Fault) -> None:
        self.message.say(*told(self._desk, fault))
