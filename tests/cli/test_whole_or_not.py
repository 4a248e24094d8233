"""A file is written whole or stays what it was: folders that may not be written, full disks."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress

import pytest

from tests.cli.running import run, spawn
from tests.storage.making import bytes_of

BIG = "En lång text. " * 20_000
OUTS = ("ut.json", "ut.pdf", "kopia.db")
WITHOUT_PRIVILEGES = ("setpriv", "--inh-caps=-all", "--bounding-set=-all")
"""Root stays root, but a folder's mode holds for it as for everyone."""


def command_for(out) -> str:
    return "backup" if str(out).endswith(".db") else "export"


@pytest.mark.parametrize("name", OUTS)
def test_a_file_that_exists_is_replaced(ask, add, tmp_path, name):
    add("--text", "kvar")
    out = tmp_path / name
    out.write_bytes(b"det som var" * 100_000)
    assert ask(command_for(out), out) == f"{out}\n"
    beginning = {".json": b"{", ".pdf": b"%PDF", ".db": b"SQLite format 3"}[out.suffix]
    assert out.read_bytes().startswith(beginning)
    assert b"det som var" not in out.read_bytes()
    assert [path.name for path in tmp_path.glob(f"{name}*")] == [name]


@pytest.mark.parametrize("name", OUTS)
def test_a_place_that_is_none_is_told(refused, add, tmp_path, name):
    add("--text", "kvar")
    folder = tmp_path / name
    folder.mkdir()
    (folder / "fil").write_text("x")
    assert refused(command_for(name), folder).startswith(f"{name} is a folder.")
    missing = tmp_path / "borta" / name
    assert refused(command_for(name), missing).startswith("The folder")
    assert refused(command_for(name), folder / "fil" / name).startswith("The folder")
    assert [path.name for path in folder.iterdir()] == ["fil"]
    assert not missing.parent.exists()


@pytest.mark.parametrize(
    "own", ["journal.db", "journal.db-wal", "settings.json", "trustdesk.log", "Journal.DB"]
)
def test_the_journals_own_files_are_never_written_over(refused, add, data_dir, own):
    add("--text", "kvar")
    before = bytes_of(data_dir)
    assert refused("backup", data_dir / own).endswith("Choose another name for the file.")
    if own.endswith(".json"):
        assert refused("export", data_dir / own)
        assert refused("export", data_dir / ".." / data_dir.name / own)
    assert bytes_of(data_dir) == before


def test_a_file_may_be_written_into_the_data_folder(ask, add, data_dir):
    add("--text", "kvar")
    ask("export", data_dir / "journal.json")
    assert (data_dir / "journal.json").exists()


@pytest.fixture
def as_anyone():
    """What starts a process for which modes hold; nothing when this one is no root."""
    if sys.platform == "win32":
        pytest.skip("a folder's mode means nothing on Windows")
    if os.geteuid() != 0:
        return ()
    if not shutil.which("setpriv"):
        pytest.skip("root may write anywhere, and setpriv is not installed")
    test = subprocess.run([*WITHOUT_PRIVILEGES, "true"], capture_output=True, check=False)
    if test.returncode:
        pytest.skip("root may write anywhere, and may not give that up here")
    return WITHOUT_PRIVILEGES


@pytest.fixture
def locked(tmp_path):
    """A folder that may be entered and read, but not written."""
    folder = tmp_path / "låst"
    folder.mkdir()
    yield folder
    folder.chmod(0o755)


def told_by(done: "subprocess.CompletedProcess[bytes]") -> str:
    err = done.stderr.decode()
    assert (done.returncode, done.stdout, err.count("\n")) == (1, b"", 1), err
    assert err.startswith("trustdesk: ")
    return err


@pytest.mark.parametrize("name", OUTS)
def test_a_folder_that_may_not_be_written_keeps_what_was(add, data_dir, locked, as_anyone, name):
    add("--text", "kvar")
    out = locked / name
    out.write_bytes(b"det som var")
    locked.chmod(0o555)
    done = spawn(
        *("--data-dir", data_dir, "--lang", "en", command_for(name), out), before=as_anyone
    )
    assert name in told_by(done) or "folder" in told_by(done)
    assert out.read_bytes() == b"det som var"
    assert [path.name for path in locked.iterdir()] == [name]


def test_an_unwritable_data_folder_is_told(locked, as_anyone):
    locked.chmod(0o555)
    add = ("--data-dir", locked, "--lang", "en", "add", "--text", "x")
    assert "Nothing can be written in the folder" in told_by(spawn(*add, before=as_anyone))
    read = spawn("--data-dir", locked, "list", before=as_anyone)
    assert (read.returncode, read.stdout, read.stderr) == (0, b"", b"")
    locked.chmod(0o000)
    for command in ("list", "check"):
        done = spawn("--data-dir", locked, "--lang", "en", command, before=as_anyone)
        assert "cannot be read" in told_by(done)
    locked.chmod(0o755)
    assert list(locked.iterdir()) == []


