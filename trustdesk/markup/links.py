"""Where a link may lead. Whatever is not named here stays text: no scripts, no files, no shares."""

import re
from collections.abc import Iterator

from trustdesk.markup.nodes import Inline, Inlines, Link, Text

ENTRY_SCHEMES = frozenset({"http", "https", "mailto", "page", "entry"})
"""What a person's own text may link to; `page:` is the framework and `entry:` another reflection,
both inside the program."""

PAGE_SCHEMES = ENTRY_SCHEMES - {"entry"} | {"term", "case"}
"""What a page of a content pack may link to."""

OUTSIDE_SCHEMES = frozenset({"http", "https", "mailto"})
"""What leads out of the program: opened only after a click and a question."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?=\S)")
_BARE = re.compile(r"\bhttps?://[^\s<>\"]{4,2000}")
_ATTACHMENT = re.compile(r"attachment:([A-Za-z0-9-]{1,64})")
_MAX_HREF = 2000


def scheme_of(href: str) -> str:
    """Gives the scheme in lower case, or "" when there is none."""
    found = _SCHEME.match(href)
    return found.group(1).lower() if found else ""


def allowed(href: str, schemes: frozenset[str]) -> bool:
    """True when a link may lead there: a known scheme, printable, not longer than 2,000."""
    printable = not any(char.isspace() or char < " " for char in href)
    empty = href.rstrip("/").endswith(":")
    return printable and not empty and len(href) <= _MAX_HREF and scheme_of(href) in schemes


def attachment_uid(source: str) -> str | None:
    """Gives the uid of `attachment:UID`, or None: no other picture is ever shown."""
    found = _ATTACHMENT.fullmatch(source.strip())
    return found.group(1) if found else None


def linkified(text: str) -> Iterator[Inline]:
    """Gives the text with bare web addresses made links."""
    position = 0
    for found in _BARE.finditer(text):
        address = _without_punctuation(found.group())
        if found.start() > position:
            yield Text(text[position : found.start()])
        yield Link(address, (Text(address),))
        position = found.start() + len(address)
    if position < len(text):
        yield Text(text[position:])


def _without_punctuation(address: str) -> str:
    """Leaves out what ends the sentence rather than the address."""
    address = address.rstrip(".,;:!?\"'»”*_~")
    return address.removesuffix(")") if "(" not in address else address


def as_text(children: Inlines, target: str) -> Inlines:
    """Gives a link that may not be one: its words, and where it would have led."""
    if not target:
        return children
    return (*children, Text(f" ({target})" if children else target))
