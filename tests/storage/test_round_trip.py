"""Whatever was written comes back, whatever was searched for never breaks."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage.making import open_store, uid
from trustdesk.domain.entry import Citation, Entry, Filters, FollowUp, Rating
from trustdesk.domain.entry_json import fingerprint
from trustdesk.paths import DataFolder
from trustdesk.storage.assembly import settle
from trustdesk.storage.verify import check

ODD = st.sampled_from(
    ["\0", "\ufeff", "\u202e", "\u2028", "\ufdd0", "\U0001f9d1\u200d\u2696\ufe0f", "a\u030a", "å",
     "\x02", "\x03", "'", '"', ";--", "\r\n", "ẞ", "İ", "\U0010ffff", "\u200b", "==", "\t"]
)  # fmt: skip
TEXT = st.lists(st.one_of(st.text(max_size=12), ODD), max_size=6).map("".join)
ID = st.text("abcdefgh_:", min_size=1, max_size=6)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
MOMENT = st.datetimes(
    datetime(1900, 1, 1),
    datetime(2200, 1, 1),
    timezones=ZONES,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


def some(what):
    return st.lists(what, max_size=3).map(tuple)


ENTRY = st.builds(
    Entry,
    id=st.just(uid(1)),
    date=st.dates(date(1, 1, 1)),
    created_at=MOMENT,
    updated_at=MOMENT,
    title=TEXT,
    body=TEXT,
    forms=some(ID),
    roles=some(ID),
    relations=some(ID),
    tags=some(TEXT),
    ratings=some(
        st.builds(
            Rating,
            ID,
            st.none() | st.integers(1, 5),
            TEXT,
            st.integers(1, 9),
            st.none() | st.just("") | ID,
        )
    ),
    answers=st.dictionaries(ID, st.dictionaries(ID, JSON, max_size=2), max_size=2),
    citations=some(st.builds(Citation, ID, ID, TEXT, ID)),
    follow_ups=some(st.builds(FollowUp, st.dates(), TEXT, st.none() | MOMENT, TEXT)),
    trashed=st.booleans(),
)
QUICK = settings(
    derandomize=True,
    deadline=None,
    max_examples=120,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@QUICK
@given(entry=ENTRY)
def test_what_was_saved_comes_back(journal, entry):
    journal.save(entry)
    back = journal.entry(uid(1))
    assert back == settle(entry)
    assert fingerprint(back) == fingerprint(settle(entry))
    assert back.created_at.utcoffset() == entry.created_at.utcoffset()
    assert abs(back.created_at - entry.created_at) < timedelta(milliseconds=1)


@settings(QUICK, max_examples=25)
@given(entries=st.lists(ENTRY, min_size=1, max_size=8))
def test_after_any_saves_everything_agrees(tmp_path_factory, entries):
    """Hashes, index, links and words, after many different states of one reflection."""
    folder = DataFolder(tmp_path_factory.mktemp("round"))
    store = open_store(folder)
    for number, entry in enumerate(entries):
        store.save(entry, reason="leave" if number % 2 else "autosave")
    versions = store.history.versions(uid(1))
    assert all(store.history.version(uid(1), info.seq) is not None for info in versions)
    store.close()
    report = check(folder)
    assert report.problems == ()
    assert not report.index_rebuilt


@settings(QUICK, max_examples=300)
@given(query=st.one_of(TEXT, st.text('ab"*-:()^ORANDNEAR+{}', max_size=15)))
def test_no_query_breaks(journal, query):
    if journal.count(Filters()) == 0:
        journal.save(Entry(uid(1), date(2026, 1, 1), NOW, NOW, "a b OR", 'ab "ba" near'))
    for order in ("date", "relevance"):
        for hit in journal.search(query, order):
            assert hit.id == uid(1)
    assert journal.count(Filters(query=query)) in (0, 1)


NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "query", ['"', "-", "a:b", "NEAR(", "*", "^a", "a AND", "(", "'", "\0", "\ud800"]
)
def test_odd_queries(journal, query):
    journal.save(Entry(uid(1), date(2026, 1, 1), NOW, NOW, "", "text"))
    assert journal.search(query) == []
