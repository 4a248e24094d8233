"""What can truly be said of what was written, and what an empty cell offers."""

import gettext
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest

from trustdesk.domain.entry import CoveragePoint, EntryRow, Filters
from trustdesk.services.insights import (
    LATEST,
    Written,
    prompt_for,
    relations_in_order,
    sentence,
    take_stock,
)
from trustdesk.services.language import Language
from trustdesk.services.ports import JournalReader

TODAY = date(2026, 11, 19)
Held = tuple[date, Sequence[str], Sequence[str], Sequence[str]]
EVERYTHING = Filters()
MOMENT = datetime(2026, 11, 19, 14, 32, tzinfo=UTC)
ENGLISH = Language("en", gettext.NullTranslations())


class Reflections:
    """A journal that holds (day, relations, criteria, role) and nothing else."""

    def __init__(self, held: Iterable[Held]) -> None:
        self._held = sorted(held, key=lambda one: one[0], reverse=True)

    def _chosen(self, filters: Filters):
        return [
            (n, one)
            for n, one in enumerate(self._held)
            if (not filters.first or one[0] >= filters.first)
            and (not filters.last or one[0] <= filters.last)
            and (not filters.relation or filters.relation in one[1])
            and (not filters.role or filters.role in one[3])
        ]

    def count(self, filters: Filters) -> int:
        return len(self._chosen(filters))

    def rows(self, filters: Filters, limit: int | None = None, skip: int = 0) -> list[EntryRow]:
        chosen = self._chosen(filters)[skip:]
        return [EntryRow(str(n), one[0], "", "", MOMENT) for n, one in chosen[:limit]]

    def coverage(self, filters: Filters) -> list[CoveragePoint]:
        return [
            CoveragePoint(relation, criterion, str(n), day, f"{n}")
            for n, (day, relations, criteria, _) in self._chosen(filters)
            for relation in relations
            for criterion in criteria
        ]


def _days(count: int, first: date = date(2026, 8, 24)):
    return [first + timedelta(days=3 * n) for n in range(count)]


def _about(*times: tuple[int, Sequence[str]], criteria=("kunna",), roles=()):
    relations = [each for count, each in times for _ in range(count)]
    return [
        (day, each, criteria, roles)
        for day, each in zip(_days(len(relations)), relations, strict=True)
    ]


def _stock(framework, held, filters=EVERYTHING):
    return take_stock(cast("JournalReader", Reflections(held)), framework, filters)


def _told(framework, held, filters=EVERYTHING):
    written = _stock(framework, held, filters)
    return sentence(written, framework, ENGLISH, TODAY)


def test_what_stands_out_is_told_with_the_month_it_began(framework):
    held = _about((9, ["brukare"]), (3, ["politiker"]), (1, ["granskande"]))
    assert _told(framework, held) == (
        "Since August you have mostly written about your dealings with users."
    )


def test_two_that_are_close_are_told_together_in_the_packs_order(framework):
    held = _about((7, ["politiker"]), (8, ["inom"]), (2, ["brukare"]))
    assert _told(framework, held).endswith("written about politicians and your own administration.")


def test_another_year_is_named(framework):
    held: list[Held] = [(date(2025, 3, 4), ["brukare"], ["kunna"], [])]
    assert _told(framework, held).startswith("Since March 2025 you have written about")


def test_one_reflection_claims_no_mostly(framework):
    told = _told(framework, _about((1, ["brukare", "granskande"])))
    assert told == ("Since August you have written about users and auditing bodies.")


def test_what_is_spread_is_said_to_be(framework):
    everywhere = [(3, [c.id]) for c in framework.concepts_of("relation")]
    assert _told(framework, _about(*everywhere)) == (
        "Since August what you have written is spread over several relations."
    )


def test_one_role_only_is_told_by_its_name(framework):
    role = framework.concepts_of("role")[1]
    held = _about((9, ["brukare"]), (1, ["politiker"]), roles=[role.id])
    told = _told(framework, held)
    assert told == "Since August you have chosen one and the same role: Challenging rules."


def test_a_period_and_a_role_are_part_of_the_sentence(framework):
    role = framework.concepts_of("role")[2].id
    held = _about((9, ["brukare"]), (1, ["politiker"]), roles=[role])
    filters = Filters(first=TODAY - timedelta(days=89), last=TODAY, role=role)
    assert _told(framework, held, filters) == (
        "The last 90 days, in the role Following rules, "
        "you have mostly written about your dealings with users."
    )


def test_what_was_never_held_against_a_criterion_is_not_on_the_map(framework):
    held = _about((4, ["brukare"]), criteria=())
    assert _told(framework, held) == "Here a map grows of what you write about."
    filters = Filters(first=TODAY - timedelta(days=89), last=TODAY)
    told = _told(framework, held, filters)
    assert told == "The last 90 days nothing you have written stands on the map."


def test_the_map_speaks_for_itself_where_most_was_written_about_others(framework):
    unrated = _about((9, ["politiker"]), criteria=())
    rated = _about((4, ["brukare"]), (1, ["inom"]))
    assert _told(framework, unrated + rated) == (
        "Since August the map is mostly about your dealings with users."
    )


def test_an_empty_journal_and_an_empty_choice_are_told_apart(framework):
    assert _told(framework, []) == "Here a map grows of what you write about."
    chosen = Filters(role=framework.concepts_of("role")[0].id)
    assert _told(framework, [], chosen) == "There are no reflections in what you have chosen."


@pytest.mark.parametrize("count", [1, 3, 6, 30])
def test_no_sentence_names_a_criterion(framework, count):
    criteria = [c.id for c in framework.concepts_of("criterion")]
    told = _told(framework, _about((count, ["brukare"]), (1, ["politiker"]), criteria=criteria))
    for concept in framework.concepts_of("criterion"):
        assert concept.short.in_language("en") not in told
        assert concept.name.in_language("en") not in told


def test_a_cell_counts_reflections_and_keeps_the_latest(framework):
    written = _stock(framework, _about((11, ["brukare"])))
    cell = written.cell("brukare", "kunna")
    assert cell.count == 11
    assert len(cell.latest) == LATEST
    assert cell.latest[0].date == max(_days(11))
    assert written.cell("brukare", "vaga").count == 0
    assert Written().cell("brukare", "kunna").latest == ()


def test_what_is_the_packs_own_stands_last(framework):
    order = relations_in_order(framework)
    assert [c.addition for c in order] == [False] * (len(order) - 1) + [True]


def test_every_cell_has_a_question_and_a_case_of_its_own_and_they_stay_all_day(framework):
    for relation in framework.concepts_of("relation"):
        for criterion in framework.concepts_of("criterion"):
            prompt = prompt_for(framework, relation, criterion, TODAY)
            assert prompt == prompt_for(framework, relation, criterion, TODAY)
            assert prompt.question is not None
            assert prompt.case is not None
            assert prompt.question.section in (relation.section, criterion.section)
            assert relation.id in prompt.case.relations
            assert criterion.id in prompt.case.criteria
