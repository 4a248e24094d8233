"""Situations to rate again: chosen reflections, and their new ratings, blind."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import Entry, EntryRow, Rating
from trustdesk.domain.framework import Concept, FormField
from trustdesk.services.ports import JournalReader
from trustdesk.ui.dagbok.choices import rating_items
from trustdesk.ui.dagbok.forms.asked import AskedForm, ids_of, part_of
from trustdesk.ui.dagbok.forms.choosing import options_of
from trustdesk.ui.dagbok.forms.earlier import Reveal
from trustdesk.ui.dagbok.forms.field_view import FieldView
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.theme.typography import ANCHOR, BODY_STRONG, GROUP, SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.check_row import CheckRow
from trustdesk.ui.widgets.choice_list import CheckList
from trustdesk.ui.widgets.labels import Heading, WrappedLabel
from trustdesk.ui.widgets.rating import UNANSWERED, RatingGroup, Value
from trustdesk.ui.wording import rating_texts

AT_FIRST = 6
MOST = 40


def name_of(asked: AskedForm, entry: Entry | EntryRow) -> str:
    """Gives what a reflection is called: its title, else its day."""
    language = asked.desk.language
    return entry.title or language.heading(language.day(entry.date))


class SituationsField(FieldView):
    """Reflections that were rated, the latest first; the first few show until more are wanted."""

    def __init__(self, asked: AskedForm, field: FormField) -> None:
        super().__init__(asked, field)
        self._ticket: Ticket | None = None
        self._rows: dict[str, CheckRow] = {}
        self._shown_for = ""
        self._all = False
        self._none = WrappedLabel(
            self.desk.theme, self.desk.tr("There is no rated reflection yet."), SMALL
        )
        self._more = LinkButton(self.desk.theme, self.desk.tr("Show earlier ones"), size=14)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addLayout(self._list)
        for part in (self._none, self._more):
            self.column.addWidget(part)
            part.hide()
        self._more.clicked.connect(self._on_more)

    def first_stop(self) -> QWidget | None:
        """Gives the first reflection to choose."""
        return next(iter(self._rows.values()), None)

    def show_entry(self, entry: Entry) -> None:
        """Shows which are chosen; reads what can be chosen once for each reflection."""
        chosen = self._chosen(entry)
        if entry.id != self._shown_for:
            self._shown_for, self._all = entry.id, False
            own = entry.id

            def found(reader: JournalReader) -> list[EntryRow]:
                rows = [row for row in reader.answered.rated(MOST) if row.id != own]
                missing = [i for i in chosen if i not in {row.id for row in rows}]
                return rows + [_row(e) for i in missing if (e := reader.entry(i)) is not None]

            if self._ticket is not None:
                self._ticket.drop()
            self._ticket = self.desk.session.read_own(found, self._on_found)
        for entry_id, row in self._rows.items():
            with QSignalBlocker(row):
                row.setChecked(entry_id in chosen)

    def _chosen(self, entry: Entry) -> tuple[str, ...]:
        return tuple(ids_of(self.asked.given(entry).get(self.field.id)))

    def _on_found(self, rows: list[EntryRow]) -> None:
        for old in self._rows.values():
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {}
        entry = self.asked.writing.entry
        chosen = self._chosen(entry) if entry else ()
        for row in rows:
            day = self.desk.language.day(row.date) if row.title else row.excerpt
            check = CheckRow(self.desk.theme, name_of(self.asked, row), day)
            check.setChecked(row.id in chosen)
            check.setProperty("entry", row.id)
            check.toggled.connect(self._on_toggled)
            self._rows[row.id] = check
            self._list.addWidget(check)
        self._none.setVisible(not rows)
        self._fit()

    def _fit(self) -> None:
        for number, row in enumerate(self._rows.values()):
            row.setVisible(self._all or number < AT_FIRST or row.isChecked())
        self._more.setVisible(not self._all and len(self._rows) > AT_FIRST)

    def _on_more(self) -> None:
        self._all = True
        self._fit()

    def _on_toggled(self) -> None:
        chosen = [entry_id for entry_id, row in self._rows.items() if row.isChecked()]
        self.asked.put(self.field, chosen)
        self.asked.writing.structure_changed.emit()


def _row(entry: Entry) -> EntryRow:
    return EntryRow(entry.id, entry.date, entry.title, entry.body[:160], entry.updated_at)


@dataclass
class _Situation:
    """One reflection that is rated again, and what stands on screen about it."""

    entry: Entry
    box: QWidget
    group: RatingGroup
    earlier: QWidget
    lines: dict[str, QWidget]
    reveal: Reveal
    changed: QWidget | None
    revealed: set[str]
    """Concepts whose earlier value shows: those whose new one is saved."""


class AgainField(FieldView):
    """New ratings of chosen reflections; the earlier ones show when the new are saved.

    `after` is the choice that is asked of each then: what has changed.
    """

    def __init__(self, asked: AskedForm, field: FormField, after: FormField | None) -> None:
        super().__init__(asked, field)
        self._after = after
        self._ticket: Ticket | None = None
        self._shown_for: tuple[str, tuple[str, ...]] = ("", ())
        self._situations: dict[str, _Situation] = {}
        asked.writing.changed.connect(self._fit)

    def show_entry(self, entry: Entry) -> None:
        """Shows the reflections that are rated again, with the ratings given so far."""
        keys = self.asked.keys(self.field, entry)
        self.setVisible(bool(keys))
        if (entry.id, keys) == self._shown_for:
            return
        same = entry.id == self._shown_for[0]
        kept = self._situations.items() if same else ()
        revealed = {(i, concept) for i, s in kept for concept in s.revealed}
        if not self.asked.writing.edited:
            revealed |= {(r.about, r.concept) for r in entry.ratings if r.about}
        self._shown_for = (entry.id, keys)

        def found(reader: JournalReader) -> tuple[set[tuple[str, str]], list[Entry]]:
            return revealed, [e for key in keys if (e := reader.entry(key)) is not None]

        if self._ticket is not None:
            self._ticket.drop()
        self._ticket = self.desk.session.read_own(found, self._on_found)

    def _on_found(self, found: tuple[set[tuple[str, str]], list[Entry]]) -> None:
        revealed, entries = found
        for old in self._situations.values():
            self.column.removeWidget(old.box)
            old.box.hide()
            old.box.deleteLater()
        self._situations = {
            e.id: self._drawn(e, {concept for i, concept in revealed if i == e.id}) for e in entries
        }
        self._fit()

    def _concepts(self, entry: Entry) -> list[Concept]:
        of_kind = self.asked.concepts(self.field.concept_kind)
        return [c for c in of_kind if entry.rating(c.id) is not None]

    def _drawn(self, entry: Entry, revealed: set[str]) -> _Situation:
        theme, name = self.desk.theme, name_of(self.asked, entry)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        group = RatingGroup(theme, rating_texts(self.desk))
        group.setProperty("entry", entry.id)
        group.set_items(rating_items(self.desk, self._concepts(entry), about=name))
        earlier, lines = self._earlier(entry)
        reveal = Reveal(self.asked, self.desk.tr("Save, and compare with then"))
        reveal.setAccessibleName(f"{reveal.text()}: {name}")
        reveal.setProperty("entry", entry.id)
        changed = self._what_changed(entry, name)
        day = self.desk.language.day(entry.date)
        for part in (
            WrappedLabel(theme, name, BODY_STRONG),
            WrappedLabel(theme, day if entry.title else "", SMALL),
            group,
            reveal,
            earlier,
            *([changed] if changed else []),
        ):
            column.addWidget(part)
        self._show_ratings(entry, group)
        group.changed.connect(self._on_rated)
        reveal.revealed.connect(self._on_revealed)
        self.column.addWidget(box)
        return _Situation(entry, box, group, earlier, lines, reveal, changed, revealed)

    def _show_ratings(self, entry: Entry, group: RatingGroup) -> None:
        now = self.asked.writing.entry
        for concept in self._concepts(entry):
            rating = now.rating(concept.id, entry.id) if now else None
            value: Value = rating.value if rating else UNANSWERED
            group.set_value(concept.id, value, rating.reason if rating else "")

    def _earlier(self, entry: Entry) -> tuple[QWidget, dict[str, QWidget]]:
        """Gives what was chosen then, and in it the line of each concept."""
        theme, box = self.desk.theme, QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        column.setSpacing(theme.px(6))
        column.addWidget(WrappedLabel(theme, self.desk.tr("Then you chose"), GROUP))
        lines: dict[str, QWidget] = {}
        for concept in self._concepts(entry):
            rating = entry.rating(concept.id)
            if rating is not None:
                said = f"{self.asked.said(concept.short)}: {self._step(concept, rating)}"
                lines[concept.id] = self._line(said, rating.reason)
                column.addWidget(lines[concept.id])
        return box, lines

    def _line(self, said: str, reason: str) -> QWidget:
        theme, line = self.desk.theme, QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(WrappedLabel(theme, said, ANCHOR))
        if reason:
            column.addWidget(WrappedLabel(theme, f"”{reason}”", SMALL))
        return line

    def _step(self, concept: Concept, rating: Rating) -> str:
        tr = self.desk.tr
        if rating.value is None:
            return tr("Not applicable") + "."
        scale = self.desk.framework.scale_for(concept.id)
        if scale is None or scale.version != rating.scale_version:
            return tr("Step {n} on an earlier scale.").format(n=rating.value)
        anchor = self.asked.said(scale.anchors[rating.value - 1])
        return f"{tr('Step {n}.').format(n=rating.value)} {anchor}"

    def _what_changed(self, entry: Entry, name: str) -> QWidget | None:
        if self._after is None:
            return None
        label = f"{self.asked.label(self._after)} {name}"
        choice = CheckList(self.desk.theme, label, options_of(self.asked, self._after))
        choice.setProperty("entry", entry.id)
        kept = self.asked.answer(self._after)
        choice.set_value(ids_of(part_of(kept, entry.id)))
        choice.changed.connect(self._on_changed)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.desk.theme.px(6))
        column.addWidget(Heading(self.desk.theme, self.asked.label(self._after), 4))
        column.addWidget(choice)
        return box

    def _fit(self) -> None:
        for entry_id, shown in self._situations.items():
            rated = self._rated_now(entry_id)
            shown.reveal.setVisible(bool(rated - shown.revealed))
            shown.earlier.setVisible(bool(shown.revealed))
            for concept, line in shown.lines.items():
                line.setVisible(concept in shown.revealed)
            if shown.changed is not None:
                shown.changed.setVisible(bool(shown.revealed))

    def _rated_now(self, entry_id: str) -> set[str]:
        now = self.asked.writing.entry
        return {r.concept for r in now.ratings if r.about == entry_id} if now else set()

    def _on_rated(self, concept: str, value: Value, reason: str) -> None:
        about = self.sender().property("entry")
        if value is UNANSWERED:
            self.asked.writing.clear_rating(concept, about)
        else:
            self.asked.writing.put_rating(concept, value, reason, about)

    def _on_revealed(self) -> None:
        shown = self._situations.get(self.sender().property("entry"))
        if shown is not None:
            shown.revealed |= self._rated_now(shown.entry.id)
            self._fit()

    def _on_changed(self, options: list[str]) -> None:
        if self._after is not None:
            self.asked.put_part(self._after, self.sender().property("entry"), options)
