"""HTML from a clipboard -> Markdown: bold, italics, lists, links, headings, quotes and tables.

All else is dropped: styles, scripts, comments, pictures. Word and Outlook write lists as
paragraphs with a bullet in them; those become lists.
"""

import re
from dataclasses import dataclass, field

from trustdesk.markup.html_blocks import Block, Kind, assembled
from trustdesk.markup.html_tokens import Tag, tokens
from trustdesk.markup.links import OUTSIDE_SCHEMES, allowed
from trustdesk.markup.runs import Run, plain, tidied

_PARAGRAPHS = {"p", "ul", "ol", "table", "blockquote", "pre", "dl", "hr"}
_PARAGRAPHS |= {f"h{level}" for level in range(1, 7)}
_LINES = {"div", "li", "tr", "td", "th", "dt", "dd", "section", "article", "header", "footer"}
_LINES |= {"main", "aside", "nav", "figure", "figcaption", "address", "center", "form", "fieldset"}
_LINES |= {"details", "summary", "caption", "body", "html"}
_VOID = {"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr", "embed"}
_VOID |= {"source", "track"}
_DROPPED = {"head", "select", "option", "button", "object", "template"}
_BOLD = {"b", "strong", "th"}
_ITALIC = {"i", "em", "cite", "var", "dfn"}
_HEADING = re.compile(r"h([1-6])")
_STYLE = re.compile(r"(font-weight|font-style|display|mso-hide|mso-list)\s*:\s*([^;]{1,80})")
_LEVEL = re.compile(r"level(\d)")
_NUMBERED = re.compile(r"\(?(?:(\d{1,9})|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)]")
_TITLE = re.compile(r"\bMsoTitle\b")
_WORD_ITEM = re.compile(r"\bMsoListParagraph")
_UNSAFE = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"}
_DEEPEST_TABLE, _DEEPEST_QUOTE, _DEEPEST_LIST = 6, 6, 9


@dataclass(slots=True)
class _Look:
    """How words look inside an element."""

    name: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    dropped: bool = False
    mark: bool = False
    kept_lines: bool = False
    entered: bool = False


@dataclass(slots=True)
class _Place:
    """Where words stand: in which lists, quotes and headings, and whether apart from the last."""

    lists: list[int | None] = field(default_factory=list)
    quote: int = 0
    heading: int = 0
    item: int | None = None
    begins_item: bool = False
    word_level: int = 0
    apart: bool = True


def markdown_of(html: str) -> str | None:
    """Gives the Markdown of HTML, or None when it holds nothing but plain text.

    Never raises; the time grows with the length. Takes about 0.3 s a MB: run it off the interface
    thread when it is long.
    """
    reader = _Reader()
    for token in tokens(html):
        if isinstance(token, str):
            reader.text(token)
        elif token.ends:
            reader.end(token.name)
        else:
            reader.begin(token)
    return assembled(reader.finished())


