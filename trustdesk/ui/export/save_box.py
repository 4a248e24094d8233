"""The one button of the page, what happens after it, and what one should know before it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from trustdesk.ui.widgets.labels import StatusLine, WrappedLabel


class SaveBox(QWidget):
    """The button to save; while it is at work the phase and Cancel stand in its place."""

    save_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = desk.tr
        self._desk = desk
        self.save = PrimaryButton(desk.theme, tr("Save PDF…"), tall=True)
        self.phase = StatusLine(desk.theme)
        self.cancel = QuietButton(desk.theme, tr("Cancel"))
        self.note = WrappedLabel(
            desk.theme,
            tr(
                "What you hand over can become an official document where it is received. "
                "This is not legal advice."
            ),
            SMALL,
        )
        self.more = LinkButton(desk.theme, tr("More"), size=13)
        self.more.setAccessibleName(tr("More about the file"))
        self.more.setCheckable(True)
        self.standards = WrappedLabel(
            desk.theme, tr("PDF/A-2a and PDF/UA-1: can be read aloud and kept in archives."), SMALL
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.phase, self.save, self.cancel, self.note, self.more, self.standards):
            self._column.addWidget(widget)
        for button in (self.save, self.cancel):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.save.clicked.connect(self.save_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self.more.toggled.connect(self.standards.setVisible)
        self.standards.hide()
        desk.theme.changed.connect(self._fit)
        self._fit()
        self.rest()

    def set_ready(self, ready: bool) -> None:
        """There is, or is not, something to save."""
        self.save.setEnabled(ready)

    def work(self, phase: str) -> None:
        """Says what is being done; the focus goes to Cancel if it was on Save."""
        self.phase.say(phase)
        self._swap(self.save, self.cancel, at_work=True)

    def rest(self) -> None:
        """Nothing is being done; the focus goes back to Save if it was on Cancel."""
        self._swap(self.cancel, self.save, at_work=False)
        self.phase.say("")

    def _swap(self, gone: QWidget, shown: QWidget, *, at_work: bool) -> None:
        had_focus = gone.hasFocus()
        shown.show()
        if had_focus:
            shown.setFocus(Qt.FocusReason.TabFocusReason)
        gone.hide()
        self.phase.setVisible(at_work)

    def _fit(self) -> None:
        px = self._desk.theme.px
        self._column.setSpacing(px(8))
        self.cancel.setFixedHeight(px(44))
