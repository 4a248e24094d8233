import json
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from trustdesk.domain.entry import Citation, Entry, FollowUp, Rating
from trustdesk.domain.entry_json import canonical, entry_from_json, entry_to_json, fingerprint

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
MOMENTS = st.datetimes(
    datetime(2000, 1, 1),
    datetime(2100, 1, 1),
    timezones=st.just(UTC),
).map(lambda m: m.replace(microsecond=m.microsecond // 1000 * 1000))
RATINGS = st.builds(Rating, TEXT, st.none() | st.integers(1, 5), TEXT, st.integers(1, 9))
ENTRIES = st.builds(
    Entry,
    id=TEXT,
    date=st.dates(),
    created_at=MOMENTS,
    updated_at=MOMENTS,
    title=TEXT,
    body=TEXT,
    forms=TEXTS,
    roles=TEXTS,
    relations=TEXTS,
    tags=TEXTS,
    ratings=st.lists(RATINGS, max_size=2).map(tuple),
    answers=st.dictionaries(TEXT, st.dictionaries(TEXT, TEXT, max_size=2), max_size=2),
    citations=st.lists(st.builds(Citation, TEXT, TEXT, TEXT, TEXT), max_size=2).map(tuple),
    follow_ups=st.lists(
        st.builds(FollowUp, st.dates(), TEXT, st.none() | MOMENTS, TEXT), max_size=2
    ).map(tuple),
    trashed=st.booleans(),
)


@settings(derandomize=True, max_examples=150)
@given(ENTRIES)
def test_a_reflection_comes_back_equal_from_its_json(entry):
    assert entry_from_json(json.loads(json.dumps(entry_to_json(entry)))) == entry


@settings(derandomize=True, max_examples=50)
@given(ENTRIES, TEXT)
def test_the_fingerprint_changes_with_the_text(entry, text):
    from dataclasses import replace

    other = replace(entry, body=text)
    assert (fingerprint(entry) == fingerprint(other)) == (entry.body == text)
    assert canonical(entry).decode()


def test_marked_sentences_are_read_out_of_the_body():
    entry = Entry("x", date(2026, 1, 1), datetime.now(UTC), datetime.now(UTC))
    from dataclasses import replace

    body = "En rad. ==Det här tar jag med.== Mer ==och\ndetta== samt == nej == och ==två=="
    assert replace(entry, body=body).marks == ("Det här tar jag med.", "två")
