"""What stands in place of ids where a reflection's choices are told."""

from datetime import UTC, date, datetime

import pytest

from trustdesk.domain.entry import Citation, Entry
from trustdesk.paths import bundled
from trustdesk.services.facts import Facts, Row
from trustdesk.services.language import load_language
from trustdesk.services.week import Week, answer_of_week

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def facts(framework):
    return Facts(framework, load_language("sv", bundled("resources") / "translations"))


def test_the_answer_of_a_week_tells_its_question(facts):
    entry = answer_of_week(Week(date(2026, 11, 16)), "Titel", "Vad tar du med dig?", "Att.", NOON)
    assert facts.rows(entry) == [Row("Veckan", ("Vad tar du med dig?",))]


def test_a_case_is_called_by_its_title(facts, framework):
    case = framework.cases[0]
    cited = (Citation(f"case:{case.id}"), Citation(framework.pages[0].id))
    entry = Entry("id", NOON.date(), NOON, NOON, citations=cited)
    titles = (case.title.in_language("sv"), framework.pages[0].title.in_language("sv"))
    assert facts.rows(entry) == [Row("Ur ramverket", titles)]
