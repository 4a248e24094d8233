"""Starts the window, or runs one command of the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

PDF_WORKER, SPELLING_WORKER = "--pdf-worker", "--spelling-worker"
"""wiring.PDF_WORKER and SPELLING_WORKER, without importing what builds the program."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Gives the exit status: 0 done, 1 could not, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [PDF_WORKER]:
        from trustdesk.exporters.pdf.worker import main as set_pdf

        return set_pdf(sys.stdin.buffer, sys.stdout.buffer)
    if given[:1] == [SPELLING_WORKER]:
        from trustdesk.spelling.worker import main as check_words

        return check_words(sys.stdin.buffer, sys.stdout.buffer)
    window = _window_options(given)
    if window is None:
        return _command(given)
    from trustdesk import app

    return app.run(window.get("--data-dir"), window.get("--lang"), measure="measure" in window)


def _window_options(given: Sequence[str]) -> dict[str, str] | None:
    """Gives the window's options, or None when anything else was typed.

    The few options of the window are read without the command line's parser, which would cost
    every start a quarter of a bare window's.
    """
    options: dict[str, str] = {}
    left = list(given)
    while left:
        name = left.pop(0)
        if name == "--measure-start":
            options["measure"] = ""
        elif left and _is_option(name, left[0]):
            options[name] = left.pop(0)
        else:
            return None
    return options


def _is_option(name: str, value: str) -> bool:
    return (name == "--data-dir" and value != "") or (name == "--lang" and value in ("sv", "en"))


def _command(given: Sequence[str]) -> int:
    try:
        from trustdesk import cli

        return cli.main(given, _open_window)
    except KeyboardInterrupt:  # before the command line could say so itself
        return 1


def _open_window(options: argparse.Namespace) -> int:
    """Opens the window for --lang=sv and other spellings that `_window_options` leaves alone."""
    from trustdesk import app

    return app.run(options.data_dir, options.lang, measure=options.measure_start)


if __name__ == "__main__":
    sys.exit(main())
