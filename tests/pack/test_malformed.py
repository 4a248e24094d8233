"""Malformed packs: whatever is done to a pack, the checker names it and nothing falls over.

Each pack is the worked example with a few random injuries.
"""

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trustdesk.domain.faults import PackFault
from trustdesk.pack.adding import add_pack
from trustdesk.pack.checking import check_pack
from trustdesk.pack.folder import LARGEST_FILE
from trustdesk.pack.loading import load_pack
from trustdesk.pack.shelf import PackShelf
from trustdesk.paths import bundled
from trustdesk.services.joining import joined

EXAMPLE = bundled("content").parent / "docs" / "examples" / "statens-vardegrund"
NOW = datetime(2026, 11, 20, tzinfo=UTC)

Injury = Callable[[Path, Random], None]

_VALUE = re.compile(r"(?m)^(\w[\w.]*) = (.+)$")
_WRONG = (
    "7",
    '""',
    "true",
    "[]",
    '"åäö"',
    "{ sv = 1 }",
    "2020-01-01",
    "1e400",
    "[[[[]]]]",
    '"borta"',
    '{ sv = "x", en = "y", fi = "z" }',
    "-1",
    '"\\u0000"',
    '["a", "a"]',
)


def _file(folder: Path, random: Random, ending: str = "") -> Path:
    files = sorted(p for p in folder.rglob(f"*{ending}") if p.is_file() and not p.is_symlink())
    return random.choice(files) if files else folder / "pack.toml"


def _text(file: Path) -> str:
    return file.read_text("utf-8", errors="replace") if file.is_file() else ""


