"""Which reflections are meant: every filter, a limit, and the ways to search."""

import json

import pytest

from tests.cli.running import run

ENTRIES = (
    ("ett", "2026-01-31", "--role", "folja_regelverk", "--rate", "kunna=3", "--tag", "möte"),
    ("två", "2026-02-01", "--relation", "brukare", "--rate", "vaga=na", "--tag", "mötet"),
    ("tre", "2026-02-28", "--answer", "vagledd.vad_hande=Vi pratade om sekretessen.",
     "--role", "utmana_regelverk", "--relation", "brukare", "--relation", "politiker"),
    ("fyra", "2026-03-01", "--text", "Sekretess igen, och möten.", "--role", "folja_regelverk",
     "--rate", "vaga=1"),
)  # fmt: skip
ALL = ["fyra", "tre", "två", "ett"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A journal of four reflections, which no test here changes."""
    folder = tmp_path_factory.mktemp("urval")
    for title, day, *rest in ENTRIES:
        told = run("--data-dir", folder, "add", "--title", title, "--date", day, *rest)
        assert told.status == 0, told
    return folder


@pytest.fixture
def data_dir(folder):
    return folder


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        ("", ALL),
        ("--from 2026-02-01", ["fyra", "tre", "två"]),
        ("--to 2026-02-28", ["tre", "två", "ett"]),
        ("--from 2026-02-01 --to 2026-02-01", ["två"]),
        ("--from 2027-01-01", []),
        ("--role folja_regelverk", ["fyra", "ett"]),
        ("--role utveckla_verksamheten", []),
        ("--criterion kunna", ["ett"]),
        ("--criterion vaga", ["fyra"]),
        ("--relation brukare", ["tre", "två"]),
        ("--relation politiker", ["tre"]),
        ("--tag möte", ["ett"]),
        ("--tag mötet", ["två"]),
        ("--tag okänd", []),
        ("--form vagledd", ["tre"]),
        ("--query sekretess", ["fyra", "tre"]),
        ("--query ...", []),
        ("--role folja_regelverk --from 2026-02-01", ["fyra"]),
        ("--relation brukare --query sekretessen --role utmana_regelverk", ["tre"]),
        ("--tag=möte --criterion=vaga", []),
    ],
)
def test_a_filter_means_the_same_for_list_json_and_export(ask, tmp_path, filters, titles):
    chosen = filters.split()
    assert [e["title"] for e in json.loads(ask("list", "--json", *chosen))] == titles
    assert [line.split("  ")[2] for line in ask("list", *chosen).splitlines()] == titles
    out = tmp_path / "ut.json"
    ask("export", out, *chosen)
    assert [e["title"] for e in json.loads(out.read_text("utf-8"))["entries"]] == titles[::-1]


def test_a_limit_keeps_the_latest(ask):
    for limit in (1, 3, 4, 999999999):
        assert [e["title"] for e in json.loads(ask("list", "--json", "--limit", str(limit)))] == (
            ALL[:limit]
        )
        assert len(ask("list", "--limit", str(limit)).splitlines()) == min(limit, 4)
    brukare = ("--relation", "brukare", "--limit", "1")
    assert [e["title"] for e in json.loads(ask("list", "--json", *brukare))] == ["tre"]
    assert len(json.loads(ask("search", "sekretess", "--json", "--limit", "1"))["journal"]) == 1


def test_the_list_has_no_bodies_and_there_is_no_limit_unless_given(ask):
    listed = json.loads(ask("list", "--json"))
    assert len(listed) == 4
    assert not any("body" in entry for entry in listed)


def test_search_looks_where_it_is_told(ask):
    def found(*where: str) -> tuple[bool, bool]:
        told = json.loads(ask("search", "sekretess", "--json", *where))
        assert set(told) == {"journal", "framework"}
        return bool(told["journal"]), bool(told["framework"])

    everywhere = found()
    assert everywhere[0]
    assert found("--in", "all") == everywhere
    assert found("--in", "journal") == (True, False)
    assert found("--in", "framework") == (False, everywhere[1])
    pages = json.loads(ask("search", "tillit", "--json", "--in", "framework"))["framework"]
    assert pages
    for page in pages:
        assert set(page) == {"page", "section", "title", "snippet"}
    (first,) = json.loads(ask("search", "tillit", "--json", "--in", "framework", "--limit", "1"))[
        "framework"
    ]
    assert first == pages[0]


def test_search_is_ordered_by_date_or_by_relevance(ask):
    def titles(*order: str) -> list[str]:
        told = json.loads(ask("search", "möte", "--json", "--in", "journal", *order))
        return [hit["title"] for hit in told["journal"]]

    assert titles() == titles("--order", "date") == ["fyra", "två", "ett"]
    assert sorted(titles("--order", "relevance")) == sorted(titles())


def test_relevance_puts_a_word_in_the_title_first(tmp_path):
    here = ("--data-dir", tmp_path)
    run(*here, "add", "--title", "Ansvar", "--date", "2026-01-01", "--text", "kort")
    text = "En lång text om annat. " * 20 + "ansvar"
    run(*here, "add", "--title", "Annat", "--date", "2026-01-02", "--text", text)
    for order, first in (("relevance", "Ansvar"), ("date", "Annat")):
        told = run(*here, "search", "ansvar", "--in", "journal", "--order", order, "--json")
        assert json.loads(told.out)["journal"][0]["title"] == first


def test_what_was_found_is_readable_without_json(ask):
    told = ask("search", "sekretess", "--in", "journal").splitlines()
    assert [line.split("  ")[2] for line in told[::2]] == ["fyra", "tre"]
    assert all("ekretess" in line for line in told[1::2])
    assert "tillit" in ask("search", "tillit", "--in", "framework", "--limit", "1").lower()


@pytest.mark.parametrize("query", ["", "  ", "*", '"', "(", "AND OR NOT", "a:b", "😀", "--", "{x}"])
def test_a_query_of_odd_characters_is_a_query(ask, query):
    told = json.loads(ask("search", "--json", "--", query))
    assert set(told) == {"journal", "framework"}
