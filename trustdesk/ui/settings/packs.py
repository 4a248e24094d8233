"""The content packs: which there are, what is wrong in one, and adding and removing one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from trustdesk.domain.faults import Fault
from trustdesk.domain.packs import FaultyPack, InstalledPack, PackInfo, Problem
from trustdesk.ui.desk import Desk
from trustdesk.ui.pack_care import PackCare
from trustdesk.ui.settings.data import shown_outside
from trustdesk.ui.settings.group import Group
from trustdesk.ui.theme.typography import BODY, BODY_STRONG, SMALL
from trustdesk.ui.widgets.buttons import LinkButton, QuietButton
from trustdesk.ui.widgets.dialog import Dialog
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.widgets.labels import HairLine, WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.widgets.selectable_text import SelectableText
from trustdesk.ui.wording import told

MOST_FAULTS = 30
"""Faults of a pack that are shown; the command line tells them all."""

AskFolder = Callable[[QWidget], "Path | None"]
"""Asks which folder holds a pack; None when the person changed their mind."""


class PackRow(QWidget):
    """One pack: what it is, where it comes from, whether it is used, and what is wrong."""

    remove_requested = Signal(object)
    """The person wants to take this InstalledPack away."""

    def __init__(self, desk: Desk, pack: InstalledPack) -> None:
        super().__init__()
        self._pack = pack
        self.title = desk.said(pack.info.title) if pack.info else pack.name
        self.setAccessibleName(self.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, desk.theme.px(8), 0, desk.theme.px(8))
        column.setSpacing(desk.theme.px(2))
        column.addWidget(WrappedLabel(desk.theme, self.title, BODY_STRONG))
        for line in (*_facts(desk, pack), _standing(desk, pack)):
            column.addWidget(WrappedLabel(desk.theme, line, SMALL))
        if pack.problems:
            name = desk.tr("Faults in {name}").format(name=pack.name)
            faults = SelectableText(desk.theme, name, listed(desk, pack.problems), SMALL)
            column.addSpacing(desk.theme.px(6))
            column.addWidget(faults)
            column.addSpacing(desk.theme.px(6))
        if not pack.bundled:
            called = self.title if _lies_as_named(pack) else f"{self.title}, {pack.name}"
            text = desk.tr("Remove “{name}”…").format(name=called)
            self.remove = LinkButton(desk.theme, text, "trash-2", size=14)
            self.remove.clicked.connect(self._on_remove)
            column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_remove(self) -> None:
        self.remove_requested.emit(self._pack)


class PacksGroup(Group):
    """Shows every pack, and adds, checks and removes those of one's own."""

    def __init__(
        self, desk: Desk, care: PackCare, folder: Path, ask: AskFolder | None = None
    ) -> None:
        tr = desk.tr
        hint = tr("What there is to read, rate and write with. You can add packages of your own.")
        super().__init__(desk, tr("Content packages"), hint)
        self._desk = desk
        self._care = care
        self._folder = folder
        self._ask = ask or self._ask_folder
        self.rows: list[PackRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.add = QuietButton(desk.theme, tr("Add a package…"), "plus")
        self.check = QuietButton(desk.theme, tr("Check again"), "refresh-cw")
        self.show_folder = QuietButton(desk.theme, tr("Show the packages"), "folder-open")
        self._buttons = QWidget()
        buttons = FlowLayout(self._buttons, gap=desk.theme.px(8), row_gap=desk.theme.px(8))
        for button in (self.add, self.check, self.show_folder):
            buttons.addWidget(button)
        self._news = InlineMessage(desk.theme)
        self._faults = SelectableText(desk.theme, tr("What is wrong"), "", SMALL)
        self.path = SelectableText(desk.theme, tr("The packages’ folder"), str(folder), BODY)
        self.column.addLayout(self._list)
        for part in (
            self._buttons,
            self._news,
            self._faults,
            WrappedLabel(desk.theme, tr("Your own packages lie in this folder:"), SMALL),
            self.path,
        ):
            self.column.addWidget(part)
        self._connect()
        self._show()
        self._clear()

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add)
        self.check.clicked.connect(self._on_check)
        self.show_folder.clicked.connect(self._on_show_folder)
        self._care.listed.connect(self._show)
        self._care.added.connect(self._on_added)
        self._care.removed.connect(self._on_removed)
        self._care.failed.connect(self._on_failed)

    def _show(self) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [PackRow(self._desk, pack) for pack in self._care.installed]
        for row in self.rows:
            if row is not self.rows[0]:
                self._list.addWidget(HairLine(self._desk.theme))
            row.remove_requested.connect(self._on_remove)
            self._list.addWidget(row)

    def _clear(self) -> None:
        self._news.clear()
        self._faults.hide()

    def _on_add(self) -> None:
        self._clear()
        source = self._ask(self)
        if source is not None:
            self._news.say(self._desk.tr("Checking the package…"), trouble=False)
            self._care.add(source)

    def _on_check(self) -> None:
        self._clear()
        self._care.look()

    def _on_added(self, pack: PackInfo) -> None:
        done = self._desk.tr("“{name}” is added.").format(name=self._desk.said(pack.title))
        self._faults.hide()
        self._news.say(done, trouble=False)

    def _on_failed(self, fault: Fault) -> None:
        self._news.say(*told(self._desk, fault))
        problems = fault.problems if isinstance(fault, FaultyPack) else ()
        self._faults.show_text(listed(self._desk, problems))
        self._faults.setVisible(bool(problems))

    def _on_remove(self, pack: InstalledPack) -> None:
        self._clear()
        RemovalDialog(self._desk, self._care, pack, self).open()

    def _on_removed(self, where: Path | None) -> None:
        done = self._desk.tr("The package is removed. What you have written with it is kept.")
        self._news.say(done, str(where or ""), trouble=False)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_show_folder(self) -> None:
        self._clear()
        there = self._folder if self._folder.is_dir() else self._folder.parent
        if not shown_outside(there):
            self._news.say(
                self._desk.tr("The folder could not be shown."),
                self._desk.tr("Copy its path and open it where you usually look at files."),
            )

    def _ask_folder(self, parent: QWidget) -> Path | None:
        tr = self._desk.tr
        dialog = QFileDialog(parent, tr("The folder that holds the package"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Add"))
        dialog.setLabelText(QFileDialog.DialogLabel.Reject, tr("Cancel"))
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Folder"))
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return Path(chosen[0]) if chosen else None


class RemovalDialog(Dialog):
    """Asks before a pack is put aside."""

    def __init__(self, desk: Desk, care: PackCare, pack: InstalledPack, parent: QWidget) -> None:
        tr = desk.tr
        name = desk.said(pack.info.title) if pack.info else pack.name
        super().__init__(
            desk.theme,
            tr("Remove “{name}”?").format(name=name),
            tr(
                "Its pages, supports and scales are no longer there to choose. What you have"
                " written with them stays readable. The package is moved, not deleted."
            ),
            parent=parent,
        )
        self._care = care
        self._pack = pack
        self.add_choice(tr("Keep it"), tr("Remove the package"))
        self.accepted.connect(self._on_accepted)

    def _on_accepted(self) -> None:
        self._care.remove(self._pack.name)


def listed(desk: Desk, problems: Sequence[Problem]) -> str:
    """Gives the faults line by line, and how many more there are."""
    lines = [" ".join(problem.told(desk.tr).split()) for problem in problems[:MOST_FAULTS]]
    more = len(problems) - len(lines)
    if more:
        lines.append(desk.language.trn("and {n} more", "and {n} more", more))
    return "\n".join(lines)


def _facts(desk: Desk, pack: InstalledPack) -> tuple[str, ...]:
    """Gives id, version and licence on a line, and the source on its own."""
    if pack.info is None:
        return ()
    version = desk.tr("version {version}").format(version=pack.info.version)
    folder = "" if _lies_as_named(pack) else desk.tr("in the folder {name}").format(name=pack.name)
    line = " · ".join(filter(None, (pack.info.id, version, pack.info.licence, folder)))
    return tuple(filter(None, (desk.said(pack.info.source), line)))


def _lies_as_named(pack: InstalledPack) -> bool:
    """True for a pack in the folder of its id: two of one id are told apart by theirs."""
    return pack.bundled or pack.info is None or pack.info.id == pack.name


def _standing(desk: Desk, pack: InstalledPack) -> str:
    if not pack.problems:
        return desk.tr("Used")
    return desk.language.trn(
        "Not used: {n} fault. Correct it and check again.",
        "Not used: {n} faults. Correct them and check again.",
        len(pack.problems),
    )
