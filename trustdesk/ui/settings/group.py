"""A head, a sentence, and what can be chosen under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import BODY, SMALL, TextStyle
from trustdesk.ui.widgets.labels import Heading, WrappedLabel
from trustdesk.ui.widgets.radio_row import RadioRow

GAP = 8


class Group(QWidget):
    """What belongs together; fill it through `column`. Gaps follow the text size."""

    def __init__(self, desk: Desk, head: str, hint: str = "") -> None:
        super().__init__()
        self._theme = desk.theme
        self.setAccessibleName(head)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(Heading(desk.theme, head, 4))
        if hint:
            self.column.addWidget(WrappedLabel(desk.theme, hint, SMALL))
        desk.theme.changed.connect(self._fit_gaps)
        self._fit_gaps()

    def _fit_gaps(self) -> None:
        self.column.setSpacing(self._theme.px(GAP))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: its id, its name, a sentence about it, and how its name is set."""

    id: str
    name: str
    about: str
    style: TextStyle = BODY


class ChoiceGroup(Group):
    """One choice of several."""

    chosen = Signal(str)
    """The id of what the person chose; `select` tells nobody."""

    def __init__(self, desk: Desk, head: str, choices: Sequence[Choice]) -> None:
        super().__init__(desk, head)
        self._buttons = QButtonGroup(self)
        self._rows: dict[str, RadioRow] = {}
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for choice in choices:
            last = choice is choices[-1]
            row = RadioRow(desk.theme, choice.name, choice.about, style=choice.style, line=not last)
            row.setProperty("choice", choice.id)
            self._buttons.addButton(row)
            self._rows[choice.id] = row
            rows.addWidget(row)
        self.column.addLayout(rows)
        self._buttons.buttonClicked.connect(self._on_clicked)

    def select(self, choice_id: str) -> None:
        """Shows a choice as the one in force."""
        row = self._rows.get(choice_id)
        if row is not None:
            row.setChecked(True)

    def row(self, choice_id: str) -> RadioRow:
        """Gives the row of a choice. Raises KeyError."""
        return self._rows[choice_id]

    def _on_clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(button.property("choice"))
