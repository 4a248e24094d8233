"""Reflections to go to: each title is a link, with its day beside it or under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import HINT
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import WrappedLabel

DAY_COLUMN = 96
_DROP = 5
"""So far down a day stands that its line is level with the title's."""


@dataclass(frozen=True, slots=True)
class EntryLink:
    """One reflection: its id, what it is called, and its day as it is written."""

    id: str
    title: str
    day: str


class EntryLinks(QWidget):
    """A few reflections; `beside` puts the day in a column of its own, else it stands under."""

    entry_requested = Signal(str)

    def __init__(
        self, theme: Theme, *, beside: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._beside = beside
        self._rows: list[QWidget] = []
        self._days: list[WrappedLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._fit)
        self._fit()

    def show_links(self, links: Sequence[EntryLink]) -> None:
        """Shows these reflections instead."""
        self._clear()
        seen = Counter[str]()
        for link in links:
            name = f"{link.title}, {link.day}"
            seen[name] += 1
            self._add(link, name if seen[name] == 1 else f"{name} ({seen[name]})")
        self._fit()

    def _add(self, link: EntryLink, name: str) -> None:
        row = QWidget(self)
        day = WrappedLabel(self._theme, link.day, HINT)
        button = LinkButton(self._theme, link.title, colour="text")
        button.setAccessibleName(name)
        button.setProperty("entry", link.id)
        button.clicked.connect(self._on_clicked)
        layout: QBoxLayout = QHBoxLayout(row) if self._beside else QVBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        if self._beside:
            layout.setSpacing(self._theme.px(12))
            first = QVBoxLayout()
            first.addSpacing(self._theme.px(_DROP))
            first.addWidget(day)
            first.addStretch(1)
            layout.addLayout(first)
            layout.addWidget(button, 1000)
            layout.addStretch(1)
        else:
            layout.setSpacing(0)
            layout.addWidget(button)
            layout.addWidget(day)
        self._column.addWidget(row)
        self._rows.append(row)
        self._days.append(day)

    def _clear(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self._days = [], []

    def _fit(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(2 if self._beside else 8))
        if self._beside:
            for day in self._days:
                day.setFixedWidth(px(DAY_COLUMN))

    def _on_clicked(self) -> None:
        self.entry_requested.emit(self.sender().property("entry"))
