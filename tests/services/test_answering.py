"""What was typed as an answer, where the bundled forms have no such field."""

from datetime import date

import pytest

from tests.fakes import FixedClock
from trustdesk.domain.entry import Entry, FollowUp
from trustdesk.domain.faults import InvalidInput
from trustdesk.domain.framework import Form, FormField, LocalText, Option
from trustdesk.services.answering import AnswerReader

NOW = FixedClock().now()
ASKED = LocalText({"sv": "Hur gick det?", "en": "How did it go?"})
OPTIONS = (Option("a", ASKED), Option("b", ASKED))


class OneForm:
    """A framework with one form."""

    concepts_for = staticmethod(lambda _pack, _kind: ())
    concept = staticmethod(lambda _id: None)
    cases = ()

    def __init__(self, *fields: FormField) -> None:
        self._form = Form("f", 1, "", 1, "", ASKED, ASKED, fields)

    def form(self, _form_id: str) -> Form:
        return self._form


def field(kind: str, field_id: str = "x", **more) -> FormField:
    return FormField(field_id, kind, "column", ASKED, ASKED, **more)  # type: ignore[arg-type]


def put(framework, entry: Entry | None = None, language: str = "sv", **typed: str) -> Entry:
    entry = entry or Entry("1", NOW.date(), NOW, NOW)
    reader = AnswerReader(framework, language)
    return reader.put(entry, {("f", field_id): value for field_id, value in typed.items()})


def test_one_piece_of_evidence():
    framework = OneForm(field("evidence", options=OPTIONS))
    given = put(framework, x='{"text": "Hon visade.", "kind": "a"}').answers
    assert given == {"f": {"x": {"text": "Hon visade.", "kind": "a"}}}
    with pytest.raises(InvalidInput) as caught:
        put(framework, x="Hon visade.")
    assert "“text” and “kind”" in caught.value.told(str)


def test_several_of_each():
    framework = OneForm(field("choice", options=OPTIONS, many=True, each="options"))
    assert put(framework, x='{"a": ["b", "a", "b"], "b": []}').answers == {
        "f": {"x": {"a": ["b", "a"]}}
    }


def test_a_step_of_each():
    framework = OneForm(
        field("balance", each="y"), field("choice", "y", options=OPTIONS, many=True)
    )
    assert put(framework, x='{"b": -2}', y="b").answers == {"f": {"y": ["b"], "x": {"b": -2}}}
    for wrong in ('{"b": -4}', '{"b": true}', '{"b": 1.0}', '{"b": "1"}', "[]", "3"):
        with pytest.raises(InvalidInput) as caught:
            put(framework, x=wrong, y="b")
        assert caught.value.kind == "answer-kind"


def test_a_new_date_takes_the_place_of_the_old_question():
    framework = OneForm(field("follow_up"))
    first = put(framework, x="2026-12-01")
    second = put(framework, first, "en", x="2026-12-08")
    assert second.follow_ups == (FollowUp(date(2026, 12, 8), "How did it go?"),)
    assert second.answers == {"f": {"x": "2026-12-08"}}


def test_nothing_takes_an_answer_away():
    framework = OneForm(field("text"))
    assert put(framework, put(framework, x="ord"), x=" \n").answers == {}
