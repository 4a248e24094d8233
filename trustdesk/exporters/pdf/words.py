"""Words in a line, made such that Typst sets them and none runs over the edge."""

import re
from collections.abc import Iterator
from typing import Any

from trustdesk.exporters.pdf.gallery import Gallery
from trustdesk.exporters.pdf.glyphs import Glyphs, has_ink
from trustdesk.exporters.pdf.node_json import Json

CELL = frozenset({"cell"})
"""Words within a table's cell: breaks are offered in shorter words."""

_LONG_WORD = 24  # characters without a place to break
_LONG_IN_CELL = 12
_LONG_SWEDISH_WORD = 60  # letters alone are hyphenated
_BREAKS = re.compile(r"[^/?&=._-]{1,10}[/?&=._-]{0,3}|[/?&=._-]{1,10}")
_WORD = re.compile(r"(\S+)")
_SPANS = frozenset({"em", "strong", "strike", "mark", "link", "inner"})
_LINED = frozenset({"strike", "link", "inner"})


class Words:
    """Sanitises words; pictures among them come from the gallery.

    `targets` are the places of the document itself; a link to another place is its words.
    """

    def __init__(
        self, glyphs: Glyphs, gallery: Gallery, targets: frozenset[str] = frozenset()
    ) -> None:
        self._glyphs = glyphs
        self._gallery = gallery
        self._targets = targets

    def lines(self, text: str) -> list[Any]:
        """Gives a plain text of one or more lines as words."""
        words: list[Any] = []
        for number, line in enumerate(text.split("\n")):
            words += ([{"t": "break"}] if number else []) + self._broken(line)
        return words if visible(words) else ["–"]

    def inlines(
        self, nodes: list[Any], *, bare: bool = False, within: frozenset[str] = frozenset()
    ) -> list[Any]:
        """Gives words; `bare` leaves out line breaks, `within` are the spans around them."""
        words: list[Any] = []
        for node in nodes:
            if isinstance(node, str):
                words += self._broken(node, _LONG_IN_CELL if within & CELL else _LONG_WORD)
            elif node["t"] == "break":
                words += [" "] if bare else [node]
            elif node["t"] in _SPANS:
                words += self._span(node, bare, within)
            elif node["t"] == "code":
                words.append(self._code(node["s"]))
            elif node["t"] == "image":
                words += self._picture(node)
            else:
                words.append(node)
        return words

    def absent(self, node: Json) -> list[Any]:
        """Gives what stands in place of a picture that cannot be shown."""
        return [{"t": "em", "c": self._broken(self._gallery.absent(node))}]

    def _span(self, node: Json, bare: bool, within: frozenset[str]) -> list[Any]:
        kind = node["t"]
        if kind == "inner" and node["to"] not in self._targets:
            return self.inlines(node["c"], bare=bare, within=within)
        inner = self.inlines(node["c"], bare=bare, within=within | {kind})
        clash = kind in within or (kind in _LINED and within & _LINED)
        if clash or not visible(inner):  # an underline and a strike together are refused
            return inner
        return [{**node, "c": inner}]

    def _code(self, text: str) -> Any:
        code = self._glyphs.drawable(text)
        if not has_ink(code):
            return code
        long = any(len(word) > _LONG_WORD for word in code.split(" "))
        return {"t": "code", "c": list(_pieces(code)) if long else [code]}

    def _picture(self, node: Json) -> list[Any]:
        if not self._gallery.has(node):
            return self.absent(node)
        return [{**node, "alt": self._gallery.description(node)}]

    def _broken(self, text: str, longest: int = _LONG_WORD) -> list[Any]:
        """Gives drawable text, with places to break in words too long for a line."""
        text = self._glyphs.drawable(text)
        if len(text) <= longest:
            return [text] if text else []
        words: list[Any] = [""]
        for part in _WORD.split(text):
            if len(part) > (_LONG_SWEDISH_WORD if part.isalpha() else longest):
                words += [{"t": "long", "c": list(_pieces(part))}, ""]
            else:
                words[-1] += part
        return [word for word in words if word != ""]


def _pieces(word: str) -> Iterator[str]:
    """Cuts a word where an address breaks, else every few characters; never before a mark."""
    piece = ""
    for found in _BREAKS.finditer(word):
        part = found.group()
        if piece and (part[0].isascii() or part[0].isalpha()) and not piece.endswith("\u200d"):
            yield piece
            piece = ""
        piece += part
    yield piece


def pictures_in(words: list[Any]) -> Iterator[Json]:
    """Gives the pictures among words."""
    for word in words:
        if not isinstance(word, str):
            yield from [word] if word["t"] == "image" else pictures_in(word.get("c", []))


def without_pictures(words: list[Any]) -> list[Any]:
    """Gives words with the pictures among them left out."""
    return [
        word if isinstance(word, str) or "c" not in word else _with_words(word)
        for word in words
        if isinstance(word, str) or word["t"] != "image"
    ]


def _with_words(span: Json) -> Json:
    return {**span, "c": without_pictures(span["c"])}


def visible(words: list[Any]) -> bool:
    """True when there is ink in the words: a sign, a picture or the number of a note."""
    return any(
        has_ink(word)
        if isinstance(word, str)
        else word["t"] in {"image", "note"}
        or has_ink(word.get("s", ""))
        or visible(word.get("c", []))
        for word in words
    )


def holds(words: list[Any], kinds: set[str]) -> bool:
    """True when one of the words, or a word within, is of one of the kinds."""
    return any(
        not isinstance(word, str) and (word["t"] in kinds or holds(word.get("c", []), kinds))
        for word in words
    )
