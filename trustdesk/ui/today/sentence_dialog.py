"""Välj en mening: which sentence of a reflection to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea, QVBoxLayout, QWidget

from trustdesk.ui.theme.typography import TextStyle
from trustdesk.ui.widgets.dialog import Dialog
from trustdesk.ui.widgets.radio_row import RadioRow
from trustdesk.ui.widgets.scroll_bar import SlimScrollBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trustdesk.domain.sentences import Sentence
    from trustdesk.ui.desk import Desk

SENTENCE = TextStyle(16, 25, serif=True)
WIDTH, BESIDE, TALLEST = 560, 34, 380


class SentenceDialog(Dialog):
    """The sentences as radio rows, the marked one chosen, and last "none of them"."""

    chosen = Signal(object)
    """The Sentence to take along, or None."""

    def __init__(
        self, desk: Desk, title: str, sentences: Sequence[Sentence], parent: QWidget
    ) -> None:
        tr = desk.tr
        super().__init__(
            desk.theme,
            tr("Which sentence do you take with you?"),
            title,
            width=WIDTH,
            parent=parent,
        )
        self._sentences = list(sentences)
        self._group = QButtonGroup(self)
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, desk.theme.px(8), 0)
        column.setSpacing(0)
        for number, sentence in enumerate(self._sentences):
            row = RadioRow(desk.theme, sentence.text, style=SENTENCE)
            self._group.addButton(row, number)
            column.addWidget(row)
        none = RadioRow(desk.theme, tr("None of them"), line=False)
        self._group.addButton(none, len(self._sentences))
        column.addWidget(none)
        column.addStretch(1)
        self.content.addWidget(self._scrolled(desk, rows))
        marked = next((n for n, s in enumerate(self._sentences) if s.marked), None)
        self._start(len(self._sentences) if marked is None else marked)
        self.add_choice(tr("Cancel"), tr("Done"))
        self.accepted.connect(self._on_accepted)

    def _scrolled(self, desk: Desk, rows: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        SlimScrollBar(desk.theme, area)
        area.setWidget(rows)
        layout = rows.layout()
        inside = desk.theme.px(WIDTH - 2 * BESIDE)
        least = layout.heightForWidth(inside) if layout is not None else 0
        area.setMinimumHeight(min(least + 2, desk.theme.px(TALLEST)))
        self._group.idToggled.connect(self._on_toggled)
        self._area = area
        return area

    def _start(self, number: int) -> None:
        button = self._group.button(number)
        button.setChecked(True)
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggled(self, number: int, checked: bool) -> None:
        if checked:
            self._area.ensureWidgetVisible(self._group.button(number))

    def _on_accepted(self) -> None:
        number = self._group.checkedId()
        self.chosen.emit(self._sentences[number] if number < len(self._sentences) else None)
