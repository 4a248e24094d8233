"""Asks before reflections are deleted for good, in plain words; to let it be is the default."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import BODY
from trustdesk.ui.widgets.check_row import CheckRow
from trustdesk.ui.widgets.dialog import Dialog
from trustdesk.ui.widgets.labels import Heading, WrappedLabel

WIDTH = 520


class EraseDialog(Dialog):
    """Says what goes and what stays; `erase_requested(copies too)` when the person wants it."""

    erase_requested = Signal(bool)

    def __init__(
        self,
        desk: Desk,
        names: Sequence[str],
        templates: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        tr = desk.tr
        title = desk.language.trn(
            "Delete {n} reflection for good?", "Delete {n} reflections for good?", len(names)
        )
        if len(names) == 1 and names[0]:
            title = tr("Delete “{name}” for good?").format(name=names[0])
        super().__init__(
            desk.theme, title, tr("This cannot be undone."), width=WIDTH, parent=parent
        )
        self._desk = desk
        self._part(tr("This goes"), tr("The text, earlier versions, search words and pictures."))
        self._stays = self._part(tr("This stays"), "")
        if templates:
            listed = desk.language.listed([f"”{name}”" for name in templates])
            self._part("", tr("A template you made of it stays too: {names}.").format(names=listed))
        self.copies = CheckRow(
            desk.theme, tr("Delete older backup copies too (a new one is made now)"), line=False
        )
        self.content.addSpacing(desk.theme.px(12))
        self.content.addWidget(self.copies)
        self.keep = self.add_button(tr("Cancel"))
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.reject)
        self.erase = self.add_button(tr("Delete for good"))
        self.erase.set_danger()
        self.erase.clicked.connect(self._on_erase)
        self.copies.toggled.connect(self._tell_what_stays)
        self._tell_what_stays()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_what_stays(self) -> None:
        """Says what the choice about copies changes."""
        tr = self._desk.tr
        self._stays.setText(
            tr("Files you have exported, and copies you have put somewhere else.")
            if self.copies.isChecked()
            else tr("Backup copies that were made before, and files you have exported.")
        )

    def _part(self, head: str, text: str) -> WrappedLabel:
        if head:
            self.content.addSpacing(self._desk.theme.px(8))
            self.content.addWidget(Heading(self._desk.theme, head, 4))
        label = WrappedLabel(self._desk.theme, text, BODY)
        self.content.addWidget(label)
        return label

    def _on_erase(self) -> None:
        self.erase_requested.emit(self.copies.isChecked())
        self.accept()
