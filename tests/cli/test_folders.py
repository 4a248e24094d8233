"""Where the journal lies, and what a command makes: nothing, unless there is something to keep."""

import json
import stat
import sys

import pytest

from tests.cli.conftest import one_line
from tests.cli.running import run, spawn
from trustdesk.paths import DataFolder, default_data_folder
from trustdesk.services.settings import Settings, SettingsFile

READS = (
    ("list",),
    ("list", "--json", "--role", "folja_regelverk"),
    ("search", "tillit"),
    ("search", "tillit", "--in", "journal", "--json"),
    ("check",),
    ("check", "--json"),
    ("content", "check"),
)


@pytest.mark.parametrize("command", READS, ids=" ".join)
def test_reading_an_empty_folder_gives_nothing_and_makes_nothing(ask, data_dir, command):
    told = ask(*command)
    if "--json" in command:
        empty = {"list": [], "search": {"journal": [], "framework": []}}
        assert json.loads(told) == empty.get(command[0], json.loads(told))
    assert list(data_dir.iterdir()) == []


def test_an_empty_journal_is_well(ask):
    told = json.loads(ask("check", "--json"))
    assert set(told) == {"ok", "entries", "schema", "sqlite", "encrypted", "problems"}
    assert (told["ok"], told["entries"], told["problems"]) == (True, 0, [])


def test_an_empty_journal_can_be_exported_as_json_but_not_as_pdf(ask, data_dir, refused, tmp_path):
    ask("export", tmp_path / "ut.json")
    assert json.loads((tmp_path / "ut.json").read_bytes())["entries"] == []
    assert refused("export", tmp_path / "ut.pdf").startswith("No reflection matches")
    assert refused("show", "0").startswith("No reflection has")
    assert refused("backup").startswith("There is no journal")
    assert refused("backup", tmp_path / "kopia.db").startswith("There is no journal")
    assert list(data_dir.iterdir()) == []
    assert not (tmp_path / "ut.pdf").exists()
    assert not (tmp_path / "kopia.db").exists()


def test_the_default_folder_is_made_when_it_is_first_needed(nowhere_else):
    for command in READS:
        assert run(*command).status == 0
    assert run("add", "--text", " ").status == 1
    assert run("add", "--role", "chef").status == 1
    assert list(nowhere_else.iterdir()) == []
    assert run("add", "--text", "först").status == 0
    folder = default_data_folder()
    assert folder.is_relative_to(nowhere_else)
    assert (folder / "journal.db").is_file()
    if sys.platform != "win32":
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(json.loads(run("list", "--json").out)) == 1


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="only where XDG is the custom")
def test_xdg_names_the_default_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "annat å"))
    assert run("add", "--text", "x").status == 0
    assert (tmp_path / "annat å" / "TrustDesk" / "journal.db").is_file()


def test_the_environment_names_a_folder_and_the_option_wins(data_dir, tmp_path, monkeypatch):
    monkeypatch.setenv("TRUSTDESK_DATA_DIR", str(data_dir))
    assert run("add", "--text", "i miljön").status == 0
    other = tmp_path / "annan"
    other.mkdir()
    assert run(f"--data-dir={other}", "list").out == ""
    assert run("list").out.endswith("i miljön\n")
    monkeypatch.setenv("TRUSTDESK_DATA_DIR", "")
    assert run("list").out == ""
    monkeypatch.setenv("TRUSTDESK_DATA_DIR", str(tmp_path / "borta"))
    assert one_line(run("list"), 1)


def test_a_named_folder_may_be_relative_or_begin_with_a_tilde(nowhere_else, monkeypatch):
    (nowhere_else / "saker").mkdir()
    monkeypatch.chdir(nowhere_else)
    assert run("--data-dir", "saker", "add", "--text", "x").status == 0
    for name in ("~/saker", "./saker", str(nowhere_else / "saker")):
        assert run("--data-dir", name, "list").out.endswith("x\n")


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("borta", "The data folder"),
        ("fil/inuti", "The data folder"),
        ("fil", ""),
        ("~ingen-sådan/x", "The data folder"),
        ("lång" * 200, "The data folder"),
        ("byte\udcff", "The data folder"),
    ],
)
@pytest.mark.parametrize("command", ["list", "add --text x", "check", "restore x", "backup"])
def test_a_named_folder_that_is_none_is_told(refused, tmp_path, name, beginning, command):
    (tmp_path / "fil").write_text("ett brev")
    folder = name if name.startswith("~") else tmp_path / name
    line = refused(*command.split(), folder=folder)
    assert line.startswith(beginning or f"{folder} is a file")
    assert (tmp_path / "fil").read_text() == "ett brev"
    assert not (tmp_path / "borta").exists()


def test_an_empty_name_is_not_the_default_folder(refused, nowhere_else):
    for named in (("--data-dir", ""), ("--data-dir=",)):
        assert refused(*named, "add", "--text", "x", status=2, folder=None).startswith("A path")
        done = spawn(*named, "--measure-start")
        assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert list(nowhere_else.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a folder's mode means nothing on Windows")
def test_a_link_that_leads_to_itself_is_told(refused, tmp_path):
    loop = tmp_path / "slinga"
    loop.symlink_to(loop)
    assert refused("list", folder=loop).startswith("The data folder")


def test_the_language_is_the_option_else_the_setting_else_swedish(ask, data_dir):
    def heading(*arguments: str) -> str:
        return str(ask(*arguments, "search", "tillit", "--in", "framework", "--limit", "1"))

    swedish, english = heading("--lang", "sv"), heading("--lang", "en")
    assert swedish != english
    assert heading() == swedish
    assert heading("--lang=en") == english
    settings = SettingsFile(DataFolder(data_dir).settings)
    settings.save(Settings(language="en"))
    assert heading() == english
    assert heading("--lang", "sv") == swedish


def test_a_mistake_is_told_in_the_language_of_the_setting(data_dir, tmp_path, monkeypatch):
    """Also before anything else is understood."""
    SettingsFile(DataFolder(data_dir).settings).save(Settings(language="en"))
    for named in (("--data-dir", str(data_dir)), (f"--data-dir={data_dir}",)):
        told = one_line(run(*named, "lista"), 2)
        assert told.startswith("There is no command “lista”.")
        assert one_line(run(*named, "show", "0"), 1).startswith("No reflection")
    monkeypatch.setenv("TRUSTDESK_DATA_DIR", str(data_dir))
    assert one_line(run("list", "--nej"), 2).startswith("There is no option --nej here.")
    assert "usage:" in run("--help").out
    assert one_line(run("--data-dir", tmp_path / "borta", "list", "--lang", "en"), 2)
