"""A data folder, and the command line on it."""

import json

import pytest

from tests.cli.running import Told, run
from tests.cli.swedish import is_told_in_swedish


@pytest.fixture(autouse=True)
def nowhere_else(tmp_path, monkeypatch):
    """Without --data-dir a command finds an empty home, never the developer's own."""
    home = tmp_path / "hem"
    home.mkdir()
    monkeypatch.delenv("TRUSTDESK_DATA_DIR", raising=False)
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    return home


@pytest.fixture
def data_dir(tmp_path):
    folder = tmp_path / "Mina saker åäö #1 100%?"
    folder.mkdir()
    return folder


@pytest.fixture
def ask(data_dir):
    """Runs a command on the data folder; it must end with 0 and complain of nothing."""

    def asked(*arguments, stdin: bytes = b"") -> str:
        told = run("--data-dir", data_dir, *arguments, stdin=stdin)
        assert (told.status, told.err) == (0, "")
        return told.out

    return asked


@pytest.fixture
def add(ask):
    """Keeps a reflection and gives its id, which is all that `add` prints."""

    def added(*arguments, stdin: bytes = b"") -> str:
        out: str = ask("add", *arguments, stdin=stdin)
        assert out.endswith("\n")
        assert len(out) == 37
        return out.strip()

    return added


@pytest.fixture
def shown(ask):
    """Gives a reflection as `show --json` tells it."""
    return lambda entry_id: json.loads(ask("show", entry_id, "--json"))


@pytest.fixture
def refused(data_dir):
    """Runs a command that cannot be done, in both languages; gives the English line."""

    def told(*arguments, status: int = 1, stdin: bytes = b"", folder=data_dir) -> str:
        named = ("--data-dir", folder) if folder else ()
        swedish = one_line(run("--lang", "sv", *named, *arguments, stdin=stdin), status)
        english = one_line(run("--lang", "en", *named, *arguments, stdin=stdin), status)
        if is_told_in_swedish(english):
            assert swedish != english
        return english

    return told


def one_line(told: Told, status: int) -> str:
    """Asserts that a command failed as the contract says; gives its line without the name."""
    assert told.status == status, told
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.startswith("trustdesk: ")
    assert "Traceback" not in told.err
    line = told.err.removeprefix("trustdesk: ").rstrip("\n")
    assert line.endswith(".")
    assert ". " in line, "a cause and a next step"
    return line
