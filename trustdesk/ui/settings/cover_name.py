"""The person's name, for the cover of a PDF; it lies in the journal, not in the settings."""

from PySide6.QtCore import Signal

from trustdesk.domain.faults import Fault
from trustdesk.services.ports import JournalReader
from trustdesk.ui.desk import Desk
from trustdesk.ui.settings.group import Group
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.widgets.fields import TextField
from trustdesk.ui.widgets.labels import StatusLine
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.wording import told

AUTHOR_NAME = "author_name"
LONGEST = 120


def _kept_name(reader: JournalReader) -> str:
    value = reader.setting(AUTHOR_NAME)
    return value if isinstance(value, str) else ""


class CoverName(Group):
    """A field; what stands in it is kept when it is left, and "Kept" is said after that only."""

    kept = Signal(str)

    def __init__(self, desk: Desk) -> None:
        tr = desk.tr
        super().__init__(
            desk,
            tr("Your name on the cover"),
            tr("It stands on a PDF that you make. Leave it empty if you want none."),
        )
        self._desk = desk
        self._kept: str | None = None
        self._tickets: list[Ticket] = []
        self.field = TextField(tr("Your name on the cover"))
        self.field.setMaxLength(LONGEST)
        self._status = StatusLine(desk.theme)
        self._message = InlineMessage(desk.theme)
        for part in (self.field, self._status, self._message):
            self.column.addWidget(part)
        self.field.editingFinished.connect(self.keep)
        self.field.textEdited.connect(self._on_edited)
        self._show_ready()

    def read(self) -> None:
        """Takes the name from the journal, unless the person is writing another."""
        if self._kept is None or self.field.text().strip() == self._kept:
            self._tickets.append(
                self._desk.session.read_own(_kept_name, self._show_name, self._on_fault)
            )

    def keep(self) -> None:
        """Keeps what stands in the field, if it was changed."""
        name = self.field.text().strip()
        if self._kept is None or name == self._kept:
            return
        self._kept = name
        self._desk.session.set_setting(AUTHOR_NAME, name)
        self._tickets.append(self._desk.session.read_own(_kept_name, self._on_kept, self._on_fault))

    def drop(self) -> None:
        """No answer is wanted any more."""
        for ticket in self._tickets:
            ticket.drop()
        self._tickets = []

    def _show_ready(self) -> None:
        self.field.setEnabled(self._kept is not None)

    def _show_name(self, name: str) -> None:
        if self._kept is None or self.field.text().strip() == self._kept:
            self._kept = name
            self.field.setText(name)
        self._message.clear()
        self._show_ready()

    def _on_edited(self, _text: str) -> None:
        self._status.say("")

    def _on_kept(self, name: str) -> None:
        """The journal was asked again: only what it answers was kept."""
        if name == self.field.text().strip():
            self._status.say(self._desk.tr("Kept"))
            self.kept.emit(name)
        elif name != self._kept:
            self._kept = name  # the write failed: the next time the field is left tries again
            self._message.say(
                self._desk.tr("The name was not kept."),
                self._desk.tr("It still stands here. Leave the field once more to try again."),
            )

    def _on_fault(self, fault: Fault) -> None:
        self._message.say(*told(self._desk, fault))
