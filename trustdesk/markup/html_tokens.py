"""HTML -> texts and tags, in time that grows with its length, whatever it is.

Not html.parser: it raises AssertionError on Word's `<![if !supportLists]>`, and looks for the end
of an open comment again and again, so that a crafted page of 5 MB would take minutes.
"""

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:._-]{0,40})")
_TAG_PART = re.compile(r"=\s*([\"'])|>")
_ATTRIBUTE = re.compile(
    r"([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?", re.ASCII
)
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9A-Fa-f]{9,};?")
_RAW = {
    name: re.compile(rf"</{name}(?![A-Za-z0-9])[^>]*>?", re.IGNORECASE)
    for name in ("script", "style", "title", "noscript", "textarea", "xmp", "iframe", "svg", "math")
}
"""Elements whose content is no text of the page."""


@dataclass(frozen=True, slots=True)
class Tag:
    """The begin or the end of an element; its attributes are read when asked for."""

    name: str
    ends: bool = False
    rest: str = ""

    def attributes(self) -> dict[str, str]:
        """Gives the attributes by name in lower case; the first of two alike counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.rest):
            value = match[2] or match[3] or match[4] or ""
            found.setdefault(match[1].lower(), unescaped(value))
        return found


def tokens(html: str) -> Iterator[str | Tag]:
    """Gives texts (with their entities read) and tags; comments and raw content are left out."""
    at, exhausted = 0, set[str]()
    while at < len(html):
        begin = html.find("<", at)
        if begin < 0:
            yield unescaped(html[at:])
            return
        if begin > at:
            yield unescaped(html[at:begin])
        if html.startswith("<!--", begin):
            at = _after(html, "-->", begin + 4)
        elif html.startswith(("<!", "<?"), begin):
            at = _after(html, ">", begin)
        elif name := _NAME.match(html, begin):
            end = _tag_end(html, name.end(), exhausted)
            tag = Tag(name[2].lower(), bool(name[1]), html[name.end() : end])
            at = end + 1
            if tag.name in _RAW and not tag.ends:
                closing = _RAW[tag.name].search(html, at)
                at = closing.end() if closing else len(html)
            else:
                yield tag
        else:
            yield "<"
            at = begin + 1


def unescaped(text: str) -> str:
    """Gives a text with its entities read."""
    if "&" not in text:
        return text
    return entities.unescape(_LONG_NUMBER.sub("\ufffd", text))


def _after(html: str, sign: str, begin: int) -> int:
    """Gives where a sign has ended; the end of all when it never comes."""
    found = html.find(sign, begin)
    return len(html) if found < 0 else found + len(sign)


def _tag_end(html: str, at: int, exhausted: set[str]) -> int:
    """Gives where a tag's > is; one inside a quoted value is none.

    `exhausted` remembers quotes that are known not to come again.
    """
    while part := _TAG_PART.search(html, at):
        quote = part[1]
        if not quote:
            return part.start()
        closing = -1 if quote in exhausted else html.find(quote, part.end())
        if closing < 0:
            exhausted.add(quote)
        at = part.end() if closing < 0 else closing + 1
    return len(html)
