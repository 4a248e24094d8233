"""Where everything that was written lies, and the newest copy of it."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from trustdesk.domain.faults import Fault
from trustdesk.paths import DataFolder
from trustdesk.services.copies import StoredCopy, newest_copy
from trustdesk.services.ports import JournalReader
from trustdesk.ui.desk import Desk
from trustdesk.ui.settings.group import Group
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.theme.typography import BODY, SMALL
from trustdesk.ui.widgets.buttons import QuietButton
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.widgets.selectable_text import SelectableText


def copy_line(desk: Desk, copy: StoredCopy | None) -> str:
    """Gives when the newest copy was made, in a sentence, or that there is none."""
    if copy is None:
        return desk.tr("There is no copy yet.")
    return desk.tr("The newest copy was made and checked on {date} at {time}.").format(
        date=desk.language.full_date(copy.made.date()), time=desk.language.time(copy.made)
    )


def shown_outside(folder: Path) -> bool:
    """Shows a folder where the person looks at files; False when the system could not."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class DataGroup(Group):
    """The data folder and its copies."""

    backup_requested = Signal()

    def __init__(self, desk: Desk, folder: DataFolder) -> None:
        tr = desk.tr
        super().__init__(desk, tr("Your data"))
        self._desk = desk
        self._folder = folder
        self._ticket: Ticket | None = None
        self._at_work = False
        self.path = SelectableText(desk.theme, tr("The data folder"), str(folder.root), BODY)
        self.show_folder = QuietButton(desk.theme, tr("Show the folder"), "folder-open")
        self._newest = WrappedLabel(desk.theme, "", BODY)
        self.back_up = QuietButton(desk.theme, tr("Make a backup now"), "shield-check")
        self._trouble = InlineMessage(desk.theme)
        self._news = InlineMessage(desk.theme)
        for part in (
            WrappedLabel(desk.theme, tr("All that you write lies in this folder:"), SMALL),
            self.path,
            self.show_folder,
            self._trouble,
            _Gap(desk),
            self._newest,
            WrappedLabel(
                desk.theme,
                tr("A copy lies in the same folder. Put one somewhere else now and then."),
                SMALL,
            ),
            self.back_up,
            self._news,
        ):
            left = isinstance(part, QuietButton)
            self.column.addWidget(
                part, 0, Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag(0)
            )
        self.show_folder.clicked.connect(self._on_show_folder)
        self.back_up.clicked.connect(self._on_back_up)

    def read(self) -> None:
        """Looks for the newest copy, off the interface thread: the folder may be far away."""
        folder = self._folder

        def found(_reader: JournalReader) -> StoredCopy | None:
            return newest_copy(folder)

        self.drop()
        self._ticket = self._desk.session.read(found, self._show_newest, self._on_no_journal)

    def drop(self) -> None:
        """No answer is wanted any more."""
        if self._ticket is not None:
            self._ticket.drop()

    def show_backup(self, outcome: Path | str, step: str = "") -> None:
        """Shows how the backup went: the path of the copy, or what went wrong and the next step."""
        self._at_work = False
        self.back_up.setText(self._desk.tr("Make a backup now"))
        if isinstance(outcome, Path):
            done = self._desk.tr("The copy is made and checked.")
            self._news.say(done, str(outcome), trouble=False)
            self._show_newest(newest_copy(self._folder))
        else:
            self._news.say(outcome, step)

    def _show_newest(self, copy: StoredCopy | None) -> None:
        self._newest.setText(copy_line(self._desk, copy))

    def _on_no_journal(self, _fault: Fault) -> None:
        """The journal cannot be read: just then it matters that there is a copy."""
        self._show_newest(newest_copy(self._folder))

    def _on_show_folder(self) -> None:
        self._trouble.clear()
        if not shown_outside(self._folder.root):
            self._trouble.say(
                self._desk.tr("The folder could not be shown."),
                self._desk.tr("Copy its path and open it where you usually look at files."),
            )

    def _on_back_up(self) -> None:
        if self._at_work:
            return
        self._at_work = True  # not disabled: that would throw the focus to the rail
        self._news.clear()
        self.back_up.setText(self._desk.tr("Making a backup…"))
        self.backup_requested.emit()


class _Gap(QWidget):
    """Parts the folder from its copies."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._theme = desk.theme
        desk.theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.px(8))
