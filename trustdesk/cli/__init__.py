"""The command line (design, section 7): a contract that scripts rely on. Imports no Qt."""

import argparse
import sys
from collections.abc import Callable, Sequence

from trustdesk.cli.parser import UsageFault as UsageFault
from trustdesk.cli.parser import build_parser
from trustdesk.domain.faults import Fault
from trustdesk.services.language import Language

DONE, COULD_NOT, WRONG_USAGE = 0, 1, 2


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Gives what was typed. Raises UsageFault; `--help` prints and leaves."""
    return build_parser().parse_args(arguments)


def run(options: argparse.Namespace) -> int:
    """Runs the command and gives the exit status (0 done, 1 could not, 2 wrong usage)."""
    from trustdesk import wiring
    from trustdesk.cli import commands

    actions: dict[str, Callable[[wiring.Core, argparse.Namespace], int]] = {
        "add": commands.add,
        "list": commands.list_entries,
        "show": commands.show,
        "search": commands.search,
        "export": commands.export,
        "backup": commands.backup,
        "restore": commands.restore,
        "check": commands.check,
        "content": commands.content,
    }
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        core = wiring.build_core(options.data_dir, options.lang)
    except Fault as fault:
        return tell(fault, wiring.language_for(options.lang))
    try:
        return actions[options.command](core, options)
    except Fault as fault:
        return tell(fault, core.language)
    except KeyboardInterrupt:
        return COULD_NOT


def tell(fault: Fault, language: Language) -> int:
    """Prints a fault as one line on stderr and gives the exit status it stands for."""
    line = " ".join(fault.told(language.tr).split())
    print(f"trustdesk: {line}", file=sys.stderr)
    return WRONG_USAGE if isinstance(fault, UsageFault) else COULD_NOT
