"""What does not fit the grammar: status 2, and a whole line in the person's language."""

import re

import pytest

from tests.cli.running import run
from tests.cli.swedish import has_swedish
from tests.storage.making import bytes_of

ARGPARSE = re.compile(r"argument|expected|invalid|choose from|unrecognized|required|not allowed")
"""Words of argparse's own messages."""


@pytest.mark.parametrize(
    ("typed", "beginning"),
    [
        (["lista"], "There is no command “lista”. These exist: add, list, show,"),
        (["en hel mening som någon skrev"], "There is no such command."),
        (["content"], "ACTION is missing."),
        (["content", "fix"], "There is no command “fix”. These exist: check."),
        (["list", "--all"], "There is no option --all here. trustdesk list --help"),
        (["add", "--txet=Jag träffade henne"], "There is no option --txet here."),
        (["add", "--rat", "kunna=4"], "There is no option --rat here."),
        (["--nej", "list"], "There is no option --nej here."),
        (["--nej"], "There is no option --nej here."),
        (["add", "--text", "Jag", "träffade", "henne"], "There is a word too many."),
        (["show", "0", "1"], "There is a word too many."),
        (["show"], "ID is missing. trustdesk show --help"),
        (["search"], "QUERY is missing."),
        (["export"], "OUT is missing."),
        (["restore"], "BACKUP is missing."),
        (["add", "--text"], "--text needs a value. If the value begins with a hyphen, write --t"),
        (["add", "--text", "-hej"], "--text needs a value."),
        (["list", "--limit"], "--limit needs a value."),
        (["list", "--json=ja"], "--json takes no value."),
        (["add", "--text", "a", "--file", "b"], "--file and --text do not go together."),
        (["add", "--text", "a", "--text", "b"], "--text is given twice."),
        (["list", "--role", "a", "--role", "b"], "--role is given twice."),
        (["list", "--from", "2026-01-01", "--from", "2026-01-02"], "--from is given twice."),
        (["add", "--rate", "kunna=4", "--rate", "kunna=5"], "kunna is given twice."),
        (["add", "--answer", "vagledd.vad_hande=a", "--answer", "vagledd.vad_hande=b"],
         "vagledd.vad_hande is given twice."),
        (["search", "x", "--in", "arkivet"], "“arkivet” cannot be chosen here. These exist: j"),
        (["search", "x", "--order", "up"], "“up” cannot be chosen here."),
        *((["add", "--rate", text], f"“{text}” is no rating.")
          for text in ("kunna=9", "kunna=0", "kunna=-1", "kunna=4.5", "kunna=²", "kunna=٣",
                       "kunna=", "kunna", "=3", "kunna=4=5", "kunna= 4", "kunna=ja")),
        *(([*command, text], f"“{text}” is no date.")
          for text in ("2026-02-30", "19/11/2026", "2026-W47-4", "20261119", "2026-1-2", "i går",
                       "", "２０２６-01-01", "0000-01-01", "2026-11-19T12:00")
          for command in (["add", "--date"],)),
        (["list", "--from", "2026-13-01"], "“2026-13-01” is no date."),
        (["export", "x.json", "--to", "nu"], "“nu” is no date."),
        *((["list", f"--limit={text}"], f"“{text}” is no number of rows.")
          for text in ("0", "-1", "1.5", "1e3", "alla", "", "٣")),
        (["list", f"--limit={'9' * 5000}"], "“999999999999999999999999…” is no number of rows."),
        *((["add", "--answer", text], "An answer was not written as FORM.FIELD=VALUE.")
          for text in ("vagledd", "vagledd.vad_hande", "vad_hande=x", ".x=y", "x.=y", "=")),
        (["export", "ut.docx"], "“ut.docx” does not end in something that can be written."),
        (["export", "ut.csv"], "“ut.csv” does not end in something that can be written."),
        (["export", "mapp"], "“mapp” does not end in something that can be written."),
        (["export", ".pdf"], "“.pdf” does not end in something that can be written."),
        (["export", ""], "A path is empty."),
        (["backup", ""], "A path is empty."),
        (["add", "--file", ""], "A path is empty."),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)  # fmt: skip
def test_wrong_use_is_told_in_one_line(refused, add, data_dir, typed, beginning):
    line = refused(*typed, status=2)
    assert line.startswith(beginning)
    assert not ARGPARSE.search(line)
    assert "henne" not in line
    assert "mening" not in line
    assert list(data_dir.iterdir()) == []


def test_the_language_itself_may_be_wrong(data_dir):
    for typed in (("--lang", "fi"), ("--lang=fi",), ("--lang", "")):
        told = run("--data-dir", data_dir, *typed, "list")
        assert (told.status, told.out, told.err.count("\n")) == (2, "", 1)
    told = run("--lang")
    assert (told.status, told.out, told.err.count("\n")) == (2, "", 1)


def test_wrong_use_leaves_a_journal_as_it_is(refused, add, data_dir):
    add("--text", "kvar")
    before = bytes_of(data_dir)
    for typed in (["add", "--text", "x", "--rate", "kunna=6"], ["restore"], ["export", "x.txt"]):
        refused(*typed, status=2)
    assert bytes_of(data_dir) == before


def test_what_argparse_might_say_one_day_is_still_told_in_our_words():
    from trustdesk.cli.usage import Parser, UsageFault

    with pytest.raises(UsageFault) as caught:
        Parser(str, prog="trustdesk add").error("argument --x: something quite new")
    assert caught.value.told(str) == (
        "The command is not written that way. trustdesk add --help shows how it is written."
    )


COMMANDS = ("add", "list", "show", "search", "export", "backup", "restore", "check", "content")


@pytest.mark.parametrize("command", ["", *COMMANDS, "content check"])
def test_help_is_shown_and_nothing_is_done(data_dir, command):
    told = {
        (lang, ask): run("--data-dir", data_dir, "--lang", lang, *command.split(), ask)
        for lang in ("sv", "en")
        for ask in ("--help", "-h")
    }
    for lang in ("sv", "en"):
        assert told[lang, "--help"] == told[lang, "-h"]
        assert told[lang, "-h"].status == 0
        assert told[lang, "-h"].err == ""
    english = told["en", "-h"].out
    assert english.startswith(f"usage: trustdesk {command}".rstrip())
    assert all(re.search(rf"^    {name}\b", english, re.M) for name in COMMANDS) or command
    if has_swedish("show this and leave"):
        assert "show this and leave" not in told["sv", "-h"].out
    assert list(data_dir.iterdir()) == []


def test_help_names_every_option_of_the_contract(data_dir):
    options = {
        "": "--data-dir --lang --measure-start",
        "add": "--form --date --title --text --file --rate --role --relation --tag --answer",
        "list": "--json --limit --from --to --role --criterion --relation --tag --form --query",
        "show": "ID --json",
        "search": "QUERY --json --in --order --limit",
        "export": "OUT --from --to --role --criterion --relation --tag --form --query",
        "backup": "OUT",
        "restore": "BACKUP",
        "check": "--json",
        "content check": "DIR",
    }
    for command, names in options.items():
        told = run("--data-dir", data_dir, *command.split(), "--help").out
        for name in names.split():
            assert name in told, (command, name)
