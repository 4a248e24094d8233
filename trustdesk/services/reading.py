"""The framework as something to read: pages, their sections, and finding words in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from trustdesk.domain.diagram import Diagram
from trustdesk.domain.entry import Snippet
from trustdesk.domain.framework import Framework, LocalText, Page

_HEADING = re.compile(r"^#{2,6}\s+(.*?)(?:\s*\{#([A-Za-z0-9_-]+)\})?\s*$")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_FENCE = re.compile(r"^:::.*$")
_FIGURE = re.compile(r"^:::\s*diagram\s*\|\s*(.*?)\s*$")
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


def sections(page: Page, language: str, diagrams: Iterable[Diagram] = ()) -> tuple[Section, ...]:
    """Gives the page's sections as plain text, the opening first.

    What stands in a figure is told where the page shows it, for the figures that are given.
    """
    figures = {diagram.id: diagram for diagram in diagrams}
    found: list[Section] = []
    anchor, title, lines = "", page.title.in_language(language), list[str]()
    for line in page.body.in_language(language).splitlines():
        heading, shown = _HEADING.match(line), _FIGURE.match(line)
        if shown and shown[1] in figures:
            lines += _words_of(figures[shown[1]], language)
        elif heading:
            found.append(Section(page.id, anchor, title, _plain(lines)))
            anchor, title, lines = heading[2] or "", heading[1], []
        else:
            lines.append(line)
    found.append(Section(page.id, anchor, title, _plain(lines)))
    return tuple(found)


def _words_of(diagram: Diagram, language: str) -> list[str]:
    """Gives what one reads in a figure, in its order; a table row by row."""
    texts: list[LocalText] = [diagram.title]
    if diagram.kind == "table":
        nodes = {node.id: node.text for node in diagram.nodes}
        texts += [nodes[column] for column in diagram.columns if column in nodes]
        for row in diagram.rows:
            texts += [nodes[row]] if row in nodes else []
            cells = (diagram.cell(row, column) for column in diagram.columns)
            texts += [cell.text for cell in cells if cell is not None]
    else:
        texts += [text for node in diagram.nodes for text in (node.text, node.note)]
        texts += [edge.label for edge in diagram.edges]
    return [text.in_language(language) for text in [*texts, diagram.caption]]


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

    `stem` gives a word's key; words with equal keys are forms of one word. The first search reads
    every page: not on the interface thread.
    """

    def __init__(self, framework: Framework, language: str, stem: Callable[[str], str]) -> None:
        self._framework = framework
        self._language = language
        self._stem = stem
        self._index: _Index | None = None

    def search(self, query: str, limit: int | None = 30) -> list[FrameworkHit]:
        """Gives sections that hold every word of the query, title matches first."""
        wanted = [_Wanted(part, self._stem) for part in query_parts(query)]
        if not wanted:
            return []
        if self._index is None:
            parts = (
                sections(p, self._language, self._framework.diagrams)
                for p in self._framework.pages_in_order()
            )
            self._index = _Index([section for part in parts for section in part])
        found = self._index.ranked(wanted)
        return [self._hit(place, wanted) for place in (found if limit is None else found[:limit])]

    def _hit(self, place: _Place, wanted: list[_Wanted]) -> FrameworkHit:
        section = place.section
        spots = [spot for w in wanted for spot in w.spots(place.folded)]
        return FrameworkHit(
            section.page,
            section.anchor,
            self._title(section),
            _snippet(f"{section.title} {section.text}", len(section.title) + 1, spots),
        )

    def _title(self, section: Section) -> str:
        page = self._framework.page(section.page)
        title = page.title.in_language(self._language) if page else section.title
        return title if not section.anchor else f"{title} › {section.title}"


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """A section as it is searched."""

    section: Section
    folded: str

    def begins_in_title(self, spot: tuple[int, int]) -> bool:
        return spot[0] < len(self.section.title)


class _Index:
    """Which words stand in which sections: looking a word up walks through words, not texts."""

    def __init__(self, found: list[Section]) -> None:
        self._places = [_Place(s, f"{s.title} {s.text}".casefold()) for s in found]
        self._in_text: dict[str, set[int]] = {}
        self._in_title: dict[str, set[int]] = {}
        for number, place in enumerate(self._places):
            for word in set(_WORD.findall(place.folded)):
                self._in_text.setdefault(word, set()).add(number)
            for word in set(_WORD.findall(place.section.title.casefold())):
                self._in_title.setdefault(word, set()).add(number)

    def ranked(self, wanted: list[_Wanted]) -> list[_Place]:
        """Gives the sections that hold everything that is wanted, title matches first."""
        held = set(range(len(self._places)))
        titled = set(held)
        for part in wanted:
            in_text, in_title = self._holding(part)
            held &= in_text
            titled &= in_title
        order = sorted(held, key=lambda number: (number not in titled, number))
        return [self._places[number] for number in order]

    def _holding(self, part: _Wanted) -> tuple[set[int], set[int]]:
        if part.is_phrase:
            return self._holding_phrase(part)
        return (
            set().union(*(self._in_text[word] for word in self._in_text if part.fits(word))),
            set().union(*(self._in_title[word] for word in self._in_title if part.fits(word))),
        )

    def _holding_phrase(self, part: _Wanted) -> tuple[set[int], set[int]]:
        """Gives the sections with the words side by side, among those that have them all."""
        candidates = [self._in_text.get(word, set[int]()) for word in part.words]
        in_text, in_title = set[int](), set[int]()
        for number in set.intersection(*candidates):
            place = self._places[number]
            spots = part.spots(place.folded)
            if spots:
                in_text.add(number)
            if any(map(place.begins_in_title, spots)):
                in_title.add(number)
        return in_text, in_title


def query_parts(query: str) -> list[str]:
    """Gives the words and the "quoted phrases" of a query, folded, without empty ones."""
    parts = [(phrase or word).casefold() for phrase, word in _QUERY_PART.findall(query)]
    return [" ".join(_WORD.findall(part)) for part in parts if _WORD.search(part)]


class _Wanted:
    """One word or phrase of a query."""

    def __init__(self, part: str, stem: Callable[[str], str]) -> None:
        self._part = part
        self._stem = stem
        self.words = part.split()
        self.is_phrase = " " in part
        self._key = "" if self.is_phrase else stem(part)

    def fits(self, word: str) -> bool:
        """True when a folded word begins so, or is another form of it."""
        if word.startswith(self._part):
            return True
        return bool(self._key) and word[:2] == self._key[:2] and self._stem(word) == self._key

    def spots(self, folded: str) -> list[tuple[int, int]]:
        """Gives (start, end) of every place where it stands."""
        if self.is_phrase:
            pattern = r"\W+".join(map(re.escape, self.words))
            return [m.span() for m in re.finditer(rf"\b{pattern}\b", folded)]
        return [m.span() for m in _WORD.finditer(folded) if self.fits(m[0])]


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
