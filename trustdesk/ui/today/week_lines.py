"""The week's reflections, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import TextStyle
from trustdesk.ui.today.rows import DATE_COLUMN, day_label, title_of
from trustdesk.ui.widgets.buttons import LinkButton

if TYPE_CHECKING:
    from trustdesk.domain.returning import Remembered

MARKED = TextStyle(16, 25, colour="text2", serif=True)


class WeekLines(QWidget):
    """The week's reflections: day, title, and the sentence one took along or may choose."""

    entry_requested = Signal(str)
    sentence_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._parts: list[QWidget] = []
        self._shown: tuple[Remembered, ...] = ()
        px = desk.theme.px
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, px(8), 0, px(8))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, px(DATE_COLUMN))
        self._grid.setColumnStretch(1, 1)

    def show_rows(self, rows: tuple[Remembered, ...]) -> None:
        """Shows these."""
        if rows == self._shown:
            return
        self._shown = rows
        focus = next((p for p in self._parts if p.hasFocus()), None)
        held = focus.property("entry") if focus is not None else None
        for part in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        for number, row in enumerate(rows):
            self._add(row, 3 * number)
        for part in self._parts:
            if held is not None and part.property("entry") == held:
                part.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(rows))

    def _add(self, remembered: Remembered, line: int) -> None:
        desk, row = self._desk, remembered.row
        self._grid.setRowMinimumHeight(line + 2, desk.theme.px(6))
        title = title_of(desk, row)
        weekday = desk.language.heading(desk.language.weekday(row.date))
        link = LinkButton(desk.theme, title, colour="text")
        link.setAccessibleName(f"{weekday}: {title}")
        link.clicked.connect(self._on_entry)
        self._place(link, row.id, line, 1)
        day = day_label(desk, weekday)
        self._grid.addWidget(day, line, 0, Qt.AlignmentFlag.AlignTop)
        day.show()
        self._parts.append(day)
        if remembered.marks:
            sentence = SentenceLink(desk, remembered.marks[0])
            sentence.setAccessibleDescription(desk.tr("Choose another sentence"))
            sentence.setToolTip(desk.tr("Choose another sentence"))
            link_below: LinkButton = sentence
        else:
            link_below = LinkButton(desk.theme, desk.tr("Choose a sentence"), size=13)
            link_below.setAccessibleName(f"{link_below.text()}: {title}, {weekday}")
        if remembered.has_text:
            link_below.clicked.connect(self._on_sentence)
            self._place(link_below, row.id, line + 1, 1)
        elif remembered.marks:  # marked in a form: it is changed where it stands
            link_below.clicked.connect(self._on_entry)
            self._place(link_below, row.id, line + 1, 1)

    def _place(self, link: LinkButton, entry_id: str, line: int, column: int) -> None:
        link.setProperty("entry", entry_id)
        self._parts.append(link)
        self._grid.addWidget(link, line, column, Qt.AlignmentFlag.AlignLeft)
        link.show()  # at once: the keyboard may go there before the next event

    def _on_entry(self) -> None:
        self.entry_requested.emit(self.sender().property("entry"))

    def _on_sentence(self) -> None:
        self.sentence_requested.emit(self.sender().property("entry"))


class SentenceLink(LinkButton):
    """A sentence one took along, in the type it was written in; a click chooses another."""

    def __init__(self, desk: Desk, sentence: str) -> None:
        super().__init__(desk.theme, sentence)
        self._link_style = MARKED
        self.updateGeometry()
