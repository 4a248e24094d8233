"""Shows Markdown as it will read: marks are there, but only the cursor's paragraph shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QObject
from PySide6.QtGui import (
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.fonts import MONO
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.markdown_spans import Spans, in_units, spans_of

LONGEST = 20_000
"""A longer paragraph is neither styled nor checked (design, section 6)."""
BULLET = 1
"""State of a paragraph whose bullet is painted instead of its mark."""
_HIDDEN_POINTS = 0.02
"""So small a font has no width: the mark stays in the text, and nothing moves."""
_HEADING_SIZES = {"h1": 26, "h2": 20, "h3": 18}

Ranges = Iterable[tuple[int, int]]


class MarkdownHighlighter(QSyntaxHighlighter):
    """Styles each paragraph; `open_block` is the one whose marks show."""

    def __init__(self, document: QTextDocument, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)  # not the document's: the editor shows one after another
        self._theme = theme
        self._formats: dict[frozenset[str], QTextCharFormat] = {}
        self._open = QTextBlock()
        self._checker: Callable[[str], Ranges] | None = None
        self.setDocument(document)

    def open_block(self, block: QTextBlock) -> None:
        """Shows the marks of this paragraph and hides those of the one before."""
        former, self._open = self._open, block
        if former == block:
            return
        for changed in (former, block):
            if changed.isValid():
                self.rehighlightBlock(changed)

    def current(self) -> QTextBlock:
        """Gives the paragraph that is being highlighted."""
        return self.currentBlock()

    def is_open(self, block: QTextBlock) -> bool:
        """True for the paragraph whose marks show."""
        return block.isValid() and self._open == block

    def set_checker(self, checker: Callable[[str], Ranges] | None, *, at_once: bool = True) -> None:
        """Underlines what `checker` finds in a paragraph (spelling): (start, end) in UTF-16.

        Not `at_once`: whoever checks highlights the paragraphs bit by bit.
        """
        self._checker = checker
        if at_once:
            self.rehighlight()

    def restyle(self) -> None:
        """Takes the theme's colours and sizes anew."""
        self._formats.clear()
        self.rehighlight()

    @override
    def highlightBlock(self, text: str) -> None:
        if len(text) > LONGEST:
            return
        is_open = self.currentBlock() == self._open
        spans = spans_of(in_units(text))
        if spans.styled:
            self._style(spans, len(in_units(text)), is_open=is_open)
        self.setCurrentBlockState(BULLET if spans.bullet is not None and not is_open else -1)
        if self._checker is not None:
            self._underline(self._checker(text))

    def _style(self, spans: Spans, length: int, *, is_open: bool) -> None:
        hidden = "shown" if is_open or _hides_all(spans, length) else "hidden"
        parts = [*spans.styled, *((begin, end, hidden) for begin, end in spans.marks)]
        if spans.bullet is not None and not is_open:
            parts.append((spans.bullet, spans.bullet + 1, "clear"))
        for begin, end, kinds in _layered(parts):
            self.setFormat(begin, end - begin, self._format(kinds))

    def _format(self, kinds: frozenset[str]) -> QTextCharFormat:
        if kinds not in self._formats:
            self._formats[kinds] = self._made(kinds)
        return self._formats[kinds]

    def _made(self, kinds: frozenset[str]) -> QTextCharFormat:
        made = QTextCharFormat()
        if "hidden" in kinds:
            made.setFontPointSize(_HIDDEN_POINTS)
            made.setForeground(QColor(0, 0, 0, 0))
            return made
        for kind in sorted(kinds, key=lambda kind: (kind == "clear", kind)):
            self._add(made, kind)  # clear last: a bullet stands over the mark, not on it
        return made

    def _add(self, made: QTextCharFormat, kind: str) -> None:
        colour = self._theme.colour
        if kind in _HEADING_SIZES:
            pixels = self._theme.px(_HEADING_SIZES[kind])
            made.setFontWeight(QFont.Weight.DemiBold)
            made.setProperty(QTextFormat.Property.FontPixelSize, pixels)
        elif kind == "bold":
            made.setFontWeight(QFont.Weight.Bold)
        elif kind == "italic":
            made.setFontItalic(True)
        elif kind == "quote":
            made.setFontItalic(True)
            made.setForeground(colour("text2"))
        elif kind == "mark":
            made.setBackground(colour("mark"))
        elif kind == "code":
            made.setFontFamilies([MONO])
        elif kind == "link":
            made.setForeground(colour("accent_text"))
            made.setFontUnderline(True)
        elif kind == "list":
            made.setForeground(colour("text2"))
        elif kind == "shown":
            made.setForeground(colour("text3"))
            made.setFontWeight(QFont.Weight.Normal)
        elif kind == "clear":
            made.setForeground(QColor(0, 0, 0, 0))

    def _underline(self, ranges: Ranges) -> None:
        """Adds the wave to what is there, a run of one look at a time."""
        for begin, end in ranges:
            at = begin
            while at < end:
                look = self.format(at)
                after = at + 1
                while after < end and self.format(after) == look:
                    after += 1
                made = QTextCharFormat(look)
                made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
                made.setUnderlineColor(self._theme.colour("danger"))
                self.setFormat(at, after - at, made)
                at = after


def _layered(parts: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Gives the stretches in which the same kinds lie on each other, without those of none."""
    begins: dict[int, list[str]] = {}
    ends: dict[int, list[str]] = {}
    for begin, end, kind in parts:
        if end > begin:
            begins.setdefault(begin, []).append(kind)
            ends.setdefault(end, []).append(kind)
    lying: list[str] = []
    for at, after in pairwise(sorted({*begins, *ends})):
        for kind in ends.get(at, ()):
            lying.remove(kind)
        lying += begins.get(at, ())
        if lying:
            yield at, after, frozenset(lying)


def _hides_all(spans: Spans, length: int) -> bool:
    return sum(end - begin for begin, end in spans.marks) >= length
