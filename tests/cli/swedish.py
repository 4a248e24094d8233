"""Which texts have their Swedish yet, so that a test asks for it as soon as it is there."""

import re
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from trustdesk.paths import bundled

_CATALOGUE = Path("translations/sv/LC_MESSAGES/trustdesk.po")
_BRACES = re.compile(r"\\\{[a-z_]+\\\}")


@cache
def _catalogue() -> dict[str, str]:
    with (bundled("resources") / _CATALOGUE).open("rb") as file:
        catalogue = read_po(file, locale="sv")
    return {str(m.id): str(m.string) for m in catalogue if m.id and isinstance(m.id, str)}


def has_swedish(english: str) -> bool:
    """True when a text of the code is in the Swedish catalogue with words of its own."""
    return _catalogue().get(english, "") not in ("", english)


def is_told_in_swedish(line: str) -> bool:
    """True when the sentence at the beginning of an English line has its Swedish."""
    found = [text for text in _catalogue() if text.endswith(".") and _fits(text, line)]
    return has_swedish(max(found, key=len, default=""))


def _fits(text: str, line: str) -> bool:
    pattern = _BRACES.sub(".+?", re.escape(text))
    return re.match(rf"{pattern}(?= |$)", line, re.S) is not None
