import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.storage.making import NOON, full_entry
from trustdesk.services.templates import (
    TEMPLATES,
    Template,
    from_setting,
    made_of,
    template_of,
    templates,
    to_setting,
)
from trustdesk.wiring import build_core

TEXTS = st.lists(st.text(max_size=8), max_size=3).map(tuple)
MADE = st.builds(
    Template,
    name=st.text(min_size=1, max_size=12).filter(lambda name: name.strip()),
    title=st.text(max_size=12),
    body=st.text(max_size=40),
    forms=TEXTS,
    roles=TEXTS,
    relations=TEXTS,
    tags=TEXTS,
    origin=st.text(max_size=5),
)


@given(st.lists(MADE, max_size=4, unique_by=lambda t: t.name.casefold()))
def test_templates_come_back_as_they_were(made):
    assert from_setting(json.loads(json.dumps(to_setting(made)))) == tuple(made)


def test_a_template_keeps_how_it_is_built_and_nothing_of_the_situation(tmp_path):
    entry = full_entry()
    core = build_core(str(tmp_path), "sv")
    with core.writing_store() as store:
        store.save(entry)
        store.set_setting(TEMPLATES, to_setting([template_of(entry, "Samtal")]))
    with core.reading() as reader:
        [template] = templates(reader)
    begun = template.begun(NOON)
    assert begun == replace(
        entry,
        id=begun.id,
        date=NOON.date(),
        created_at=NOON,
        updated_at=NOON,
        ratings=(),
        answers={},
        citations=(),
        follow_ups=(),
        trashed=False,
    )
    assert begun.id != entry.id
    assert made_of([template], [entry.id]) == ("Samtal",)
    assert made_of([template], ["another"]) == ()


def test_what_cannot_be_read_is_left_out():
    stored = [
        {"name": "Hel", "forms": ["a", 3], "body": None},
        {"title": "x"},
        7,
        {"name": ["x"]},
    ]
    assert from_setting(stored) == (Template("Hel", forms=("a",)),)
    assert from_setting({"name": "x"}) == ()
