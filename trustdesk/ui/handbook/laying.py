"""The handbook's Markdown as HTML: with its contents, the real folder and the real version."""

from collections.abc import Mapping
from html import escape

from trustdesk.markup.html import HtmlStyle, to_html
from trustdesk.markup.nodes import Block, Document, Heading, Item, Link, List, Paragraph
from trustdesk.markup.parse import parse_page

_CONTENTS_LEVEL = 2


def handbook_html(text: str, style: HtmlStyle, values: Mapping[str, str]) -> str:
    """Gives the page; `{name}` in it stands for a value, and its sections are listed at the top."""
    html = to_html(with_contents(parse_page(text)), style)
    for name, value in values.items():
        html = html.replace(f"{{{name}}}", escape(value))
    return html


def with_contents(document: Document) -> Document:
    """Gives the document with links to its sections before the first of them."""
    heads = [
        block
        for block in document.blocks
        if isinstance(block, Heading) and block.level == _CONTENTS_LEVEL and block.anchor
    ]
    if not heads:
        return document
    at = document.blocks.index(heads[0])
    items = tuple(Item((Paragraph((Link(f"#{head.anchor}", head.children),)),)) for head in heads)
    contents: tuple[Block, ...] = (List(ordered=False, start=1, items=items),)
    return Document((*document.blocks[:at], *contents, *document.blocks[at:]))
