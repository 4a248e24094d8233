"""Ratings: one row for each criterion, opened one at a time (look, "Rating").

The whole shows a situation against anchored steps; it never sums, compares or colours a step
as better. Every text is handed in, already translated.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY, SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.fields import TextField
from trustdesk.ui.widgets.labels import HairLine, WrappedLabel
from trustdesk.ui.widgets.rating_rows import RatingHead, StepRow

_NOT_APPLICABLE = 0
"""The button id of the sixth row; steps have their own numbers, 1 to 5."""


class Answer(Enum):
    """What stands where there is no value."""

    UNANSWERED = "unanswered"


UNANSWERED = Answer.UNANSWERED
Value = int | None | Answer
"""1 to 5, None for "Not applicable", or UNANSWERED."""


@dataclass(frozen=True, slots=True)
class RatingItem:
    """One criterion with its scale; `tone` is its order within its kind (0, 1, 2).

    `about` says which situation is rated, where several stand in view.
    """

    id: str
    name: str
    stem: str
    gate: str
    anchors: tuple[str, ...]
    note: str = ""
    follow_up: str = ""
    tone: int = 0
    about: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader calls it."""
        return f"{self.name}, {self.about}" if self.about else self.name


@dataclass(frozen=True, slots=True)
class RatingTexts:
    """What a rating says; `step` holds `{n}` ("Step {n}"), `reason_of` holds `{name}`."""

    choose: str
    not_applicable: str
    step: str
    clear: str
    clear_of: str
    reason: str
    reason_of: str


class RatingPanel(QWidget):
    """What an open rating holds: gate, six rows, the note, a follow-up question, a reason."""

    chosen = Signal(object)
    reason_edited = Signal(str)

    def __init__(
        self, theme: Theme, texts: RatingTexts, item: RatingItem, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = texts
        self._item = item
        self._group = QButtonGroup(self)
        self._showing = False
        self._follow_up = WrappedLabel(theme, item.follow_up, BODY)
        self._reason = TextField(texts.reason_of.format(name=item.spoken), texts.reason)
        self._clear = LinkButton(theme, texts.clear, size=13, colour="text2")
        self._clear.setAccessibleName(texts.clear_of.format(name=item.spoken))
        self._lay_out()
        self._group.idToggled.connect(self._on_toggled)
        self._reason.textEdited.connect(self.reason_edited)
        self._clear.clicked.connect(self._on_clear)

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(16))
        column.setSpacing(px(2))
        stem = WrappedLabel(self._theme, self._item.stem, SMALL.coloured("text"))
        stem.setVisible(bool(self._item.stem))
        column.addWidget(stem)
        column.addWidget(WrappedLabel(self._theme, self._item.gate, SMALL))
        column.addSpacing(px(8))
        for row in self._rows():
            column.addWidget(row)
        column.addSpacing(px(8))
        note = WrappedLabel(self._theme, self._item.note, SMALL)
        note.setVisible(bool(self._item.note))
        column.addWidget(note)
        column.addSpacing(px(10))
        column.addWidget(self._follow_up)
        column.addSpacing(px(4))
        column.addWidget(self._reason)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)

    def _rows(self) -> list[StepRow]:
        rows = []
        for number, anchor in enumerate(self._item.anchors, start=1):
            row = StepRow(self._theme, str(number), anchor, self._item.tone, self)
            row.setAccessibleName(self._said(f"{self._texts.step.format(n=number)}. {anchor}"))
            self._group.addButton(row, number)
            rows.append(row)
        last = StepRow(self._theme, "–", self._texts.not_applicable, self._item.tone, self)
        last.setAccessibleName(self._said(self._texts.not_applicable))
        self._group.addButton(last, _NOT_APPLICABLE)
        return [*rows, last]

    def _said(self, text: str) -> str:
        return f"{text} ({self._item.about})" if self._item.about else text

    def show_answer(self, value: Value, reason: str) -> None:
        """Shows a value and a reason, telling nobody."""
        self._showing = True
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == _button_id(value))
        self._group.setExclusive(True)
        self._showing = False
        if self._reason.text() != reason:
            self._reason.setText(reason)
        answered = value is not UNANSWERED
        self._follow_up.setVisible(isinstance(value, int) and bool(self._item.follow_up))
        self._reason.setVisible(answered)
        self._clear.setVisible(answered)

    def focus_steps(self) -> None:
        """Puts the focus on the chosen step, else on the first."""
        button = self._group.checkedButton() or self._group.button(1)
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_toggled(self, number: int, checked: bool) -> None:  # a screen reader never clicks
        if checked and not self._showing:
            self.chosen.emit(None if number == _NOT_APPLICABLE else number)

    def _on_clear(self) -> None:
        self.chosen.emit(UNANSWERED)
        self.focus_steps()