def test_a_journal_in_an_unwritable_folder_is_told_and_kept(locked, as_anyone):
    assert run("--data-dir", locked, "add", "--text", "kvar").status == 0
    before = bytes_of(locked)
    locked.chmod(0o555)
    (locked / "journal.db").chmod(0o444)
    done = spawn(*("--data-dir", locked, "--lang", "en", "add", "--text", "x"), before=as_anyone)
    assert "permissions" in told_by(done)
    locked.chmod(0o755)
    (locked / "journal.db").chmod(0o644)
    assert bytes_of(locked) == before
    assert run("--data-dir", locked, "list").out.endswith("kvar\n")


def test_a_default_folder_that_cannot_be_made_is_told(nowhere_else, refused, monkeypatch):
    if sys.platform in {"win32", "darwin"}:
        pytest.skip("only where XDG is the custom")
    monkeypatch.setenv("XDG_DATA_HOME", str(nowhere_else / "fil"))
    (nowhere_else / "fil").write_text("x")
    assert refused("add", "--text", "x", folder=None)
    assert run("list").out == ""


class SmallDisk:
    """A disk of 4 MB that can be filled to the last byte."""

    def __init__(self, place):
        self.place = place
        mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("a small disk can be made by root only")

    def fill(self):
        with (self.place / "fyllnad").open("wb", buffering=0) as filler, suppress(OSError):
            while filler.write(b"x" * 4096):
                pass

    def free(self):
        (self.place / "fyllnad").unlink(missing_ok=True)

    def close(self):
        subprocess.run(["umount", str(self.place)], check=True)


class SmallFiles:
    """A limit on what any file of this process, or of its children, may hold."""

    def __init__(self, place):
        self.place = place
        self._handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def fill(self):
        self._limit(60_000)

    def free(self):
        import resource

        self._limit(resource.RLIM_INFINITY)

    def close(self):
        self.free()
        signal.signal(signal.SIGXFSZ, self._handler)

    def _limit(self, size):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size if size >= 0 else most, most))


@pytest.fixture(params=[SmallDisk, SmallFiles])
def disk(request, tmp_path):
    """A place that can be full."""
    if sys.platform == "win32":
        pytest.skip("Windows has neither")
    place = tmp_path / "liten"
    place.mkdir()
    disk = request.param(place)
    yield disk
    disk.free()
    disk.close()


FULL = ("is full", "could not read or write")


def test_a_full_disk_is_told_and_what_was_kept_stays(refused, disk, tmp_path):
    here = disk.place
    text = tmp_path / "lång.txt"
    text.write_text(BIG)
    assert run("--data-dir", here, "add", "--text", "kvar").status == 0
    before = {k: v for k, v in bytes_of(here).items() if k != "fyllnad"}
    disk.fill()
    line = refused("add", "--file", text, folder=here)
    assert any(word in line for word in FULL), line
    disk.free()
    assert {k: v for k, v in bytes_of(here).items() if not k.endswith("-wal")} == before
    assert run("--data-dir", here, "list").out.endswith("kvar\n")
    assert run("--data-dir", here, "list").out.count("\n") == 1
    assert run("--data-dir", here, "check").status == 0
    assert run("--data-dir", here, "add", "--file", text).status == 0
    assert run("--data-dir", here, "check").status == 0


def test_the_first_reflection_on_a_full_disk(refused, disk):
    disk.fill()
    line = refused("add", "--text", "x" * 50_000, folder=disk.place)
    assert any(word in line for word in FULL), line
    assert {path.name for path in disk.place.iterdir()} <= {"fyllnad"}
    disk.free()
    assert run("--data-dir", disk.place, "add", "--text", "kvar").status == 0


@pytest.mark.parametrize("name", OUTS)
def test_a_file_that_does_not_fit_leaves_what_was(refused, add, data_dir, disk, tmp_path, name):
    text = tmp_path / "lång.txt"
    text.write_text(BIG[:90_000])
    add("--file", text)
    out = disk.place / name
    out.write_bytes(b"det som var")
    journal = bytes_of(data_dir)
    disk.fill()
    line = refused(command_for(name), out)
    assert any(word in line for word in (*FULL, "could not be written")), line
    disk.free()
    assert out.read_bytes() == b"det som var"
    assert [path.name for path in disk.place.iterdir()] == [name]
    assert bytes_of(data_dir) == journal
