"""The list of what is needed -> the plain document its template sets.

The document is JSON alone:
    kind "request", title, author (null), period, date, when, lang, region, labels, images (none)
    groups: [{owner, lines: [{name, state, body: [node]}]}]
"""

from dataclasses import dataclass

from trustdesk.domain.faults import msg
from trustdesk.exporters.pdf.document import first_upper, labels, region
from trustdesk.exporters.pdf.node_json import REQUEST, Json, written
from trustdesk.markup.parse import parse_entry
from trustdesk.services.exporting import DocumentLanguage
from trustdesk.services.request_list import RequestLine, RequestList

_LINE_LEVEL = 2


@dataclass(frozen=True, slots=True)
class RequestDocumentComposer:
    """Composes the document of a list."""

    def compose(self, wanted: RequestList, language: DocumentLanguage) -> Json:
        """Gives the document, with every text in the language."""
        nobody = language.tr(msg("Not yet said who"))
        day = wanted.last
        return {
            "kind": REQUEST,
            "title": language.tr(msg("What I need")),
            "author": None,
            "period": first_upper(language.period(wanted.first, day)),
            "date": [day.year, day.month, day.day],
            "when": language.day(day),
            "lang": language.code,
            "region": region(language),
            "labels": labels(language),
            "images": {},
            "groups": [
                {"owner": group.owner or nobody, "lines": [*map(_line, group.lines)]}
                for group in wanted.groups
            ],
        }


def _line(line: RequestLine) -> Json:
    body = written(parse_entry(line.text).blocks, above=_LINE_LEVEL)
    return {"name": line.name, "state": line.state, "body": body}
