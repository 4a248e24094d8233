"""What `add` was given comes back the same through every door."""

import json
import re
import shutil
import subprocess
import sys
from datetime import date, datetime

import pytest

from tests.cli.running import spawn, surroundings

TEXT = "På mötet sa någon åäö ÅÄÖ högt.\n\n==Jag vågade fråga.== – ”Varför?”, é, 😀"
GIVEN = (
    *("--title", "Å, ett   möte"),
    *("--date", "2026-02-28"),
    *("--rate", "kunna=4", "--rate", "vaga=2", "--rate", "vilja=na"),
    *("--role", "folja_regelverk", "--role", "utmana_regelverk"),
    *("--relation", "brukare"),
    *("--tag", "möte", "--tag", " två  ord "),
    *("--answer", "vagledd.vad_hande=Hon ringde = två gånger."),
    *("--form", "vagledd"),
    *("--text", TEXT),
)


def rated(concept: str, value: int | None) -> dict[str, object]:
    return {"concept": concept, "value": value, "reason": "", "scale_version": 1, "about": None}


EXPECTED = {
    "title": "Å, ett möte",
    "date": "2026-02-28",
    "forms": ["vagledd"],
    "roles": ["folja_regelverk", "utmana_regelverk"],
    "relations": ["brukare"],
    "tags": ["möte", "två ord"],
    "ratings": [rated("kunna", 4), rated("vaga", 2), rated("vilja", None)],
    "answers": {"vagledd": {"vad_hande": "Hon ringde = två gånger."}},
    "marks": ["Jag vågade fråga."],
    "citations": [],
    "follow_ups": [],
    "trashed": False,
}
TIMES = {"created_at", "updated_at"}


def test_list_show_and_the_json_file_tell_what_was_given(ask, add, shown, tmp_path):
    entry_id = add(*GIVEN)
    whole = EXPECTED | {"id": entry_id, "body": TEXT}
    (listed,) = json.loads(ask("list", "--json"))
    assert {k: v for k, v in listed.items() if k not in TIMES} == EXPECTED | {"id": entry_id}
    entry = shown(entry_id)
    assert {k: v for k, v in entry.items() if k not in TIMES} == whole
    assert entry == listed | {"body": TEXT}
    for name in TIMES:
        assert datetime.fromisoformat(entry[name]).utcoffset() is not None

    out = tmp_path / "ut.json"
    assert ask("export", out) == f"{out}\n"
    written = json.loads(out.read_bytes().decode("utf-8"))
    assert written["format"] == 1
    assert datetime.fromisoformat(written["exported_at"]).utcoffset() is not None
    assert written["entries"] == [entry]


def test_search_finds_it_by_every_part(ask, add):
    entry_id = add(*GIVEN)
    for query in ("mötet", "ringde", "möte", '"någon åäö"', "VÅGADE"):
        found = json.loads(ask("search", query, "--json", "--in", "journal"))
        assert found["framework"] == []
        (hit,) = found["journal"]
        assert set(hit) == {"id", "title", "date", "snippet"}
        assert (hit["id"], hit["title"], hit["date"]) == (entry_id, "Å, ett möte", "2026-02-28")
    assert "vågade" in hit["snippet"]
    assert json.loads(ask("search", "motet", "--json", "--in", "journal"))["journal"] == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
def test_the_pdf_says_it_too(ask, add, tmp_path):
    add(*GIVEN)
    out = tmp_path / "ut åäö.pdf"
    assert ask("export", out) == f"{out}\n"
    read = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, check=True)
    text = " ".join(read.stdout.decode("utf-8").split())
    for part in ("Å, ett möte", "På mötet sa någon åäö ÅÄÖ högt.", "Jag vågade fråga.",
                 "möte, två ord", "Hon ringde = två gånger."):  # fmt: skip
        assert part in text


