"""The first words of a reflection as one plain line."""

import re

_WINDOW = 800
_LINKS = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
_LINE_MARKS = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)+", re.M)
_RULES = re.compile(r"^[ \t]*(?:```.*|~~~.*|-{3,}|\*{3,}|={3,})[ \t]*$", re.M)
_MARKS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|==|`+|~~")


def plain(markdown: str) -> str:
    """Gives a short text on one line, lightly freed from Markdown's marks."""
    text = _RULES.sub("", _LINE_MARKS.sub("", markdown))
    return " ".join(_MARKS.sub("", _LINKS.sub(r"\1", text)).split())


def excerpt(markdown: str, length: int = 160) -> str:
    """Gives about the first `length` characters of a text; looks at its beginning only."""
    line = plain(markdown[:_WINDOW])
    if len(line) <= length:
        return line
    cut = line.rfind(" ", length // 2, length)
    return line[: cut if cut > 0 else length].rstrip(" ,;:–-") + "…"
