"""Checks what the pages mention and link to."""

import re
from collections.abc import Iterator

from trustdesk.domain.faults import msg
from trustdesk.pack.known import NO_CONCEPT, NO_GROUP, NO_PAGE, NO_SECTION, Known, unknown
from trustdesk.pack.problems import PackProblem
from trustdesk.pack.sheets import Sheet

_LINK = re.compile(r"(!?)\[[^\]\n]*\]\(([^)\s]*)[^)\n]*\)")
_HTML = re.compile(r"<(?:/?[a-zA-Z][^>\n]*|!--)")
_NO_TERM = msg("There is no glossary word {id}.")
_NO_CASE = msg("There is no case {id}.")


def sheet_problems(known: Known, sheet: Sheet) -> Iterator[PackProblem]:
    """Gives unknown groups, concepts and links of a page, and what a page may not hold."""
    head, file = sheet.head, sheet.file
    yield from unknown(file, "group", [head.group], known.ids("page_group"), NO_GROUP)
    yield from unknown(file, "concepts", head.concepts, known.ids("concept"), NO_CONCEPT)
    for match in _LINK.finditer(sheet.text):
        line = _line(sheet.text, match.start())
        if match[1]:
            yield PackProblem(file, line, msg("A page holds no images."))
        else:
            yield from _link(known, sheet, line, match[2])
    for match in _HTML.finditer(sheet.text):
        yield PackProblem(file, _line(sheet.text, match.start()), msg("A page holds no HTML."))


def _line(text: str, at: int) -> str:
    return f"line {text.count(chr(10), 0, at) + 1}"


def _link(known: Known, sheet: Sheet, line: str, target: str) -> Iterator[PackProblem]:
    scheme, _, rest = target.partition(":")
    id_, _, section = rest.partition("#")
    if scheme == "page":
        yield from _page_link(known, sheet, line, id_, section)
    elif scheme == "term":
        yield from unknown(sheet.file, line, [rest], known.ids("term"), _NO_TERM)
    elif scheme == "case":
        yield from unknown(sheet.file, line, [rest], known.ids("case"), _NO_CASE)
    else:
        what = msg("A page links to page:, term: and case: only, not to {target}.")
        yield PackProblem(sheet.file, line, what, {"target": target})


def _page_link(
    known: Known, sheet: Sheet, line: str, page: str, section: str
) -> Iterator[PackProblem]:
    yield from unknown(sheet.file, line, [page], known.pages, NO_PAGE)
    there = known.sheets.get(page, {}).get(sheet.language)
    if section and there is not None:
        yield from unknown(sheet.file, line, [section], there.anchors, NO_SECTION, page=page)
