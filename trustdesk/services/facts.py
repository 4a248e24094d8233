"""What was chosen in a reflection, as rows of a label and lines: ratings, roles, tags, …."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from trustdesk.domain.entry import Citation, Entry, FollowUp, Rating
from trustdesk.domain.faults import msg
from trustdesk.domain.framework import Framework
from trustdesk.domain.packs import CASE
from trustdesk.services.absent import told_id
from trustdesk.services.exporting import DocumentLanguage
from trustdesk.services.week import PAGE as WEEK

Others = Callable[[str], Entry | None]
"""Gives another reflection by its id, or None."""


def no_others(_entry_id: str) -> Entry | None:
    """Stands for a journal that cannot be asked."""
    return None


@dataclass(frozen=True, slots=True)
class Row:
    """A label, the lines of its value, and what the person wrote about it."""

    label: str
    lines: tuple[str, ...]
    own: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Writes the choices of reflections in one language.

    Another reflection is called by its title or day; one that `others` does not give is called
    `absent` (a msgid), else by its id.
    """

    framework: Framework
    language: DocumentLanguage
    others: Others = no_others
    absent: str = ""

    def rows(self, entry: Entry) -> list[Row]:
        """Gives a row for whatever has a value, ratings first; a form is not needed."""
        return [
            *(self._rating(rating) for rating in entry.ratings),
            *self._row(msg("Roles"), self._concepts(entry.roles)),
            *self._row(msg("Relations"), self._concepts(entry.relations)),
            *self._row(msg("Tags"), ", ".join(entry.tags)),
            *self._row(msg("From the framework"), *self._citations(entry)),
            *self._row(msg("The week"), *_of_weeks(entry)),
            *(row for follow_up in entry.follow_ups for row in self._follow_up(follow_up)),
        ]

    def rated_again(self, entry: Entry) -> list[Row]:
        """Gives a row for each rating of another reflection."""
        return [self._rating(rating) for rating in entry.ratings if rating.about]

    def concept(self, concept_id: str) -> str:
        """Gives a concept's name, or its id and its pack when that is missing."""
        concept = self.framework.concept(concept_id)
        return concept.name.in_language(self.language.code) if concept else self.told(concept_id)

    def told(self, id_: str) -> str:
        """Gives an id that nothing is known of, with its pack where that is missing."""
        return told_id(id_, self.framework, self.language.tr)

    def other(self, entry_id: str) -> str:
        """Gives what another reflection is called."""
        entry = self.others(entry_id)
        if entry is None:
            return self.language.tr(self.absent) if self.absent else entry_id
        return " ".join(entry.title.split()) or self.language.day(entry.date)

    def step(self, concept_id: str, value: int, version: int | None = None) -> str:
        """Gives "Steg 1. Det mesta saknades …": never a number alone, never "1 av 5".

        The anchor is left out when the scale is not known or was another version.
        """
        tr = self.language.tr
        scale = self.framework.scale_for(concept_id)
        if scale and version not in {None, scale.version}:
            return tr(msg("Step {n} on an earlier scale.")).format(n=value)
        step = tr(msg("Step {n}.")).format(n=value)
        anchors = scale.anchors[value - 1 : value] if scale and value > 0 else ()
        return " ".join([step, *(a.in_language(self.language.code) for a in anchors)])

    def _concepts(self, ids: Iterable[str]) -> str:
        return ", ".join(map(self.concept, ids))

    def _row(self, label: str, *lines: str, own: str = "") -> Iterator[Row]:
        kept = tuple(line for line in lines if line)
        if kept:
            yield Row(self.language.tr(label), kept, own)

    def _rating(self, rating: Rating) -> Row:
        label = self.concept(rating.concept)
        if not rating.about:
            return Row(label, (self.rated(rating),), rating.reason)
        other = self.others(rating.about)
        earlier = other.rating(rating.concept) if other else None
        then = self.language.tr(msg("Then: {step}"))
        lines = (
            self._again(self.other(rating.about)),
            self.rated(rating),
            *([then.format(step=self.rated(earlier))] if earlier else []),
        )
        return Row(label, lines, rating.reason)

    def _again(self, name: str) -> str:
        told = self.language.tr(msg("Rated again: {name}")).format(name=name)
        return told if told[-1] in ".?!…" else f"{told}."

    def rated(self, rating: Rating) -> str:
        """Gives the step of a rating in words, or that it does not apply."""
        if rating.value is None:
            return self.language.tr(msg("Not applicable"))
        return self.step(rating.concept, rating.value, rating.scale_version)

    def _citations(self, entry: Entry) -> Iterator[str]:
        return (self._citation(c) for c in entry.citations if not c.page.startswith(WEEK))

    def _citation(self, citation: Citation) -> str:
        case = self.framework.case(citation.page.removeprefix(CASE))
        if case is not None and citation.page.startswith(CASE):
            return case.title.in_language(self.language.code)
        page = self.framework.page(citation.page)
        title = page.title.in_language(self.language.code) if page else self.told(citation.page)
        return f"{title}: ”{citation.quote}”" if citation.quote else title

    def _follow_up(self, follow_up: FollowUp) -> Iterator[Row]:
        asked = f"{self.language.day(follow_up.due)}. {follow_up.question}".strip()
        done = self.language.tr(msg("Done")) if follow_up.done_at and not follow_up.outcome else ""
        yield from self._row(msg("Look back"), asked, done, own=follow_up.outcome)


def _of_weeks(entry: Entry) -> Iterator[str]:
    """Gives the question of each week that a reflection answers."""
    return (c.quote for c in entry.citations if c.page.startswith(WEEK))
