"""A word of the glossary explained where it stands, without leaving the page."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.framework import GlossaryTerm
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.theme.typography import SUBSECTION_TITLE, TextStyle
from trustdesk.ui.widgets.buttons import IconButton, LinkButton
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.painting import RADIUS, fill_round, outline_round, painter_on

_WIDTH = 340
_GAP = 6
_WORD = TextStyle(17, 24, SUBSECTION_TITLE.weight, serif=True)
_MEANING = TextStyle(15, 22)


class TermCard(QFrame):
    """Lies over its page beside the word; Escape closes it, and so does a click elsewhere."""

    page_requested = Signal(str)
    closed = Signal()
    """It is about to go, and the focus with it: the text is to take it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = parent
        tr, theme = desk.tr, desk.theme
        self._word = WrappedLabel(theme, "", _WORD)
        self._meaning = WrappedLabel(theme, "", _MEANING)
        self._link = LinkButton(theme, "", "book-open", size=14)
        self._close = IconButton(theme, "x", tr("Close the explanation"))
        top = QHBoxLayout()
        top.addWidget(self._word, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addWidget(self._meaning)
        self._column.addWidget(self._link)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._link.clicked.connect(self._on_link)
        self._close.clicked.connect(self.put_away)
        theme.changed.connect(self.put_away)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self.hide()

    def explain(self, term: GlossaryTerm, beside: QRect, here: str) -> None:
        """Shows a word's meaning under (or over) where it stands; `here` is the page one reads."""
        said, page = self._desk.said, self._desk.framework.page(term.page)
        page = None if page is not None and page.id == here else page
        self._word.setText(said(term.term))
        self._meaning.setText(said(term.definition))
        self._link.setVisible(page is not None)
        if page is not None:
            read = self._desk.tr("Read more: {page}")
            self._link.setText(read.format(page=said(page.short)))
            self._link.setProperty("page", page.id)
        self.setAccessibleName(said(term.term))
        self.setAccessibleDescription(said(term.definition))
        self._place(beside)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def put_away(self) -> None:
        """Closes it. The focus goes back to the text first: Qt would give it to what is next,
        which may be far down the page.
        """
        if self.isHidden():
            return
        focus = QApplication.focusWidget()
        if focus is self or (focus is not None and self.isAncestorOf(focus)):
            self.closed.emit()
        self.hide()

    def _place(self, beside: QRect) -> None:
        px = self._desk.theme.px
        self._column.setContentsMargins(px(20), px(14), px(14), px(14))
        self._column.setSpacing(px(6))
        ground = self._page.rect()
        width = min(px(_WIDTH), ground.width() - 2 * px(12))
        self._column.invalidate()
        height = self._column.heightForWidth(width)
        left = min(max(beside.left() - px(20), px(12)), ground.width() - width - px(12))
        top = beside.bottom() + px(_GAP)
        if top + height > ground.height() - px(12):
            top = max(beside.top() - px(_GAP) - height, px(12))
        self.setGeometry(left, top, width, height)

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not (now is self or self.isAncestorOf(now)):
            self.hide()

    def _on_link(self) -> None:
        self.put_away()
        self.page_requested.emit(self._link.property("page"))

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
