"""What may be typed: commands, options, and the values they take."""

import argparse
from datetime import date
from typing import NoReturn

from trustdesk.domain.entry import Filters
from trustdesk.domain.faults import InvalidInput, msg
from trustdesk.services.language import LANGUAGES

NOT_APPLICABLE = "na"


class UsageFault(InvalidInput):
    """What was typed does not fit the contract; exit status 2."""


class _Parser(argparse.ArgumentParser):
    """A parser that tells a wrong use in one line and never exits by itself."""

    def error(self, message: str) -> NoReturn:
        raise UsageFault(
            "usage",
            msg("That is not how the command is written: {message}."),
            msg("{program} --help shows it."),
            message=message,
            program=self.prog,
        )


def build_parser() -> argparse.ArgumentParser:
    """Gives the parser of the whole command line."""
    parser = _Parser(
        prog="trustdesk",
        description="A private dagbok beside a framework for trust-based governance. "
        "Without a command it opens the window.",
        allow_abbrev=False,
    )
    parser.add_argument("--data-dir", metavar="DIR", help="the data folder (it must exist)")
    parser.add_argument("--lang", choices=LANGUAGES, help="the language of messages")
    parser.add_argument(
        "--measure-start",
        action="store_true",
        help="opens the window, prints how long it took, leaves",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    _add(commands.add_parser("add", help="keep a new reflection", allow_abbrev=False))
    _list(commands.add_parser("list", help="list reflections", allow_abbrev=False))
    _show(commands.add_parser("show", help="show one reflection", allow_abbrev=False))
    _search(commands.add_parser("search", help="find words", allow_abbrev=False))
    _export(commands.add_parser("export", help="write a PDF or JSON", allow_abbrev=False))
    backup = commands.add_parser("backup", help="make a verified copy", allow_abbrev=False)
    backup.add_argument("out", nargs="?", metavar="OUT")
    restore = commands.add_parser("restore", help="go back to a copy", allow_abbrev=False)
    restore.add_argument("backup", metavar="BACKUP")
    check = commands.add_parser("check", help="verify journal, copies, index", allow_abbrev=False)
    check.add_argument("--json", action="store_true")
    _content(commands.add_parser("content", help="content packs", allow_abbrev=False))
    return parser


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--form", action="append", default=[], metavar="ID")
    parser.add_argument("--date", type=_date, metavar="YYYY-MM-DD")
    parser.add_argument("--title", default="", metavar="T")
    text = parser.add_mutually_exclusive_group()
    text.add_argument("--text", metavar="T")
    text.add_argument("--file", metavar="F", help="a UTF-8 file, or - for standard input")
    parser.add_argument("--rate", action="append", default=[], type=_rating, metavar="ID=1..5|na")
    parser.add_argument("--role", action="append", default=[], metavar="ID")
    parser.add_argument("--relation", action="append", default=[], metavar="ID")
    parser.add_argument("--tag", action="append", default=[], metavar="T")
    parser.add_argument(
        "--answer", action="append", default=[], type=_answer, metavar="FORM.FIELD=VALUE"
    )


def _list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true")
    _filters(parser)
    parser.add_argument("--limit", type=_limit, metavar="N")


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="any unique beginning of an id")
    parser.add_argument("--json", action="store_true")


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--in", dest="where", choices=("journal", "framework", "all"), default="all"
    )
    parser.add_argument("--order", choices=("relevance", "date"), default="date")
    parser.add_argument("--limit", type=_limit, metavar="N")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", help="a file that ends in .pdf or .json")
    _filters(parser)


def _content(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = actions.add_parser("check", help="verify a content pack", allow_abbrev=False)
    check.add_argument("dir", nargs="?", metavar="DIR")


def _filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="first", type=_date, metavar="DATE")
    parser.add_argument("--to", dest="last", type=_date, metavar="DATE")
    for name in ("role", "criterion", "relation", "form"):
        parser.add_argument(f"--{name}", default="", metavar="ID")
    parser.add_argument("--tag", default="", metavar="T")
    parser.add_argument("--query", default="", metavar="Q")


def filters_of(options: argparse.Namespace) -> Filters:
    """Gives the filters that were typed."""
    return Filters(
        first=options.first,
        last=options.last,
        role=options.role,
        criterion=options.criterion,
        relation=options.relation,
        tag=options.tag,
        form=options.form,
        query=options.query,
    )


def _date(text: str) -> date:
    try:
        if len(text) == len("2026-11-19"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageFault(
        "date",
        msg("“{text}” is no date."),
        msg("Write it as year-month-day, for instance 2026-11-19."),
        text=text,
    )


def _limit(text: str) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise UsageFault(
        "limit",
        msg("“{text}” is no number of rows."),
        msg("Give a whole number from 1."),
        text=text,
    )


def _rating(text: str) -> tuple[str, int | None]:
    concept, equals, value = text.partition("=")
    if concept and value.strip().lower() == NOT_APPLICABLE:
        return concept, None
    if concept and equals and value.isdecimal() and 1 <= int(value) <= 5:
        return concept, int(value)
    raise UsageFault(
        "rating",
        msg("“{text}” is no rating."),
        msg("Write the id, =, and a step from 1 to 5, or na when it does not apply."),
        text=text,
    )


def _answer(text: str) -> tuple[tuple[str, str], str]:
    name, equals, value = text.partition("=")
    form, dot, field = name.rpartition(".")
    if equals and dot and form and field:
        return (form, field), value
    raise UsageFault(
        "answer",
        msg("An answer was not written as FORM.FIELD=VALUE."),
        msg("Write the form, a dot, the field, = and the answer."),
    )
