"""Earlier versions in words: why each was kept, and what changed since, part by part.

Comparing may take a second for a very long text: run it off the interface thread.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trustdesk.domain.entry import Entry, FollowUp, Rating
from trustdesk.domain.faults import msg
from trustdesk.domain.framework import FormField, Framework, LocalText
from trustdesk.domain.word_diff import Kind, Run, changed_words, words_in
from trustdesk.services.absent import told_id
from trustdesk.services.language import Language

REASONS = {
    "autosave": msg("Kept while you wrote"),
    "leave": msg("Kept when you left it"),
    "close": msg("Kept when TrustDesk was closed"),
    "add": msg("As it was added"),
    "import": msg("As it was brought in"),
    "merge": msg("Kept before it was brought together with another"),
    "restore": msg("Before an older one was taken back"),
    "restored": msg("An older one, taken back"),
    "copy": msg("Copied from an earlier version"),
    "tag": msg("Kept when a tag was added"),
}
_OTHER = msg("Kept by TrustDesk")

_MIDDLE = 3  # a balance is seven steps, -3 to 3

TITLE, BODY = "title", "body"
_ANSWER = "answer "
_MOST_SPOKEN, _SPOKEN_LENGTH = 12, 90


def reason_in_words(reason: str) -> str:
    """Gives the msgid of why a version was kept."""
    return REASONS.get(reason, _OTHER)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a reflection: what it is called, and what became of it."""

    id: str
    label: str
    runs: tuple[Run, ...]

    @property
    def changed(self) -> bool:
        """True when something was added or removed."""
        return any(run.kind != "kept" for run in self.runs)

    @property
    def is_answer(self) -> bool:
        """True for what was written in a support."""
        return self.id.startswith(_ANSWER)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A version beside the reflection as it is now. Title and text come first, then the rest."""

    parts: tuple[Part, ...]

    def count(self, kind: Kind) -> int:
        """Gives how many words were added or removed, in all parts together."""
        return sum(words_in(part.runs, kind) for part in self.parts)

    @property
    def changed(self) -> bool:
        """True when the version differs from what is there now."""
        return any(part.changed for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Said:
    """A part in words; what a person wrote is compared by words, the rest as a whole."""

    label: str
    text: str
    written: bool = False


def in_words(comparison: Comparison, language: Language) -> str:
    """Gives the sum of what changed: "Sedan dess: 12 ord tillagda, 4 ord borttagna."."""
    tr, trn = language.tr, language.trn
    if not comparison.changed:
        return tr("This is how the reflection is now.")
    added, removed = comparison.count("added"), comparison.count("removed")
    said = (
        [trn("{n} word added (underlined)", "{n} words added (underlined)", added)] if added else []
    )
    if removed:
        said.append(trn("{n} removed (struck through)", "{n} removed (struck through)", removed))
    what = language.listed(said) or tr("only spaces and line breaks")
    return tr("Since then: {what}.").format(what=what)


def spoken(comparison: Comparison, language: Language) -> str:
    """Gives the first changes one by one, for who cannot see how they are marked."""
    names = {"added": language.tr("added"), "removed": language.tr("removed")}
    said = [
        f"{part.label}, {names[run.kind]}: {_cut(run.text)}"
        for part in comparison.parts
        for run in part.runs
        if run.kind != "kept" and run.text.strip()
    ]
    more = len(said) - _MOST_SPOKEN
    rest = [language.trn("and {n} more change", "and {n} more changes", more)] if more > 0 else []
    return ". ".join((*said[:_MOST_SPOKEN], *rest))


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SPOKEN_LENGTH else words[:_SPOKEN_LENGTH].rstrip() + "…"


def compare(before: Entry, now: Entry, framework: Framework, language: Language) -> Comparison:
    """Gives what was added and removed from the version `before` until `now`."""
    words = _InWords(framework, language)
    old, new = dict(words.of(before)), dict(words.of(now))
    parts = []
    for part_id in [*new, *(gone for gone in old if gone not in new)]:
        said = new.get(part_id) or old[part_id]
        was, is_now = _text(old.get(part_id)), _text(new.get(part_id))
        runs = changed_words(was, is_now) if said.written else _exchanged(was, is_now)
        if runs:
            parts.append(Part(part_id, said.label, runs))
    return Comparison(tuple(parts))


def _text(said: _Said | None) -> str:
    return said.text if said else ""


def _exchanged(was: str, is_now: str) -> tuple[Run, ...]:
    if was == is_now:
        return (Run("kept", was),) if was else ()
    if not was or not is_now:
        return (Run("removed", was),) if was else (Run("added", is_now),)
    return (Run("removed", was), Run("kept", " → "), Run("added", is_now))


@dataclass(frozen=True, slots=True)
class _InWords:
    """Writes each part of a reflection in one language, by an id of the part."""

    framework: Framework
    language: Language

    def of(self, entry: Entry) -> Iterator[tuple[str, _Said]]:
        """Gives the parts in the order they are read."""
        tr = self.language.tr
        yield TITLE, _Said(tr("Title"), entry.title, written=True)
        yield BODY, _Said(tr("Text"), entry.body, written=True)
        for form_id, fields in entry.answers.items():
            yield from self._answers(form_id, fields)
        yield "date", _Said(tr("Day"), self.language.day(entry.date))
        yield "forms", _Said(tr("Supports"), self._listed(map(self._form, entry.forms)))
        for rating in entry.ratings:
            yield from self._rating(rating)
        yield "roles", _Said(tr("Roles"), self._listed(map(self._concept, entry.roles)))
        yield "relations", _Said(tr("Relations"), self._listed(map(self._concept, entry.relations)))
        yield "tags", _Said(tr("Tags"), self._listed(entry.tags))
        for place, follow_up in enumerate(entry.follow_ups):
            yield f"follow-up {place}", _Said(tr("Look back"), self._follow_up(follow_up))

    def _rating(self, rating: Rating) -> Iterator[tuple[str, _Said]]:
        tr, key = self.language.tr, f"rating {rating.concept} {rating.about or ''}"
        name = self._concept(rating.concept)
        if rating.about:
            name = tr("{name}, rated again").format(name=name)
        step = tr("Not applicable") if rating.value is None else self._step(rating.value)
        yield key, _Said(name, step)
        reason = tr("{name}, what you wrote about it").format(name=name)
        yield f"{key} reason", _Said(reason, rating.reason, written=True)

    def _answers(self, form_id: str, fields: Mapping[str, Any]) -> Iterator[tuple[str, _Said]]:
        form = self.framework.form(form_id)
        known = {field.id: field for field in form.fields} if form else {}
        order = [*(f for f in known if f in fields), *(f for f in fields if f not in known)]
        for field_id in order:
            field, value = known.get(field_id), fields[field_id]
            label = f"{self._form(form_id)}: {self._said(field.label) if field else field_id}"
            text = self._shown(value, field)
            yield f"{_ANSWER}{form_id} {field_id}", _Said(label, text, written=_is_text(value))

    def _shown(self, value: Any, field: FormField | None) -> str:
        match value:
            case bool():
                return self.language.tr("Yes") if value else self.language.tr("No")
            case int() | float():
                return self._number(value, field)
            case str():
                return self._named(value, field)
            case list():
                return self._listed(self._shown(item, field) for item in value)
            case dict():
                pairs = (
                    (self._named(key, field), self._shown(v, field)) for key, v in value.items()
                )
                return "; ".join(f"{name}: {text}" for name, text in pairs if text)
        return ""

    def _number(self, value: float, field: FormField | None) -> str:
        if field and field.kind == "rating":
            return self._step(int(value))
        step = int(value) + _MIDDLE
        if field and field.kind == "balance" and 0 <= step < len(field.options):
            return self._said(field.options[step].label)
        return str(value)

    def _named(self, key: str, field: FormField | None) -> str:
        """Gives what an id stands for in the field or the framework, else the text itself."""
        for option in field.options if field else ():
            if option.id == key:
                return self._said(option.label)
        if field and field.kind == "text" and not field.each:
            return key
        case = self.framework.case(key)
        if case:
            return self._said(case.title)
        terms = (term for concept in self.framework.concepts for term in concept.terms)
        term = next((term for term in terms if term.id == key), None)
        return self._said(term.name) if term else self._concept(key)

    def _follow_up(self, follow_up: FollowUp) -> str:
        done = self.language.tr("Done") if follow_up.done_at else ""
        said = (self.language.full_date(follow_up.due), follow_up.question, follow_up.outcome, done)
        return ", ".join(part for part in said if part)

    def _step(self, value: int) -> str:
        return self.language.tr("Step {n}").format(n=value)

    def _concept(self, concept_id: str) -> str:
        concept = self.framework.concept(concept_id)
        return self._said(concept.short) if concept else self._told(concept_id)

    def _form(self, form_id: str) -> str:
        form = self.framework.form(form_id)
        return self._said(form.name) if form else self._told(form_id)

    def _told(self, id_: str) -> str:
        return told_id(id_, self.framework, self.language.tr)

    def _listed(self, items: Iterable[str]) -> str:
        return ", ".join(items)

    def _said(self, text: LocalText) -> str:
        return text.in_language(self.language.code)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and (" " in value or "\n" in value)
