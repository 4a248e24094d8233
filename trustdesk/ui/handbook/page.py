"""Handbok: one long page, its contents at the top, and a field that finds words in it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk import __version__
from trustdesk.paths import bundled
from trustdesk.ui.desk import Desk
from trustdesk.ui.document_style import html_style
from trustdesk.ui.handbook.finding import FindField
from trustdesk.ui.overriding import override
from trustdesk.ui.page import Page
from trustdesk.ui.surroundings import Surroundings
from trustdesk.ui.widgets.document_view import READING_WIDTH, DocumentView

TOP, BOTTOM, SIDE = 24, 64, 24


class HandbookPage(Page):
    """Shows resources/handbook in the person's language; works whatever the journal's state is.

    It is laid out when it is first entered, once it is shown (about 20 ms of work).
    """

    def __init__(
        self, desk: Desk, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._folder = str(surroundings.folder.root)
        self._laid_out = False
        self._place = (0, 0)
        self.view = DocumentView(desk.theme, desk.tr("Handbook"))
        self.view.viewport().installEventFilter(self)
        self.finding = FindField(desk, self.view)
        self._bar = QHBoxLayout()
        self._bar.addStretch(1)
        self._bar.addWidget(self.finding, 1000)
        self._bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(self.view, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._lay_out)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.finding.begin)
        desk.theme.changed.connect(self._on_theme_changed)
        self._fit()

    @override
    def enter(self) -> None:
        if not self._laid_out:
            self._later.start(0)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def show_detail(self, detail: str, section: str = "") -> None:
        """Scrolls to a section by its anchor ("skydd", "kopior")."""
        if not self._laid_out:
            self._lay_out()
        self.view.scrollToAnchor(section or detail)

    def _lay_out(self) -> None:
        from trustdesk.ui.handbook.laying import handbook_html  # loads the Markdown reader

        self._laid_out = True
        path = bundled("resources") / "handbook" / f"{self.desk.language.code}.md"
        html = handbook_html(
            path.read_text("utf-8"),
            html_style(self.desk),
            {"folder": self._folder, "version": __version__},
        )
        self.view.show_html(html)

    def _on_theme_changed(self) -> None:
        self._fit()
        if self._laid_out:
            self._restyle()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes the place whenever it is painted: a new font has moved it before we are told."""
        if event.type() == QEvent.Type.Paint:
            self._note_place()
        return super().eventFilter(watched, event)

    def _note_place(self) -> None:
        """Remembers the first line that is seen, and how far from the top it stands."""
        first = self.view.cursorForPosition(self.view.viewport().rect().topLeft())
        self._place = first.position(), self.view.cursorRect(first).top()

    def _restyle(self) -> None:
        """Lays the page out in the new colours and sizes; what was read stays at the top."""
        at_top = self.view.verticalScrollBar().value() == 0
        self._lay_out()
        if at_top:
            return
        cursor = QTextCursor(self.view.document())
        position, top = self._place
        cursor.setPosition(position)
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + self.view.cursorRect(cursor).top() - top)

    def _fit(self) -> None:
        px = self.desk.theme.px
        scroll = self.view.verticalScrollBar().sizeHint().width()
        right = max(px(SIDE) - scroll, 0)
        self._bar.setContentsMargins(px(SIDE), px(20), right + scroll, px(8))
        self.view.setViewportMargins(px(SIDE), 0, right, 0)
        self.finding.setMaximumWidth(px(READING_WIDTH))
        self.view.set_vertical_margins(px(TOP), px(BOTTOM))
