"""What may be typed: commands and options (design, section 7)."""

import argparse
from collections.abc import Sequence

from trustdesk.cli import values
from trustdesk.cli.usage import Once, Parser, Tr, left_over
from trustdesk.domain.entry import Filters
from trustdesk.services.language import LANGUAGES

PROGRAM = "trustdesk"


def parse(given: Sequence[str], tr: Tr) -> argparse.Namespace:
    """Gives what was typed. Raises UsageFault, and SystemExit after `--help` was shown."""
    options, left = build_parser(tr).parse_known_args(given)
    if left:
        raise left_over(left[0], f"{PROGRAM} {options.command or ''}".strip())
    return options


def build_parser(tr: Tr) -> Parser:
    """Gives the parser of the whole command line, its help in the language of `tr`."""
    parser = Parser(
        tr,
        prog=PROGRAM,
        description=tr(
            "A private journal beside a framework for trust-based governance. "
            "Without a command the window opens."
        ),
    )
    _folder_and_language(parser)
    commands = parser.add_subparsers(title=tr("commands"), dest="command", metavar="COMMAND")

    def command(name: str, told: str) -> Parser:
        return commands.add_parser(name, help=told, description=told, tr=tr)

    _add(command("add", tr("keep a new reflection")))
    _list(command("list", tr("list reflections, the latest first")))
    _show(command("show", tr("show one reflection")))
    _search(command("search", tr("find words in reflections and in the framework")))
    _export(command("export", tr("write reflections as PDF or JSON")))
    _backup(command("backup", tr("make a verified copy")))
    _restore(command("restore", tr("go back to a copy")))
    _check(command("check", tr("verify the journal, its copies and its index")))
    _content(command("content", tr("content packs")))
    return parser


def filters_of(options: argparse.Namespace) -> Filters:
    """Gives the filters that were typed."""
    return Filters(
        first=options.first,
        last=options.last,
        role=options.role,
        criterion=options.criterion,
        relation=options.relation,
        tag=" ".join(options.tag.split()),
        form=options.form,
        query=options.query,
    )


def _folder_and_language(parser: Parser) -> None:
    add, tr = parser.options.add_argument, parser.tr
    add(
        "--data-dir",
        action=Once,
        type=values.path,
        metavar="DIR",
        help=tr("the data folder; it must exist"),
    )
    add(
        "--lang",
        action=Once,
        type=values.one_of(*LANGUAGES),
        metavar="|".join(LANGUAGES),
        help=tr("the language"),
    )
    add(
        "--measure-start",
        action="store_true",
        help=tr("open the window, print how long that took, and leave"),
    )


def _add(parser: Parser) -> None:
    add, tr = parser.options.add_argument, parser.tr
    add("--date", action=Once, type=values.day, metavar="YYYY-MM-DD", help=tr("the day; today"))
    add("--title", action=Once, default="", type=values.text, metavar="T", help=tr("a title"))
    one_text = parser.options.add_mutually_exclusive_group()
    one_text.add_argument("--text", action=Once, type=values.text, metavar="T", help=tr("the text"))
    one_text.add_argument(
        "--file",
        action=Once,
        type=values.path,
        metavar="F",
        help=tr("a file with the text in UTF-8; - is standard input"),
    )
    _several(parser, "--form", "ID", tr("a support"))
    _several(parser, "--role", "ID", tr("a role you were in"))
    _several(parser, "--relation", "ID", tr("a relation it is about"))
    _several(parser, "--tag", "T", tr("a tag"))
    add(
        "--rate",
        action="append",
        default=[],
        type=values.rating,
        metavar="ID=1..5|na",
        help=tr("a step on a scale, or na when it does not apply"),
    )
    add(
        "--answer",
        action="append",
        default=[],
        type=values.answer,
        metavar="FORM.FIELD=VALUE",
        help=tr("an answer in a support"),
    )


def _several(parser: Parser, name: str, metavar: str, told: str) -> None:
    parser.options.add_argument(
        name, action="append", default=[], type=values.text, metavar=metavar, help=told
    )


def _list(parser: Parser) -> None:
    _json(parser)
    _filters(parser)
    _limit(parser)


def _show(parser: Parser) -> None:
    told = parser.tr("any unique beginning of an id")
    parser.arguments.add_argument("id", type=values.text, metavar="ID", help=told)
    _json(parser)


def _search(parser: Parser) -> None:
    tr = parser.tr
    parser.arguments.add_argument(
        "query", type=values.text, metavar="QUERY", help=tr("words, or “two words” in quotes")
    )
    _json(parser)
    _one_of(parser, "--in", "where", ("journal", "framework", "all"), "all", tr("where; all"))
    _one_of(parser, "--order", "order", ("relevance", "date"), "date", tr("the order; date"))
    _limit(parser)


def _one_of(
    parser: Parser, name: str, dest: str, known: tuple[str, ...], default: str, told: str
) -> None:
    parser.options.add_argument(
        name,
        action=Once,
        dest=dest,
        default=default,
        type=values.one_of(*known),
        metavar="|".join(known),
        help=told,
    )


def _export(parser: Parser) -> None:
    told = parser.tr("a file that ends in .pdf or .json; one that exists is replaced")
    parser.arguments.add_argument("out", type=values.path, metavar="OUT", help=told)
    _filters(parser)


def _backup(parser: Parser) -> None:
    told = parser.tr("a file; without it the copy goes to the folder of copies")
    parser.arguments.add_argument("out", nargs="?", type=values.path, metavar="OUT", help=told)


def _restore(parser: Parser) -> None:
    told = parser.tr("a copy; the present journal is kept beside it")
    parser.arguments.add_argument("backup", type=values.path, metavar="BACKUP", help=told)


def _check(parser: Parser) -> None:
    _json(parser)


def _content(parser: Parser) -> None:
    tr = parser.tr
    actions = parser.add_subparsers(
        title=tr("commands"), dest="action", metavar="ACTION", required=True
    )
    told = tr("verify a content pack, line by line")
    check = actions.add_parser("check", help=told, description=told, tr=tr)
    folder = tr("the pack's folder; without it every pack")
    check.arguments.add_argument("dir", nargs="?", type=values.path, metavar="DIR", help=folder)


def _json(parser: Parser) -> None:
    parser.options.add_argument("--json", action="store_true", help=parser.tr("as JSON"))


def _limit(parser: Parser) -> None:
    told = parser.tr("at most so many")
    parser.options.add_argument("--limit", action=Once, type=values.limit, metavar="N", help=told)


def _filters(parser: Parser) -> None:
    tr = parser.tr
    add = parser.add_argument_group(tr("which reflections")).add_argument
    add("--from", action=Once, dest="first", type=values.day, metavar="DATE", help=tr("first day"))
    add("--to", action=Once, dest="last", type=values.day, metavar="DATE", help=tr("last day"))
    for name, metavar, told in (
        ("role", "ID", tr("with this role")),
        ("criterion", "ID", tr("with a step on this criterion")),
        ("relation", "ID", tr("with this relation")),
        ("tag", "T", tr("with this tag")),
        ("form", "ID", tr("with this support")),
        ("query", "Q", tr("with these words")),
    ):
        add(f"--{name}", action=Once, default="", type=values.text, metavar=metavar, help=told)
