"""A parser that tells a wrong use in one line, in the person's language, and never exits."""

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from trustdesk.domain.faults import InvalidInput, msg

Tr = Callable[[str], str]

_HELP = msg("{program} --help shows how it is written.")
_ARGUMENT = r"argument (?P<name>[^\s:]+): "
_MISTAKES = (
    (
        "missing",
        re.compile(r"the following arguments are required: (?P<name>.+)"),
        msg("{name} is missing."),
        _HELP,
    ),
    (
        "no-value",
        re.compile(_ARGUMENT + "expected .*argument"),
        msg("{name} needs a value."),
        msg("If the value begins with a hyphen, write {name}=VALUE."),
    ),
    (
        "value",
        re.compile(_ARGUMENT + "ignored explicit argument"),
        msg("{name} takes no value."),
        _HELP,
    ),
    (
        "together",
        re.compile(_ARGUMENT + r"not allowed with argument (?P<other>\S+)"),
        msg("{name} and {other} do not go together."),
        msg("Leave one of them out."),
    ),
)
"""argparse's own messages, which are English, and what they are here."""

_CHOICE = re.compile(
    _ARGUMENT + r"invalid choice: '?(?P<given>.*?)'? \(choose from (?P<known>.*)\)"
)
_OPTION = re.compile(r"--?[\w-]{1,30}")
_COMMAND = re.compile(r"[\w-]{1,20}")


class UsageFault(InvalidInput):
    """What was typed does not fit the contract; exit status 2."""


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose help and faults are in one language (`tr`)."""

    def __init__(self, tr: Tr, **settings: Any) -> None:
        def formatter(prog: str) -> argparse.HelpFormatter:
            return _HelpFormatter(prog, tr("usage: "))

        super().__init__(add_help=False, allow_abbrev=False, formatter_class=formatter, **settings)
        self.tr = tr
        self.arguments = self.add_argument_group(tr("arguments"))
        self.options = self.add_argument_group(tr("options"))
        self.options.add_argument("-h", "--help", action="help", help=tr("show this and leave"))

    def error(self, message: str) -> NoReturn:
        """Raises UsageFault for what argparse has found."""
        raise _mistake(message, self.prog)


class _HelpFormatter(argparse.HelpFormatter):
    def __init__(self, prog: str, usage: str) -> None:
        super().__init__(prog)
        self._usage_word = usage

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._usage_word if prefix is None else prefix)


class Once(argparse.Action):
    """An option with one value: given twice, one of the two would be lost without a word."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Keeps the value. Raises UsageFault when there is one already."""
        if getattr(namespace, self.dest) is not self.default:
            raise given_twice(self.option_strings[-1])
        setattr(namespace, self.dest, values)


def given_twice(name: str) -> UsageFault:
    """Gives the fault of an option, or a part of one, that stands twice."""
    return UsageFault("twice", msg("{name} is given twice."), msg("Give it once."), name=name)


def left_over(word: str, program: str) -> UsageFault:
    """Gives the fault of a word that fits nowhere. The word itself may be text: it is not told."""
    option = word.partition("=")[0]
    if _OPTION.fullmatch(option):
        return UsageFault(
            "unknown-option",
            msg("There is no option {name} here."),
            _HELP,
            name=option,
            program=program,
        )
    return UsageFault(
        "word-left-over",
        msg("There is a word too many."),
        msg("Put a text of several words in quotes. {program} --help shows how it is written."),
        program=program,
    )


def _mistake(message: str, program: str) -> UsageFault:
    choice = _CHOICE.match(message)
    if choice:
        return _unknown_command(choice["given"], re.findall(r"[\w-]+", choice["known"]))
    for kind, pattern, cause, step in _MISTAKES:
        found = pattern.match(message)
        if found:
            return UsageFault(kind, cause, step, program=program, **found.groupdict())
    return UsageFault("usage", msg("The command is not written that way."), _HELP, program=program)


def _unknown_command(given: str, known: list[str]) -> UsageFault:
    named = _COMMAND.fullmatch(given)
    return UsageFault(
        "unknown-command",
        msg("There is no command “{id}”.") if named else msg("There is no such command."),
        msg("These exist: {known}."),
        id=given,
        known=", ".join(known),
    )
