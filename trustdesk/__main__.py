"""Starts the window, or runs one command of the command line."""

import itertools
import sys
from collections.abc import Sequence

PDF_WORKER = "--pdf-worker"
"""wiring.PDF_WORKER, without importing what builds the program."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Gives the exit status: 0 done, 1 could not, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [PDF_WORKER]:
        from trustdesk.exporters.pdf.worker import main as set_pdf

        return set_pdf(sys.stdin.buffer, sys.stdout.buffer)
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
        elif left and (name == "--data-dir" or (name == "--lang" and left[0] in ("sv", "en"))):
            options[name] = left.pop(0)
        else:
            return None
    return options


def _command(given: Sequence[str]) -> int:
    from trustdesk import cli

    try:
        options = cli.parse(given)
    except cli.UsageFault as fault:
        from trustdesk.wiring import language_for

        return cli.tell(fault, language_for(_typed_language(given)))
    if options.command:
        return cli.run(options)
    from trustdesk import app  # --lang=sv and other spellings of the window's options

    return app.run(options.data_dir, options.lang, measure=options.measure_start)


def _typed_language(given: Sequence[str]) -> str | None:
    for before, after in itertools.pairwise(given):
        if before == "--lang" and after in ("sv", "en"):
            return after
    return None


if __name__ == "__main__":
    sys.exit(main())
