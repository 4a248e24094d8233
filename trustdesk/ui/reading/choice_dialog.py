"""Which pages go along on paper: rows to tick, by group."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.reading.shelf import Shelf
from trustdesk.ui.theme.typography import BODY_STRONG, GROUP
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.check_row import CheckRow
from trustdesk.ui.widgets.dialog import Dialog
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.scroll_bar import SlimScrollBar

_WIDTH, _BESIDE, _TALLEST, _LEAST = 520, 30, 420, 160
_AROUND = 260
"""What the title, the links and the buttons take of the height, at 100 % text size."""


class ChoiceDialog(Dialog):
    """All pages, the glossary and the reading list; the page that is read is ticked."""

    chosen = Signal(object)
    """The ids of the shelf that were ticked, at least one, in its order."""

    def __init__(self, desk: Desk, shelf: Shelf, page_id: str, parent: QWidget) -> None:
        tr = desk.tr
        super().__init__(desk.theme, tr("Which pages go along?"), width=_WIDTH, parent=parent)
        self._desk = desk
        self.rows: dict[str, CheckRow] = {}
        self.all = LinkButton(desk.theme, tr("All"))
        self.none = LinkButton(desk.theme, tr("None"))
        self._add_links()
        self._area = self._scrolled(self._listed(shelf))
        self.content.addWidget(self._area)
        self._save = self.add_choice(tr("Cancel"), tr("Save as PDF…"))[1]
        self.all.clicked.connect(self._on_all)
        self.none.clicked.connect(self._on_none)
        self.accepted.connect(self._on_accepted)
        if page_id in self.rows:
            self.rows[page_id].setChecked(True)
        self._on_toggled()
        self._first = self.rows.get(page_id) or next(iter(self.rows.values()))
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def save(self) -> QWidget:
        """The button that goes on; off while nothing is ticked."""
        return self._save

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._area.ensureWidgetVisible(self._first)

    def _add_links(self) -> None:
        links = QHBoxLayout()
        links.setSpacing(self._desk.theme.px(16))
        links.addWidget(self.all)
        links.addWidget(self.none)
        links.addStretch(1)
        self.content.addLayout(links)

    def _listed(self, shelf: Shelf) -> QWidget:
        theme = self._desk.theme
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(theme.px(3), 0, theme.px(8), 0)
        column.setSpacing(0)
        before = ""
        for number, (pack, group, titles) in enumerate(shelf.groups()):
            column.addSpacing(theme.px(24 if number else 4))
            if pack and pack != before:
                column.addWidget(WrappedLabel(theme, pack, BODY_STRONG))
                column.addSpacing(theme.px(8))
            before = pack
            if group:
                column.addWidget(WrappedLabel(theme, group, GROUP))
                column.addSpacing(theme.px(4))
            for title in titles:
                row = CheckRow(theme, title.short)
                row.toggled.connect(self._on_toggled)
                self.rows[title.id] = row
                column.addWidget(row)
        column.addStretch(1)
        return listed

    def _scrolled(self, listed: QWidget) -> QScrollArea:
        px, window = self._desk.theme.px, self.parentWidget()
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        SlimScrollBar(self._desk.theme, area)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(listed)
        room = (window.window().height() if window else px(_TALLEST)) - px(_AROUND)
        area.setFixedHeight(max(min(px(_TALLEST), room), px(_LEAST)))
        return area

    def _on_toggled(self) -> None:
        self._save.setEnabled(any(row.isChecked() for row in self.rows.values()))

    def _on_all(self) -> None:
        for row in self.rows.values():
            row.setChecked(True)

    def _on_none(self) -> None:
        for row in self.rows.values():
            row.setChecked(False)

    def _on_accepted(self) -> None:
        self.chosen.emit([page_id for page_id, row in self.rows.items() if row.isChecked()])
