"""The type: which sizes, line heights, weights and colours texts are set in.

Sizes and line heights are pixels at 100 % text; the theme scales them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set; `colour` is the name of a token."""

    size: int
    line: int
    weight: int = REGULAR
    colour: str = "text"
    serif: bool = False
    italic: bool = False

    def coloured(self, token: str) -> TextStyle:
        """Gives the same type in another colour."""
        return replace(self, colour=token)

    def weighted(self, weight: int) -> TextStyle:
        """Gives the same type in another weight."""
        return replace(self, weight=weight)


PAGE_TITLE = TextStyle(32, 40, SEMIBOLD, serif=True)
SECTION_TITLE = TextStyle(26, 34, SEMIBOLD, serif=True)
SUBSECTION_TITLE = TextStyle(20, 28, SEMIBOLD, serif=True)
ENTRY_TITLE = TextStyle(28, 36, SEMIBOLD, serif=True)
QUESTION = TextStyle(22, 32, serif=True)
WRITING = TextStyle(18, 29, serif=True)
WRITING_SANS = TextStyle(17, 28)
READING = TextStyle(19, 31, serif=True)
LEAD = TextStyle(16, 25, colour="text2")
BODY = TextStyle(15, 22)
BODY_STRONG = TextStyle(15, 22, SEMIBOLD)
ANCHOR = TextStyle(14, 20)
SMALL = TextStyle(13, 18, colour="text2")
HINT = TextStyle(13, 18, colour="text3")
GROUP = TextStyle(13, 18, SEMIBOLD, colour="text2")
