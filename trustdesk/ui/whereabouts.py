"""Where the file lies and who could read it: the rail's line, and one honest sheet about it."""

from PySide6.QtWidgets import QWidget

from trustdesk.domain.faults import Fault, msg
from trustdesk.paths import DataFolder
from trustdesk.services.copies import StoredCopy, newest_copy
from trustdesk.services.ports import JournalReader
from trustdesk.services.whereabouts import Kind, Whereabouts, whereabouts
from trustdesk.ui.desk import Desk
from trustdesk.ui.settings.data import copy_line
from trustdesk.ui.theme.typography import ANCHOR, BODY
from trustdesk.ui.widgets.dialog import Dialog
from trustdesk.ui.widgets.labels import Heading, IconLabel, WrappedLabel
from trustdesk.ui.widgets.selectable_text import SelectableText

WIDTH = 520

_LINES: dict[Kind, tuple[str, str]] = {
    "local": ("laptop", msg("Only on this computer")),
    "synced": ("cloud", msg("In a synced folder")),
    "network": ("network", msg("On a network drive")),
}
_PLACES: dict[Kind, str] = {
    "local": msg("All that you write lies in one file, in this folder on this computer:"),
    "synced": msg(
        "All that you write lies in one file, in this folder. It is part of “{name}”, "
        "which keeps copies of it elsewhere:"
    ),
    "network": msg(
        "All that you write lies in one file, in this folder. It is part of “{name}”, "
        "which is on another computer:"
    ),
}
_READERS: dict[Kind, tuple[str, ...]] = {
    "local": (),
    "synced": (
        msg("Whoever runs the service that syncs the folder, and whoever shares it with you."),
    ),
    "network": (msg("Whoever administers the computer the folder is on, and may open it there."),),
}
_ALWAYS = (
    msg("You, and anyone who sits down where you are signed in."),
    msg("Whoever administers the computer."),
    msg("Whoever can open the computer's own backups."),
)
_SENT: dict[Kind, str] = {
    "local": msg("TrustDesk has no account and opens no connection. It sends nothing anywhere."),
    "synced": msg(
        "TrustDesk has no account and opens no connection. It is “{name}” that sends the file on."
    ),
    "network": msg(
        "TrustDesk has no account and opens no connection of its own. The file goes to and from "
        "“{name}” as any file there does."
    ),
}


def whereabouts_text(folder: DataFolder) -> tuple[str, str]:
    """Gives the rail's true line: the icon and the msgid of the text."""
    return _LINES[whereabouts(folder.root).kind]


def whereabouts_dialog(desk: Desk, folder: DataFolder, parent: QWidget | None) -> Dialog:
    """Gives the sheet about where the file lies; show it with `open()`."""
    return _WhereaboutsDialog(desk, folder, whereabouts(folder.root), parent)


class _WhereaboutsDialog(Dialog):
    """Where, who could read it, the newest copy, and that nothing is sent."""

    def __init__(
        self, desk: Desk, folder: DataFolder, place: Whereabouts, parent: QWidget | None
    ) -> None:
        tr = desk.tr
        super().__init__(desk.theme, tr("Where your journal lies"), width=WIDTH, parent=parent)
        self._desk = desk
        self._folder = folder
        self._say(tr(_PLACES[place.kind]).format(name=place.name))
        self.content.addWidget(
            SelectableText(desk.theme, tr("The data folder"), str(folder.root), ANCHOR)
        )
        self._head(tr("Who could read it"))
        for who in (*_ALWAYS, *_READERS[place.kind]):
            self.content.addWidget(IconLabel(desk.theme, "user", tr(who), BODY))
        self._say(tr("The file is not encrypted in this version."))
        self._head(tr("The newest copy"))
        self._newest = self._say("")
        self._head(tr("What is sent"))
        self._say(tr(_SENT[place.kind]).format(name=place.name))
        self.close_button = self.add_button(tr("Close"), primary=True)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()
        self._look_for_copy()

    def _head(self, text: str) -> None:
        self.content.addSpacing(self._desk.theme.px(12))
        self.content.addWidget(Heading(self._desk.theme, text, 4))

    def _say(self, text: str) -> WrappedLabel:
        label = WrappedLabel(self._desk.theme, text, BODY)
        self.content.addWidget(label)
        return label

    def _look_for_copy(self) -> None:
        """Looks off the interface thread: the folder may be far away."""
        folder = self._folder

        def found(_reader: JournalReader) -> StoredCopy | None:
            return newest_copy(folder)

        ticket = self._desk.session.read(found, self._show_copy, self._on_no_journal)
        self.finished.connect(ticket.drop)
        self.destroyed.connect(ticket.drop)

    def _show_copy(self, copy: StoredCopy | None) -> None:
        self._newest.setText(copy_line(self._desk, copy))

    def _on_no_journal(self, _fault: Fault) -> None:
        """The journal cannot be read: just then it matters that there is a copy."""
        self._show_copy(newest_copy(self._folder))