class _Reader:
    """Follows the tags and gathers blocks."""

    def __init__(self) -> None:
        self._looks = [_Look()]
        self._open: dict[str, int] = {}
        self._runs: list[Run] = []
        self._mark = ""
        self._place = _Place()
        self._out: list[list[Block]] = [[]]
        self._tables: list[list[list[list[Block]]]] = []
        self._cell_open: list[bool] = []

    def finished(self) -> list[Block]:
        """Gives the blocks, after the last token."""
        self._flush()
        while self._tables:
            self._end_table()
        return self._out[0]

    def text(self, text: str) -> None:
        """Takes words."""
        look = self._looks[-1]
        if look.dropped:
            return
        if look.mark:
            self._mark += text
            return
        if look.kept_lines and "\n" in text:
            for number, line in enumerate(text.split("\n")):
                if number:
                    self._flush()
                self._runs.append(Run(line, look.bold, look.italic, look.link))
            return
        self._runs.append(Run(text, look.bold, look.italic, look.link))

    def begin(self, tag: Tag) -> None:
        """Takes the begin of an element."""
        name = tag.name
        if name == "br":
            self._line_end()
            return
        self._block_edge(name)
        if name in _VOID:
            return
        self._open[name] = self._open.get(name, 0) + 1
        look = self._looked(tag)
        self._looks.append(look)
        if not look.dropped:
            look.entered = True
            self._enter(name, tag)

    def end(self, name: str) -> None:
        """Takes the end of an element; one that is not open is no end."""
        if name == "br":
            self._line_end()
        if not self._open.get(name):
            return
        while len(self._looks) > 1:
            closed = self._looks.pop()
            self._open[closed.name] -= 1
            if closed.entered:
                self._leave(closed.name)
            if closed.name == name:
                return

    def _looked(self, tag: Tag) -> _Look:
        outer, name = self._looks[-1], tag.name
        look = _Look(name, outer.bold, outer.italic, outer.link, outer.dropped, outer.mark,
                     outer.kept_lines or name == "pre")  # fmt: skip
        look.dropped = look.dropped or name in _DROPPED
        look.bold = look.bold or name in _BOLD
        look.italic = look.italic or name in _ITALIC
        if not tag.rest or look.dropped:
            return look
        attributes = tag.attributes()
        if name == "a":
            look.link = _address(attributes.get("href", ""))
        for what, value in _STYLE.findall(attributes.get("style", "").lower()):
            _restyle(look, what, value.strip())
        return look

    def _enter(self, name: str, tag: Tag) -> None:
        place = self._place
        if name in ("ul", "ol"):
            start = tag.attributes().get("start", "1") if name == "ol" else ""
            number = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
            place.lists.append(number if name == "ol" else None)
        elif name == "li":
            self._begin_item()
        elif name == "blockquote":
            place.quote += 1
        elif heading := _HEADING.fullmatch(name):
            place.heading = int(heading[1])
        elif name == "p" and tag.rest:
            self._begin_word_paragraph(tag)
        elif name == "table" and len(self._tables) < _DEEPEST_TABLE:
            self._tables.append([])
            self._cell_open.append(False)
        elif name == "tr" and self._tables:
            self._close_cell()
            self._tables[-1].append([])
        elif name in ("td", "th") and self._tables:
            self._close_cell()
            if not self._tables[-1]:
                self._tables[-1].append([])
            self._out.append([])
            self._cell_open[-1] = True

    def _leave(self, name: str) -> None:
        self._block_edge(name)
        place = self._place
        if name in ("ul", "ol") and place.lists:
            place.lists.pop()
            place.begins_item = False
        elif name == "blockquote":
            place.quote -= 1
        elif _HEADING.fullmatch(name):
            place.heading = 0
        elif name == "p":
            place.word_level, place.heading = 0, 0
        elif name in ("td", "th") and self._tables:
            self._close_cell()
        elif name == "table" and self._tables and self._open.get("table", 0) < len(self._tables):
            self._end_table()

    def _begin_item(self) -> None:
        place = self._place
        if not place.lists:
            place.lists.append(None)  # a mail that lost its <ul>
        number = place.lists[-1]
        place.item, place.begins_item = number, True
        if number is not None:
            place.lists[-1] = number + 1

    def _begin_word_paragraph(self, tag: Tag) -> None:
        """Word's and Outlook's lists: a paragraph that says so, its mark among its words."""
        attributes = tag.attributes()
        kind, style = attributes.get("class", ""), attributes.get("style", "").lower()
        level = _LEVEL.search(style) if "mso-list" in style else None
        if level is not None:
            self._place.word_level = int(level[1])
        elif _WORD_ITEM.search(kind) and "mso-list" in style:
            self._place.word_level = 1
        elif _TITLE.search(kind):
            self._place.heading = 1
        self._mark = ""

    def _line_end(self) -> None:
        if self._looks[-1].dropped:
            return
        if self._place.heading:
            self._runs.append(Run(" "))
            return
        if not tidied(self._runs):
            self._place.apart = True
        self._flush()

    def _block_edge(self, name: str) -> None:
        if name in _PARAGRAPHS:
            self._flush()
            self._place.apart = True
        elif name in _LINES:
            self._flush()

    def _flush(self) -> None:
        """Ends the block that is being read."""
        runs, self._runs = tidied(self._runs), []
        mark, self._mark = self._mark.strip(), ""
        if not plain(runs).strip():
            return
        place = self._place
        self._out[-1].append(self._block(runs, mark))
        place.apart, place.begins_item = False, False

    def _block(self, runs: list[Run], mark: str) -> Block:
        place = self._place
        quote = min(place.quote, _DEEPEST_QUOTE)
        if place.word_level and mark:
            number = _NUMBERED.match(mark)
            counted = (int(number[1]) if number[1] else 0) if number else None
            return Block("item", runs, place.word_level, counted, quote, place.apart)
        if place.word_level and self._out[-1] and self._out[-1][-1].kind in ("item", "more"):
            return Block("more", runs, place.word_level, None, quote, place.apart)
        if place.lists and not place.heading:
            level = min(len(place.lists), _DEEPEST_LIST)
            item: Kind = "item" if place.begins_item else "more"
            return Block(item, runs, level, place.item, quote, place.apart)
        kind: Kind = "heading" if place.heading else "text"
        return Block(kind, runs, place.heading, None, quote, place.apart)

    def _close_cell(self) -> None:
        if not self._cell_open[-1]:
            return
        self._flush()
        self._cell_open[-1] = False
        self._tables[-1][-1].append(self._out.pop())

    def _end_table(self) -> None:
        """Gives a table with several columns as one block; one that only lays out, as its words."""
        self._close_cell()
        self._cell_open.pop()
        rows = [row for row in self._tables.pop() if any(row)]
        if max(map(len, rows), default=0) <= 1:
            self._out[-1] += [block for row in rows for cell in row for block in cell]
        else:
            cells = [[_one_line(cell) for cell in row] for row in rows]
            quote = min(self._place.quote, _DEEPEST_QUOTE)
            self._out[-1].append(Block("table", [], 0, None, quote, apart=True, rows=cells))
        self._place.apart = True


def _one_line(cell: list[Block]) -> list[Run]:
    runs: list[Run] = []
    for block in cell:
        parts = (
            [block.runs] if block.kind != "table" else [run for row in block.rows for run in row]
        )
        for part in parts:
            runs += [Run(" "), *part] if runs else part
    return tidied(runs)


def _restyle(look: _Look, what: str, value: str) -> None:
    if what == "font-weight":
        look.bold = value in ("bold", "bolder") or (value.isdigit() and int(value[:4]) >= 600)
    elif what == "font-style":
        look.italic = value in ("italic", "oblique")
    elif what == "mso-list":
        look.mark = look.mark or value == "ignore"
    elif (what, value) in (("display", "none"), ("mso-hide", "all")):
        look.dropped = True


def _address(href: str) -> str:
    """Gives where a link leads, when it may lead there; else ""."""
    href = "".join(_UNSAFE.get(char, char) for char in href.strip())
    return href if allowed(href, OUTSIDE_SCHEMES) else ""
