"""A journal that is not as it should be: every command says so, and leaves it as it is."""

import json
import sys
from contextlib import closing
from dataclasses import replace

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.cli.running import run
from tests.storage.making import bytes_of
from trustdesk.paths import DataFolder
from trustdesk.services.settings import SettingsFile
from trustdesk.storage.lock import JournalLock


def set_aside(folder):
    (folder / "journal.db").rename(folder.parent / "undan.db")


def empty(folder):
    (folder / "journal.db").write_bytes(b"")


def letter(folder):
    (folder / "journal.db").write_text("Ett brev, och inget annat.\n" * 40)


def of_another_program(folder):
    set_aside(folder)
    with closing(sqlcipher.connect(str(folder / "journal.db"))) as other:
        other.execute("CREATE TABLE songs (name TEXT)")
        other.commit()


def from_a_newer_version(folder):
    with closing(sqlcipher.connect(str(folder / "journal.db"))) as journal:
        journal.execute("PRAGMA user_version = 999")


def a_folder(folder):
    set_aside(folder)
    (folder / "journal.db").mkdir()


def cut(folder):
    whole = (folder / "journal.db").read_bytes()
    (folder / "journal.db").write_bytes(whole[: len(whole) // 2 + 100])


STATES = [
    (set_aside, "The journal is not at"),
    (empty, "The file"),
    (letter, "The file"),
    (of_another_program, "The file"),
    (from_a_newer_version, "The journal at"),
    (a_folder, "The file"),
    (cut, "The journal at"),
]
COMMANDS = [
    ["add", "--text", "en hemlighet"],
    ["list"],
    ["list", "--json"],
    ["show", "0"],
    ["search", "tillit"],
    ["export", "OUT.json"],
    ["export", "OUT.pdf"],
    ["backup"],
    ["backup", "OUT.db"],
]


@pytest.mark.parametrize(("change", "beginning"), STATES, ids=lambda v: getattr(v, "__name__", ""))
def test_a_journal_in_an_odd_state_is_told_and_left_as_it_is(
    refused, add, data_dir, tmp_path, change, beginning
):
    add("--text", "kvar")
    change(data_dir)
    before = bytes_of(data_dir)
    for command in COMMANDS:
        typed = [word.replace("OUT", str(tmp_path / "ut")) for word in command]
        line = refused(*typed)
        assert line.startswith(beginning), command
        assert "hemlighet" not in line
        assert bytes_of(data_dir) == before, command
    assert not list(tmp_path.glob("ut*"))

    told = run("--data-dir", data_dir, "--lang", "en", "check", "--json")
    report = json.loads(told.out)
    assert (told.status, told.err, report["ok"]) == (1, "", False)
    assert report["problems"][0].startswith(beginning)
    assert run("--data-dir", data_dir, "--lang", "en", "check").out.startswith(beginning)
    assert bytes_of(data_dir) == before


def test_only_the_copies_are_left(refused, ask, add, data_dir):
    """Without settings.json too, copies say that there was a journal."""
    add("--text", "kvar")
    copy = ask("backup").strip()
    set_aside(data_dir)
    (data_dir / "settings.json").unlink()
    for command in (["list"], ["add", "--text", "x"], ["backup"]):
        assert refused(*command).startswith("The journal is not at")
    assert ask("restore", copy) == ""
    assert ask("list").endswith("kvar\n")


def test_a_settings_file_that_is_damaged_is_no_hindrance(ask, add, data_dir):
    add("--text", "kvar")
    for damage in (b"", b"{", b"\xff\x00", b"[1]", b'{"language": 3, "journal_existed": "ja"}'):
        (data_dir / "settings.json").write_bytes(damage)
        assert "  kvar\n" in ask("list")
        add("--text", "mer")


def test_back_to_a_copy_and_forward_again(ask, add, data_dir, tmp_path):
    one = add("--text", "ett")
    copy = ask("backup").strip()
    assert copy.startswith(str(data_dir / "backups"))
    two = add("--text", "två")
    named = tmp_path / "kopia åäö.db"
    assert ask("backup", named) == f"{named}\n"
    aside = ask("restore", copy).strip()
    assert [e["id"] for e in json.loads(ask("list", "--json"))] == [one]
    ask("restore", named)
    assert [e["id"] for e in json.loads(ask("list", "--json"))] == [two, one]
    ask("restore", aside)
    assert json.loads(ask("check", "--json"))["entries"] == 2
    assert ask("check", "--json").count("\n") > 1


@pytest.mark.parametrize(
    ("content", "beginning"),
    [
        (None, "There is no file"),
        (b"", "The backup"),
        (b"ett brev " * 100, "The file"),
        ("foreign", "The file"),
        ("cut", "The"),
        ("newer", "The journal at"),
    ],
)
def test_a_backup_that_is_none_changes_nothing(
    refused, ask, add, data_dir, tmp_path, content, beginning
):
    add("--text", "kvar")
    backup = tmp_path / "kopia.db"
    if isinstance(content, bytes):
        backup.write_bytes(content)
    elif content is not None:
        ask("backup", backup)
        folder = tmp_path / "verkstad"
        folder.mkdir()
        backup.rename(folder / "journal.db")
        {"foreign": of_another_program, "cut": cut, "newer": from_a_newer_version}[content](folder)
        (folder / "journal.db").rename(backup)
    before = bytes_of(data_dir), backup.exists() and backup.read_bytes()
    line = refused("restore", backup)
    assert line.startswith(beginning)
    assert "Restore" not in line
    after = bytes_of(data_dir)
    after.pop("journal.lock", None)
    before[0].pop("journal.lock", None)
    assert (after, backup.exists() and backup.read_bytes()) == before
    assert ask("list").endswith("kvar\n")


def test_an_open_window_hinders_restore_alone(refused, ask, add, data_dir, tmp_path):
    add("--text", "ett")
    copy = ask("backup").strip()
    with JournalLock(DataFolder(data_dir)):
        add("--text", "medan fönstret är öppet")
        assert ask("list").count("\n") == 2
        assert json.loads(ask("search", "fönstret", "--json", "--in", "journal"))["journal"]
        ask("check")
        ask("backup")
        ask("export", tmp_path / "ut.json")
        before = bytes_of(data_dir)
        line = refused("restore", copy)
        assert line == "TrustDesk is open. Close the window and try again."
        assert bytes_of(data_dir) == before
    ask("restore", copy)
    assert ask("list").count("\n") == 1


def test_a_fault_is_told_in_the_language_that_was_chosen(ask, add, data_dir):
    add("--text", "ett")
    copy = ask("backup").strip()
    swedish = "trustdesk: TrustDesk är öppet. Stäng fönstret och försök igen.\n"
    english = "trustdesk: TrustDesk is open. Close the window and try again.\n"
    folder = DataFolder(data_dir)
    file = SettingsFile(folder.settings)
    with JournalLock(folder):
        for named in (("--data-dir", data_dir), (f"--data-dir={data_dir}",)):
            for language, expected in (("sv", swedish), ("en", english)):
                file.save(replace(file.load(), language=language))
                assert run(*named, "restore", copy) == (1, "", expected)
                assert run(*named, "--lang=sv", "restore", copy).err == swedish
                assert run("--lang", "en", *named, "restore", copy).err == english
            file.save(replace(file.load(), language=""))
            assert run(*named, "restore", copy).err == swedish


def test_a_damaged_reflection_is_named_by_date_and_id(ask, add, data_dir):
    entry_id = add("--text", "kvar", "--date", "2026-03-04")
    with closing(sqlcipher.connect(str(data_dir / "journal.db"))) as journal:
        journal.execute("UPDATE entry SET title = 'ändrad av någon annan'")
        journal.commit()
    told = run("--data-dir", data_dir, "--lang", "en", "check", "--json")
    assert told.status == 1
    (problem,) = json.loads(told.out)["problems"]
    assert entry_id in problem
    assert "2026-03-04" in problem
    assert "ändrad" not in told.out
    assert run("--data-dir", data_dir, "--lang", "en", "check").out == f"{problem}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="bytes in names")
def test_a_folder_whose_name_is_no_utf8(tmp_path):
    folder = tmp_path / "p\udce5"
    folder.mkdir()
    assert run("--data-dir", folder, "add", "--text", "kvar").status == 0
    assert run("--data-dir", folder, "list").out.endswith("kvar\n")
    assert run("--data-dir", folder, "export", folder / "ut.json").status == 0
    assert (folder / "ut.json").exists()
    told = run("--data-dir", folder, "backup")
    assert told.status == 0, told