def _button_id(value: Value) -> int:
    if value is UNANSWERED:
        return -1
    return value if isinstance(value, int) else _NOT_APPLICABLE


class RatingRow(QWidget):
    """One criterion: its head, and below it the panel, made when first opened."""

    opened = Signal(str)
    changed = Signal(str, object, str)

    def __init__(
        self, theme: Theme, texts: RatingTexts, item: RatingItem, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = texts
        self._item = item
        self._value: Value = UNANSWERED
        self._reason = ""
        self._panel: RatingPanel | None = None
        self._head = RatingHead(theme, item.name, item.tone, item.spoken)
        self._head.clicked.connect(self._on_head)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addWidget(HairLine(theme))
        self._show()

    @property
    def item(self) -> RatingItem:
        """The criterion."""
        return self._item

    @property
    def is_open(self) -> bool:
        """True while the steps show."""
        return self._panel is not None and self._panel.isVisibleTo(self)

    def answer(self) -> tuple[Value, str]:
        """Gives the value and the reason."""
        return self._value, self._reason

    def set_answer(self, value: Value, reason: str = "") -> None:
        """Shows a value and a reason, telling nobody."""
        self._value, self._reason = value, reason
        self._show()

    def set_open(self, wanted: bool) -> None:
        """Opens or closes the row."""
        if wanted and self._panel is None:
            self._panel = RatingPanel(self._theme, self._texts, self._item)
            self._panel.chosen.connect(self._on_chosen)
            self._panel.reason_edited.connect(self._on_reason)
            self._column.insertWidget(1, self._panel)
            self._show()
        if self._panel is not None:
            self._panel.setVisible(wanted)
            self._show()

    def _show(self) -> None:
        value = self._value
        if value is UNANSWERED:
            self._head.show_word(self._texts.choose)
        elif isinstance(value, int):
            anchor = self._item.anchors[value - 1]
            step = self._texts.step.format(n=value)
            self._head.show_number(str(value), step, "" if self.is_open else anchor)
        else:
            self._head.show_word(self._texts.not_applicable)
        if self._panel is not None:
            self._panel.show_answer(value, self._reason)

    def _on_head(self) -> None:
        if self.is_open:
            self.set_open(False)
            return
        self.set_open(True)
        self.opened.emit(self._item.id)

    def _on_chosen(self, value: Value) -> None:
        self._value = value
        if value is UNANSWERED:
            self._reason = ""
        self._show()
        self.changed.emit(self._item.id, value, self._reason)

    def _on_reason(self, reason: str) -> None:
        self._reason = reason
        self.changed.emit(self._item.id, self._value, reason)


class RatingGroup(QWidget):
    """Several criteria, of which at most one is open.

    `changed(id, value, reason)` is sent when a person chooses, clears or gives a reason; the
    value is 1 to 5, None for "Not applicable", or UNANSWERED.
    """

    changed = Signal(str, object, str)

    def __init__(self, theme: Theme, texts: RatingTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = texts
        self._rows: dict[str, RatingRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_items(self, items: tuple[RatingItem, ...]) -> None:
        """Shows these criteria, all closed and unanswered."""
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {item.id: self._made(item) for item in items}

    def _made(self, item: RatingItem) -> RatingRow:
        row = RatingRow(self._theme, self._texts, item)
        row.opened.connect(self._on_opened)
        row.changed.connect(self.changed)
        self._column.addWidget(row)
        return row

    def set_value(self, item_id: str, value: Value, reason: str = "") -> None:
        """Shows an answer, telling nobody; raises KeyError for an unknown criterion."""
        self._rows[item_id].set_answer(value, reason)

    def value(self, item_id: str) -> tuple[Value, str]:
        """Gives the value and the reason; raises KeyError for an unknown criterion."""
        return self._rows[item_id].answer()

    def open_item(self, item_id: str) -> None:
        """Opens one criterion and closes the others; "" closes all."""
        for row in self._rows.values():
            row.set_open(row.item.id == item_id)

    def _on_opened(self, item_id: str) -> None:
        for row in self._rows.values():
            if row.item.id != item_id:
                row.set_open(False)
