"""Input that cannot be used: one line with cause and next step, and nothing is lost or made."""

import sys

import pytest

from tests.cli.running import spawn
from tests.storage.making import bytes_of
from trustdesk import cli
from trustdesk.domain.text import MAX_BYTES

CANNOT_BE_KEPT = [
    (["--role", "chef"], "There is no role “chef”. These exist: utveckla_verksamheten, "),
    (["--role", "brukare"], "There is no role “brukare”."),
    (["--relation", "kunna"], "There is no relation “kunna”."),
    (["--relation", ""], "There is no relation “”."),
    (["--rate", "mod=3"], "There is no scale for “mod”. These can be rated: kunna"),
    (["--rate", "KUNNA=3"], "There is no scale for “KUNNA”."),
    (["--form", "dikt"], "There is no form “dikt”."),
    (["--answer", "dikt.rad=x"], "There is no form “dikt”."),
    (["--answer", "vagledd.rad=x"], "The form “vagledd” has no field “rad”."),
    (["--answer", "vagledd.roller=x"], "“vagledd.roller” is no answer: it is a part of"),
    (["--text", "a\x00b"], "The text holds a NUL character"),
    (["--title", "a\x00b"], "The text holds a NUL character"),
    (["--tag", "a\x00b"], "The text holds a NUL character"),
    (["--answer", "vagledd.vad_hande=a\x00b"], "The text holds a NUL character"),
    (["--text", "a\udcffb"], "The text is not UTF-8."),
    (["--title", "a\ud83d"], "The text is not UTF-8."),
    (["--tag", "\udcff"], "The text is not UTF-8."),
    (["--answer", "vagledd.vad_hande=\ud800"], "The text is not UTF-8."),
    (["--role", "\udcff"], "There is no role"),
    (["--rate", "\udcff=3"], "There is no scale"),
    (["--text", "å" * (MAX_BYTES // 2 + 1)], "The text is larger than 2 MB"),
]


@pytest.mark.parametrize(("typed", "beginning"), CANNOT_BE_KEPT, ids=lambda v: str(v)[:30])
def test_what_cannot_be_kept_is_told_and_nothing_is_written(
    refused, add, data_dir, typed, beginning
):
    more = () if "--text" in typed else ("--text", "en hemlighet")
    for _ in ("an empty folder", "a journal"):
        before = bytes_of(data_dir)
        line = refused("add", *typed, *more)
        assert line.startswith(beginning)
        assert "hemlighet" not in line
        assert len(line) < 500
        assert bytes_of(data_dir) == before
        add("--text", "kvar")


@pytest.mark.parametrize(
    "typed",
    [
        [],
        ["--text", ""],
        ["--text", " \n\t "],
        ["--title", "  "],
        ["--tag", " "],
        ["--form", "vagledd"],
        ["--answer", "vagledd.vad_hande= "],
        ["--date", "2026-01-01"],
    ],
)
def test_nothing_is_not_kept(refused, data_dir, typed):
    assert refused("add", *typed).startswith("There is nothing to keep.")
    assert list(data_dir.iterdir()) == []


@pytest.mark.parametrize(
    "typed", ["--title=x", "--tag=x", "--rate=kunna=na", "--role=utmana_regelverk"]
)
def test_one_choice_is_enough(add, shown, typed):
    assert shown(add(typed))["body"] == ""


FILES = [
    (b"\xff\xfeh\x00e\x00j\x00", "The text is not UTF-8."),
    ("på".encode("latin-1"), "The text is not UTF-8."),
    (b"halvt \xc3", "The text is not UTF-8."),
    ("\ud800".encode("utf-8", "surrogatepass"), "The text is not UTF-8."),
    (b"PK\x03\x04\x00\x00", "The text holds a NUL character"),
    (b"", "There is nothing to keep."),
    (b"\xef\xbb\xbf", "There is nothing to keep."),
    (b"x" * 5_000_000, "The text is larger than 2 MB"),
    ("å".encode() * 2_500_000, "The text is larger than 2 MB"),
    (b"x" + "å".encode() * 2_500_000, "The text is larger than 2 MB"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "beginning"), FILES, ids=lambda v: str(v)[:20])
def test_a_file_that_is_no_text_is_told(refused, data_dir, tmp_path, raw, beginning):
    file = tmp_path / "fil.txt"
    file.write_bytes(raw)
    assert refused("add", "--file", file).startswith(beginning)
    assert refused("add", "--file", "-", stdin=raw).startswith(beginning)
    assert list(data_dir.iterdir()) == []
    assert file.read_bytes() == raw


def test_the_largest_text_is_kept(add, shown, tmp_path):
    file = tmp_path / "stor.txt"
    text = "å" * (MAX_BYTES // 2)
    file.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert shown(add("--file", file))["body"] == text


def test_a_film_is_not_read_to_its_end(refused, tmp_path):
    file = tmp_path / "film.mp4"
    with file.open("wb") as film:
        film.truncate(1 << 40)
    assert refused("add", "--file", file).startswith("The text holds a NUL character")


def test_a_file_that_cannot_be_read_is_told(refused, data_dir, tmp_path):
    (tmp_path / "fil").write_text("x")
    assert refused("add", "--file", tmp_path / "borta").startswith("There is no file")
    assert refused("add", "--file", tmp_path / "fil" / "x").startswith("There is no file")
    assert refused("add", "--file", tmp_path).startswith(f"{tmp_path} is a folder.")
    assert refused("add", "--file", "a\udcff").startswith("There is no file")
    assert list(data_dir.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="sh closes the input")
def test_no_standard_input_is_told(data_dir):
    closed = ("sh", "-c", 'exec "$@" <&-', "sh")
    done = spawn("--data-dir", data_dir, "add", "--file", "-", before=closed)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert list(data_dir.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are text on Windows")
def test_bytes_that_are_no_text_come_from_a_real_shell(data_dir):
    done = spawn("--data-dir", data_dir, "--lang", "en", "add", "--text", b"p\xe5 m\xf6tet")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"trustdesk: The text is not UTF-8. Save it as UTF-8 and try again.\n"
    assert list(data_dir.iterdir()) == []


@pytest.mark.parametrize("command", ["list", "export", "search"])
def test_filters_that_name_nothing_are_told(refused, add, data_dir, tmp_path, command):
    add("--text", "kvar")
    out = tmp_path / "ut.json"
    first = {"export": ["export", str(out)]}.get(command, [command])
    before = bytes_of(data_dir)
    for typed, beginning in (
        (["--role", "chef"], "There is no role “chef”."),
        (["--criterion", "mod"], "There is no criterion “mod”."),
        (["--relation", "utmana_regelverk"], "There is no relation “utmana_regelverk”."),
        (["--form", "dikt"], "There is no form “dikt”."),
        (["--from", "2026-02-02", "--to", "2026-02-01"], "The period ends before it begins."),
        (["--tag", "\udcff"], "The text is not UTF-8."),
        (["--query", "a\x00"], "The text holds a NUL character"),
    ):
        if command != "search":
            assert refused(*first, *typed).startswith(beginning)
    if command == "search":
        assert refused("search", "\udcff").startswith("The text is not UTF-8.")
        assert refused("search", "a\x00b").startswith("The text holds a NUL character")
    assert bytes_of(data_dir) == before
    assert not out.exists()


def test_a_mistake_of_our_own_is_one_line_without_a_text(capsys):
    def open_window(_options: object) -> int:
        raise ValueError("en hemlighet")

    assert cli.main(["--lang=en"], open_window) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("trustdesk: TrustDesk made a mistake of its own (ValueError in test_bad")
    assert err.count("\n") == 1
    assert "hemlighet" not in err
