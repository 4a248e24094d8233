"""The child process that sets a PDF: Typst gives its memory back only when it ends.

It reads one JSON object, a line, on stdin, `{"resources", "out", "document"}`, and writes one JSON
object a line on stdout: `{"phase"}`, `{"notice", …}` and at last `{"done"}` or `{"fault"}`. Without
`out` it shows pages (showing.py). No text of the document reaches its arguments, its environment
or a file other than `out`; on stdout only as the picture of a page.
"""

import json
import sys
from pathlib import Path
from typing import Any, BinaryIO

from trustdesk.domain.faults import ExportFault
from trustdesk.exporters.pdf.degrading import (
    set_pages_whatever_happens,
    set_request_whatever_happens,
    set_whatever_happens,
)
from trustdesk.exporters.pdf.finish import NotAccessibleError, finished
from trustdesk.exporters.pdf.glyphs import load_glyphs
from trustdesk.exporters.pdf.node_json import PAGES, REQUEST, SHEET, Json
from trustdesk.exporters.pdf.sanitise import (
    sanitised,
    sanitised_pages,
    sanitised_request,
    sanitised_sheet,
)
from trustdesk.exporters.pdf.showing import show_pages
from trustdesk.exporters.pdf.typesetting import Typesetter, TypesettingError
from trustdesk.exporters.whole_file import write_whole

_SANITISERS = {REQUEST: sanitised_request, PAGES: sanitised_pages, SHEET: sanitised_sheet}
_SETTERS = {
    REQUEST: set_request_whatever_happens,
    PAGES: set_pages_whatever_happens,
    SHEET: set_pages_whatever_happens,
}


class _Reports:
    """Writes reports, one a line."""

    def __init__(self, stdout: BinaryIO) -> None:
        self._stdout = stdout

    def say(self, **report: Any) -> None:
        """Writes one report at once."""
        self._stdout.write(json.dumps(report).encode() + b"\n")
        self._stdout.flush()


def main(stdin: BinaryIO, stdout: BinaryIO) -> int:
    """Sets the document on stdin; gives 0, or 1 after it has said why not."""
    reports = _Reports(stdout)
    job = json.loads(stdin.readline())
    resources = Path(job["resources"])
    try:
        if "out" not in job:
            glyphs, typesetter = load_glyphs(resources), Typesetter(resources)
            show_pages(job["document"], glyphs, typesetter, reports.say, stdin, stdout)
            return 0
        pdf = _set(job["document"], resources, reports)
        reports.say(phase="saving")
        write_whole(Path(job["out"]), pdf)
    except ExportFault as fault:
        reports.say(fault=fault.kind)
        return 1
    except (TypesettingError, NotAccessibleError) as error:
        reports.say(fault="not-typeset", why=str(error))
        return 1
    reports.say(done=True)
    return 0


def _set(document: Json, resources: Path, reports: _Reports) -> bytes:
    reports.say(phase="preparing")
    glyphs = load_glyphs(resources)
    kind = document.get("kind", "")
    document, gallery = _SANITISERS.get(kind, sanitised)(document, glyphs)
    reports.say(phase="typesetting")
    typesetter = Typesetter(resources)
    if not kind:
        pdf, degraded = set_whatever_happens(document, typesetter.shortest)
    else:
        pdf, degraded = _SETTERS[kind](document, typesetter.special)
    reports.say(phase="checking")
    pdf = finished(pdf, document)
    if glyphs.undrawn:
        reports.say(notice="undrawn", n=glyphs.undrawn)
    named = {
        "degraded" if kind in {"", REQUEST} else "plain": degraded,
        "undescribed": gallery.undescribed,
        "missing": gallery.missing,
    }
    for notice, days in named.items():
        for when in dict.fromkeys(days):
            reports.say(notice=notice, when=when)
    return pdf


if __name__ == "__main__":
    sys.exit(main(sys.stdin.buffer, sys.stdout.buffer))
