"""Where a reflection is written: date, title, text, and the texts of its forms, in one column."""

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.ui.column import ScrollColumn
from trustdesk.ui.dagbok.supports import TALLEST, FormColumn
from trustdesk.ui.dagbok.writing import Writing
from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.date_field import DateField
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.title_edit import TitleEdit
from trustdesk.ui.wording import date_texts
from trustdesk.ui.writing.edits import writing_edit

TEXT_COLUMN = 570
LEAST_TEXT, LEAST_BESIDE_FORMS = 200, 64
CARET_AIR = 60


class EditorView(QWidget):
    """Shows the open reflection of Writing and hands it every change."""

    done_requested = Signal()
    too_large = Signal(object)
    cleaned = Signal(int)
    troubled = Signal(object)

    def __init__(self, desk: Desk, writing: Writing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._writing = writing
        self._forms: list[FormColumn] = []
        self._shape: tuple[str, ...] | None = None
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
        self._draw_forms()
        self._area.verticalScrollBar().setValue(0)

    def set_centred(self, centred: bool) -> None:
        """Keeps the line one writes in at the middle of the window, as a typewriter does."""
        self._centred = centred

    def begin(self) -> None:
        """Puts the cursor where one goes on writing."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow_caret(self.text)

    def _draw_forms(self) -> None:
        entry = self._writing.entry
        if entry is None:
            return
        if entry.forms != self._shape:
            self._shape = entry.forms
            self._lay_forms(entry.forms)
        least = LEAST_BESIDE_FORMS if self._forms else LEAST_TEXT
        self.text.set_growing(self._desk.theme.px(least), TALLEST)
        for column in self._forms:
            column.show_entry(entry)

    def _lay_forms(self, forms: tuple[str, ...]) -> None:
        """Draws the supports there are; one that was there stays, with its steps to undo."""
        before, self._forms = self._forms, []
        for column in before:
            self._form_column.removeWidget(column)
        for form_id in forms:
            form = self._desk.framework.form(form_id)
            kept = next((column for column in before if column.is_of(form_id)), None)
            if kept is not None:
                before.remove(kept)
                self._forms.append(kept)
                self._form_column.addWidget(kept)
            elif form is not None:
                self._add_form(FormColumn(self._desk, self._writing, form))
        for column in before:
            column.hide()
            column.deleteLater()

    def _begin_form(self, form_id: str) -> None:
        """Puts the cursor in the first field of a support that was just added."""
        edits = [edit for column in self._forms if column.is_of(form_id) for edit in column.edits()]
        if edits:
            edits[0].setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, edits[0], partial(self._follow_caret, edits[0]))

    def _add_form(self, column: FormColumn) -> None:
        self._forms.append(column)
        self._form_column.addWidget(column)
        for edit in column.edits():
            self._watch(edit)

    def _edit(self, name: str) -> MarkdownEdit:
        edit = writing_edit(self._desk, name, self._writing)
        self._watch(edit)
        return edit

    def _watch(self, edit: MarkdownEdit) -> None:
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
