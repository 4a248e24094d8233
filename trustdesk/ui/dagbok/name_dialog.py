"""Asks for one name: of a tag, a filter, a template."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.dialog import Dialog
from trustdesk.ui.widgets.fields import TextField

LONGEST = 80


class NameDialog(Dialog):
    """One field and two buttons; `named(text)` when the person has said yes to a name.

    `known` are offered while one writes.
    """

    named = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str,
        buttons: tuple[str, str],
        *,
        field: str,
        name: str = "",
        known: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, text, parent=parent)
        self.field = TextField(field)
        self.field.setMaxLength(LONGEST)
        self.field.setText(name)
        self.field.selectAll()
        if known:
            self._offer(known)
        self.content.addWidget(self.field)
        self.refuse_button, self.accept_button = self.add_choice(*buttons)
        self.field.textChanged.connect(self._on_text)
        self.accepted.connect(self._on_accepted)
        self._on_text()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, known: tuple[str, ...]) -> None:
        completer = QCompleter(QStringListModel(list(known), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        offers = QListView()
        offers.setProperty("kind", "suggestions")
        completer.setPopup(offers)
        self.field.setCompleter(completer)

    def _name(self) -> str:
        return " ".join(self.field.text().split())

    def _on_text(self) -> None:
        self.accept_button.setEnabled(bool(self._name()))

    def _on_accepted(self) -> None:
        if self._name():
            self.named.emit(self._name())
