import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustdesk.domain.entry import Filters
from trustdesk.services.named import kept, renamed, without
from trustdesk.services.saved_filters import (
    SavedFilter,
    from_setting,
    to_setting,
)

NAMES = st.text(min_size=1, max_size=20).filter(lambda name: name.strip())
DAYS = st.none() | st.dates()
FILTERS = st.builds(
    Filters,
    first=DAYS,
    last=DAYS,
    role=st.text(max_size=5),
    criterion=st.text(max_size=5),
    relation=st.text(max_size=5),
    tag=st.text(max_size=5),
    form=st.text(max_size=5),
    query=st.text(max_size=5),
)
SPANS = FILTERS.map(lambda f: Filters(tag=f.tag, query=f.query))
SAVED = st.builds(SavedFilter, name=NAMES, filters=FILTERS) | st.builds(
    SavedFilter, name=NAMES, filters=SPANS, days=st.integers(1, 9_999)
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["name", "days", "first", "tag", "x"]), inner, max_size=5)
    ),
    max_leaves=15,
)


@given(st.lists(SAVED, max_size=5, unique_by=lambda s: s.name.casefold()))
def test_filters_come_back_from_the_journal_as_they_were(saved):
    stored = json.loads(json.dumps(to_setting(saved)))
    assert from_setting(stored) == tuple(saved)


@given(JSON)
def test_whatever_lies_there_can_be_read(value):
    assert all(isinstance(one, SavedFilter) for one in from_setting(value))


def test_what_another_version_wrote_is_left_out_and_unknown_ids_stay():
    stored = [
        {"name": "Mötet", "role": "borta:roll", "mood": "blue", "last": "inte en dag"},
        {"name": "  "},
        "något annat",
        {"name": "Veckan", "days": 7, "first": "2026-01-01"},
        {"name": "mötet", "tag": "nyare"},
    ]
    first, second = from_setting(stored)
    assert first == SavedFilter("mötet", Filters(tag="nyare"))
    assert second == SavedFilter("Veckan", Filters(), 7)
    [unknown] = from_setting(stored[:1])
    assert unknown.filters.role == "borta:roll"


def test_the_last_days_go_along_with_the_calendar():
    saved = SavedFilter("Veckan", Filters(tag="a"), 7)
    assert saved.on(date(2026, 11, 19)) == Filters(first=date(2026, 11, 13), tag="a")
    fixed = SavedFilter("Då", Filters(first=date(2026, 1, 1)))
    assert fixed.on(date(2030, 1, 1)) == fixed.filters


@pytest.mark.parametrize("name", ["Möte", "MÖTE"])
def test_each_name_stands_once(name):
    one, two = SavedFilter("möte"), SavedFilter("annat")
    again = SavedFilter(name, Filters(tag="a"))
    assert kept((one, two), again) == (again, two)
    assert without((one, two), name) == (two,)
    assert renamed((one, two), name, "Nytt") == (SavedFilter("Nytt"), two)
    assert renamed((one, two), name, "ANNAT") == (one, two)
    assert renamed((one, two), name, "  ") == (one, two)
    assert renamed((one, two), "möte", name) == (SavedFilter(name), two)
