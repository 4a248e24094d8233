"""`content check`: one line for each fault of a pack, with file and key."""

import json
import re
import shutil

import pytest

from tests.cli.running import run
from tests.storage.making import bytes_of
from trustdesk.paths import bundled


@pytest.fixture
def pack(tmp_path):
    """A copy of the bundled pack."""
    return shutil.copytree(bundled("content"), tmp_path / "pack åäö")


def change(file, pattern: str, new: str):
    text, count = re.subn(pattern, new, file.read_text("utf-8"), count=1)
    assert count, pattern
    file.write_text(text, "utf-8")


def test_the_bundled_pack_and_a_copy_of_it_are_well(ask, pack):
    english = ("--lang", "en", "content", "check")
    assert ask(*english) == ask(*english, pack) == "The content pack holds nothing wrong.\n"


def test_every_fault_is_a_line_with_file_and_key(data_dir, pack):
    change(pack / "questions.toml", r"page = ['\"][a-z-]+['\"]", 'page = "borta"')
    change(pack / "scales.toml", r"version = \d+", 'version = "ny"')
    change(pack / "pack.toml", r"(?m)^licence = .*$", "")
    before = bytes_of(pack)
    told = run("--data-dir", data_dir, "--lang", "en", "content", "check", pack)
    assert (told.status, told.err) == (1, "")
    lines = told.out.splitlines()
    assert lines == [line for line in lines if re.match(r"[\w/.-]+: [\w.\[\]-]+: .+\.$", line)]
    assert "pack.toml: licence: This key is missing." in lines

    change(pack / "pack.toml", r"\A", 'licence = "EUPL-1.2"\n')
    told = run("--data-dir", data_dir, "--lang", "en", "content", "check", pack)
    lines = told.out.splitlines()
    assert len(lines) == len(set(lines)) >= 2
    assert any(re.fullmatch(r"questions\.toml: question\[.+\]\.page: .*borta\.", x) for x in lines)
    assert any(x.startswith("scales.toml: scale[") and ".version: " in x for x in lines)
    assert all(re.match(r"[\w/.-]+: \S+: \S.*\.$", line) for line in lines)
    assert list(data_dir.iterdir()) == []
    assert bytes_of(pack) != before


@pytest.mark.parametrize("name", ["tom", "borta", "fil"])
def test_a_folder_without_a_pack_is_one_fault(data_dir, tmp_path, name):
    (tmp_path / "tom").mkdir()
    (tmp_path / "fil").write_text("x")
    told = run("--data-dir", data_dir, "--lang", "en", "content", "check", tmp_path / name)
    assert (told.status, told.err, told.out.count("\n")) == (1, "", 1)
    assert told.out.startswith("pack.toml: There is no content pack in")


def test_a_page_that_is_no_utf8_is_a_line(data_dir, pack):
    page = next((pack / "sv" / "pages").glob("*.md"))
    page.write_bytes(page.read_bytes() + b"\xff")
    told = run("--data-dir", data_dir, "--lang", "en", "content", "check", pack)
    assert (told.status, told.err) == (1, "")
    assert f"sv/pages/{page.name}" in told.out


EXAMPLE = bundled("content").parent / "docs" / "examples" / "statens-vardegrund"


def test_without_a_folder_every_pack_is_verified(data_dir):
    shutil.copytree(EXAMPLE, data_dir / "packs" / "vardegrund")
    english = ("--data-dir", data_dir, "--lang", "en", "content", "check")
    told = run(*english)
    well = "The content pack holds nothing wrong."
    assert (told.status, told.out) == (0, f"{well}\nvardegrund: {well}\n")
    change(data_dir / "packs" / "vardegrund" / "pack.toml", r"(?m)^licence = .*$", "")
    told = run(*english)
    missing = "vardegrund/pack.toml: licence: This key is missing."
    assert (told.status, told.out) == (1, f"{well}\n{missing}\n")


def test_ids_of_another_pack_are_written_with_it(ask, data_dir):
    shutil.copytree(EXAMPLE, data_dir / "packs" / "vardegrund")
    answer = "vardegrund:sex_fragor.vager_tyngst=vardegrund:respekt"
    id_ = ask("add", "--rate", "vardegrund:legalitet=na", "--answer", answer).strip()
    kept = json.loads(ask("show", id_, "--json"))
    assert kept["answers"] == {"vardegrund:sex_fragor": {"vager_tyngst": "vardegrund:respekt"}}
    assert kept["ratings"][0]["concept"] == "vardegrund:legalitet"
    found = json.loads(ask("search", "legalitet", "--json", "--in", "framework"))["framework"]
    assert ("vardegrund:sex-principer", "legalitet") in {(f["page"], f["section"]) for f in found}


def test_a_form_of_another_pack_asks_about_its_own_concepts(data_dir):
    shutil.copytree(EXAMPLE, data_dir / "packs" / "vardegrund")
    told = run("--data-dir", data_dir, "--lang", "en", "add", "--answer",
               "vardegrund:sex_fragor.vager_tyngst=kunna")  # fmt: skip
    assert told.status == 1
    assert "vardegrund:demokrati" in told.err


def test_a_faulty_pack_is_told_of_and_the_rest_works(data_dir):
    folder = data_dir / "packs" / "vardegrund"
    shutil.copytree(EXAMPLE, folder)
    (folder / "concepts.toml").write_text("[", "utf-8")
    told = run("--data-dir", data_dir, "--lang", "en", "add", "--rate", "kunna=3")
    assert told.status == 0
    assert told.err.splitlines() == [
        f"trustdesk: The package in {folder} is not used: something is wrong in it."
        f" Run “trustdesk content check {folder}” to see what."
    ]
