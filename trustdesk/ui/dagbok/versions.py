"""Earlier versions of the open reflection, in place of its text: which, and what changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.entry import Entry, EntryRow, RevisionInfo
from trustdesk.domain.faults import Fault, JournalFault
from trustdesk.services.journal import Journal
from trustdesk.services.ports import JournalReader
from trustdesk.services.versions import compare, in_words, reason_in_words, spoken
from trustdesk.ui.dagbok.changes_html import changes_html
from trustdesk.ui.desk import Desk
from trustdesk.ui.document_style import html_style
from trustdesk.ui.overriding import override
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from trustdesk.ui.widgets.document_view import DocumentView
from trustdesk.ui.widgets.entry_list import EntryList
from trustdesk.ui.widgets.entry_model import EntryListModel
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.widgets.labels import Heading, WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.wording import told

LIST, TEXT = 256, 570
BESIDE = 620
"""From this width on the list stands beside the text, else over it."""
LIST_HEIGHT_ABOVE = 196


@dataclass(frozen=True, slots=True)
class _Kept:
    now: Entry
    versions: list[RevisionInfo]
    is_latest_now: bool
    """The latest version is what the reflection holds now."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A version against the reflection as it is now, ready to be shown."""

    html: str
    sum: str
    spoken: str
    changed: bool


def _kept(reader: JournalReader, now: Entry) -> _Kept:
    versions = reader.history.versions(now.id)
    try:
        latest = reader.history.version(now.id, versions[0].seq) if versions else None
    except JournalFault:  # damaged: it is told when it is looked at
        latest = None
    return _Kept(now, versions, latest is not None and replace(latest, trashed=False) == now)


