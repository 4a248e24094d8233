"""Where one writes: plain Markdown text in a book's type, with its marks out of the way."""

from __future__ import annotations

import math

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import TextStyle
from trustdesk.ui.widgets.edit_menu import PASTE_PLAIN, EditTexts, edit_menu
from trustdesk.ui.widgets.markdown_bullets import paint_bullets
from trustdesk.ui.widgets.markdown_commands import COMMANDS, run_command
from trustdesk.ui.widgets.markdown_documents import LaidAside
from trustdesk.ui.widgets.markdown_highlighter import LONGEST, MarkdownHighlighter
from trustdesk.ui.widgets.markdown_intake import Intake, plain_copy, raw_text
from trustdesk.ui.widgets.markdown_spans import beside_marks, in_units
from trustdesk.ui.widgets.markdown_writing import LIST_COMMANDS, PLAIN, indent, list_key
from trustdesk.ui.widgets.painting import painter_on
from trustdesk.ui.widgets.scroll_bar import SlimScrollBar
from trustdesk.ui.widgets.selection_bar import SelectionBar, is_pressing

_COMMAND_KEYS = {
    int(Qt.Key.Key_B): "bold",
    int(Qt.Key.Key_I): "italic",
    int(Qt.Key.Key_M): "mark",
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_VERTICAL = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_KEEPS_OPEN = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


class MarkdownEdit(QTextEdit):
    """An editor for Markdown.

    `edited` tells of every change a person makes (not of `load`), `cleaned` of how many
    characters a paste had to leave out, `too_large` of the words that were refused, `troubled`
    of what else could not come in (a Fault),
    `menu_opening` of a context menu that may be added to (with the position in the text it is
    about).
    """

    edited = Signal()
    cleaned = Signal(int)
    too_large = Signal(object)
    troubled = Signal(object)
    loaded = Signal()
    menu_opening = Signal(object, int)

    def __init__(
        self, theme: Theme, texts: EditTexts, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = texts
        self._style: TextStyle | None = None
        self.intake = Intake(self)
        self._key = ""
        self._aside = LaidAside(self)
        self.setDocument(self._aside.new())
        self._growing: tuple[int, int] | None = None
        self._loading = False
        self._landing = False
        self._touched = False
        self.setAccessibleName(name)
        self._set_behaviour()
        self.highlighter = MarkdownHighlighter(self.document(), theme, self)
        self._bar = SelectionBar(theme, self, texts.formatting())
        self._connect()
        self._restyle()
        self.load("")

    def _set_behaviour(self) -> None:
        self.setProperty("kind", "page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        SlimScrollBar(self._theme, self)

    def _connect(self) -> None:
        self._theme.changed.connect(self._on_theme_changed)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._open_paragraph)
        self._bar.command.connect(self.format)
        self.intake.too_large.connect(self.too_large)
        self.intake.cleaned.connect(self.cleaned)
        self._follow_document()

    # the text

    def show_text(self, key: str, text: str, caret: int = 0) -> None:
        """Shows the text of `key`; the steps to undo of the last few texts are still there.

        A text that is shown already stays as it is; one that was changed elsewhere has no steps.
        """
        if key == self._key and text == self.text():
            self._put_caret(caret)
            return
        former, former_key = self.document(), self._key
        document = self._aside.take(key, text)
        self._loading = True
        self.highlighter.open_block(QTextBlock())
        self._put_document(document or self._aside.new())
        self._aside.lay(former_key, former)
        self._loading = False
        if document is None:
            self.load(text, caret)
        else:
            self.intake.forget()
            self._put_caret(caret)
            document.setModified(False)
            self._open_paragraph()
            self.loaded.emit()
        self._key = key

    def _put_document(self, document: QTextDocument) -> None:
        former = self.document()
        former.contentsChange.disconnect(self._on_contents_change)
        former.documentLayout().documentSizeChanged.disconnect(self._fit)
        document.setDocumentMargin(0)
        document.setDefaultFont(self.font())
        self.setDocument(document)
        self.highlighter.setDocument(document)
        self.highlighter.rehighlight()  # now: Qt would wait, and forget it at the next paragraph
        self._follow_document()

    def _follow_document(self) -> None:
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def _put_caret(self, caret: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(min(max(caret, 0), self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def load(self, text: str, caret: int = 0) -> None:
        """Shows a text with the caret at a position (UTF-16 units), unedited, nothing to undo."""
        self._loading = True
        self._key = ""
        self.intake.forget()
        document = self.document()
        document.setUndoRedoEnabled(False)
        self.highlighter.open_block(QTextBlock())
        writer = QTextCursor(document)
        writer.select(QTextCursor.SelectionType.Document)
        writer.removeSelectedText()
        writer.setBlockFormat(self._spacing())
        writer.insertText(text)
        document.setUndoRedoEnabled(True)
        self._put_caret(caret)
        document.setModified(False)
        self._loading = False
        self._open_paragraph()
        self.loaded.emit()

    def text(self) -> str:
        """Gives the text with line feeds; unlike `toPlainText` it keeps no-break spaces."""
        return raw_text(self.document())

    def caret(self) -> int:
        """Gives where the caret is, in UTF-16 units."""
        return self.textCursor().position()

    @property
    def is_edited(self) -> bool:
        """True when the text differs from what was loaded, as far as undo can tell."""
        return self.document().isModified()

    def mark_saved(self) -> None:
        """Says that the text as it stands is kept."""
        self.document().setModified(False)

    def _on_contents_change(self, _at: int, _removed: int, _added: int) -> None:
        self._touched = True

    def _on_text_changed(self) -> None:
        """Tells of an edit; Qt also says "text changed" when only the highlighting did."""
        touched, self._touched = self._touched, False
        if touched and not self._loading:
            if self.hasFocus():  # paragraphs that were joined: the caret never moved
                self.highlighter.open_block(self.textCursor().block())
            self.edited.emit()

    # the type

    def set_text_style(self, style: TextStyle) -> None:
        """Sets the text in another type (settings offer one without serifs)."""
        self._style = style
        self._restyle()

    def _on_theme_changed(self) -> None:
        self._restyle()
        self.viewport().setFont(self.font())  # the placeholder's; under a style sheet it lags

    def _type(self) -> TextStyle:
        return self._style or self._theme.writing

    def _restyle(self) -> None:
        font = self._theme.font_of(self._type())
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.setCursorWidth(2 if self._theme.tokens.is_high_contrast else 1)
        self.highlighter.restyle()
        self._fit()

    def _spacing(self) -> QTextBlockFormat:
        """Gives the line height, relative, so that it holds at every text size.

        Set on the empty document while undo is off, every paragraph inherits it, it is no step
        to undo, and the text is laid out and styled once.
        """
        natural = math.ceil(QFontMetricsF(self.font()).height())
        height = self._theme.px(self._type().line) / natural * 100
        spaced = QTextBlockFormat()
        spaced.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return spaced

    def set_growing(self, least: int, most: int) -> None:
        """Grows with the text between two heights in pixels, and scrolls only beyond."""
        self._growing = (least, most)
        self._fit()

    def _fit(self) -> None:
        if self._growing is None:
            return
        least, most = self._growing
        wanted = math.ceil(self.document().size().height()) + 1
        if self.property("kind") == "field":  # a field has air and a border round its text
            wanted += max(self.height() - self.viewport().height(), 0)
        height = min(max(wanted, least), most)
        if height != self.height():
            self.setFixedHeight(height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(570), self._theme.px(200))

    # the paragraph whose marks show

    def _open_paragraph(self) -> None:
        if self._loading or is_pressing(self):
            return  # revealing marks under a pressed button would move the text beneath it
        landing, self._landing = self._landing, False
        if not self.hasFocus():
            self.highlighter.open_block(QTextBlock())
            return
        cursor = self.textCursor()
        block = cursor.block()
        if self.highlighter.is_open(block):
            return
        self.highlighter.open_block(block)
        if not cursor.hasSelection():
            self._leave_mark(cursor, block, landing=landing)

    def _leave_mark(self, cursor: QTextCursor, block: QTextBlock, *, landing: bool) -> None:
        """Moves a caret that came to stand in a hidden mark; its column stays for Up and Down."""
        if block.length() > LONGEST:
            return
        at = cursor.positionInBlock()
        beside = beside_marks(in_units(block.text()), at, landing=landing)
        if beside != at:
            column = cursor.verticalMovementX()
            cursor.setPosition(block.position() + beside)
            cursor.setVerticalMovementX(column)
            self.setTextCursor(cursor)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._open_paragraph()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _KEEPS_OPEN and not self._bar.is_shown():
            self.highlighter.open_block(QTextBlock())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._landing = True
        self._open_paragraph()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.document().isEmpty():
            return
        with painter_on(self.viewport()) as painter:
            paint_bullets(self, self._theme, painter, QRectF(event.rect()))

    # keys and commands

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._landing = event.key() in _VERTICAL
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        cursor = self.textCursor()
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if control and event.key() in _COMMAND_KEYS:
            self.format(_COMMAND_KEYS[event.key()])
        elif shift and event.key() in _ENTER:
            self.textCursor().insertBlock()  # Qt's own line separator is no Markdown
        elif event.key() == Qt.Key.Key_Escape and self._bar.is_shown():
            self._bar.hide()
        elif event.text() and event.text().isprintable() and self.intake.overflows(event.text()):
            self.too_large.emit("")
        elif event.key() == Qt.Key.Key_V and event.modifiers() == _CONTROL_SHIFT:
            self.intake.take_plain()
        elif list_key(cursor, event):
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        elif event.key() in _ENTER and event.modifiers() in PLAIN:
            cursor.insertBlock()  # on an empty line Qt would only take the line's height away
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def format(self, command: str) -> None:
        """Runs "bold", "italic", "mark", "heading", "list" or "quote" on what is selected.

        Raises KeyError for any other command.
        """
        self.setTextCursor(run_command(self.textCursor(), command))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = edit_menu(self, self._theme, self._texts)
        menu.triggered.connect(self._on_menu)
        self.menu_opening.emit(menu, self.cursorForPosition(event.pos()).position())
        menu.popup(event.globalPos())

    def _on_menu(self, action: QAction) -> None:
        command = action.data()
        if command in COMMANDS:
            self.format(command)
        elif command == PASTE_PLAIN:
            self.intake.take_plain()
        elif command in LIST_COMMANDS:
            cursor = self.textCursor()
            indent(cursor, command)
            self.setTextCursor(cursor)

    # what comes in and goes out

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return self.intake.can_take(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Takes words: of HTML what Markdown can say, and no more than would fit."""
        self.intake.take(source)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        return plain_copy(self.textCursor())
