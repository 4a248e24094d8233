"""The reflection that is being written: one value that every part of the page changes."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from trustdesk.domain.answers import with_answer
from trustdesk.domain.entry import Entry, Rating
from trustdesk.ui.desk import Desk
from trustdesk.ui.saving import Autosave


class Writing(QObject):
    """Holds the open reflection and hands every change to the autosave.

    Opening and leaving a reflection changes nothing: only what a person does counts as a change.
    """

    opened = Signal()
    """Another reflection is open."""
    structure_changed = Signal()
    """Forms, roles, relations or ratings were changed: parts may have to show."""
    form_added = Signal(str)
    """A support was added: its id. It is drawn already."""
    changed = Signal()
    """Anything was changed."""
    kept = Signal()
    """The open reflection is on disk as it stands on screen."""

    def __init__(self, autosave: Autosave, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._autosave = autosave
        self._desk = desk
        self._entry: Entry | None = None
        self._edited = False
        self.caret = 0
        autosave.saved.connect(self._on_saved)

    @property
    def entry(self) -> Entry | None:
        """The open reflection as it stands on screen, or None."""
        return self._entry

    @property
    def edited(self) -> bool:
        """True when something was changed since it was opened."""
        return self._edited

    def open(self, entry: Entry, caret: int = 0) -> None:
        """Leaves the present reflection and opens another."""
        self.leave()
        self._entry, self._edited, self.caret = entry, False, caret
        self.opened.emit()

    def leave(self) -> None:
        """Saves and keeps a version, if something was changed."""
        if self._entry is not None and self._edited:
            self._autosave.left(self._entry, self.caret)
        self._edited = False

    def entry_id(self) -> str:
        """Gives the id of the open reflection, "" when none is."""
        return self._entry.id if self._entry is not None else ""

    def flush(self) -> None:
        """Saves what waits, now."""
        self._autosave.flush()

    def close(self) -> None:
        """Leaves the present reflection; none is open."""
        self.leave()
        self._entry = None

    def put(self, **changes: Any) -> None:
        """Changes parts of the reflection (fields of Entry by name)."""
        if self._entry is None:
            return
        changed = replace(self._entry, **changes)
        if changed == self._entry:
            return
        self._entry, self._edited = changed, True
        self._autosave.edited(changed, self.caret)
        self.changed.emit()

    def keep_now(self) -> None:
        """Saves what waits, now; `kept` tells when it is on disk, at once if it is already."""
        entry = self._entry
        if entry is None:
            return
        if any(waiting.id == entry.id for waiting in self._autosave.unsaved):
            self._autosave.flush()
        else:
            self.kept.emit()

    def _on_saved(self, entry: Entry) -> None:
        if self._entry is not None and entry.id == self._entry.id:
            self.kept.emit()

    def put_rating(
        self, concept: str, value: int | None, reason: str, about: str | None = None
    ) -> None:
        """Sets a rating; value None is "Inte aktuellt", `about` a reflection rated again."""
        scale = self._desk.framework.scale_for(concept)
        rating = Rating(concept, value, reason, scale.version if scale else 1, about)
        self._put_ratings(concept, rating, about)

    def clear_rating(self, concept: str, about: str | None = None) -> None:
        """Takes a rating away: it is not answered any more."""
        self._put_ratings(concept, None, about)

    def _put_ratings(self, concept: str, rating: Rating | None, about: str | None) -> None:
        if self._entry is None:
            return
        kept = list(self._entry.ratings)
        place = next(
            (n for n, r in enumerate(kept) if r.concept == concept and r.about == about), None
        )
        if place is None:
            kept += [rating] if rating else []
        else:
            kept[place : place + 1] = [rating] if rating else []
        self.put(ratings=tuple(kept))

    def put_answer(self, form: str, field: str, value: Any) -> None:
        """Sets an answer of a form; an empty one is taken away."""
        if self._entry is None:
            return
        self.put(answers=with_answer(self._entry, form, field, value).answers)

    def add_form(self, form: str) -> None:
        """Adds a support; answers from an earlier time are there again."""
        if self._entry is not None and form not in self._entry.forms:
            self.put(forms=(*self._entry.forms, form))
            self.structure_changed.emit()
            self.form_added.emit(form)

    def take_form_away(self, form: str) -> None:
        """Takes a support away; its answers stay in the reflection."""
        if self._entry is not None:
            self.put(forms=tuple(f for f in self._entry.forms if f != form))
            self.structure_changed.emit()

    def exchange_form(self, form: str, other: str) -> None:
        """Puts another support in a support's place; the answers of both stay."""
        if self._entry is not None and other not in self._entry.forms:
            self.put(forms=tuple(other if f == form else f for f in self._entry.forms))
            self.structure_changed.emit()
            self.form_added.emit(other)

    def toggle(self, part: str, concept: str, chosen: bool) -> None:
        """Chooses or leaves out a concept in "roles" or "relations", in the framework's order."""
        if self._entry is None:
            return
        ids = set(getattr(self._entry, part))
        ids = ids | {concept} if chosen else ids - {concept}
        rank = {c.id: n for n, c in enumerate(self._desk.framework.concepts)}
        self.put(**{part: tuple(sorted(ids, key=lambda i: (rank.get(i, len(rank)), i)))})
