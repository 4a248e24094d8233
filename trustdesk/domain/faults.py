"""What can go wrong, in words a person can be told: a cause and a next step.

The texts are English msgids; the language at the edge (window or command line) translates them
and fills in the values. `msg` marks a text for the catalogue without translating it.
"""

from collections.abc import Callable


def msg(text: str) -> str:
    """Gives the text back; marks it for the translation catalogue."""
    return text


class Fault(Exception):  # noqa: N818 - a fault is told to a person, it is not our own error
    """Something that could not be done, with its cause and the next step.

    `kind` is a stable id ("disk-full"), `cause` and `step` are msgids, `values` fill their
    braces. No value may ever hold the text of an entry: faults reach logs.
    """

    def __init__(self, kind: str, cause: str, step: str = "", **values: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.cause = cause
        self.step = step
        self.values = values

    def told(self, tr: Callable[[str], str]) -> str:
        """Gives cause and next step as one line in the person's language."""
        parts = [tr(text).format(**self.values) for text in (self.cause, self.step) if text]
        return " ".join(parts)


class InvalidInput(Fault):
    """A value that was given cannot be used (a rating of 9, an unknown id, a date that is none)."""


class JournalFault(Fault):
    """The journal file could not be opened, read or written; `kind` says why."""


class PackFault(Fault):
    """A content pack cannot be used."""


class ExportFault(Fault):
    """A file could not be written; the one that was there before is untouched."""


class Cancelled(Exception):  # noqa: N818 - the person's wish, not an error
    """The person cancelled a long piece of work."""
