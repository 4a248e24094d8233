"""The pages of a document, looked at one at a time before it is printed.

The child sets the document once and then draws the pages it is asked for: turning a page costs
tens of milliseconds, and no page is drawn that nobody looks at. It ends with the pages, or when
the program does, for then nothing comes from stdin any more.
"""

from collections.abc import Mapping
from typing import Any

from trustdesk.domain.faults import Cancelled, ExportFault, msg
from trustdesk.exporters.pdf.child import Child, Report
from trustdesk.services.exporting import Cancelled as AskCancelled


class PagesOfChild:
    """The set pages; used from one thread at a time."""

    def __init__(self, child: Child, total: int) -> None:
        self._child = child
        self._total = total

    @property
    def total(self) -> int:
        """How many pages there are."""
        return self._total

    def png(self, number: int, width: int, cancelled: AskCancelled) -> bytes:
        """Gives page `number` (from 1) as a PNG `width` pixels wide.

        Raises Cancelled, after which the pages are closed, or ExportFault.
        """
        try:
            self._child.give({"page": number, "width": width})
            data: bytes = _answer(self._child, "bytes", cancelled)["data"]
        except (Cancelled, ExportFault):
            self.close()
            raise
        return data

    def close(self) -> None:
        """Ends the child; closing twice is once."""
        self._child.end()


def open_pages(child: Child, job: Mapping[str, Any], cancelled: AskCancelled) -> PagesOfChild:
    """Gives the pages a child sets for a job.

    Raises Cancelled or ExportFault; the child has ended then.
    """
    try:
        child.give(job)
        return PagesOfChild(child, _answer(child, "pages", cancelled)["pages"])
    except (Cancelled, ExportFault):
        child.end()
        raise


def _answer(child: Child, key: str, cancelled: AskCancelled) -> Report:
    for report in child.reports():
        if cancelled():
            raise Cancelled
        if key in report:
            return report
        if "fault" in report:
            break
    raise ExportFault(
        "not-shown",
        msg("The pages could not be shown."),
        msg("Save the file and look at it there, or choose fewer reflections."),
    )
