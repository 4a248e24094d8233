"""The node tree -> the HTML that QTextBrowser understands. No Qt here: only text.

QTextBrowser knows no border on a quote, no radius and few selectors, so every style stands on its
element, and quotes and voices are one-cell tables with a rule at the left. It sizes an <h2> from
the default font whatever the style says, so a heading is a paragraph of its size. Everything a
person wrote is escaped.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import singledispatchmethod
from html import escape
from typing import assert_never

from trustdesk.markup.links import scheme_of
from trustdesk.markup.nodes import (
    Block,
    Blocks,
    Code,
    CodeBlock,
    Diagram,
    Document,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Inlines,
    Item,
    LineBreak,
    Link,
    List,
    Mark,
    NoteRef,
    Notes,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
    Voice,
    plain_inlines,
)

_CELL, _SMALL_CELL, _MANY_COLUMNS = 16 / 19, 15 / 19, 4
"""How much smaller than the text a table is set, and one of many columns."""

_LINE, _WIDEST, _CELL_AIR = 46, 40, 2.4
"""Letters of a table's whole width where it is narrow, those a column counts as at most, and air
beside a cell.
"""

FIGURE = "figure:"
"""What the name of a figure's place begins with; the figure's id follows."""

_NARROW, _BROAD = frozenset("iljtfr.,;:'!()[] "), frozenset("mwMW")


@dataclass(frozen=True, slots=True)
class HtmlStyle:
    """Colours (`#rrggbb`), families and sizes in px, from the theme's tokens.

    `rules` gives the CSS line style of a voice by its kind ("solid" where none is named),
    `rule_colours` its colour, `voices` its label.
    """

    text: str
    muted: str
    link: str
    line: str
    accent: str
    mark: str
    on_mark: str
    sunken: str
    body_family: str = "Source Serif 4"
    heading_family: str = "Source Serif 4"
    label_family: str = "Inter"
    code_family: str = "Source Code Pro"
    body_px: int = 19
    label_px: int = 13
    code_px: int = 15
    heading_px: tuple[int, ...] = (32, 24, 20, 19, 19, 19)
    line_px: int = 31
    hang_px: int = 20
    gap_px: int = 12
    voices: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    rule_colours: Mapping[str, str] = field(default_factory=dict)
    notes_label: str = ""


def to_html(document: Document, style: HtmlStyle) -> str:
    """Gives the document as HTML for QTextBrowser.setHtml; pictures are `attachment:UID`."""
    return f"<html><body>{to_part(document, style)}</body></html>"


def to_part(document: Document, style: HtmlStyle) -> str:
    """Gives the document as a part of a page whose parts are set in several styles."""
    body = _Writer(style).blocks(document.blocks, 0)
    return (
        f"<div style=\"font-family:'{style.body_family}'; font-size:{style.body_px}px; "
        f'color:{style.text}">{body}</div>'
    )


class _Writer:
    def __init__(self, style: HtmlStyle) -> None:
        self._style = style
        self._paragraph = (
            f"margin-top:0px; margin-bottom:{style.gap_px}px; {_line_height(style.line_px)}"
        )
        self._label = (
            f"font-family:'{style.label_family}'; font-size:{style.label_px}px; color:{style.muted}"
        )

    def blocks(self, blocks: Blocks, depth: int) -> str:
        """Gives blocks at a list depth."""
        return "".join(self.block(block, depth) for block in blocks)

    @singledispatchmethod
    def block(self, block: Block, depth: int) -> str:
        """Gives one block."""
        raise TypeError(type(block))

    @block.register
    def _(self, block: Paragraph, depth: int) -> str:
        return self._ending(block, self._style.gap_px)

    def _ending(self, block: Block, below: int) -> str:
        """Gives a block with so much air under it."""
        match block:
            case Paragraph(children):
                look = f"margin:0px 0px {below}px 0px; {_line_height(self._style.line_px)}"
                return f'<p style="{look}">{self.inlines(children)}</p>'
            case Table():
                return self._table(block, below)
        return self.block(block, 0)

    @block.register
    def _(self, block: Heading, depth: int) -> str:
        size = self._style.heading_px[block.level - 1]
        name = f'<a name="{escape(block.anchor)}"></a>' if block.anchor else ""
        look = (
            f"font-family:'{self._style.heading_family}'; font-size:{size}px; font-weight:600; "
            f"margin-top:{_air_above(block.level, size)}px; "
            f"margin-bottom:{self._style.gap_px // 2}px"
        )
        return f'<p style="{look}">{name}{self.inlines(block.children)}</p>'

    @block.register
    def _(self, block: List, depth: int) -> str:
        tag, start = ("ol", f' start="{block.start}"') if block.ordered else ("ul", "")
        most, last = block.items[:-1], block.items[-1:]
        half, whole = self._style.gap_px // 2, self._style.gap_px
        items = "".join(self._item(item, depth, half) for item in most)
        items += "".join(self._item(item, depth, half if depth else whole) for item in last)
        return f'<{tag}{start} style="-qt-list-indent:0; margin:0px">{items}</{tag}>'

    def _item(self, item: Item, depth: int, below: int) -> str:
        style = self._style
        look = (
            f"margin-left:{style.hang_px * (depth + 1)}px; margin-top:0px; "
            f"margin-bottom:{below}px; {_line_height(style.line_px)}"
        )
        words, rest = "", item.children
        if rest and isinstance(rest[0], Paragraph):
            words, rest = self.inlines(rest[0].children), rest[1:]
        if item.done is None:
            first = f'<li style="{look}">{words}</li>'
        else:  # a box in place of the bullet, hanging as far
            box = "☑" if item.done else "☐"
            first = f'<p style="{look}; text-indent:-{style.hang_px}px">{box} {words}</p>'
        return first + self.blocks(rest, depth + 1)

    @block.register
    def _(self, block: Quote, depth: int) -> str:
        return self._ruled("solid", self._style.line, self.blocks(block.children, 0))

    @block.register
    def _(self, block: Voice, depth: int) -> str:
        style = self._style
        label = escape(style.voices.get(block.kind, block.kind))
        above = f'<p style="margin:0px 0px {style.gap_px // 3}px 0px; {self._label}">{label}</p>'
        below = f'<p style="margin:0px; {self._label}">{escape(block.source)}</p>'
        *most, last = block.children or (Paragraph(()),)
        inner = self.blocks(tuple(most), 0) + self._ending(last, style.gap_px // 2)
        return self._ruled(
            style.rules.get(block.kind, "solid"),
            style.rule_colours.get(block.kind, style.accent),
            above + inner + (below if block.source else ""),
        )

    def _ruled(self, rule: str, colour: str, inner: str) -> str:
        gap = self._style.gap_px
        return (
            f'<table width="100%" cellspacing="0" cellpadding="0" style="margin:{gap}px 0px '
            f'{gap}px 0px"><tr><td style="border-left:2px {rule} {colour}; padding-left:{gap}px">'
            f"{inner}</td></tr></table>"
        )

    @block.register
    def _(self, block: CodeBlock, depth: int) -> str:
        style = self._style
        return (
            f'<table width="100%" cellspacing="0" cellpadding="{style.gap_px}" '
            f'style="margin-bottom:{style.gap_px}px"><tr><td bgcolor="{style.sunken}">'
            f'<pre style="margin:0px; white-space:pre-wrap; {self._code_font()}">'
            f"{escape(block.text)}</pre></td></tr></table>"
        )

    def _code_font(self) -> str:
        return f"font-family:'{self._style.code_family}'; font-size:{self._style.code_px}px"

    @block.register
    def _(self, block: Rule, depth: int) -> str:
        return f'<hr style="background-color:{self._style.line}" width="30%">'

    @block.register
    def _(self, block: Table, depth: int) -> str:
        return self._table(block, self._style.gap_px)

    def _table(self, block: Table, below: int) -> str:
        widths = _widths(block)
        head = self._row("th", block.header, block, widths)
        rows = "".join(self._row("td", row, block, widths) for row in block.rows)
        return (
            '<table width="100%" cellspacing="0" cellpadding="0" '
            f'style="margin-bottom:{below}px"><thead>{head}</thead>{rows}</table>'
        )

    def _row(
        self, tag: str, cells: tuple[Inlines, ...], table: Table, widths: tuple[int, ...]
    ) -> str:
        style, gap = self._style, self._style.gap_px
        look = f"border-bottom:1px solid {style.line}; padding:{gap // 2}px {{}}px {gap // 2}px 0px"
        beside = [gap] * (len(cells) - 1) + [0]
        share = _CELL if len(cells) < _MANY_COLUMNS else _SMALL_CELL
        line, size = style.line_px * share * 0.92, style.body_px * share
        if tag == "th":
            line, size = style.label_px * 1.4, style.label_px
        words = f"margin:0px; {_line_height(round(line))}; font-size:{round(size)}px"
        drawn = "".join(
            f'<{tag} align="{align}" width="{width}%" style="{look.format(air)}">'
            f'<p align="{align}" style="{words}">{self.inlines(cell)}</p></{tag}>'
            for cell, align, width, air in zip(cells, table.align, widths, beside, strict=True)
        )
        return f"<tr>{drawn}</tr>"

    @block.register
    def _(self, block: Figure, depth: int) -> str:
        caption = f'<br><span style="{self._label}">{escape(block.image.alt)}</span>'
        picture = _image(block.image) + (caption if block.image.alt else "")
        return f'<p style="{self._paragraph}">{picture}</p>'

    @block.register
    def _(self, block: Diagram, depth: int) -> str:
        """An empty line with a name: who shows the page makes room there and draws the figure."""
        return (
            f'<p id="{FIGURE}{escape(block.id)}" style="-qt-paragraph-type:empty; margin:0px; '
            'font-size:1px; line-height:1px; -qt-line-height-type:fixed"><br></p>'
        )

    @block.register
    def _(self, block: Notes, depth: int) -> str:
        label = f'<p style="{self._label}">{escape(self._style.notes_label)}</p>'
        notes = "".join(
            f'<p style="{self._label}; margin:0px"><a name="note-{number}"></a>{number}. '
            f"{self.inlines(note)}</p>"
            for number, note in enumerate(block.items, 1)
        )
        return label + notes

    def inlines(self, inlines: Inlines) -> str:
        """Gives words in a line."""
        return "".join(self._inline(node) for node in inlines)

    def _inline(self, node: Inline) -> str:
        style = self._style
        match node:
            case Text(text):
                return escape(text)
            case Strong(children):
                return f"<b>{self.inlines(children)}</b>"
            case Emphasis(children):
                return f"<i>{self.inlines(children)}</i>"
            case Strike(children):
                return f"<s>{self.inlines(children)}</s>"
            case Mark(children):
                look = f"background-color:{style.mark}; color:{style.on_mark}"
                return f'<u style="{look}">{self.inlines(children)}</u>'
            case Code(text):
                look = f"{self._code_font()}; background-color:{style.sunken}"
                return f'<code style="{look}">{escape(text)}</code>'
            case Link(href, children):
                words = self.inlines(children)
                look = f"color:{style.link}"
                if scheme_of(href) == "term":  # a word explained, not a way to another page
                    look = (
                        f"color:{style.text}; text-underline-style:dotted; "
                        f"text-decoration-color:{style.accent}"
                    )
                return f'<a href="{escape(href)}" style="{look}">{words}</a>'
            case LineBreak():
                return "<br>"
            case Image():
                return _image(node)
            case NoteRef(number):
                look = f"color:{style.link}"
                return f'<a href="#note-{number}" style="{look}"><sup>{number}</sup></a>'
        assert_never(node)


def _air_above(level: int, size: int) -> int:
    return size if level == 1 else round(size * 1.4)


def _widths(table: Table) -> tuple[int, ...]:
    """Gives each column's share of the width, in percent: room for its longest word, and of the
    rest what its longest cell wants, the modest first: long cells wrap anyway.

    Left to itself QTextBrowser gives the longest cell the narrowest column.
    """
    columns = [[row[n] for row in (table.header, *table.rows)] for n in range(len(table.header))]
    least = [max(map(_longest_word, cells)) + _CELL_AIR for cells in columns]
    least[-1] -= _CELL_AIR
    wanted = [min(max(map(_whole, cells)), _WIDEST) + _CELL_AIR for cells in columns]
    wishes = [max(want - need, 0) for want, need in zip(wanted, least, strict=True)]
    shares, spare = list(least), max(_LINE - sum(least), 0.0)
    in_turn = sorted(range(len(wishes)), key=wishes.__getitem__)
    for place, column in enumerate(in_turn):
        granted = min(wishes[column], spare / (len(in_turn) - place))
        shares[column] += granted
        spare -= granted
    return tuple(max(round(100 * share / sum(shares)), 1) for share in shares)


def _whole(cell: Inlines) -> float:
    """Gives the breadth of a cell's words on one line, in letters of the text's weight."""
    return _breadth(plain_inlines(cell)) * _weight(cell)


def _weight(cell: Inlines) -> float:
    return 1.12 if any(isinstance(node, Strong) for node in cell) else 1.08


def _longest_word(cell: Inlines) -> float:
    """Gives the breadth of a cell's longest word, in letters of the text's weight."""
    words = plain_inlines(cell).replace("\n", " ").split(" ")  # one no-break space holds together
    breadth = max(map(_breadth, words), default=0.0)
    return breadth * _weight(cell)


def _breadth(words: str) -> float:
    """Gives about how broad words are: 1 is a letter such as n."""
    return sum(
        0.6 if sign in _NARROW else 1.4 if sign in _BROAD else 1.25 if sign.isupper() else 0.97
        for sign in words
    )


def _line_height(px: int) -> str:
    return f"line-height:{px}px; -qt-line-height-type:minimum"


def _image(image: Image) -> str:
    return f'<img src="attachment:{escape(image.uid)}" alt="{escape(image.alt)}">'
