"""The person's own packs beside the bundled one: used when well, listed with faults when not."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.pack.conftest import MiniPack
from trustdesk.domain.packs import FaultyPack
from trustdesk.pack import checking
from trustdesk.pack.adding import add_pack, remove_pack
from trustdesk.pack.checking import check_pack
from trustdesk.pack.shelf import PackShelf
from trustdesk.paths import bundled

EXAMPLE = bundled("content").parent / "docs" / "examples" / "statens-vardegrund"
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.fixture
def packs(tmp_path) -> Path:
    folder: Path = tmp_path / "packs"
    return folder


@pytest.fixture
def shelf(mini, packs) -> PackShelf:
    return PackShelf(mini.folder, packs)


def english(text: str) -> str:
    return text


def faults(shelf: PackShelf) -> dict[str, list[str]]:
    return {p.name: [f.told(english) for f in p.problems] for p in shelf.installed if p.problems}


def test_the_worked_example_holds_nothing_wrong():
    assert check_pack(EXAMPLE) == []


def test_without_packs_there_is_the_bundled_one(shelf, mini):
    assert shelf.load() is False
    assert [p.name for p in shelf.installed] == [mini.folder.name]
    assert shelf.framework is shelf.first


def test_a_pack_stands_beside_the_bundled_one(shelf, packs):
    shutil.copytree(EXAMPLE, packs / "vardegrund")
    assert shelf.load() is True
    assert shelf.framework.page("vardegrund:sex-principer") is not None
    assert shelf.framework.page("ett") is not None
    assert shelf.load() is False


def test_a_faulty_pack_is_listed_and_the_rest_is_used(shelf, packs):
    shutil.copytree(EXAMPLE, packs / "vardegrund")
    MiniPack(packs / "trasig").change("concepts.toml", 'kind = "role"', 'kind = "roll"')
    shelf.load()
    assert list(faults(shelf)) == ["trasig"]
    first = "concepts.toml: concept[vagvisa].kind: There is no kind roll in pack.toml."
    assert faults(shelf)["trasig"][0] == first
    assert [p.id for p in shelf.framework.packs] == ["liten", "vardegrund"]


def test_two_packs_of_one_id_and_one_with_the_bundled_id_are_faults(shelf, packs):
    for name in ("a", "b"):
        shutil.copytree(EXAMPLE, packs / name)
    MiniPack(packs / "c")
    MiniPack(packs / "d").change("pack.toml", 'id = "liten"', 'id = "case"')
    MiniPack(packs / "e").change("pack.toml", 'id = "liten"', 'id = "a:b"')
    shelf.load()
    assert faults(shelf) == {
        "b": ["pack.toml: id: Another pack in use has the id vardegrund."],
        "c": ["pack.toml: id: Another pack in use has the id liten."],
        "d": ["pack.toml: id: No pack can have the id case."],
        "e": [
            "pack.toml: id: An id is made of a–z, 0–9, hyphen, full stop and underscore.",
        ],
    }


def test_what_leads_elsewhere_is_never_read(shelf, packs, tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "away")
    packs.mkdir()
    (packs / "led").symlink_to(tmp_path / "away")
    shutil.copytree(EXAMPLE, packs / "inside")
    (packs / "inside" / "sv" / "pages" / "hem.md").symlink_to(tmp_path / "hem.md")
    shelf.load()
    assert faults(shelf) == {
        "inside": [
            "sv/pages/hem.md: This leads elsewhere: a pack holds files and folders of its own."
        ],
        "led": [".: This folder leads elsewhere: put the pack itself here."],
    }


def test_a_pack_that_was_well_is_not_checked_again_until_it_changes(
    shelf, mini, packs, monkeypatch
):
    shutil.copytree(EXAMPLE, packs / "vardegrund")
    shelf.load()
    looked: list[Path] = []

    def looking(folder: Path) -> list[object]:
        looked.append(folder)
        return []

    monkeypatch.setattr(checking, "check_pack", looking)
    again = PackShelf(mini.folder, packs)
    again.load()
    assert (looked, len(again.framework.packs)) == ([], 2)
    glossary = packs / "vardegrund" / "glossary.toml"
    glossary.write_text(glossary.read_text("utf-8") + "\n", "utf-8")
    again.load()
    assert looked == [packs / "vardegrund"]


def test_a_lost_memory_of_checks_only_costs_time(shelf, mini, packs):
    shutil.copytree(EXAMPLE, packs / "vardegrund")
    for left in ("", "[]", '{"vardegrund": 3}', "[" * 9_000):
        packs.joinpath(".checked.json").write_text(left)
        again = PackShelf(mini.folder, packs)
        assert again.load() is True


def test_adding_copies_and_puts_an_earlier_one_aside(packs, tmp_path):
    removed = tmp_path / "removed"
    pack = add_pack(EXAMPLE, packs, removed, "liten", NOW)
    assert (pack.id, pack.version) == ("vardegrund", "1")
    assert check_pack(packs / "vardegrund") == []
    newer = tmp_path / "newer"
    shutil.copytree(EXAMPLE, newer)
    text = (newer / "pack.toml").read_text("utf-8").replace('version = "1"', 'version = "2"')
    (newer / "pack.toml").write_text(text, "utf-8")
    assert add_pack(newer, packs, removed, "liten", NOW).version == "2"
    assert [p.name for p in packs.iterdir()] == ["vardegrund"]
    assert [p.name for p in removed.iterdir()] == ["vardegrund-2026-11-20-093000"]


def test_a_faulty_pack_is_not_added_and_what_lay_there_stays(packs, tmp_path):
    add_pack(EXAMPLE, packs, tmp_path / "removed", "liten", NOW)
    worse = tmp_path / "worse"
    shutil.copytree(EXAMPLE, worse)
    (worse / "pack.toml").write_text("id = 3", "utf-8")
    with pytest.raises(FaultyPack) as caught:
        add_pack(worse, packs, tmp_path / "removed", "liten", NOW)
    assert "pack.toml: id: Here a text is needed." in [
        p.told(english) for p in caught.value.problems
    ]
    assert [p.name for p in packs.iterdir()] == ["vardegrund"]
    assert check_pack(packs / "vardegrund") == []
    with pytest.raises(FaultyPack):
        add_pack(EXAMPLE, packs, tmp_path / "removed", "vardegrund", NOW)


def test_removing_moves_and_deletes_nothing(packs, tmp_path):
    add_pack(EXAMPLE, packs, tmp_path / "removed", "liten", NOW)
    kept = remove_pack("vardegrund", packs, tmp_path / "removed", NOW)
    assert kept is not None
    assert check_pack(kept) == []
    assert remove_pack("vardegrund", packs, tmp_path / "removed", NOW) is None
