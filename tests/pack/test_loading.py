"""A pack becomes a Framework, and what cannot be read is told in words."""

import subprocess
import sys

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from trustdesk.domain.faults import PackFault
from trustdesk.domain.framework import LocalText
from trustdesk.pack.files import read_head, split_page
from trustdesk.pack.loading import load_demo, load_pack


def test_everything_of_a_pack_is_there(mini):
    framework = load_pack(mini.folder)
    assert (framework.id, framework.version) == ("liten", "1")
    assert framework.title.in_language("en") == "Small"
    assert framework.voices["addition"].in_language("sv") == "Tillägg"
    assert [group.id for group in framework.kinds] == ["role", "criterion", "relation"]
    assert [c.id for c in framework.concepts] == ["vagvisa", "lyssna", "granne"]
    listen = framework.concept("lyssna")
    assert listen is not None
    assert (listen.page, listen.section, listen.addition) == ("ett", "lyssna", False)
    assert listen.detail.in_language("en") == "closely"
    assert [term.name.in_language("en") for term in listen.terms] == ["time"]
    neighbour = framework.concept("granne")
    assert neighbour is not None
    assert neighbour.addition
    assert neighbour.detail.in_language("sv") == ""
    scale = framework.scale_for("lyssna")
    assert scale is not None
    assert scale.version == 2
    assert [a.in_language("en") for a in scale.anchors] == ["One", "Two", "Three", "Four", "Five"]
    assert [q.id for q in framework.questions_of("ett")] == ["q1"]
    case = framework.case("fall-01")
    assert case is not None
    assert (case.roles, case.criteria, case.relations) == (("vagvisa",), ("lyssna",), ("granne",))
    assert framework.glossary[0].definition.in_language("en") == "A yes on paper."
    assert (framework.reading[0].title, framework.reading[0].year) == ("En bok", "")


def test_a_form_keeps_the_order_and_the_settings_of_its_fields(mini):
    form = load_pack(mini.folder).form("kort")
    assert form is not None
    before, after, scale, choice = form.fields
    assert (before.kind, before.place, before.phase, before.pair) == (
        "text", "column", "before", "efter",
    )  # fmt: skip
    assert after.reveal == "after_saving"
    assert (scale.concept_kind, scale.each, scale.many) == ("criterion", "criterion", False)
    assert [option.id for option in choice.options] == ["ja", "nej"]


def test_pages_come_in_the_order_of_the_contents_with_both_languages(mini):
    one, two = load_pack(mini.folder).pages_in_order()
    assert (one.id, one.order, one.concepts) == ("ett", 1, ("lyssna", "vagvisa"))
    assert one.title.by_language == {"sv": "Ett", "en": "One"}
    assert one.body.in_language("sv").startswith("Se [två](page:tva#mer)")
    assert "---" not in one.body.in_language("en")
    assert two.sources.in_language("sv") == ""


def test_the_demo_is_read_apart(mini):
    assert load_pack(mini.folder).demo == ()
    first, second = load_demo(mini.folder)
    assert (first.days_ago, first.forms, first.citation) == (3, ("kort",), "ett")
    assert first.tags[0].in_language("en") == "door"
    before = first.answers["kort"]["fore"]
    assert isinstance(before, LocalText)
    assert before.in_language("sv") == "Oro"
    assert first.reasons["lyssna"].in_language("en") == "It was quiet."
    assert (first.ratings, second.ratings) == ({"lyssna": 4}, {"lyssna": None})


def test_a_pack_may_hold_nothing_but_its_name(mini):
    for path in mini.folder.rglob("*"):
        if path.is_file() and path.name != "pack.toml":
            path.unlink()
    framework = load_pack(mini.folder)
    assert framework.concepts == ()
    assert framework.pages == ()
    assert load_demo(mini.folder) == ()


def test_a_byte_order_mark_and_windows_line_ends_are_read(mini):
    for path in [mini.folder / "pack.toml", mini.folder / "sv/pages/ett.md"]:
        text = path.read_text(encoding="utf-8")
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert mini.told() == []
    page = load_pack(mini.folder).page("ett")
    assert page is not None
    assert page.title.in_language("sv") == "Ett"


@pytest.mark.parametrize("folder", ["", "finns-inte"])
def test_a_folder_without_a_pack_is_told_in_words(tmp_path, folder):
    with pytest.raises(PackFault) as caught:
        load_pack(tmp_path / folder)
    assert caught.value.kind == "pack-missing"
    assert str(tmp_path) in caught.value.told(lambda text: text)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("pack.toml", 'id = "liten"', 'id = "liten'),
        ("pack.toml", "languages", "tongues"),
        ("pack.toml", 'title = { sv = "Liten", en = "Small" }', 'title = "Liten"'),
        ("concepts.toml", "order = 1", ""),
        ("concepts.toml", "[[concept]]", "concept = 3\n"),
        ("scales.toml", "anchors", "ankare"),
        ("forms.toml", 'place = "column"', ""),
        ("questions.toml", "[[question]]", "[[question]"),
        ("sv/pages/ett.md", "order: 1", "order: först"),
        ("en/pages/tva.md", "group: start\n", ""),
        ("en/pages/tva.md", "---\n", ""),
    ],
)
def test_a_file_that_cannot_be_read_is_named(mini, file, old, new):
    mini.change(file, old, new)
    with pytest.raises(PackFault) as caught:
        load_pack(mini.folder)
    assert file in caught.value.told(lambda text: text)


def test_a_broken_demo_is_named(mini):
    mini.change("demo.toml", '{ lyssna = "na" }', '{ lyssna = "nja" }')
    with pytest.raises(PackFault) as caught:
        load_demo(mini.folder)
    assert "demo.toml" in caught.value.told(lambda text: text)


words = st.text("abcåäö XYZ’”–?,.1", min_size=1, max_size=20).map(str.strip).filter(bool)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(title=words, items=st.lists(st.text("abcåäö_-", min_size=1, max_size=9), max_size=4))
def test_front_matter_reads_as_its_yaml_does(title, items):
    text = f"---\ntitle: {title}\nquoted: '{title}'\nconcepts: [{', '.join(items)}]\n---\n\nText.\n"
    head, body = split_page(text)
    try:
        truth = yaml.BaseLoader(head).get_single_data()
    except yaml.YAMLError:
        return  # the checker tells it
    assert read_head(head) == truth
    assert body == "Text."


def test_loading_needs_neither_pydantic_nor_a_yaml_library():
    code = (
        "import sys; import trustdesk.pack.loading;"
        "print([m for m in ('pydantic', 'yaml', 'markdown', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
