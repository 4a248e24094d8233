"""The map of relations and criteria, and the one true sentence about what was written.

The map is the first pack's: another pack's criteria answer other questions.

Nothing here is a judgement: reflections are counted, never how they were rated, criteria are
never held against each other, and nothing is summed up as an achievement.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from trustdesk.domain.entry import CoveragePoint, Filters
from trustdesk.domain.faults import msg
from trustdesk.domain.framework import Case, Concept, Framework, Question
from trustdesk.services.language import Language
from trustdesk.services.ports import JournalReader

RELATION, CRITERION, ROLE = "relation", "criterion", "role"
LATEST = 8
"""So many reflections of a cell are shown, as dots and as titles."""
ENOUGH = 3
"""Fewer reflections than this allow no "mostly"."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The reflections that touch a relation and answer a criterion: how many, the latest."""

    count: int = 0
    latest: tuple[CoveragePoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What the reflections that `filters` choose touch.

    `total` counts them all and `first` is the earliest day; `by_relation` and `by_role` count
    them by concept id, `on_map` counts those that also answer a criterion, by relation id;
    `cells` are by (relation id, criterion id).
    """

    filters: Filters = field(default_factory=Filters)
    total: int = 0
    first: date | None = None
    by_relation: Mapping[str, int] = field(default_factory=dict)
    by_role: Mapping[str, int] = field(default_factory=dict)
    on_map: Mapping[str, int] = field(default_factory=dict)
    cells: Mapping[tuple[str, str], Cell] = field(default_factory=dict)

    def cell(self, relation: str, criterion: str) -> Cell:
        """Gives a cell, empty where nothing was written."""
        return self.cells.get((relation, criterion), Cell())


@dataclass(frozen=True, slots=True)
class Prompt:
    """What an empty cell offers: a question and a practice case, where the pack has any."""

    question: Question | None
    case: Case | None


def take_stock(reader: JournalReader, framework: Framework, filters: Filters) -> Written:
    """Gives what the chosen reflections touch. Raises JournalFault when it cannot be read."""
    total = reader.count(filters)
    earliest = reader.rows(filters, limit=1, skip=total - 1) if total else []
    on_map = {c.id for c in framework.concepts_for("", CRITERION)}
    points = [p for p in reader.coverage(filters) if p.criterion in on_map]
    return Written(
        filters=filters,
        total=total,
        first=earliest[0].date if earliest else None,
        by_relation={
            c.id: reader.count(replace(filters, relation=c.id))
            for c in relations_in_order(framework)
        },
        by_role={
            c.id: reader.count(replace(filters, role=c.id))
            for c in framework.concepts_of(ROLE)
            if filters.role in ("", c.id)
        },
        on_map=_reflections_by_relation(points),
        cells=_cells(points),
    )


def relations_in_order(framework: Framework) -> tuple[Concept, ...]:
    """Gives the first pack's relations in their order, what is its own addition last."""
    return tuple(sorted(framework.concepts_for("", RELATION), key=lambda c: c.addition))


def prompt_for(framework: Framework, relation: Concept, criterion: Concept, day: date) -> Prompt:
    """Gives a question and a case for a cell; they stay all day."""
    questions = [
        question
        for concept in (relation, criterion)
        for question in framework.questions_of(concept.page)
        if question.section == concept.section
    ]
    touching = [c for c in framework.cases if relation.id in c.relations]
    cases = [c for c in touching if criterion.id in c.criteria] or touching
    turn = day.toordinal()
    return Prompt(
        questions[turn % len(questions)] if questions else None,
        cases[turn % len(cases)] if cases else None,
    )


def sentence(written: Written, framework: Framework, language: Language, today: date) -> str:
    """Gives one true sentence about what the person has written."""
    return _Telling(written, framework, language, today).sentence()


def _cells(points: list[CoveragePoint]) -> dict[tuple[str, str], Cell]:
    found: dict[tuple[str, str], list[CoveragePoint]] = defaultdict(list)
    for point in points:  # the latest first
        found[point.relation, point.criterion].append(point)
    return {key: Cell(len(those), tuple(those[:LATEST])) for key, those in found.items()}


def _reflections_by_relation(points: list[CoveragePoint]) -> dict[str, int]:
    found: dict[str, set[str]] = defaultdict(set)
    for point in points:
        found[point.relation].add(point.entry)
    return {relation: len(entries) for relation, entries in found.items()}


def _leading(counts: Mapping[str, int]) -> frozenset[str]:
    """Gives the one or two that were clearly written about most, or nothing.

    Leading is having at least two thirds of the most; what does not lead has less, so "mostly"
    is true of any one or two that lead when others are there too.
    """
    most = max(counts.values(), default=0)
    leading = frozenset(c for c, n in counts.items() if n * 3 >= most * 2)
    others = {c for c, n in counts.items() if n} - leading
    return leading if most >= ENOUGH and len(leading) <= 2 and others else frozenset()


class _Telling:
    """Finds the sentence: what is empty first, then what stands out, then what is spread."""

    def __init__(
        self, written: Written, framework: Framework, language: Language, today: date
    ) -> None:
        self._written = written
        self._framework = framework
        self._language = language
        self._today = today

    def sentence(self) -> str:
        written = self._written
        if not written.total and written.filters.is_empty():
            return self._said(msg("Here a map grows of what you write about."))
        if not written.total:
            return self._said(msg("There are no reflections in what you have chosen."))
        if not any(written.on_map.values()) and written.filters.is_empty():
            return self._said(msg("Here a map grows of what you write about."))
        if not any(written.on_map.values()):
            return self._said(msg("{when} nothing you have written stands on the map."))
        return self._one_role() or self._about_relations()

    def _one_role(self) -> str:
        used = [role for role, n in self._written.by_role.items() if n]
        if self._written.filters.role or len(used) != 1 or self._written.by_role[used[0]] < ENOUGH:
            return ""
        return self._said(
            msg("{when} you have chosen one and the same role: {role}."), role=self._role(used[0])
        )

    def _about_relations(self) -> str:
        counts = self._written.by_relation
        used = frozenset(relation for relation, n in counts.items() if n)
        leading, on_map = _leading(counts), _leading(self._written.on_map)
        if len(used) <= 2 and not leading:
            return self._about(
                msg("{when} you have written about your dealings with {who}."),
                msg("{when} you have written about {who}."),
                used,
            )
        if leading and on_map <= leading:
            return self._about(
                msg("{when} you have mostly written about your dealings with {who}."),
                msg("{when} you have mostly written about {who}."),
                leading,
            )
        if on_map:  # more was written about others, but not held against a criterion
            return self._about(
                msg("{when} the map is mostly about your dealings with {who}."),
                msg("{when} the map is mostly about {who}."),
                on_map,
            )
        return self._said(msg("{when} what you have written is spread over several relations."))

    def _about(self, one: str, several: str, relations: frozenset[str]) -> str:
        """Gives the sentence about one relation, or about several: not one meeting with all."""
        text = one if len(relations) == 1 else several
        concepts = [c for c in relations_in_order(self._framework) if c.id in relations]
        code = self._language.code
        return self._said(text, who=self._language.listed([c.in_sentence(code) for c in concepts]))

    def _said(self, text: str, **values: str) -> str:
        return self._language.tr(text).format(when=self._when(), **values)

    def _when(self) -> str:
        written, language = self._written, self._language
        role = written.filters.role
        if not role:
            return self._since()
        text = language.tr("{when}, in the role {role},")
        return text.format(when=self._since(), role=self._role(role))

    def _since(self) -> str:
        filters, language, first = self._written.filters, self._language, self._written.first
        if filters.first and filters.last:
            days = (filters.last - filters.first).days + 1
            return language.trn("The last {n} day", "The last {n} days", days)
        if first is None:
            return ""
        this_year = first.year == self._today.year
        month = language.month_name(first) if this_year else language.month(first)
        return language.tr("Since {month}").format(month=month)

    def _role(self, role_id: str) -> str:
        concept = self._framework.concept(role_id)
        return concept.short.in_language(self._language.code) if concept else role_id
