"""Answers that are chosen: options, concepts, a point between two extremes."""

from __future__ import annotations

from collections.abc import Sequence

from trustdesk.domain.answers import BALANCE
from trustdesk.domain.entry import Entry
from trustdesk.domain.framework import FormField
from trustdesk.ui.dagbok.forms.asked import AskedForm, ids_of, part_of, text_of
from trustdesk.ui.dagbok.forms.field_view import FieldView
from trustdesk.ui.theme.typography import BODY, BODY_STRONG, SMALL
from trustdesk.ui.widgets.balance import Balance
from trustdesk.ui.widgets.choice_list import CheckList, RadioList
from trustdesk.ui.widgets.labels import HairLine, WrappedLabel
from trustdesk.ui.widgets.word_choice import Options, WordChoice


def options_of(asked: AskedForm, field: FormField) -> Options:
    """Gives what can be chosen in a field: its options, or the concepts of its kind."""
    if field.kind == "concept":
        concepts = asked.concepts(field.concept_kind)
        return [(c.id, asked.said(c.short)) for c in concepts]
    return [(option.id, asked.said(option.label)) for option in field.options]


class OneField(FieldView):
    """One of a few."""

    def __init__(self, asked: AskedForm, field: FormField) -> None:
        super().__init__(asked, field)
        clear = asked.desk.tr("Take the answer away")
        self.choice = RadioList(
            self.desk.theme, asked.label(field), options_of(asked, field), clear
        )
        self.column.addWidget(self.choice)
        self.choice.chosen.connect(self._on_chosen)

    def show_entry(self, entry: Entry) -> None:
        """Shows what is chosen."""
        self.choice.set_value(text_of(self.asked.given(entry).get(self.field.id)))

    def _on_chosen(self, option: str) -> None:
        self.asked.put(self.field, option)


class ManyField(FieldView):
    """Several of a few."""

    def __init__(self, asked: AskedForm, field: FormField) -> None:
        super().__init__(asked, field)
        self.choice = CheckList(self.desk.theme, asked.label(field), options_of(asked, field))
        self.column.addWidget(self.choice)
        self.choice.changed.connect(self._on_changed)

    def show_entry(self, entry: Entry) -> None:
        """Shows what is chosen."""
        value = self.asked.given(entry).get(self.field.id)
        self.choice.set_value(ids_of(value))

    def _on_changed(self, options: list[str]) -> None:
        self.asked.put(self.field, options)


class EachOneField(FieldView):
    """One of a few words for each of several.

    Fields that are asked of the same things stand together: all that is asked about a thing
    below its name.
    """

    def __init__(self, asked: AskedForm, fields: Sequence[FormField]) -> None:
        super().__init__(asked, fields[0])
        self._fields = {field.id: field for field in fields}
        self._choices: dict[tuple[str, str], WordChoice] = {}
        self._labels: dict[tuple[str, str], WrappedLabel] = {}
        self._keys: set[str] = set()
        if len(fields) > 1:
            self.heading.hide()

    def show_entry(self, entry: Entry) -> None:
        """Shows what is chosen for each."""
        for key in self.asked.keys(self.field, entry):
            if key not in self._keys:
                self._add(key)
        for (field_id, key), choice in self._choices.items():
            answer = self.asked.given(entry).get(field_id)
            choice.set_value(text_of(part_of(answer, key)))
        self._ask_who()

    def _ask_who(self) -> None:
        """Asks who can change a thing only where it is wanting, or was answered already."""
        request = self.asked.form.request
        if request is None or not {request.state, request.owner} <= self._fields.keys():
            return
        first = self._fields[request.state].options[0].id
        for key in self._keys:
            state = self._choices[request.state, key].value()
            owner = self._choices[request.owner, key]
            asked = state not in ("", first) or bool(owner.value())
            owner.setVisible(asked)
            self._labels[request.owner, key].setVisible(asked)

    def _add(self, key: str) -> None:
        self._keys.add(key)
        theme, name = self.desk.theme, self.asked.key_name(self.field, key)
        alone = len(self._fields) == 1
        if len(self._keys) > 1 and not alone:
            self.column.addSpacing(theme.px(4))
            self.column.addWidget(HairLine(theme))
        self.column.addSpacing(theme.px(4))
        self.column.addWidget(WrappedLabel(theme, name, BODY if alone else BODY_STRONG))
        for field in self._fields.values():
            label = self.asked.label(field)
            choice = WordChoice(theme, f"{label} {name}", options_of(self.asked, field))
            choice.setProperty("key", key)
            choice.setProperty("field", field.id)
            choice.chosen.connect(self._on_chosen)
            said = self._labels[field.id, key] = WrappedLabel(theme, label, SMALL)
            self.column.addWidget(said)
            said.setVisible(not alone)
            self.column.addWidget(choice)
            self._choices[field.id, key] = choice

    def _on_chosen(self, option: str) -> None:
        choice = self.sender()
        if isinstance(choice, WordChoice):
            field = self._fields[choice.property("field")]
            self.asked.put_part(field, choice.property("key"), option)
            self._ask_who()


class EachManyField(FieldView):
    """Several of a few for each of several."""

    def __init__(self, asked: AskedForm, field: FormField) -> None:
        super().__init__(asked, field)
        self._choices: dict[str, CheckList] = {}

    def show_entry(self, entry: Entry) -> None:
        """Shows what is chosen for each."""
        answer = self.asked.given(entry).get(self.field.id)
        for key in self.asked.keys(self.field, entry):
            if key not in self._choices:
                self._add(key)
            self._choices[key].set_value(ids_of(part_of(answer, key)))

    def _add(self, key: str) -> None:
        theme, name = self.desk.theme, self.asked.key_name(self.field, key)
        said = f"{self.asked.label(self.field)} {name}"
        choice = CheckList(theme, said, options_of(self.asked, self.field))
        choice.setProperty("key", key)
        choice.changed.connect(self._on_changed)
        self.column.addSpacing(theme.px(4))
        self.column.addWidget(WrappedLabel(theme, name, BODY))
        self.column.addWidget(choice)
        self._choices[key] = choice

    def _on_changed(self, options: list[str]) -> None:
        self.asked.put_part(self.field, self.sender().property("key"), options)


class BalanceField(FieldView):
    """A point between two extremes."""

    def __init__(self, asked: AskedForm, field: FormField) -> None:
        super().__init__(asked, field)
        labels = [asked.said(option.label) for option in field.options]
        clear = asked.desk.tr("Take the answer away")
        self.balance = Balance(self.desk.theme, asked.label(field), labels, clear)
        self.column.addWidget(self.balance)
        self.balance.chosen.connect(self._on_chosen)

    def show_entry(self, entry: Entry) -> None:
        """Shows the point."""
        value = self.asked.given(entry).get(self.field.id)
        known = type(value) is int and value in BALANCE
        self.balance.set_value(BALANCE.index(value or 0) if known else None)

    def _on_chosen(self, place: int | None) -> None:
        self.asked.put(self.field, None if place is None else BALANCE[place])
