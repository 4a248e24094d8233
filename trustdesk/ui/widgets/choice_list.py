"""One or several of a few choices, as rows below each other."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.check_row import CheckRow
from trustdesk.ui.widgets.radio_row import RadioRow
from trustdesk.ui.widgets.word_choice import Options


class CheckList(QWidget):
    """Several may be chosen; `changed` holds the ids in the order they are listed."""

    changed = Signal(object)

    def __init__(
        self, theme: Theme, name: str, options: Options, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows: dict[str, CheckRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for option, label in options:
            row = CheckRow(theme, label)
            row.setAccessibleName(f"{name}: {label}")
            row.toggled.connect(self._on_toggled)
            self._rows[option] = row
            column.addWidget(row)

    def value(self) -> list[str]:
        """Gives the chosen ids."""
        return [option for option, row in self._rows.items() if row.isChecked()]

    def set_value(self, options: list[str]) -> None:
        """Shows what is chosen, telling nobody."""
        for option, row in self._rows.items():
            with QSignalBlocker(row):
                row.setChecked(option in options)
            row.update()

    def _on_toggled(self) -> None:
        self.changed.emit(self.value())


class RadioList(QWidget):
    """One is chosen, or none; `chosen` holds the id, "" when it was taken away."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Options,
        clear: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows: dict[str, RadioRow] = {}
        self._showing = False
        self._clear = LinkButton(theme, clear, size=13, colour="text2")
        self._clear.setAccessibleName(f"{clear}: {name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for option, label in options:
            row = RadioRow(theme, label, parent=self)
            row.setAccessibleName(f"{name}: {label}")
            row.toggled.connect(self._on_toggled)
            self._rows[option] = row
            column.addWidget(row)
        column.addSpacing(theme.px(4))
        column.addWidget(self._clear)
        self._clear.clicked.connect(self._on_clear)
        self.set_value("")

    def value(self) -> str:
        """Gives the chosen id, or ""."""
        return next((o for o, row in self._rows.items() if row.isChecked()), "")

    def set_value(self, option: str) -> None:
        """Shows a choice, telling nobody; an unknown id shows none."""
        self._showing = True
        for row in self._rows.values():
            row.setAutoExclusive(False)
        for name, row in self._rows.items():
            row.setChecked(name == option)
        for row in self._rows.values():
            row.setAutoExclusive(True)
        self._showing = False
        self._clear.setVisible(bool(self.value()))

    def _on_toggled(self, checked: bool) -> None:  # a screen reader toggles and never clicks
        if checked and not self._showing:
            self._clear.show()
            self.chosen.emit(self.value())

    def _on_clear(self) -> None:
        self.set_value("")
        next(iter(self._rows.values())).setFocus()
        self.chosen.emit("")
