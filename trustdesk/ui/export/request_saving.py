"""Saving the list of what is needed as a page to hand over; nothing else of a reflection goes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import Fault
from trustdesk.services.request_export import RequestExport
from trustdesk.ui.desk import Desk
from trustdesk.ui.export.asking import AskPath, suggested_file
from trustdesk.ui.export.saving import own_folder
from trustdesk.ui.own_lane import OwnLane


class RequestSaving(QObject):
    """Asks for a place and writes the page off the interface thread."""

    saved = Signal(object)
    """The Path it lies at."""
    failed = Signal(object)
    """Why not (Fault)."""

    def __init__(
        self,
        desk: Desk,
        export: Callable[[], RequestExport],
        ask: AskPath,
        data_folder: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._export = export
        self._ask = ask
        self._data_folder = data_folder
        self._lane = OwnLane("request", self)

    def begin(self, entry: Entry, window: QWidget) -> None:
        """Saves the list of a reflection as it stands on screen; the signals tell how it went."""
        name = self._desk.tr("What I need {day}").format(day=entry.date.isoformat())
        out = self._ask(window, suggested_file(name))
        if out is None:
            return
        if out.resolve().is_relative_to(self._data_folder.resolve()):
            self.failed.emit(own_folder(out))
            return
        work = partial(_written, self._export, entry, out, self._desk)
        self._lane.run(work, self._on_saved, self._on_failed)

    def _on_saved(self, out: Path) -> None:
        self._lane.end()
        self.saved.emit(out)

    def _on_failed(self, fault: Fault) -> None:
        self._lane.end()
        self.failed.emit(fault)


def _written(export: Callable[[], RequestExport], entry: Entry, out: Path, desk: Desk) -> Path:
    return export().export_request([entry], out, desk.language)
