"""The small card at a highlight or a bookmark: its note, and how to take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.passage import LONGEST_NOTE, PassageKind
from trustdesk.ui.overriding import override
from trustdesk.ui.reading.margin_items import day_of, shortened
from trustdesk.ui.theme.typography import SMALL, TextStyle
from trustdesk.ui.widgets.buttons import LinkButton, QuietButton
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.painting import RADIUS, fill_round, outline_round, painter_on
from trustdesk.ui.widgets.title_edit import TitleEdit

if TYPE_CHECKING:
    from trustdesk.domain.passage import Passage
    from trustdesk.ui.desk import Desk

_WIDTH, _GAP = 320, 6
_NOTE = TextStyle(15, 22)


class PassageCard(QFrame):
    """Lies over its page beside the words. A note is kept when the card is left, however."""

    note_written = Signal(object, str)
    """A Passage, and its note as it is to be kept; its page may be another by now."""
    remove_requested = Signal(str)
    reflect_requested = Signal(str)
    closed = Signal()
    """It is about to go, and the focus with it: the text is to take it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = parent
        self._passage: Passage | None = None
        tr, theme = desk.tr, desk.theme
        self.told = WrappedLabel(theme, "", SMALL)
        self.note = TitleEdit(theme, tr("Your note"), tr("Write a note of your own"), _NOTE)
        self.remove = LinkButton(theme, tr("Remove"), size=14)
        self.reflect = LinkButton(theme, tr("Reflect"), "pen-line", size=14)
        self.done = QuietButton(theme, tr("Done"))
        row = QHBoxLayout()
        row.addWidget(self.reflect)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.done)
        self._row = row
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.told)
        self._column.addWidget(self.note)
        self._column.addLayout(row)
        self.note.edited.connect(self._on_edited)
        self.note.finished.connect(self.put_away)
        self.done.clicked.connect(self.put_away)
        self.remove.clicked.connect(self._on_remove)
        self.reflect.clicked.connect(self._on_reflect)
        theme.changed.connect(self.put_away)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self.hide()

    def open_at(self, passage: Passage, beside: QRect) -> None:
        """Shows a passage's note under (or over) its words; `beside` is in the page."""
        self.keep()
        self._passage, self._beside = passage, beside
        tr = self._desk.tr
        is_mark = passage.kind is PassageKind.HIGHLIGHT
        kind = tr("A highlight") if is_mark else tr("A bookmark")
        self.told.setText(f"{kind} · {day_of(self._desk, passage.created.date())}")
        self.note.set_text(passage.note)
        self.remove.setAccessibleName(
            tr("Remove the highlight") if is_mark else tr("Remove the bookmark")
        )
        self.setAccessibleName(f"{kind}: {shortened(passage.quoted.quote)}")
        self._place()
        self.show()
        self._place()  # only what is shown knows the height that its look gives it
        self.raise_()
        self.note.setFocus(Qt.FocusReason.PopupFocusReason)

    def keep(self) -> None:
        """Hands on the note where it was changed."""
        passage, note = self._passage, self.note.text().strip()[:LONGEST_NOTE]
        if passage is not None and note != passage.note:
            self._passage = None
            self.note_written.emit(passage, note)

    def put_away(self) -> None:
        """Closes it; the note is kept. The focus goes to the text."""
        if self.isHidden():
            return
        focus = QApplication.focusWidget()
        has_focus = focus is not None and (focus is self or self.isAncestorOf(focus))
        self.keep()
        self._passage = None
        if has_focus:
            self.closed.emit()
        self.hide()

    def _place(self) -> None:
        px, beside = self._desk.theme.px, self._beside
        self._column.setContentsMargins(px(16), px(12), px(16), px(10))
        self._column.setSpacing(px(8))
        self._row.setSpacing(px(14))
        ground = self._page.rect()
        wanted = max(px(_WIDTH), self.minimumSizeHint().width())
        width = min(wanted, ground.width() - 2 * px(12))
        self.resize(width, max(self.height(), 1))
        self._column.invalidate()
        self._column.activate()
        height = max(self._column.totalHeightForWidth(width), self._column.totalSizeHint().height())
        left = min(max(beside.left() - px(16), px(12)), ground.width() - width - px(12))
        top = beside.bottom() + px(_GAP)
        if top + height > ground.height() - px(12):
            top = max(beside.top() - px(_GAP) - height, px(12))
        self.setGeometry(left, top, width, height)

    def _on_edited(self) -> None:
        self._place()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and (now is None or not (now is self or self.isAncestorOf(now))):
            self.keep()
            self._passage = None
            self.hide()

    def _on_remove(self) -> None:
        passage = self._passage
        self._passage = None
        self.put_away()
        if passage is not None:
            self.remove_requested.emit(passage.id)

    def _on_reflect(self) -> None:
        passage_id = self._passage.id if self._passage else ""
        self.put_away()
        if passage_id:
            self.reflect_requested.emit(passage_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a click on the card is no click elsewhere

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            box = QRectF(self.rect())
            fill_round(painter, box, RADIUS, self._desk.theme.colour("raised"))
            outline_round(painter, box, RADIUS, self._desk.theme.colour("control"))
