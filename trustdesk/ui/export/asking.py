"""Where the file is to lie: a name to begin with, and the system's own dialog to change it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from trustdesk.ui.desk import Desk

AskPath = Callable[[QWidget, Path], "Path | None"]
"""Asks where to save, with a suggestion; None when the person changed their mind."""

ENDING = ".pdf"


def suggested_path(desk: Desk, first: date, last: date) -> Path:
    """Gives "Reflektioner 2026-08-24–2026-11-24.pdf" in the person's folder for documents."""
    days = first.isoformat() if first == last else f"{first.isoformat()}–{last.isoformat()}"
    return suggested_file(desk.tr("Reflections {days}").format(days=days))


def suggested_file(name: str) -> Path:
    """Gives a PDF of this name in the person's folder for documents."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(found) if found else Path.home()
    return (folder if folder.is_dir() else Path.home()) / f"{name}{ENDING}"


def dialog_asker(desk: Desk) -> AskPath:
    """Gives what asks with the system's dialog, in the person's language where it is ours."""
    return partial(_ask, desk)


def _ask(desk: Desk, parent: QWidget, suggested: Path) -> Path | None:
    """Asks again under the name with its ending when a file of that name was not asked about."""
    while True:
        dialog = _dialog(desk, parent, suggested)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        if not chosen:
            return None
        path = Path(chosen[0])
        if path.suffix.lower() == ENDING:
            return path
        suggested = path.with_name(f"{path.name}{ENDING}")
        if not suggested.exists():
            return suggested


def _dialog(desk: Desk, parent: QWidget, suggested: Path) -> QFileDialog:
    tr = desk.tr
    kind = tr("PDF files ({pattern})").format(pattern=f"*{ENDING}")
    dialog = QFileDialog(parent, tr("Save as PDF"), str(suggested.parent), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ENDING[1:])
    dialog.selectFile(suggested.name)
    for label, text in (
        (QFileDialog.DialogLabel.Accept, tr("Save")),
        (QFileDialog.DialogLabel.Reject, tr("Cancel")),
        (QFileDialog.DialogLabel.FileName, tr("Name of the file")),
        (QFileDialog.DialogLabel.FileType, tr("Kind of file")),
        (QFileDialog.DialogLabel.LookIn, tr("Folder")),
    ):
        dialog.setLabelText(label, text)
    return dialog
