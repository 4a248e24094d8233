"""The foot of the list: how many are chosen and what can be done with them, and what was done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import BODY_STRONG
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.widgets.surfaces import Panel


class ChosenBar(Panel):
    """Shown while several are being chosen, or something has just been done."""

    tag_requested = Signal()
    trash_requested = Signal()
    export_requested = Signal()
    take_back_requested = Signal()
    erase_requested = Signal()
    done_requested = Signal()
    """The person is done with choosing."""
    undo_requested = Signal()
    stop_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, "canvas", "top", parent)
        self._desk = desk
        px, tr = desk.theme.px, desk.tr
        self._count = WrappedLabel(desk.theme, "", BODY_STRONG)
        self._actions = QWidget()
        flow = FlowLayout(self._actions, gap=px(16), row_gap=0)
        self.tag, self.trash, self.export, self.take_back, self.erase, self.done = (
            self._link(flow, text, wish)
            for text, wish in (
                (tr("Tag…"), self.tag_requested),
                (tr("Put in the bin"), self.trash_requested),
                (tr("Export…"), self.export_requested),
                (tr("Take the chosen back"), self.take_back_requested),
                (tr("Delete the chosen for good…"), self.erase_requested),
                (tr("Done"), self.done_requested),
            )
        )
        self.message = InlineMessage(desk.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(10), px(16), px(10))
        column.setSpacing(px(2))
        for widget in (self._count, self._actions, self.message):
            column.addWidget(widget)
        self.show_chosen(None, in_bin=False)

    def _link(self, flow: FlowLayout, text: str, wish: object) -> LinkButton:
        link = LinkButton(self._desk.theme, text, size=13)
        link.clicked.connect(wish)
        flow.addWidget(link)
        return link

    def controls(self) -> tuple[QWidget, ...]:
        """Gives what can be operated, in the order it is read."""
        return self.tag, self.trash, self.export, self.take_back, self.erase, self.done

    def show_chosen(self, count: int | None, *, in_bin: bool) -> None:
        """Shows how many are chosen; None when none are being chosen."""
        choosing = count is not None
        if choosing:
            self.message.clear()
            self._count.setText(
                self._desk.language.trn("{n} chosen", "{n} chosen", count or 0)
                if count
                else self._desk.tr("Choose reflections in the list")
            )
        self._count.setVisible(choosing)
        self._actions.setVisible(choosing)
        for link, shown in (
            (self.tag, not in_bin),
            (self.trash, not in_bin),
            (self.export, not in_bin),
            (self.take_back, in_bin),
            (self.erase, in_bin),
        ):
            link.setVisible(shown and bool(count))
        self._fit()

    def tell(self, text: str, *, undo: bool = False, stop: bool = False) -> None:
        """Says what was or is being done, and perhaps how to undo or stop it."""
        self.message.say(text, trouble=False, quiet=True)
        self._add(undo=undo, stop=stop)

    def tell_trouble(self, cause: str, step: str) -> None:
        """Says what went wrong."""
        self.message.say(cause, step)
        self._fit()

    def _add(self, *, undo: bool, stop: bool) -> None:
        tr = self._desk.tr
        if undo:
            self.message.add_action(tr("Undo")).clicked.connect(self.undo_requested)
        if stop:
            self.message.add_action(tr("Cancel")).clicked.connect(self.stop_requested)
        self._fit()

    def forget(self) -> None:
        """Takes what was told away."""
        self.message.clear()
        self._fit()

    def _fit(self) -> None:
        shown = not self._actions.isHidden() or not self.message.isHidden()
        self.setVisible(shown)
