"""Starts the window, or runs one command of the command line."""

import sys
from collections.abc import Sequence

PDF_WORKER = "--pdf-worker"
"""How the program calls itself to set a PDF in a process of its own (a frozen build has no -m)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Gives the exit status: 0 done, 1 could not, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [PDF_WORKER]:
        from trustdesk.exporters.pdf.worker import main as set_pdf

        return set_pdf(sys.stdin.buffer, sys.stdout.buffer)
    from trustdesk import cli

    try:
        options = cli.parse(given)
    except cli.UsageFault as fault:
        from trustdesk.wiring import language_for

        return cli.tell(fault, language_for(_typed_language(given)))
    if options.command:
        return cli.run(options)
    from trustdesk import app

    return app.run(options.data_dir, options.lang, measure=options.measure_start)


def _typed_language(arguments: Sequence[str]) -> str | None:
    for before, after in zip(arguments, arguments[1:], strict=False):
        if before == "--lang":
            return after
    return None


if __name__ == "__main__":
    sys.exit(main())
