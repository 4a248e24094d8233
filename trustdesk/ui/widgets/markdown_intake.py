"""What comes into a text from elsewhere: pasted and dropped words, within its limit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from trustdesk.domain.text import MAX_BYTES, cleaned

AT_ONCE = 50_000
"""So many characters of HTML are converted at once, in about 15 ms; more off the thread."""
_MOST_HTML = 20_000_000

Converted = Callable[[str | None], None]
Converter = Callable[[str, Converted], None]
"""Converts HTML to Markdown off the interface thread and hands it over, None for plain words."""


@dataclass(frozen=True)
class Place:
    """Where something is to come that is still being made; the text may be another by then."""

    cursor: QTextCursor
    shown: int
    intake: Intake

    def holds(self) -> bool:
        """True while the text is the one the place was in."""
        return self.shown == self.intake.texts_shown


class Intake(QObject):
    """Inserts words into an editor; what would not fit is refused, the clipboard left as it is."""

    too_large = Signal(object)
    """Words that were refused (str; as an object they are handed on without a copy)."""
    cleaned = Signal(int)
    """How many characters had to be left out."""

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._limit = MAX_BYTES
        self._converter: Converter | None = None
        self._taker: Callable[[QMimeData], bool] | None = None
        self._shown = 0

    @property
    def _edit(self) -> QTextEdit:
        return cast("QTextEdit", self.parent())  # asked for: held, neither would be freed

    def set_limit(self, most_bytes: int) -> None:
        """Refuses more than so many bytes of UTF-8."""
        self._limit = most_bytes

    def set_converter(self, converter: Converter) -> None:
        """Converts long HTML by this; without it a long paste is plain text."""
        self._converter = converter

    def set_taker(self, taker: Callable[[QMimeData], bool]) -> None:
        """Offers everything to `taker` first (pictures); words it leaves are inserted here."""
        self._taker = taker

    def can_take(self, source: QMimeData) -> bool:
        """True when there is something to insert."""
        picture = self._taker is not None and (source.hasImage() or source.hasUrls())
        return picture or source.hasText() or source.hasHtml()

    def place(self) -> Place:
        """Gives where the caret is, for what comes later."""
        return Place(QTextCursor(self._edit.textCursor()), self._shown, self)

    @property
    def texts_shown(self) -> int:
        """How many texts were shown so far: tells whether it is still the same."""
        return self._shown

    def forget(self) -> None:
        """Lets nothing arrive any more that is still being converted: the text is another."""
        self._shown += 1

    def take(self, source: QMimeData) -> None:
        """Inserts what is pasted or dropped: Markdown of its HTML, else its plain words."""
        if self._taker is not None and self._taker(source):
            return
        text = source.text()
        html = source.html() if source.hasHtml() else ""
        if not html or len(html) > _MOST_HTML:
            self.insert(text)
        elif len(html) <= AT_ONCE:
            from trustdesk.markup.from_html import markdown_of

            self.insert(markdown_of(html) or text)
        elif self._converter is None:
            self.insert(text)
        else:
            self._converter(html, self._waiting(text))

    def take_plain(self) -> None:
        """Inserts the plain words that lie on the clipboard."""
        self.insert(QGuiApplication.clipboard().mimeData().text())

    def _waiting(self, text: str) -> Converted:
        """Gives what inserts the answer where the caret is now, if it is still this text."""
        place = self.place()

        def arrived(markdown: str | None) -> None:
            if place.holds():
                self.insert(markdown or text, place.cursor)

        return arrived

    def insert(self, text: str, cursor: QTextCursor | None = None) -> None:
        """Inserts words as one step to undo."""
        if len(text) > self._limit:  # whatever is in it: looking takes time
            self.too_large.emit(text)
            return
        text, left_out = cleaned(text)
        if self.overflows(text):
            self.too_large.emit(text)
            return
        (cursor or self._edit.textCursor()).insertText(text)
        self._edit.ensureCursorVisible()
        if left_out:
            self.cleaned.emit(left_out)

    def overflows(self, more: str) -> bool:
        """True when the text would be larger than the limit, measured only where it is near."""
        edit = self._edit
        if (edit.document().characterCount() + len(more)) * 4 <= self._limit:
            return False
        kept = _bytes_of(edit.document().toRawText()) - _bytes_of(edit.textCursor().selectedText())
        return kept + _bytes_of(more) > self._limit


def raw_text(document: QTextDocument) -> str:
    """Gives a text with line feeds; unlike `toPlainText` it keeps no-break spaces."""
    return document.toRawText().replace("\u2029", "\n")


def plain_copy(cursor: QTextCursor) -> QMimeData:
    """Gives the selected Markdown as plain text alone: HTML of it would be pasted escaped."""
    data = QMimeData()
    data.setText(cursor.selectedText().replace("\u2029", "\n"))
    return data


def _bytes_of(text: str) -> int:
    return len(text.replace("\u2029", "\n").encode("utf-8", "replace"))
