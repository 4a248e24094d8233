"""The foot of the page: the button, where to save, how far it has come, how it went."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from trustdesk.domain.faults import Fault
from trustdesk.services.exporting import Include, PdfExport
from trustdesk.ui.desk import Desk
from trustdesk.ui.export.asking import AskPath
from trustdesk.ui.export.outcome import Outcome
from trustdesk.ui.export.save_box import SaveBox
from trustdesk.ui.export.saving import Saved, Saving
from trustdesk.ui.export.selection import Selection


class SavePart(QObject):
    """Leads the person through saving; `box` and `outcome` are its widgets."""

    save_requested = Signal()
    """The person wants to save; answer with `begin`."""
    told = Signal()
    """The outcome says something new, and has its size."""

    def __init__(
        self,
        desk: Desk,
        export: PdfExport,
        data_folder: Path,
        ask_path: AskPath,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ask_path = ask_path
        self._saving = Saving(desk, export, data_folder, self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self.box = SaveBox(desk)
        self.outcome = Outcome(desk)
        self.box.save_requested.connect(self.save_requested)
        self.box.cancel_requested.connect(self._saving.cancel)
        self.outcome.replace_requested.connect(self._saving.replace)
        self._saving.progressed.connect(self._on_progressed)
        self._saving.saved.connect(self._on_saved)
        self._saving.cancelled.connect(self._on_cancelled)
        self._saving.failed.connect(self._on_failed)
        self._saving.would_replace.connect(self._on_would_replace)
        self._settled.timeout.connect(self.told)

    def begin(
        self, window: QWidget, suggested: Path, selection: Selection, include: Include
    ) -> None:
        """Asks where, then saves; nothing happens when the person changes their mind."""
        out = self._ask_path(window, suggested)
        if out is not None:
            self.outcome.clear()
            self._saving.start(selection, include, out)

    def end(self) -> None:
        """Gives up what is being saved, and says nothing any more."""
        self._saving.end()
        self.box.rest()
        self.outcome.clear()

    def _on_progressed(self, phase: str, share: float) -> None:
        text = f"{self._desk.tr(phase)}…"
        if share >= 0:
            text = f"{text} {self._desk.tr('{n} %').format(n=round(share * 100))}"
        self.outcome.clear()
        self.box.work(text)

    def _on_saved(self, saved: Saved) -> None:
        self.outcome.tell_saved(saved)
        self._rest()

    def _on_cancelled(self) -> None:
        self.outcome.tell_cancelled()
        self._rest()

    def _on_failed(self, fault: Fault) -> None:
        self.outcome.tell_fault(fault)
        self._rest()

    def _on_would_replace(self, files: tuple[Path, ...]) -> None:
        self.outcome.ask_to_replace(files)
        self._rest()

    def _rest(self) -> None:
        self.box.rest()
        self._settled.start(0)