class VersionsView(QWidget):
    """Shows every kept version and what was changed since; takes one back, or copies it.

    Nothing is lost by either: the present state is kept as a version first.
    """

    closed = Signal()
    taken_back = Signal(object)
    """The Entry as it is now, on disk."""
    copied = Signal(object)
    """The new Entry, on disk."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = desk.tr
        self._desk = desk
        self._ticket: Ticket | None = None
        self._kept: _Kept | None = None
        self.back = LinkButton(desk.theme, tr("Back to the text"), "arrow-left", size=13)
        self._heading = Heading(desk.theme, tr("Earlier versions"), 3)
        self._model = EntryListModel(self._day, self._month, "", headings=False, parent=self)
        self.list = EntryList(desk.theme, self._model, tr("Earlier versions"))
        self._sum = WrappedLabel(desk.theme, "", SMALL)
        self.message = InlineMessage(desk.theme)
        self.text = DocumentView(desk.theme, tr("What changed since"), column=TEXT)
        self.take_back = PrimaryButton(desk.theme, tr("Take it back"), "history")
        self.copy = QuietButton(desk.theme, tr("Make a copy"))
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.list.entry_selected.connect(self._on_selected)
        self.take_back.clicked.connect(self._on_take_back)
        self.copy.clicked.connect(self._on_copy)
        desk.theme.changed.connect(self._on_theme_changed)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        head = QHBoxLayout()
        head.setContentsMargins(px(24), px(16), px(20), px(4))
        head.addWidget(self.back)
        head.addStretch(1)
        left, right = QWidget(), QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(px(8))
        name = QHBoxLayout()
        name.setContentsMargins(px(28), 0, px(8), 0)
        name.addWidget(self._heading)
        left_column.addLayout(name)
        left_column.addWidget(self.list, 1)
        actions = FlowLayout(gap=px(12), row_gap=px(8))
        actions.addWidget(self.take_back)
        actions.addWidget(self.copy)
        right_column = QVBoxLayout(right)
        self._right_column = right_column
        right_column.setSpacing(px(10))
        for widget in (self._sum, self.message):
            right_column.addWidget(widget)
        right_column.addWidget(self.text, 1)
        right_column.addLayout(actions)
        self._left = left
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(0)
        self._sides.addWidget(left)
        self._sides.addWidget(right, 100)
        self._sides.addStretch(1)  # a broad window leaves its room at the right
        self._right = right
        self._fit()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._sides, 1)

    def show_entry(self, entry_id: str) -> None:
        """Reads the versions of a reflection, after all that was written before."""
        self._drop()
        self._kept = None
        self._model.set_entries(())
        self._show_nothing("")

        def found(reader: JournalReader) -> _Kept | None:
            now = reader.entry(entry_id)
            return _kept(reader, now) if now else None

        self._ticket = self._desk.session.read_own(found, self._on_found, self._on_failed)

    def _on_found(self, kept: _Kept | None) -> None:
        self._kept = kept
        versions = kept.versions if kept else []
        self._model.set_entries(tuple(map(self._row, versions)))
        if not versions:
            self._show_nothing(
                self._desk.tr(
                    "No version is kept yet. One is kept when you leave the reflection, and now "
                    "and then while you write."
                )
            )
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        first = versions[1] if kept and kept.is_latest_now and len(versions) > 1 else versions[0]
        self.list.select(str(first.seq))
        self._on_selected(str(first.seq))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, version: RevisionInfo) -> EntryRow:
        language = self._desk.language
        local = version.at.astimezone(self._desk.clock.now().tzinfo)
        at = language.tr("At {time}").format(time=language.time(local))
        why = language.tr(reason_in_words(version.reason))
        kept = self._kept
        if kept and kept.is_latest_now and version.seq == kept.versions[0].seq:
            why = language.tr("As it is now")
        return EntryRow(str(version.seq), local.date(), at, why, version.at)

    def _on_selected(self, seq: str) -> None:
        kept = self._kept
        if kept is None:
            return
        self._drop()
        desk, now, number = self._desk, kept.now, int(seq)
        style, tint = html_style(desk), desk.theme.tokens.accent_soft

        def compared(reader: JournalReader) -> _Shown | None:
            before = reader.history.version(now.id, number)
            if before is None:
                return None
            found = compare(before, now, desk.framework, desk.language)
            return _Shown(
                changes_html(found, style, tint),
                in_words(found, desk.language),
                spoken(found, desk.language),
                found.changed,
            )

        self._ticket = desk.session.read(compared, self._show, self._on_failed)

    def _show(self, shown: _Shown | None) -> None:
        if shown is None:
            self._show_nothing(self._desk.tr("This version is not there any more."))
            return
        self.message.clear()
        self._sum.setText(shown.sum)
        self.text.setAccessibleDescription(shown.spoken)
        self.text.show_html(shown.html)
        self.text.show()
        self._offer(taking_back=shown.changed, copying=True)

    def _show_nothing(self, why: str) -> None:
        self.message.clear()
        self._sum.setText(why)
        self.text.setAccessibleDescription("")
        self.text.show_html("")
        self._offer(taking_back=False, copying=False)

    def _offer(self, *, taking_back: bool, copying: bool) -> None:
        self.take_back.setVisible(taking_back)
        self.copy.setVisible(copying)

    def _on_failed(self, fault: Fault) -> None:
        """A version that is damaged says so; the others can still be chosen."""
        self._show_nothing("")
        self.message.say(*told(self._desk, fault))

    def _on_take_back(self) -> None:
        self._write(Journal.take_version_back, self.taken_back.emit)

    def _on_copy(self) -> None:
        self._write(Journal.copy_version, self.copied.emit)

    def _write(
        self, action: Callable[[Journal, str, int], Entry], done: Callable[[Entry], None]
    ) -> None:
        kept, chosen = self._kept, self.list.selected_id()
        if kept is None or not chosen:
            return
        entry_id, seq = kept.now.id, int(chosen)
        self._offer(taking_back=False, copying=False)
        self._desk.session.write(
            lambda journal: action(journal, entry_id, seq), done, self._on_failed
        )

    def _day(self, day: date) -> str:
        language = self._desk.language
        return language.heading(language.weekday_date(day))

    def _month(self, day: date) -> str:
        language = self._desk.language
        return language.heading(language.month(day))

    def _drop(self) -> None:
        if self._ticket is not None:
            self._ticket.drop()

    def _on_theme_changed(self) -> None:
        self._fit()
        if self.list.selected_id():
            self._on_selected(self.list.selected_id())

    def _fit(self) -> None:
        px = self._desk.theme.px
        beside = self.width() >= px(BESIDE)
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        air = px(32 if beside else 28), px(20)
        self._right_column.setContentsMargins(air[0], px(6), air[1], px(16))
        self._right.setMaximumWidth(px(TEXT) + sum(air) if beside else self.maximumWidth())
        self._left.setMinimumWidth(px(LIST) if beside else 0)
        self._left.setMaximumWidth(px(LIST) if beside else self.maximumWidth())
        self._left.setMaximumHeight(self.maximumHeight() if beside else px(LIST_HEIGHT_ABOVE))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
