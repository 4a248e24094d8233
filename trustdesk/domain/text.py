"""What a text may be, and small things that are read out of one."""

import re

from trustdesk.domain.faults import InvalidInput, msg

MAX_BYTES = 2 * 1024 * 1024
"""A reflection holds at most 2 MB of UTF-8 (design, section 6)."""

VAST_PARAGRAPH = 100_000
"""Characters; a text with a longer paragraph is first shown to be read (design, section 6)."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def checked(text: str) -> str:
    """Gives the text back, with line feeds for line ends, when it can be kept as it is.

    Raises InvalidInput for a NUL, a lone surrogate (a byte that was not UTF-8), or more than
    MAX_BYTES.
    """
    if "\x00" in text:
        raise InvalidInput(
            "text-nul",
            msg("The text holds a NUL character and may be a program or an image."),
            msg("Save it as plain text and try again."),
        )
    if _SURROGATE.search(text):
        raise InvalidInput(
            "text-encoding",
            msg("The text is not UTF-8."),
            msg("Save it as UTF-8 and try again."),
        )
    if len(text) > MAX_BYTES // 4 and len(text.encode()) > MAX_BYTES:
        raise InvalidInput(
            "text-size",
            msg("The text is larger than 2 MB, which is the most one reflection holds."),
            msg("Divide it into several reflections."),
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def cleaned(text: str) -> tuple[str, int]:
    """Gives the text without what cannot be kept, and how many characters were left out."""
    kept, count = _UNKEEPABLE.subn("", text)
    return kept.replace("\r\n", "\n").replace("\r", "\n"), count


def has_vast_paragraph(text: str) -> bool:
    """True when writing in the text would be slow: each key lays out one paragraph anew."""
    longer = len(text) > VAST_PARAGRAPH
    return longer and any(len(line) > VAST_PARAGRAPH for line in text.split("\n"))


def first_line(text: str, limit: int = 80) -> str:
    """Gives the first line that says something, without Markdown marks, at most `limit` long."""
    for line in text.splitlines():
        plain = re.sub(r"^[#>\-*\s]+|[*_=`]{1,2}", "", line).strip()
        if plain:
            return plain if len(plain) <= limit else plain[: limit - 1].rstrip() + "…"
    return ""
