"""The command line (design, section 7): a contract that scripts rely on. Imports no Qt."""

from __future__ import annotations

import argparse
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from trustdesk import wiring
from trustdesk.cli import streams
from trustdesk.cli.parser import parse
from trustdesk.cli.usage import UsageFault
from trustdesk.domain.faults import Fault, msg
from trustdesk.services.language import LANGUAGES, Language

DONE, COULD_NOT, WRONG_USAGE = 0, 1, 2

_WITH_PACKS = frozenset({"add", "list", "show", "search", "export"})
"""Commands that know ids: they look for content packs of the person's own first."""

OpenWindow = Callable[[argparse.Namespace], int]
"""Opens the window, when there is no command, and gives its exit status."""


def main(given: Sequence[str], open_window: OpenWindow) -> int:
    """Runs what was typed and gives the exit status: 0 done, 1 could not, 2 wrong usage."""
    streams.use_utf8()
    language = _language(given)
    try:
        return _run(given, language, open_window)
    except streams.NobodyReads:
        return DONE
    except Fault as fault:
        return tell(fault, language)
    except KeyboardInterrupt:
        return tell(_stopped(), language)
    except Exception as error:  # no traceback reaches a person (design, section 2)
        return tell(_own_mistake(error), language)


def tell(fault: Fault, language: Language) -> int:
    """Prints a fault as one line on stderr and gives the exit status it stands for."""
    streams.complain(fault.told(language.tr))
    return WRONG_USAGE if isinstance(fault, UsageFault) else COULD_NOT


def _run(given: Sequence[str], language: Language, open_window: OpenWindow) -> int:
    try:
        options = parse(given, language.tr)
        if options.command is None:
            return open_window(options)
        return _command(options)
    except SystemExit as shown:  # argparse leaves so after --help
        return int(shown.code or DONE)
    finally:
        streams.finish()


def _command(options: argparse.Namespace) -> int:
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
    core = wiring.build_core(options.data_dir, options.lang)
    if options.command in _WITH_PACKS:
        commands.load_packs(core)
    return actions[options.command](core, options)


def _language(given: Sequence[str]) -> Language:
    """Gives the language before the rest is understood, so that a mistake in it can be told."""
    asked = _typed(given, "--lang")
    return wiring.spoken_language(
        _typed(given, "--data-dir"), asked if asked in LANGUAGES else None
    )


def _typed(given: Sequence[str], name: str) -> str | None:
    for at, word in enumerate(given):
        if word == name:
            return given[at + 1] if at + 1 < len(given) else None
        if word.startswith(f"{name}="):
            return word.partition("=")[2]
    return None


def _stopped() -> Fault:
    return Fault(
        "stopped", msg("Stopped before it was done."), msg("Give the command again to go on.")
    )


def _own_mistake(error: Exception) -> Fault:
    """Gives the place of a programming error; its message may hold a text and is left out."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return Fault(
        "own-mistake",
        msg("TrustDesk made a mistake of its own ({error} in {place})."),
        msg("Run trustdesk check, and report the place if it comes back."),
        error=type(error).__name__,
        place=f"{Path(frame.filename).name}:{frame.lineno}",
    )