def _rewrite(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", errors="replace")


def _on_a_line(folder: Path, random: Random, change: Callable[[re.Match[str]], str]) -> None:
    file = _file(folder, random, ".toml")
    text = _text(file)
    found = list(_VALUE.finditer(text))
    if found:
        at = random.choice(found)
        _rewrite(file, text[: at.start()] + change(at) + text[at.end() :])


def drop_a_key(folder: Path, random: Random) -> None:
    _on_a_line(folder, random, lambda _m: "")


def rename_a_key(folder: Path, random: Random) -> None:
    _on_a_line(folder, random, lambda m: f"x{m[1]} = {m[2]}")


def change_a_value(folder: Path, random: Random) -> None:
    _on_a_line(folder, random, lambda m: f"{m[1]} = {random.choice(_WRONG)}")


def a_huge_number(folder: Path, random: Random) -> None:
    _on_a_line(folder, random, lambda m: f"{m[1]} = {'9' * 5_000}")


def a_deep_value(folder: Path, random: Random) -> None:
    n = random.choice((40, 2_000))
    _on_a_line(folder, random, lambda m: f"{m[1]} = {'[' * n}{']' * n}")


def a_deep_key(folder: Path, random: Random) -> None:
    _on_a_line(folder, random, lambda m: f"{'.'.join('a' * random.choice((50, 3_000)))} = 1")


def repeat_a_part(folder: Path, random: Random) -> None:
    file = _file(folder, random, ".toml")
    parts = re.split(r"(?m)^(?=\[\[)", _text(file))
    _rewrite(file, "".join([*parts, random.choice(parts)]))


def swap_an_id(folder: Path, random: Random) -> None:
    file = _file(folder, random)
    text = _text(file)
    ids = re.findall(r'"([\w-]+)"', text) or ["sex-principer"]
    _rewrite(file, text.replace(random.choice(ids), random.choice([*ids, "a:b", "å", "..", ""])))


def break_the_bytes(folder: Path, random: Random) -> None:
    file = _file(folder, random)
    whole = bytearray(file.read_bytes() if file.is_file() else b"")
    for _ in range(random.randint(1, 4)):
        if whole:
            whole[random.randrange(len(whole))] = random.randrange(256)
    file.write_bytes(bytes(whole))


def cut_a_file(folder: Path, random: Random) -> None:
    file = _file(folder, random)
    whole = file.read_bytes() if file.is_file() else b""
    file.write_bytes(whole[: random.randint(0, len(whole))])


def remove_a_file(folder: Path, random: Random) -> None:
    _file(folder, random).unlink(missing_ok=True)


def a_folder_for_a_file(folder: Path, random: Random) -> None:
    file = _file(folder, random)
    file.unlink(missing_ok=True)
    file.mkdir(exist_ok=True)


def a_link_elsewhere(folder: Path, random: Random) -> None:
    file = _file(folder, random)
    file.unlink(missing_ok=True)
    file.symlink_to(random.choice(("/etc/hostname", "..", "nowhere", file.name)))


def a_long_text(folder: Path, random: Random) -> None:
    file = _file(folder, random)
    signs = random.choice(("a", "{#", "[", "<a", "# {#x", "::: ", "](page:", "*_", "\n"))
    _rewrite(file, _text(file) + signs * (random.choice((20_000, 90_000)) // len(signs)))


def a_vast_file(folder: Path, random: Random) -> None:
    with _file(folder, random).open("ab") as file:
        file.truncate(LARGEST_FILE + 1)


def a_wrong_page(folder: Path, random: Random) -> None:
    file = _file(folder, random, ".md")
    wrong = (
        "order: x",
        "concepts: [a, b",
        "id: &a [*a]",
        "short: !!python/object:x {}",
        "group:",
        "a: {" * 800,
        "--- \n---",
        "title: 'a",
        "x: 1",
    )
    _rewrite(file, _text(file).replace("order: 1", random.choice(wrong), 1))


def a_wrong_link(folder: Path, random: Random) -> None:
    file = _file(folder, random, ".md")
    link = random.choice(
        ("page:borta", "term:", "case:a#b", "http://x", "page:a:b", "javascript:x")
    )
    _rewrite(file, _text(file) + f"\n[x]({link})\n\n::: diagram | borta\n:::\n\n::: borta\n")


def a_circle_of_parts(folder: Path, random: Random) -> None:
    file = folder / "diagrams.toml"
    _rewrite(file, _text(file).replace('id = "helheten"', 'id = "helheten"\nparent = "respekt"', 1))


INJURIES: tuple[Injury, ...] = (
    drop_a_key, rename_a_key, change_a_value, a_huge_number, a_deep_value, a_deep_key,
    repeat_a_part, swap_an_id, break_the_bytes, cut_a_file, remove_a_file, a_folder_for_a_file,
    a_link_elsewhere, a_long_text, a_vast_file, a_wrong_page, a_wrong_link, a_circle_of_parts,
)  # fmt: skip


def injured(place: Path, injuries: list[Injury], seed: int) -> Path:
    packs = place / "packs"
    shutil.rmtree(place, ignore_errors=True)
    pack = packs / "vardegrund"
    shutil.copytree(EXAMPLE, pack)
    random = Random(seed)
    for injury in injuries:
        injury(pack, random)
    return packs


def check_one(place: Path, first: Path, injuries: list[Injury], seed: int) -> bool:
    """Puts an injured pack before everything that reads packs; gives whether it was faulty."""
    packs = injured(place, injuries, seed)
    pack = packs / "vardegrund"
    problems = check_pack(pack)
    assert all(problem.told(lambda text: text) for problem in problems)
    shelf = PackShelf(first, packs)
    shelf.load()
    (mine,) = shelf.installed[1:]
    assert len(shelf.framework.pages) >= len(shelf.first.pages)
    assert shelf.framework.concepts[: len(shelf.first.concepts)] == shelf.first.concepts
    assert bool(problems) <= bool(mine.problems)
    if not mine.problems:
        assert shelf.framework.packs[1:] == (mine.info,)
        assert joined(shelf.first, [load_pack(pack)]) == shelf.framework
    else:
        assert shelf.framework == shelf.first
        assert all(p.file for p in mine.problems), [p.told(str) for p in mine.problems]
    try:
        add_pack(pack, place / "other", place / "removed", "liten", NOW)
    except PackFault:
        assert not [*(place / "other").glob("*")] if (place / "other").exists() else True
    return bool(mine.problems)


some_injuries = st.lists(st.sampled_from(INJURIES), min_size=1, max_size=4)
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=300, derandomize=True, deadline=None, suppress_health_check=QUIET)
@given(injuries=some_injuries, seed=st.integers(0, 2**32))
def test_three_hundred_malformed_packs(mini, tmp_path, injuries, seed):
    check_one(tmp_path / "prov", mini.folder, injuries, seed)


@pytest.mark.parametrize("injury", INJURIES)
def test_each_injury_alone(mini, tmp_path, injury):
    for seed in range(3):
        check_one(tmp_path / "prov", mini.folder, [injury], seed)


def test_answers_of_a_demo_that_lie_too_deep_are_told_and_not_followed(mini):
    mini.change("demo.toml", "answers = {", f"answers.kort.{'.'.join('a' * 3_000)} = 1\nx = {{")
    beyond = "A number in this file is too long, or its values lie too deep in each other."
    assert mini.told() == [f"demo.toml: {beyond}"]
