"""Finds words in a document that is shown, and goes from place to place."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.document_view import DocumentView
from trustdesk.ui.widgets.fields import SearchField
from trustdesk.ui.widgets.labels import WrappedLabel

_FIELD_WIDTH = 280
_SHORTEST = 2
"""A single letter stands everywhere and tells nothing."""


class FindField(QWidget):
    """A field, and how many places were found; Enter goes to the next, Shift+Enter back."""

    def __init__(self, desk: Desk, view: DocumentView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self._at = -1
        self.field = SearchField(desk.theme, desk.tr("Find in the handbook"))
        self.count = WrappedLabel(desk.theme, "", SMALL)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.field, 2)
        self._row.addWidget(self.count, 1, Qt.AlignmentFlag.AlignVCenter)
        self.field.textChanged.connect(self._on_text)
        desk.theme.changed.connect(self._fit)
        self._fit()

    def begin(self) -> None:
        """Puts the cursor in the field."""
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_text(self, text: str) -> None:
        sought = text.strip()
        self._view.find_words((sought,) if len(sought) >= _SHORTEST else ())
        self._at = -1
        self._step(1)

    def _step(self, way: int) -> None:
        places = self._places()
        sought = len(self.field.text().strip()) >= _SHORTEST
        if not places:
            self.count.setText(self._desk.tr("Not in the handbook") if sought else "")
            return
        self._at = (self._at + way) % len(places)
        told = self._desk.tr("{n} of {all}").format(n=self._at + 1, all=len(places))
        self.count.setText(told)
        bar = self._view.verticalScrollBar()
        top = self._view.cursorRect(places[self._at]).top()
        bar.setValue(bar.value() + top - self._view.viewport().height() // 3)

    def _places(self) -> list[QTextCursor]:
        """Gives the found places from the top of the page."""
        hits: list[QTextEdit.ExtraSelection] = self._view.extraSelections()
        cursors = [QTextCursor(hit.cursor) for hit in hits]  # theirs end with the selections
        return sorted(cursors, key=QTextCursor.selectionStart)

    def _fit(self) -> None:
        self._row.setSpacing(self._desk.theme.px(12))
        self.field.setMaximumWidth(self._desk.theme.px(_FIELD_WIDTH))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
