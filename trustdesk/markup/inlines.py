"""The inline part of the parser: Python-Markdown's patterns, without HTML and references."""

import re
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import DelimiterProcessor, InlineProcessor
from markdown.util import AtomicString

_DROPPED_PATTERNS = (
    "reference",  # [text][1]: its definition would vanish from the page
    "image_reference",
    "short_reference",
    "short_image_ref",
    "automail",  # writes addresses as entities
    "linebreak",
    "html",  # raw HTML stays literal
    "entity",
)
_NOTE_REF = r"\[\^([^\]\s]{1,60})\]"
_MAIL = r"<([^<>\s!@]{1,200}@[^@<>\s]{1,200})>"


class _NoteReference(InlineProcessor):
    """`[^label]` -> a `noteref` element; whether there is such a note is seen later."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        element = Element("noteref")
        element.text = AtomicString(m.group(1))
        return element, m.start(), m.end()


class _Mail(InlineProcessor):
    """`<name@example.org>` -> a link."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        element = Element("a", {"href": f"mailto:{m.group(1)}"})
        element.text = AtomicString(m.group(1))
        return element, m.start(), m.end()


def parse_inlines(root: Element) -> Element:
    """Parses the text of every element in place, AtomicStrings aside, and gives the root.

    Makes elements em strong del mark code a img noteref. Raises RecursionError when signs are
    nested deeper than the interpreter allows.
    """
    md = Markdown()
    for name in _DROPPED_PATTERNS:
        md.inlinePatterns.deregister(name)
    md.inlinePatterns.register(_NoteReference(_NOTE_REF, md), "note_reference", 175)
    md.inlinePatterns.register(_Mail(_MAIL, md), "mail", 110)
    delimiters = cast("DelimiterProcessor", md.inlinePatterns["em_strong"])
    delimiters.add("~", "del", double=True)
    delimiters.add("=", "mark", double=True)
    for name in ("inline", "unescape"):
        parsed = md.treeprocessors[name].run(root)
        root = root if parsed is None else parsed
    return root