def test_any_unique_beginning_of_an_id_is_enough(ask, add, refused):
    one, two = add("--text", "ett"), add("--text", "två")
    same = next(n for n in range(36) if one[: n + 1] != two[: n + 1])
    for entry_id, text in ((one, "ett"), (two, "två")):
        for length in (same + 1, 20, 36):
            assert json.loads(ask("show", entry_id[:length], "--json"))["body"] == text
            assert json.loads(ask("show", entry_id[:length].upper(), "--json"))["body"] == text
    assert refused("show", one[:same]).startswith("More than one reflection")
    for odd in ("ffff", "%", "_", "0*", "", "0\x00", "\udcff", "\ud800", one + "0", one + "\n"):
        assert refused("show", odd).startswith("No reflection")


def test_list_and_show_are_readable_without_json(ask, add):
    add("--text", "# Rubrik\n\nInget *eget* namn på den här.", "--date", "2026-03-01")
    entry_id = add(*GIVEN)
    lines = ask("list").splitlines()
    assert len(lines) == 2
    assert lines[0].endswith("2026-03-01  Rubrik Inget eget namn på den här.")
    assert lines[1] == f"{entry_id}  2026-02-28  Å, ett möte"
    read = ask("--lang", "sv", "show", entry_id)
    assert TEXT in read
    for part in ("Å, ett möte", "Följa regelverk", "möte, två ord", "Hon ringde = två gånger."):
        assert part.lower() in read.lower()
    assert "28 February 2026" in ask("--lang", "en", "show", entry_id)
    assert not re.search(r"[{}\[\]]|None", read)


def test_what_would_steer_a_terminal_is_only_shown_in_json(ask, add, shown):
    text = "röd \x1b[31mtext\x07 slut\u200b"
    entry_id = add("--text", text, "--title", "a\x1b[2Jb")
    assert shown(entry_id)["body"] == text
    for command in (("list",), ("show", entry_id), ("search", "röd")):
        assert "\x1b" not in ask(*command)


def test_a_day_that_is_not_given_is_today(add, shown):
    before = date.today()
    assert before.isoformat() <= shown(add("--text", "x"))["date"] <= date.today().isoformat()


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("\ufeffmed märke".encode(), "med märke"),
        (b"en\r\ntv\xc3\xa5\rtre\n", "en\ntvå\ntre\n"),
        ("  inled\u0308t\tså \n\n".encode(), "  inled\u0308t\tså \n\n"),
        ("\ufeff\ufeffandra är text".encode(), "\ufeffandra är text"),
    ],
)
def test_a_file_and_standard_input_are_taken_as_they_are(add, shown, tmp_path, raw, kept):
    file = tmp_path / "anteckning åäö.txt"
    file.write_bytes(raw)
    assert shown(add("--file", file))["body"] == kept
    assert shown(add("--file", "-", stdin=raw))["body"] == kept
    assert file.read_bytes() == raw


def test_standard_input_of_a_real_process(data_dir, shown):
    done = spawn("--data-dir", data_dir, "add", "--file", "-", stdin="\ufeffå\r\nä".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert shown(done.stdout.decode().strip())["body"] == "å\nä"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no locale without å, ä and ö")
def test_utf8_whatever_the_locale_is_called(data_dir):
    """Also where Python would take the arguments for ASCII."""
    plain = surroundings(LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    text = "På Ängön: ”åäö” 😀"
    arguments = ("--text", text.encode(), "--title", "ÅÄÖ".encode(), "--tag", "möte".encode())
    done = spawn("--data-dir", data_dir, "add", *arguments, environment=plain)
    assert (done.returncode, done.stderr) == (0, b"")
    for environment in (plain, surroundings(PYTHONIOENCODING="latin-1")):
        told = spawn("--data-dir", data_dir, "list", "--json", environment=environment)
        (entry,) = json.loads(told.stdout.decode("utf-8"))
        assert (entry["title"], entry["tags"]) == ("ÅÄÖ", ["möte"])
    shown = spawn("--data-dir", data_dir, "show", entry["id"], environment=plain)
    assert text in shown.stdout.decode("utf-8")
    wrong = spawn("--data-dir", data_dir, "show", "åäö".encode(), environment=plain)
    assert (wrong.returncode, wrong.stdout) == (1, b"")
    assert "åäö" in wrong.stderr.decode("utf-8")
