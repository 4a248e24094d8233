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
            yield from link_problems(known, sheet.file, line, match[2], there=sheet.language)
    for match in _HTML.finditer(sheet.text):
        yield PackProblem(file, _line(sheet.text, match.start()), msg("A page holds no HTML."))


def _line(text: str, at: int) -> str:
    return f"line {text.count(chr(10), 0, at) + 1}"


def link_problems(
    known: Known, file: str, key: str, target: str, *, there: str = ""
) -> Iterator[PackProblem]:
    """Gives what is wrong with a link; `there` is the language whose sections are looked at."""
    scheme, _, rest = target.partition(":")
    id_, _, section = rest.partition("#")
    if scheme == "page":
        yield from _page_link(known, file, key, (id_, section), there)
    elif scheme == "term":
        yield from unknown(file, key, [rest], known.ids("term"), _NO_TERM)
    elif scheme == "case":
        yield from unknown(file, key, [rest], known.ids("case"), _NO_CASE)
    else:
        what = msg("A page links to page:, term: and case: only, not to {target}.")
        yield PackProblem(file, key, what, {"target": target})


def _page_link(
    known: Known, file: str, key: str, place: tuple[str, str], language: str
) -> Iterator[PackProblem]:
    page, section = place
    yield from unknown(file, key, [page], known.pages, NO_PAGE)
    sheets = known.sheets.get(page, {})
    sheet = sheets.get(language) if language else next(iter(sheets.values()), None)
    if section and sheet is not None:
        yield from unknown(file, key, [section], sheet.anchors, NO_SECTION, page=page)
