"""The window: the rail, the pages, and the wiring between them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMainWindow, QStackedWidget, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.page import Page
from trustdesk.ui.pages import PageBook
from trustdesk.ui.places import PRACTICE, READING, TODAY, elsewhere, places
from trustdesk.ui.rail import Rail
from trustdesk.ui.room import Room, room_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trustdesk.domain.entry import Entry
    from trustdesk.services.group import GroupItem
    from trustdesk.ui.group.showing import GroupShowing
    from trustdesk.ui.widgets.focus_ring import FocusRing

NAME = "TrustDesk"
_LET_ANSWERS_ARRIVE = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
_RING_AFTER_MS = 150
SMALLEST_WIDTH, SMALLEST_HEIGHT = 480, 420


class MainWindow(QMainWindow):
    """Shows one page at a time; a change of language makes the pages anew."""

    first_frame = Signal()
    closing = Signal()

    def __init__(self, desk: Desk, book: Callable[[Desk, MainWindow], PageBook]) -> None:
        super().__init__()
        self.setWindowTitle(NAME)
        self.setMinimumSize(SMALLEST_WIDTH, SMALLEST_HEIGHT)
        self._desk = desk
        self._make_book = book
        self._painted = False
        self._giving_up = False
        self._page_id = ""
        self._before = TODAY
        self._stale: set[str] = set()
        self._build()
        desk.theme.changed.connect(self._fit)
        self._ring: FocusRing | None = None
        self._group: GroupShowing | None = None

    @property
    def page_id(self) -> str:
        """The page that is shown."""
        return self._page_id

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._book.page(self._page_id)

    def go(self, page_id: str, detail: str = "", section: str = "") -> None:
        """Shows a page, and one thing of it; what was written on the page before is saved."""
        if self._page_id and page_id != self._page_id:
            self.page.leave()
            self._before = self._page_id
            self._drop_stale(page_id)
        page = self._book.page(page_id)
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._page_id = page_id
        self._rail.select(page_id, elsewhere(self._desk).get(page_id, ""))
        page.set_room(self._room())
        self._stack.setCurrentWidget(page)
        if detail:
            page.show_detail(detail, section)
        page.enter()

    def go_back(self) -> None:
        """Shows the page that was shown before this one."""
        self.go(self._before)

    def hide_text(self) -> None:
        """Shows the page of the framework that was read last in place of what one writes.

        The text is gone from the screen at once; it is saved as when one leaves a page.
        """
        self._stack.hide()
        self.repaint()
        self._book.commands.put_away()
        self.go(READING)
        self._stack.show()
        self._book.show_no_own_words()

    def fold_rail(self, folded: bool) -> None:
        """Folds the rail away, or shows it again."""
        self._rail.setVisible(not folded)

    def show_to_group(self, items: Sequence[GroupItem], at: int = 0) -> None:
        """Shows things of the framework on the full screen, and nothing else of the program."""
        if self._group is None:
            from trustdesk.ui.group.showing import GroupShowing

            self._group = GroupShowing(self)
        self._book.commands.put_away()
        self.leave()
        self._group.begin(self._desk, items, at)

    def come_forward(self) -> None:
        """Shows the window before others; what a group looks at stays in its place."""
        if self._group is None or not self._group.come_forward():
            self.showNormal()
            self.raise_()
            self.activateWindow()

    def change_language(self, desk: Desk) -> None:
        """Makes every page anew in another language, and stays on the same one."""
        page_id, old = self._page_id, self._root
        self.page.leave()
        self._book.forget_all_but("")
        self._desk = desk
        self._page_id = ""
        self._build()
        old.deleteLater()
        self.go(page_id)

    def make_others_anew(self) -> None:
        """Makes the pages that are not shown anew when next visited: their distances are of
        another text size. The one that is shown follows when it is come to again.
        """
        self._stale = {self._page_id}
        for page in self._book.forget_all_but(self._page_id):
            self._free(page)

    def renew(self) -> None:
        """Makes pages anew for another framework, each when it is come to again.

        Where the framework is read or practised with, that is now.
        """
        self._stale = set(self._book.made()) - {TODAY}
        if self._page_id in (READING, PRACTICE):
            self.page.leave()
            self._drop_stale(self._page_id)
            self.go(self._page_id)

    def _drop_stale(self, page_id: str) -> None:
        """Lets go of a page that is out of date, unless something of it is not on disk yet."""
        page = self._book.forget(page_id) if page_id in self._stale else None
        if page is not None:
            self._stale.discard(page_id)
            self._free(page)

    def _free(self, page: Page) -> None:
        self._stack.removeWidget(page)
        page.deleteLater()

    def leave(self) -> None:
        """Saves what was written."""
        if self._page_id:
            self.page.leave()

    def _build(self) -> None:
        root = self._root = QWidget()
        root.setObjectName("root")
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, root)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._rail = Rail(self._desk, places(self._desk))
        self._stack = QStackedWidget()
        self._layout.addWidget(self._rail)
        self._layout.addWidget(self._stack, 1)
        self._rail.page_requested.connect(self.go)
        self._book = self._make_book(self._desk, self)
        self._rail.whereabouts_requested.connect(self._on_whereabouts)
        self.setCentralWidget(root)
        self._fit()
        if self._painted:
            self._rail.tell_whereabouts(*self._book.whereabouts_line())

    def _add_shortcuts(self) -> None:
        for keys, slot in (
            ("Ctrl+N", self._on_write),
            ("Ctrl+K", self._on_find),
            ("Ctrl+Q", self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

        from trustdesk.ui.hiding import HidingKeys
        from trustdesk.ui.size_keys import SizeKeys

        HidingKeys(self).wished.connect(self.hide_text)
        SizeKeys(self).wished.connect(self._on_size)

    def _on_write(self) -> None:
        self._book.write_new()

    def _on_find(self) -> None:
        self._book.commands.offer(self)

    def _on_size(self, step: int) -> None:
        self._book.change_text_size(step)

    def _on_whereabouts(self) -> None:
        self._book.show_whereabouts(self)

    def _room(self) -> Room:
        return room_for(self.width(), self._desk.theme.scale)

    def _fit(self) -> None:
        small = self._room() is Room.SMALL
        direction = QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(direction)
        self._rail.set_row(small)
        if self._page_id and self.page.room is not self._room():
            self.page.set_room(self._room())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Looks for what another program has written whenever the person comes back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._desk.session.look_for_changes()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._on_first_frame)

    def _on_first_frame(self) -> None:
        """Adds what the first frame did without, after those who wait for it have begun."""
        self.first_frame.emit()
        self._add_shortcuts()
        QTimer.singleShot(_RING_AFTER_MS, self._add_ring)

    def _add_ring(self) -> None:
        from trustdesk.ui.widgets.focus_ring import FocusRing
        from trustdesk.ui.widgets.heading_role import install_heading_role

        install_heading_role()
        self._ring = FocusRing(self, self._desk.theme)
        self._ring.follow()
        self._rail.tell_whereabouts(*self._book.whereabouts_line())

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes when everything is on disk; else the person decides."""
        if self._group is not None:
            self._group.end()
        self.leave()
        self._desk.session.drain()
        QCoreApplication.processEvents(_LET_ANSWERS_ARRIVE)
        unsaved = self._book.unsaved()
        if unsaved and not self._giving_up:
            event.ignore()
            self._ask_about(unsaved)
            return
        self.closing.emit()
        super().closeEvent(event)

    def _ask_about(self, unsaved: tuple[Entry, ...]) -> None:
        from trustdesk.ui.unsaved import UnsavedDialog

        dialog = UnsavedDialog(self._desk, unsaved, self)
        dialog.close_anyway.connect(self._give_up)
        dialog.open()

    def _give_up(self) -> None:
        self._giving_up = True
        self.close()
