"""Where a text may lead."""

import pytest

from trustdesk.markup.links import ENTRY_SCHEMES, allowed, linkified
from trustdesk.markup.nodes import Link, Paragraph, Text, plain
from trustdesk.markup.parse import parse_entry


@pytest.mark.parametrize(
    "href",
    ["https://a.se", "HTTP://a.se/x?y=1#z", "mailto:a@b.se", "page:fem-relationer#brukare"],
)
def test_these_are_links(href: str) -> None:
    assert parse_entry(f"[ord]({href})").blocks == (Paragraph((Link(href, (Text("ord"),)),)),)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", "data:text/html,x",
        "vbscript:x", "file:///etc/passwd", "FILE://server/share", "//server/share",
        r"\\server\share", "ms-word:ofe|u|x", "smb://server/x", "term:ord", "case:fall-01",
        "https:", "http:// a", "x.html", "#avsnitt", "about:blank", "ftp://a.se", "mailto:",
    ],
)  # fmt: skip
def test_these_stay_text(href: str) -> None:
    assert not allowed(href, ENTRY_SCHEMES)
    document = parse_entry(f"[ord]({href}) och <{href}>")
    assert "Link(" not in str(document) or "Link(href='http" in str(document)
    assert "ord" in plain(document)


def test_a_bare_address_is_a_link_without_the_full_stop() -> None:
    assert list(linkified("Se https://a.se/x(1). Och (https://b.se/y), tack")) == [
        Text("Se "),
        Link("https://a.se/x(1)", (Text("https://a.se/x(1)"),)),
        Text(". Och ("),
        Link("https://b.se/y", (Text("https://b.se/y"),)),
        Text("), tack"),
    ]
    assert parse_entry("[se https://a.se](https://b.se)").blocks == (
        Paragraph((Link("https://b.se", (Text("se https://a.se"),)),)),
    )
