"""Where a reflection is written: date, title, text, and the texts of its forms, in one column."""

from datetime import date
from functools import partial
from weakref import WeakSet

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import Entry, FollowUp
from trustdesk.domain.following import asking_field
from trustdesk.ui.column import ScrollColumn
from trustdesk.ui.dagbok.answering import FollowUpAnswers
from trustdesk.ui.dagbok.forms.before_after import WIDTH
from trustdesk.ui.dagbok.forms.field_view import TALLEST
from trustdesk.ui.dagbok.forms.parts import FormColumn, LostForm, has_halves
from trustdesk.ui.dagbok.writing import Writing
from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.date_field import DateField
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.title_edit import TitleEdit
from trustdesk.ui.wording import date_texts
from trustdesk.ui.writing.edits import writing_edit

TEXT_COLUMN = 570
_ANY_WIDTH = 16_777_215
LEAST_TEXT, LEAST_BESIDE_FORMS = 200, 64
CARET_AIR = 60


class EditorView(QWidget):
    """Shows the open reflection of Writing and hands it every change."""

    done_requested = Signal()
    too_large = Signal(object)
    cleaned = Signal(int)
    page_requested = Signal(str, str)
    request_requested = Signal(str)
    """The person wants the list of what is needed, from the form of this id."""
    troubled = Signal(object)

    def __init__(self, desk: Desk, writing: Writing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._writing = writing
        self._forms: list[FormColumn | LostForm] = []
        self._watched: WeakSet[MarkdownEdit] = WeakSet()
        self._shape: tuple[object, ...] | None = None
        self.is_wide = False
        """True when a form needs the room of list and margin for its two halves."""
        self._centred = False
        tr = desk.tr
        self.day = DateField(
            desk.theme,
            date_texts(desk, tr("The day it happened")),
            self._day_label,
            desk.language.month,
            self._today,
        )
        self.title = TitleEdit(desk.theme, tr("Title"), tr("A title, if you want one"))
        self.text = self._edit(tr("Write"))
        self.text.setPlaceholderText(tr("What happened?"))
        self._asked: FollowUp | None = None
        self._begin_in: tuple[str, str] | None = None
        self.answers = FollowUpAnswers(desk, writing, self._watch)
        self._area = ScrollColumn(desk.theme, TEXT_COLUMN, top=8)
        self.below = QVBoxLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        body = self._area.body
        body.addWidget(self.day, 0, Qt.AlignmentFlag.AlignLeft)
        body.addSpacing(px(4))
        body.addWidget(self.title)
        body.addSpacing(px(14))
        body.addWidget(self.text)
        body.addWidget(self.answers)
        self._form_column = QVBoxLayout()
        self._form_column.setSpacing(px(32))
        body.addSpacing(px(16))
        body.addLayout(self._form_column)
        body.addSpacing(px(24))
        body.addLayout(self.below)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _connect(self) -> None:
        self._writing.opened.connect(self.show_entry)
        self._writing.structure_changed.connect(self._draw_forms)
        self._writing.form_added.connect(self._begin_form)
        self.day.changed.connect(self._on_day)
        self.title.edited.connect(self._on_title)
        self.title.finished.connect(self._on_title_finished)
        self.text.edited.connect(self._on_text)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.done_requested)

    def show_entry(self) -> None:
        """Shows the open reflection from its top, telling nobody."""
        entry = self._writing.entry
        if entry is None:
            return
        self.day.set_day(entry.date)
        self.title.set_text(entry.title)
        self.text.show_text(entry.id, entry.body, self._writing.caret)
        self.answers.show_entry(entry)
        self._draw_forms()
        self._area.verticalScrollBar().setValue(0)

    def ask(self, follow_up: FollowUp) -> None:
        """Lets the reflection that opens next begin where this question is answered."""
        self._asked = follow_up

    def begin_in(self, form_id: str, field_id: str) -> None:
        """Lets the reflection that opens next begin in this text of this form."""
        self._begin_in = form_id, field_id

    def set_centred(self, centred: bool) -> None:
        """Keeps the line one writes in at the middle of the window, as a typewriter does."""
        self._centred = centred

    def begin(self) -> None:
        """Puts the cursor where one goes on writing."""
        asked, self._asked = self._asked, None
        place, self._begin_in = self._begin_in, None
        edit = self._begin_answer(asked) if asked is not None else None
        if place is not None:
            edit = self._begin_text(*place)
        if edit is not None:
            QTimer.singleShot(0, edit, partial(self._follow_caret, edit))
            return
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow_caret(self.text)

    def _begin_text(self, form_id: str, field_id: str) -> MarkdownEdit | None:
        columns = (c for c in self._forms if isinstance(c, FormColumn) and c.form_id == form_id)
        edit = next((column.text_of(field_id) for column in columns), None)
        if edit is not None:
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return edit

    def _begin_answer(self, asked: FollowUp) -> MarkdownEdit | None:
        """Puts the cursor where a question is answered: under the text, or in its form."""
        entry = self._writing.entry
        edit = self.answers.begin(asked)
        if edit is not None or entry is None:
            return edit
        definition = partial(entry.form, framework=self._desk.framework)
        asking = asking_field(entry, asked, definition)
        columns = [c for c in self._forms if isinstance(c, FormColumn)]
        return next((c.begin_after() for c in columns if asking and c.form_id == asking[0]), None)

    def _draw_forms(self) -> None:
        entry = self._writing.entry
        if entry is None:
            return
        if self._shape_of(entry) != self._shape:
            self._shape = self._shape_of(entry)
            self._draw_anew(entry)
        tr = self._desk.tr
        self.text.setPlaceholderText(
            tr("Write freely, if you like") if self._forms else tr("What happened?")
        )
        least = LEAST_BESIDE_FORMS if self._forms else LEAST_TEXT
        self.text.set_growing(self._desk.theme.px(least), TALLEST)
        for column in self._forms:
            if isinstance(column, FormColumn):
                column.show_entry(entry)
                for edit in column.edits():
                    self._watch(edit)

    def _shape_of(self, entry: Entry) -> tuple[object, ...]:
        """Forms that are drawn for one reflection serve another with the same definitions."""
        forms = [(i, entry.form(i, self._desk.framework)) for i in entry.forms]
        return tuple(form or (i, entry.id) for i, form in forms)

    def _draw_anew(self, entry: Entry) -> None:
        """Draws the forms there are; one that was there stays, with its steps to undo."""
        before, self._forms = self._forms, []
        for column in before:
            self._form_column.removeWidget(column)
        self.is_wide = False
        for form_id in entry.forms:
            form = entry.form(form_id, self._desk.framework)
            kept = next((c for c in before if isinstance(c, FormColumn) and c.form == form), None)
            if kept is not None:
                before.remove(kept)
                self._forms.append(kept)
                self._form_column.addWidget(kept)
            elif form is not None:
                self._add_form(FormColumn(self._desk, self._writing, form))
            else:
                self._add_form(LostForm(self._desk, form_id, entry))
            self.is_wide = self.is_wide or (form is not None and has_halves(form))
        for column in before:
            column.hide()
            column.deleteLater()
        self._area.set_width(WIDTH if self.is_wide else TEXT_COLUMN)
        self._keep_lines_short()

    def _keep_lines_short(self) -> None:
        """Beside two halves the column is broad; a line of text is not for that."""
        most = self._desk.theme.px(TEXT_COLUMN) if self.is_wide else _ANY_WIDTH
        for part in (self.text, self.answers):
            part.setMaximumWidth(most)

    def _begin_form(self, form_id: str) -> None:
        """Puts the cursor where one begins to answer a support that was just added."""
        added = (c for c in self._forms if c.form_id == form_id and isinstance(c, FormColumn))
        column = next(added, None)
        stop = column.first_stop() if column else None
        if stop is None:
            return
        stop.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(stop, MarkdownEdit):
            QTimer.singleShot(0, stop, partial(self._follow_caret, stop))

    def _add_form(self, column: FormColumn | LostForm) -> None:
        self._forms.append(column)
        self._form_column.addWidget(column)
        if isinstance(column, FormColumn):
            column.page_requested.connect(self.page_requested)
            column.request_requested.connect(self.request_requested)

    def _edit(self, name: str) -> MarkdownEdit:
        edit = writing_edit(self._desk, name, self._writing)
        self._watch(edit)
        return edit

    def _watch(self, edit: MarkdownEdit) -> None:
        """Listens to a text; one that is listened to already is left alone."""
        if edit in self._watched:
            return
        self._watched.add(edit)
        edit.too_large.connect(self.too_large)
        edit.cleaned.connect(self.cleaned)
        edit.troubled.connect(self.troubled)
        edit.cursorPositionChanged.connect(self._on_caret)

    def _on_caret(self) -> None:
        edit = self.sender()
        if isinstance(edit, MarkdownEdit) and edit.hasFocus():
            self._follow_caret(edit)

    def _follow_caret(self, edit: MarkdownEdit) -> None:
        """Scrolls the page, since the field itself is as high as its text."""
        ground = self._area.widget()
        if ground is None:
            return
        caret: QRect = edit.cursorRect()
        spot = edit.viewport().mapTo(ground, QPoint(caret.left(), caret.center().y()))
        air = self._desk.theme.px(CARET_AIR)
        if self._centred:
            air = self._area.viewport().height() // 2
        self._area.ensureVisible(spot.x(), spot.y(), 0, air)

    def _day_label(self, day: date) -> str:
        return self._desk.language.heading(self._desk.language.day(day))

    def _today(self) -> date:
        return self._desk.clock.now().date()

    def _on_day(self, day: date) -> None:
        self._writing.put(date=day)

    def _on_title(self) -> None:
        self._writing.put(title=self.title.text())

    def _on_title_finished(self) -> None:
        self.text.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_text(self) -> None:
        self._writing.caret = self.text.caret()
        self._writing.put(body=self.text.text())
