"""The reading list: titles by theme, which of them one wants to read or has read, and notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.services.reading_list import (
    LONGEST_NOTE,
    READ,
    READING_LIST,
    WANT,
    TitleMark,
    from_setting,
    to_setting,
)
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.reading.row_page import RowPage
from trustdesk.ui.reading.title_rows import INSET, TitleRow
from trustdesk.ui.saving import QUIET_MS, RETRY_MS
from trustdesk.ui.theme.typography import BODY, SMALL
from trustdesk.ui.widgets.fields import SearchField, TextField
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.widgets.word_choice import WordChoice
from trustdesk.ui.wording import told

if TYPE_CHECKING:
    from trustdesk.domain.faults import Fault
    from trustdesk.domain.framework import ReadingTitle
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.tasks import Ticket

_FIELD_WIDTH = 320


class TitleChoices(QWidget):
    """What one can keep about the chosen title: "vill läsa" or "läst", and a note."""

    state_chosen = Signal(str)
    note_written = Signal(str)
    note_finished = Signal()

    def __init__(self, desk: Desk, title: str, mark: TitleMark, parent: QWidget) -> None:
        super().__init__(parent)
        px = desk.theme.px
        self.state = WordChoice(desk.theme, title, _states(desk))
        self.state.set_value(mark.state)
        called = desk.tr("Your own note about {title}").format(title=title)
        self.note = TextField(called, desk.tr("A note of your own"))
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setText(mark.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(12))
        column.setSpacing(px(4))
        column.addWidget(self.state)
        column.addWidget(self.note)
        self.state.chosen.connect(self.state_chosen)
        self.note.textEdited.connect(self.note_written)
        self.note.editingFinished.connect(self.note_finished)


class ReadingList(RowPage):
    """Stands in the place of a page's text, as high as it is.

    Without an open journal the titles are there, and nothing that is the person's own.
    """

    seen = Signal(QRect)
    """This part of it is at work: show it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, desk.tr("Reading list"), parent)
        self._desk = desk
        self._marks: dict[str, TitleMark] = {}
        self._ticket: Ticket | None = None
        self._choices: TitleChoices | None = None
        self._own_words = True
        self._is_read = False
        tr, theme = desk.tr, desk.theme
        lead = tr(
            "Titles from the list that came with the lecture, as they are given there. None has "
            "been checked. Choose a title to keep that you want to read it, or have read it."
        )
        self._lead = WrappedLabel(theme, lead, BODY)
        self.message = InlineMessage(theme)
        self.field = SearchField(theme, tr("Find a title"))
        self.filter = WordChoice(theme, tr("Show"), _states(desk))
        self._nothing = WrappedLabel(theme, tr("No title matches."), SMALL)
        self._keep = self._timer(QUIET_MS)
        self._filtering = self._with_label(tr("Show"))
        self.add_above(self._lead, self.message, self.field, self._filtering, self._nothing)
        self._connect()
        self._fit()
        self._show_rows()

    def _with_label(self, text: str) -> QWidget:
        """Gives the filter with a word before it: alone it would look like a question."""
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(self._desk.theme.px(16))
        across.addWidget(WrappedLabel(self._desk.theme, text, SMALL))
        across.addWidget(self.filter, 1)
        return row

    @property
    def is_read(self) -> bool:
        """True when what is kept about the titles is known."""
        return self._is_read

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def _connect(self) -> None:
        self.field.textChanged.connect(self._show_rows)
        self.filter.chosen.connect(self._show_rows)
        self.view.chosen.connect(self._on_chosen)
        self.view.taken.connect(self._on_taken)
        self._keep.timeout.connect(self.keep)
        self._desk.session.state_changed.connect(self.read)
        self._desk.theme.changed.connect(self._on_theme_changed)

    # what others ask of it

    def read(self) -> None:
        """Reads what is kept about the titles; without a journal there is nothing."""
        if self._ticket is not None:
            self._ticket.drop()
        if self._own_words and self._desk.session.state == "open":
            self.keep()
            self._ticket = self._desk.session.read_own(_kept, self._on_read)
        else:
            self.keep()
            self._is_read = False
            self._marks = {}
            self._show_rows()

    def show_own_words(self, *, shown: bool) -> None:
        """Shows what is the person's own, or none of it."""
        if shown != self._own_words:
            self._own_words = shown
            self.read()

    def keep(self) -> None:
        """Saves what was just written, now."""
        if self._keep.isActive():
            self._keep.stop()
            self._save()

    # the rows

    def _show_rows(self) -> None:
        """Shows the titles that are sought, each under its theme; the chosen one stays chosen."""
        present = self.view.chosen_id()
        framework, said = self._desk.framework, self._desk.said
        rows: list[TitleRow] = []
        for theme in framework.themes:
            titles = [t for t in framework.reading if t.theme == theme.id and self._is_sought(t)]
            if titles:
                rows.append(TitleRow("", said(theme.name)))
                rows += map(self._row, titles)
        self._filtering.setVisible(self._is_read and bool(self._marks))
        self._nothing.setVisible(not rows)
        self._close()
        self.view.rows.show_rows(rows)
        self.view.choose(present)
        self.grown.emit()

    def _is_sought(self, title: ReadingTitle) -> bool:
        mark = self._marks.get(title.id, TitleMark())
        wanted = self.filter.value() if self._is_read else ""
        if wanted and mark.state != wanted:
            return False
        whole = f"{title.title} {self._facts(title)} {mark.note}".casefold()
        return all(part in whole for part in self.field.text().casefold().split())

    def _row(self, title: ReadingTitle) -> TitleRow:
        mark = self._marks.get(title.id, TitleMark())
        state = dict(_states(self._desk)).get(mark.state, "")
        is_open = self._choices is not None and title.id == self.view.chosen_id()
        note = "" if is_open else mark.note.strip()  # it stands in its field
        return TitleRow(title.id, title.title, self._facts(title), state, note)

    def _facts(self, title: ReadingTitle) -> str:
        known = " · ".join(filter(None, (title.author, title.organisation, title.year)))
        return "\n".join(filter(None, (known, self._desk.said(title.note))))

    def _title(self, title_id: str) -> ReadingTitle | None:
        return next((t for t in self._desk.framework.reading if t.id == title_id), None)

    # the chosen title

    def _on_chosen(self, title_id: str) -> None:
        self.keep()
        self._close()
        title = self._title(title_id)
        if title is None:
            return
        if self._is_read:
            self._open(title)
        place = self.view.rows.place_of(title_id)
        box = self.view.visualRect(self.view.rows.index(place, 0))
        self.seen.emit(QRect(self.view.viewport().mapTo(self, box.topLeft()), box.size()))

    def _open(self, title: ReadingTitle) -> None:
        mark = self._marks.get(title.id, TitleMark())
        made = TitleChoices(self._desk, title.title, mark, self.view.viewport())
        made.setProperty("title", title.id)
        made.state_chosen.connect(self._on_state)
        made.note_written.connect(self._on_note)
        made.note_finished.connect(self.keep)
        self._choices = made
        self.view.rows.change(self._row(title))
        made.show()  # only what is shown knows the height that its look gives it
        self._place_choices()
        self.grown.emit()

    def _close(self) -> None:
        choices, self._choices = self._choices, None
        if choices is None:
            return
        self.view.open_below(0)
        title = self._title(choices.property("title"))
        focus = QApplication.focusWidget()
        if focus is not None and choices.isAncestorOf(focus):
            self.view.setFocus()
        choices.hide()
        choices.deleteLater()
        if title is not None:
            self.view.rows.change(self._row(title))
        self.grown.emit()

    def _place_choices(self) -> None:
        if self._choices is None:
            return
        width = self.view.width() - 2 * self._desk.theme.px(INSET)
        layout = self._choices.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        self.view.open_below(height)
        self.view.doItemsLayout()
        self._choices.setGeometry(self.view.place_below())

    def _on_taken(self) -> None:
        if self._choices is not None:
            self._choices.state.focus_word()

    def _on_state(self, state: str) -> None:
        self._change(state=state)
        self._save()

    def _on_note(self, note: str) -> None:
        self._change(note=note)
        self._keep.start()

    def _change(self, **parts: str) -> None:
        title = self._title(self.view.chosen_id())
        if title is not None:
            present = self._marks.get(title.id, TitleMark())
            self._marks[title.id] = replace(present, **parts)
            self.view.rows.change(self._row(title))

    # the journal

    def _save(self) -> None:
        self._desk.session.set_setting(READING_LIST, to_setting(self._marks), self._on_failed)

    def _on_failed(self, fault: Fault) -> None:
        self.message.say(*told(self._desk, fault))
        self._keep.start(RETRY_MS)
        self.grown.emit()

    def _on_read(self, marks: dict[str, TitleMark]) -> None:
        was_read, self._is_read = self._is_read, True
        if marks != self._marks or not was_read:
            self._marks = marks
            self._show_rows()

    # its look

    def _fit(self) -> None:
        self._fit_column()
        self.field.setMaximumWidth(self._desk.theme.px(_FIELD_WIDTH))

    def _on_theme_changed(self) -> None:
        self._fit()
        self._show_rows()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place_choices()


def _states(desk: Desk) -> tuple[tuple[str, str], ...]:
    return ((WANT, desk.tr("Want to read")), (READ, desk.tr("Have read")))


def _kept(reader: JournalReader) -> dict[str, TitleMark]:
    return from_setting(reader.setting(READING_LIST))
