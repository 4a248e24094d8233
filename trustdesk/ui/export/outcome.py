"""How saving went, told beside the button that began it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from trustdesk.domain.faults import Fault
from trustdesk.ui.desk import Desk
from trustdesk.ui.export.saving import Saved
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.wording import told


class Outcome(InlineMessage):
    """Tells where the file lies and what one should know about it, or what went wrong."""

    replace_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, parent)
        self._desk = desk
        self._folder = Path()

    def tell_saved(self, saved: Saved) -> None:
        """Names the files and lists the notices, and offers the folder."""
        tr = self._desk.tr
        notices = [notice.told(tr) for notice in saved.notices]
        first = saved.files[0]
        self._folder = first.parent
        if len(saved.files) == 1:
            self.say(tr("Saved: {path}").format(path=first), "\n".join(notices), trouble=False)
        else:
            cause = self._desk.language.trn(
                "Saved as {n} file", "Saved as {n} files", len(saved.files)
            )
            lines = [str(first.parent), *(file.name for file in saved.files), *notices]
            self.say(cause, "\n".join(lines), trouble=False)
        self.add_action(tr("Show in the folder")).clicked.connect(self._on_show)

    def open_file(self, file: Path) -> None:
        """Opens a saved file in the system's program for it, or says how to."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            text = self._desk.tr(
                "It is saved at {path}. Open it in a program for PDF files and print there."
            )
            self.say(self._desk.tr("The file could not be opened."), text.format(path=file))

    def tell_cancelled(self) -> None:
        """Says that nothing was saved, and that nothing is left half done."""
        self.say(self._desk.tr("Cancelled. Nothing was saved."), trouble=False)

    def tell_fault(self, fault: Fault) -> None:
        """Names the cause and the next step."""
        self.say(*told(self._desk, fault))

    def ask_to_replace(self, files: Sequence[Path]) -> None:
        """Asks before files go that the dialog did not ask about."""
        tr = self._desk.tr
        names = "\n".join(file.name for file in files)
        self.say(
            tr("The reflections fill several files, and some of their names are taken."), names
        )
        self.add_action(tr("Replace them")).clicked.connect(self.replace_requested)

    def _on_show(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self.say(
                self._desk.tr("The folder could not be shown."),
                self._desk.tr("The file is saved in {folder}.").format(folder=self._folder),
            )
