"""Where one reads: a page of HTML in a centred column; nothing is fetched, nothing opens itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import READING, TextStyle
from trustdesk.ui.widgets.scroll_bar import SlimScrollBar

READING_WIDTH = 602
WRITING_WIDTH = 570
_MOST_HITS = 500
"""More highlights than this tell a reader nothing, and cost 30 microseconds each."""

Resolver = Callable[[str], QImage | None]
"""Gives the picture an address stands for, or None."""


class DocumentView(QTextBrowser):
    """Shows HTML in a column of `column` pixels (at 100 % text).

    A link is told by `link_activated` and never followed; a link to a place in the page
    ("#name") scrolls there. Pictures come from `resolver` alone.
    """

    link_activated = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        resolver: Resolver | None = None,
        *,
        column: int = READING_WIDTH,
        style: TextStyle = READING,
        parent: QWidget | None = None,
    ) -> None:
        self._resolver = resolver
        super().__init__(parent)
        self._theme = theme
        self._column = column
        self._style = style
        self._html = ""
        self._words: tuple[str, ...] = ()
        self._hits: list[QTextEdit.ExtraSelection] = []
        self._margins = (0, 0)
        self.setAccessibleName(name)
        self.setProperty("kind", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        SlimScrollBar(theme, self)
        self.anchorClicked.connect(self._on_anchor)
        theme.changed.connect(self._restyle)

    def show_html(self, html: str) -> None:
        """Shows a page from its top."""
        self._html = html
        self._render()
        self.verticalScrollBar().setValue(0)

    def set_vertical_margins(self, top: int, bottom: int) -> None:
        """Leaves room above and below the text, in pixels."""
        self._margins = (top, bottom)
        self._centre()

    def _restyle(self) -> None:
        if self._html:
            place = self.place()
            self._render()
            self.show_place(place)

    def place(self) -> int:
        """Gives which passage is at the top of the view, for `show_place`; 0 at the page's top."""
        if self.verticalScrollBar().value() == 0:
            return 0
        return self.cursorForPosition(QPoint(self.viewport().width() // 2, 0)).position()

    def show_place(self, place: int) -> None:
        """Scrolls a passage to the top of the view."""
        bar = self.verticalScrollBar()
        if place == 0:
            bar.setValue(0)
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        bar.setValue(bar.value() + self.cursorRect(cursor).top())

    def _render(self) -> None:
        document = self.document()
        document.setDefaultFont(self._theme.font_of(self._style))
        document.setIndentWidth(self._theme.px(20))
        document.setDefaultStyleSheet(self._theme.sheet("document.css"))
        self.setHtml(self._html)
        self._centre()
        self.find_words(self._words)

    def _centre(self) -> None:
        width = min(self._theme.px(self._column), self.viewport().width())
        side = (self.viewport().width() - width) / 2
        frame = self.document().rootFrame()
        plain = QTextFrameFormat(frame.frameFormat())
        plain.setLeftMargin(side)
        plain.setRightMargin(side)
        plain.setTopMargin(self._margins[0])
        plain.setBottomMargin(self._margins[1])
        frame.setFrameFormat(plain)

    def find_words(self, words: Sequence[str]) -> int:
        """Highlights words wherever they stand, at most 500 places; gives how many it shows."""
        self._words = tuple(words)
        shown: list[QTextEdit.ExtraSelection] = []
        body, heading = self._looks()
        for word in filter(None, self._words):
            cursor = QTextCursor(self.document())
            while len(shown) < _MOST_HITS:
                cursor = self.document().find(word, cursor)
                if cursor.isNull():
                    break
                in_heading = cursor.blockFormat().headingLevel() > 0
                shown.append(_selection(cursor, heading if in_heading else body))
        self._hits = shown
        self._show_selections()
        return len(shown)

    def _show_selections(self) -> None:
        self.setExtraSelections(self._hits)

    def _looks(self) -> tuple[QTextCharFormat, QTextCharFormat]:
        """Gives how a found word looks in a text, and in a heading, whose height no mark fills."""
        body, heading = QTextCharFormat(), QTextCharFormat()
        body.setBackground(self._theme.colour("mark"))
        body.setForeground(self._theme.colour("text"))
        heading.setFontUnderline(True)
        heading.setUnderlineColor(self._theme.colour("accent"))
        return body, heading

    def show_first_hit(self) -> None:
        """Scrolls to the first highlighted place."""
        if self._hits:
            first = min(self._hits, key=_place)
            box = self.cursorRect(_cursor_of(first))
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + box.top() - self.viewport().height() // 3)

    def _on_anchor(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith("#"):
            self.scrollToAnchor(address[1:])
        else:
            self.link_activated.emit(address)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind == QTextDocument.ResourceType.ImageResource.value and self._resolver is not None:
            image = self._resolver(name if isinstance(name, str) else name.toString())
            if image is not None:
                return image
        return ""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._centre()


def _selection(cursor: QTextCursor, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format = look
    return selection


def _cursor_of(selection: QTextEdit.ExtraSelection) -> QTextCursor:
    cursor: QTextCursor = selection.cursor
    return cursor


def _place(selection: QTextEdit.ExtraSelection) -> int:
    return _cursor_of(selection).selectionStart()
