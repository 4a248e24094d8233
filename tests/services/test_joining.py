"""Two packs as one framework: every id of the other is known by its pack, and leads within it."""

import re
from dataclasses import replace

import pytest

from trustdesk.domain.framework import LocalText
from trustdesk.domain.packs import pack_of
from trustdesk.pack.loading import load_pack
from trustdesk.paths import bundled
from trustdesk.services.absent import told_id
from trustdesk.services.joining import joined

EXAMPLE = bundled("content").parent / "docs" / "examples" / "statens-vardegrund"


@pytest.fixture(scope="module")
def first():
    return load_pack(bundled("content"))


@pytest.fixture(scope="module")
def twin(first):
    """The bundled pack beside itself: one of everything, under another id."""
    info = replace(first.packs[0], id="tva", version="7")
    return replace(first, id="tva", version="7", packs=(info,))


@pytest.fixture(scope="module")
def both(first, twin):
    return joined(first, [twin])


LISTS = ("concepts", "scales", "forms", "questions", "cases", "glossary", "reading", "pages",
         "diagrams", "page_groups", "form_groups", "themes", "case_fields")  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_the_first_pack_keeps_its_ids_and_the_other_gets_its_own(first, both, name):
    before, after = getattr(first, name), getattr(both, name)
    assert after[: len(before)] == before
    assert [i.id for i in after[len(before) :]] == [f"tva:{i.id}" for i in before]
    assert len({i.id for i in after}) == len(after)


def test_kinds_and_voices_are_shared(first, both):
    assert (both.kinds, dict(both.voices)) == (first.kinds, dict(first.voices))


def test_all_that_the_other_pack_mentions_is_there(both):
    for concept in both.concepts:
        assert not concept.page or both.page(concept.page)
    for scale in both.scales:
        assert both.concept(scale.concept)
    for form in both.forms:
        assert not form.page or both.page(form.page)
        assert not form.group or form.group in {g.id for g in both.form_groups}
        for field in form.fields:
            assert pack_of(field.each) in ("", pack_of(form.id))
    for case in both.cases:
        assert all(both.concept(c) for c in (*case.roles, *case.criteria, *case.relations))
    for question in both.questions:
        assert both.page(question.page)
    for page in both.pages:
        assert page.group in {g.id for g in both.page_groups}
        assert all(both.concept(c) for c in page.concepts)


def test_links_of_pages_and_figures_stay_in_their_pack(both):
    known = {
        "page": {p.id for p in both.pages},
        "term": {t.id for t in both.glossary},
        "case": {c.id for c in both.cases},
    }
    seen = 0
    for page in both.pages:
        for body in page.body.by_language.values():
            for scheme, id_ in re.findall(r"\]\((page|term|case):([^)#\s]+)", body):
                assert id_ in known[scheme]
                assert pack_of(id_) == pack_of(page.id)
                seen += 1
    for figure in both.diagrams:
        for led in (*figure.nodes, *figure.cells):
            if led.leads_to:
                assert pack_of(led.leads_to.partition(":")[2]) == pack_of(figure.id)
                seen += 1
    assert seen > 50


def test_figures_in_a_page_are_those_of_its_pack():
    pack = load_pack(EXAMPLE)
    whole = joined(load_pack(bundled("content")), [pack])
    page = whole.page("vardegrund:sex-principer")
    assert page is not None
    body = page.body.in_language("sv")
    assert "::: diagram | vardegrund:sex-principer\n:::" in body
    assert "::: addition | Statskontoret" in body
    assert whole.diagram("vardegrund:sex-principer") is not None


def test_a_voice_that_is_called_otherwise_is_another_voice(first, twin):
    other = {**twin.voices, "addition": LocalText({"sv": "Vår röst", "en": "Our voice"})}
    page = replace(twin.pages[0], body=LocalText({"sv": "::: addition | x\nOrd\n:::"}))
    whole = joined(first, [replace(twin, voices=other, pages=(page,))])
    assert whole.voices["addition"] == first.voices["addition"]
    assert whole.voices["tva:addition"].in_language("sv") == "Vår röst"
    assert whole.pages[-1].body.in_language("sv").startswith("::: tva:addition | x")


def test_a_form_asks_about_the_concepts_of_its_own_pack(first, both):
    own = [c.id for c in both.concepts_for("tva", "criterion")]
    assert own == [f"tva:{c.id}" for c in first.concepts_of("criterion")]
    assert both.concepts_for("", "criterion") == first.concepts_of("criterion")
    assert both.concepts_for("borta", "criterion") == ()
    whole = joined(first, [load_pack(EXAMPLE)])
    assert whole.concepts_for("vardegrund", "relation") == first.concepts_of("relation")


def test_a_citation_has_the_version_of_its_pack(first, both):
    assert both.version_of("kunna") == both.version_of("case:fall-01") == first.version
    assert both.version_of("tva:kunna") == both.version_of("case:tva:fall-01") == "7"
    assert both.version_of("borta:x") == ""
    assert both.version_of("week:2026-11-16") == first.version


def test_contents_list_the_other_pack_after_the_first(both):
    packs = [pack_of(page.id) for page in both.pages_in_order()]
    assert packs == sorted(packs)


def test_what_is_not_here_says_which_pack_it_is_of(first):
    told = told_id("borta:mod", first, str)
    assert told == "mod (from the package “borta”, which is not here)"
    assert told_id("case:borta:fall", first, str).startswith("fall (")
    assert told_id("mod", first, str) == "mod"
    assert told_id("week:2026-11-16", first, str) == "week:2026-11-16"
