"""Choices of a reflection, drawn from the framework: concepts as check rows, scales as ratings."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import Entry
from trustdesk.domain.framework import Concept
from trustdesk.domain.packs import pack_of
from trustdesk.ui.dagbok.writing import Writing
from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.check_row import CheckRow
from trustdesk.ui.widgets.labels import Heading
from trustdesk.ui.widgets.rating import UNANSWERED, RatingGroup, RatingItem, Value
from trustdesk.ui.wording import rating_texts


class ConceptChoice(QWidget):
    """The concepts of one kind, several of which may be chosen.

    `part` is the part of the reflection that holds them: "roles" or "relations".
    """

    def __init__(self, desk: Desk, writing: Writing, kind: str, part: str, head: str) -> None:
        super().__init__()
        self._desk = desk
        self._writing = writing
        self._part = part
        self._rows: dict[str, CheckRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Heading(desk.theme, head, 4))
        column.addSpacing(desk.theme.px(8))
        for concept in desk.framework.concepts_of(kind):
            name = concept.short if kind == "role" else concept.name
            row = CheckRow(desk.theme, desk.said(name), self._second_line(concept))
            row.setToolTip(desk.said(concept.detail))
            row.setProperty("concept", concept.id)
            row.toggled.connect(self._on_toggled)  # a screen reader toggles and never clicks
            self._rows[concept.id] = row
            column.addWidget(row)

    def show_entry(self, entry: Entry) -> None:
        """Shows what the reflection holds, telling nobody."""
        chosen = getattr(entry, self._part)
        for concept_id, row in self._rows.items():
            with QSignalBlocker(row):
                row.setChecked(concept_id in chosen)

    def _second_line(self, concept: Concept) -> str:
        framework = self._desk.framework
        pack = framework.pack(pack_of(concept.id))
        if pack is not None:
            return self._desk.said(pack.title)
        if concept.addition:
            return self._desk.said(framework.voices["addition"])
        return ""

    def _on_toggled(self, chosen: bool) -> None:
        self._writing.toggle(self._part, self.sender().property("concept"), chosen)


class RatedChoice(QWidget):
    """The scales of the concepts of one kind, or of those that were rated."""

    def __init__(
        self, desk: Desk, writing: Writing, concepts: tuple[Concept, ...], head: str
    ) -> None:
        super().__init__()
        self._desk = desk
        self._writing = writing
        self._concepts = tuple(c for c in concepts if desk.framework.scale_for(c.id))
        self._group = RatingGroup(desk.theme, rating_texts(desk))
        self._group.set_items(rating_items(desk, self._concepts))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(8))
        column.addWidget(Heading(desk.theme, head, 4))
        column.addWidget(self._group)
        self._group.changed.connect(self._on_changed)

    def show_entry(self, entry: Entry) -> None:
        """Shows what the reflection holds, telling nobody."""
        for concept in self._concepts:
            rating = entry.rating(concept.id)
            value: Value = rating.value if rating else UNANSWERED
            self._group.set_value(concept.id, value, rating.reason if rating else "")

    def _on_changed(self, concept: str, value: Value, reason: str) -> None:
        if value is UNANSWERED:
            self._writing.clear_rating(concept)
        else:
            self._writing.put_rating(concept, value, reason)


def rating_items(
    desk: Desk, concepts: Iterable[Concept], about: str = ""
) -> tuple[RatingItem, ...]:
    """Gives the concepts that have a scale as a rating shows them."""
    said = desk.said
    items = []
    for concept in concepts:
        scale = desk.framework.scale_for(concept.id)
        if scale is None:
            continue
        same_kind = desk.framework.concepts_of(concept.kind)
        items.append(
            RatingItem(
                id=concept.id,
                name=said(concept.short),
                stem=said(scale.stem),
                gate=said(scale.gate),
                anchors=tuple(said(anchor) for anchor in scale.anchors),
                note=said(scale.note),
                follow_up=said(scale.follow_up),
                tone=same_kind.index(concept) % 3,
                about=about,
            )
        )
    return tuple(items)
