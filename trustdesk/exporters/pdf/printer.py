"""Prints a document in a child process, with progress, and ends the child when told to."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from trustdesk.domain.faults import Cancelled, msg
from trustdesk.exporters.pdf.child import Child
from trustdesk.exporters.pdf.pages import PagesOfChild, open_pages
from trustdesk.exporters.whole_file import check_target, export_fault, part_of
from trustdesk.services.exporting import Cancelled as AskCancelled
from trustdesk.services.exporting import Notice, Progress

_PHASES = {
    "preparing": msg("Preparing"),
    "typesetting": msg("Setting the pages"),
    "checking": msg("Checking that everyone can read it"),
    "saving": msg("Saving"),
}
_NOTICES = {
    "undrawn": msg("Characters that no font could draw: {n}. They are shown as □."),
    "degraded": msg(
        "The reflection of {when} is given as plain text; its layout could not be set."
    ),
    "plain": msg("“{when}” is given as plain text; its layout could not be set."),
    "undescribed": msg("A picture in the reflection of {when} has no description."),
    "missing": msg("A picture in the reflection of {when} could not be shown."),
}


class TypstPrinter:
    """Prints with Typst.

    Args:
        command: starts the worker: [python, "-m", "trustdesk.exporters.pdf.worker"], or the
            frozen program with its hidden argument.
        resources: the bundled resources folder.
    """

    def __init__(self, command: Sequence[str], resources: Path) -> None:
        self._command = tuple(command)
        self._resources = resources

    def print_pdf(
        self,
        document: Mapping[str, Any],
        out: Path,
        progress: Progress,
        cancelled: AskCancelled,
    ) -> list[Notice]:
        """Writes `out` whole or leaves it untouched, and gives what the person should know.

        Raises ExportFault with cause and next step, or Cancelled; then nothing is left behind.
        """
        check_target(out)
        job = {"resources": str(self._resources), "out": str(out.absolute()), "document": document}
        try:
            with Child(self._command) as child:
                child.give(job, last=True)
                return self._follow(child, out, progress, cancelled)
        finally:
            with suppress(OSError):
                part_of(out).unlink(missing_ok=True)

    def open_pages(self, document: Mapping[str, Any], cancelled: AskCancelled) -> PagesOfChild:
        """Sets a document to be looked at, in a child that lives until the pages are closed.

        Raises ExportFault or Cancelled; then no child is left.
        """
        job = {"resources": str(self._resources), "document": document}
        return open_pages(Child(self._command), job, cancelled)

    def _follow(
        self, child: Child, out: Path, progress: Progress, cancelled: AskCancelled
    ) -> list[Notice]:
        notices: list[Notice] = []
        for report in child.reports():
            if cancelled():
                raise Cancelled
            if report.get("phase") in _PHASES:
                progress(_PHASES[report["phase"]], None)
            elif report.get("notice") in _NOTICES:
                values = {key: value for key, value in report.items() if key != "notice"}
                notices.append(Notice(_NOTICES[report["notice"]], values))
            elif "fault" in report:
                raise export_fault(report["fault"], out)
            elif "done" in report:
                return notices
        raise export_fault("not-typeset", out)
