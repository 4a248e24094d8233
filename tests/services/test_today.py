from datetime import date, timedelta

from trustdesk.domain.framework import Question
from trustdesk.services.today import next_question, question_of_the_day


def test_the_question_stays_all_day(framework):
    today = date(2026, 11, 19)
    first = question_of_the_day(framework, today, {}, frozenset())
    assert isinstance(first, Question)
    other = next_question(framework, today, {first.id: today.isoformat()}, frozenset())
    assert other is not None
    shown = {first.id: "2026-11-18", other.id: today.isoformat()}
    assert question_of_the_day(framework, today, shown, frozenset()) == other


def test_no_question_returns_within_sixty_days(framework):
    shown: dict[str, str] = {}
    seen: list[str] = []
    for n in range(150):
        day = date(2026, 1, 1) + timedelta(days=n)
        question = question_of_the_day(framework, day, shown, frozenset())
        assert question is not None
        assert question.id not in seen[-60:]
        shown[question.id] = day.isoformat()
        seen.append(question.id)


def test_a_hidden_question_is_not_asked_again(framework):
    today = date(2026, 11, 19)
    first = question_of_the_day(framework, today, {}, frozenset())
    assert first is not None
    again = question_of_the_day(framework, today, {}, frozenset({first.id}))
    assert again is not None
    assert again.id != first.id
    everything = frozenset(q.id for q in framework.questions)
    assert question_of_the_day(framework, today, {}, everything) is None
