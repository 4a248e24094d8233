from dataclasses import replace
from datetime import timedelta

import pytest

from tests.fakes import FixedClock
from tests.storage.making import NOON, full_entry
from trustdesk.domain.entry import Rating
from trustdesk.domain.faults import InvalidInput
from trustdesk.paths import bundled
from trustdesk.services.composing import Draft
from trustdesk.services.versions import compare, in_words, reason_in_words, spoken
from trustdesk.wiring import build_core


@pytest.fixture(params=["sv", "en"])
def core(request, tmp_path):
    core = build_core(str(tmp_path), request.param)
    core.clock = FixedClock(NOON)
    return core


def said(comparison, part_id):
    part = next(p for p in comparison.parts if p.id == part_id)
    marks = {"kept": "", "added": "+", "removed": "-"}
    return part.label + ": " + "|".join(f"{marks[r.kind]}{r.text}" for r in part.runs)


@pytest.mark.parametrize("core", ["sv"], indirect=True)
def test_every_part_is_said_in_words(core):
    before = full_entry(
        ratings=(Rating("kunna", 2, "Det gick trögt."), Rating("vaga", 3)),
        answers={"balansen": {"lage": 1}},
        tags=("a",),
        roles=("folja_regelverk",),
    )
    now = replace(
        before,
        title="Samtalet om mandatet",
        date=before.date + timedelta(days=1),
        ratings=(Rating("kunna", 3, "Det gick bättre."),),
        answers={"balansen": {"lage": 2}},
        tags=("a", "b"),
        roles=(),
    )
    found = compare(before, now, core.framework, core.language)
    names = {c.id: c.short.in_language("sv") for c in core.framework.concepts}
    assert said(found, "title") == "Rubrik: Samtalet om |-ansvaret|+mandatet"
    assert said(found, "date") == ("Dag: -torsdag 19 november 2026| → |+fredag 20 november 2026")
    assert said(found, "rating kunna ") == f"{names['kunna']}: -Steg 2| → |+Steg 3"
    assert "-trögt|+bättre" in said(found, "rating kunna  reason")
    assert said(found, "rating vaga ") == f"{names['vaga']}: -Steg 3"
    assert said(found, "roles") == f"Roller: -{names['folja_regelverk']}"
    assert said(found, "tags") == "Etiketter: -a| → |+a, b"
    assert not next(p for p in found.parts if p.id == "relations").changed
    assert found.changed
    assert in_words(found, core.language).startswith("Sedan dess: ")
    aloud = spoken(found, core.language)
    assert "Rubrik, borttaget: ansvaret. Rubrik, tillagt: mandatet" in aloud
    assert aloud.endswith(("ändringar till", "ändring till"))


@pytest.mark.parametrize("core", ["sv"], indirect=True)
def test_an_unchanged_version_says_so(core):
    entry = full_entry()
    found = compare(entry, entry, core.framework, core.language)
    assert not found.changed
    assert in_words(found, core.language) == "Så ser reflektionen ut nu."
    assert spoken(found, core.language) == ""


def test_unknown_ids_are_said_with_the_pack_they_are_of(core):
    before = full_entry(answers={"borta:form": {"fält": ["x", {"y": True}]}}, forms=("borta:form",))
    found = compare(before, replace(before, roles=("borta:roll",)), core.framework, core.language)
    told = core.language.tr("{id} (from the package “{pack}”, which is not here)")
    form, role = (told.format(id=own, pack="borta") for own in ("form", "roll"))
    assert any(form in part.label for part in found.parts)
    assert any(role in "".join(run.text for run in part.runs) for part in found.parts)


def test_every_reason_has_words(core):
    for reason in ("autosave", "leave", "restore", "something-new"):
        assert core.language.tr(reason_in_words(reason))
    assert bundled("content").exists()


def test_a_version_taken_back_keeps_the_present_first(core):
    with core.writing_store() as store:
        journal = core.opening().journal(store)
        first = journal.add(Draft(title="Först", body="Jag vågade."))
        later = journal.save(replace(first, title="Sedan", body="Jag tvekade."))
        seq = store.history.versions(first.id)[-1].seq
        back = journal.take_version_back(first.id, seq)
        assert (back.title, back.body, back.created_at) == (
            "Först",
            "Jag vågade.",
            first.created_at,
        )
        kept = store.entry(first.id)
        assert (kept.title, kept.body) == ("Först", "Jag vågade.")
        reasons = [v.reason for v in store.history.versions(first.id)]
        assert reasons == ["restored", "restore", "add"]
        former = store.history.version(first.id, store.history.versions(first.id)[1].seq)
        assert (former.title, former.body) == (later.title, later.body)
        again = journal.take_version_back(first.id, store.history.versions(first.id)[1].seq)
        assert again.body == "Jag tvekade."


def test_a_copy_is_a_reflection_of_its_own(core):
    with core.writing_store() as store:
        journal = core.opening().journal(store)
        first = journal.add(Draft(body="Jag vågade."))
        journal.save(replace(first, body="Jag tvekade."))
        copy = journal.copy_version(first.id, 1)
        assert copy.id != first.id
        assert store.entry(copy.id).body == "Jag vågade."
        assert store.entry(first.id).body == "Jag tvekade."
        with pytest.raises(InvalidInput):
            journal.copy_version(first.id, 99)
