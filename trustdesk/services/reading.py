"""The framework as something to read: pages, their sections, and finding words in them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from trustdesk.domain.entry import Snippet
from trustdesk.domain.framework import Framework, Page

_HEADING = re.compile(r"^#{2,6}\s+(.*?)(?:\s*\{#([A-Za-z0-9_-]+)\})?\s*$")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_FENCE = re.compile(r"^:::.*$")
_RULE_ROW = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")
_MARKS = re.compile(r"[*_`>#|]+")
_WORD = re.compile(r"\w+", re.UNICODE)
_QUERY_PART = re.compile(r'"([^"]+)"|(\S+)')
SNIPPET_BEFORE = 60
SNIPPET_AFTER = 110


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: its anchor ("" for the opening), heading and plain text."""

    page: str
    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class FrameworkHit:
    """A section of the framework that was found."""

    page: str
    section: str
    title: str
    snippet: Snippet


def sections(page: Page, language: str) -> tuple[Section, ...]:
    """Gives the page's sections as plain text, the opening first."""
    found: list[Section] = []
    anchor, title, lines = "", page.title.in_language(language), list[str]()
    for line in page.body.in_language(language).splitlines():
        heading = _HEADING.match(line)
        if heading:
            found.append(Section(page.id, anchor, title, _plain(lines)))
            anchor, title, lines = heading[2] or "", heading[1], []
        else:
            lines.append(line)
    found.append(Section(page.id, anchor, title, _plain(lines)))
    return tuple(found)


def _plain(lines: Iterable[str]) -> str:
    kept = (
        _MARKS.sub(" ", _LINK.sub(r"\1", line))
        for line in lines
        if not _FENCE.match(line) and not _RULE_ROW.match(line)
    )
    whole = ""
    for part in (" ".join(line.split()) for line in kept):
        if part:
            between = " " if not whole or whole[-1] in ".?!:…" else " · "
            whole += between + part
    return whole.strip()


class FrameworkSearch:
    """Finds words in the pages of one language, inflected forms too.

    `stem` gives a word's key; words with equal keys are forms of one word.
    """

    def __init__(self, framework: Framework, language: str, stem: Callable[[str], str]) -> None:
        self._framework = framework
        self._language = language
        self._stem = stem
        self._index: list[tuple[Section, str]] | None = None

    def _sections(self) -> list[tuple[Section, str]]:
        if self._index is None:
            self._index = [
                (section, f"{section.title} {section.text}".casefold())
                for page in self._framework.pages_in_order()
                for section in sections(page, self._language)
            ]
        return self._index

    def search(self, query: str, limit: int | None = 30) -> list[FrameworkHit]:
        """Gives sections that hold every word of the query, title matches first."""
        wanted = [_Wanted(part, self._stem) for part in query_parts(query)]
        if not wanted:
            return []
        ranked: list[tuple[int, int, FrameworkHit]] = []
        for order, (section, folded) in enumerate(self._sections()):
            spots = [w.spots(folded) for w in wanted]
            if not all(spots):
                continue
            in_title = all(min(s)[0] < len(section.title) for s in spots)
            whole = f"{section.title} {section.text}"
            hit = FrameworkHit(
                section.page,
                section.anchor,
                self._title(section),
                _snippet(whole, len(section.title) + 1, [s for found in spots for s in found]),
            )
            ranked.append((0 if in_title else 1, order, hit))
        ranked.sort(key=lambda item: item[:2])
        hits = [hit for _, _, hit in ranked]
        return hits if limit is None else hits[:limit]

    def _title(self, section: Section) -> str:
        page = self._framework.page(section.page)
        title = page.title.in_language(self._language) if page else section.title
        return title if not section.anchor else f"{title} › {section.title}"


def query_parts(query: str) -> list[str]:
    """Gives the words and the "quoted phrases" of a query, folded, without empty ones."""
    parts = [(phrase or word).casefold() for phrase, word in _QUERY_PART.findall(query)]
    return [" ".join(_WORD.findall(part)) for part in parts if _WORD.search(part)]


class _Wanted:
    """One word or phrase of a query."""

    def __init__(self, part: str, stem: Callable[[str], str]) -> None:
        self._part = part
        self._stem = stem
        self._key = stem(part) if " " not in part else ""

    def spots(self, folded: str) -> list[tuple[int, int]]:
        """Gives (start, end) of every place where it stands."""
        if not self._key:
            pattern = r"\W+".join(map(re.escape, self._part.split()))
            return [m.span() for m in re.finditer(rf"\b{pattern}\b", folded)]
        begin = self._key[:2]
        return [
            m.span()
            for m in _WORD.finditer(folded)
            if m[0].startswith(self._part) or (m[0][:2] == begin and self._stem(m[0]) == self._key)
        ]


def _snippet(whole: str, text_from: int, spots: list[tuple[int, int]]) -> Snippet:
    spots = sorted(set(spots))
    anchor = next((s for s in spots if s[0] >= text_from), None)
    first = max(text_from, (anchor[0] if anchor else text_from) - SNIPPET_BEFORE)
    if first > text_from:
        first = whole.find(" ", first) + 1 or first
    last = min(len(whole), first + SNIPPET_BEFORE + SNIPPET_AFTER)
    if last < len(whole):
        last = max(whole.rfind(" ", first, last), first)
    runs: list[tuple[str, bool]] = [("…", False)] if first > text_from else []
    at = first
    for start, end in spots:
        if start >= at and end <= last:
            runs += [(whole[at:start], False), (whole[start:end], True)]
            at = end
    rest = whole[at:last]
    runs.append((rest.rstrip(" .,:;–·") + "…" if last < len(whole) else rest, False))
    return Snippet(tuple(run for run in runs if run[0]))
