"""The practice case a reflection answers: which one, and what happens in it."""

from __future__ import annotations

from trustdesk.domain.entry import Entry
from trustdesk.domain.framework import FormField
from trustdesk.ui.dagbok.forms.asked import AskedForm, text_of
from trustdesk.ui.dagbok.forms.field_view import FieldView
from trustdesk.ui.theme.typography import READING, SMALL
from trustdesk.ui.widgets.fields import ComboField
from trustdesk.ui.widgets.labels import WrappedLabel


class CaseField(FieldView):
    """A case from the pack; one of another time is named by its id."""

    def __init__(self, asked: AskedForm, field: FormField) -> None:
        super().__init__(asked, field)
        theme = self.desk.theme
        self.choice = ComboField(theme, asked.label(field))
        self.choice.setSizeAdjustPolicy(
            ComboField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.addItem(self.desk.tr("Choose a case"), "")
        for case in self.desk.framework.cases:
            self.choice.addItem(asked.said(case.title), case.id)
        self._setting = WrappedLabel(theme, "", SMALL)
        self._text = WrappedLabel(theme, "", READING)
        self.column.addWidget(self.choice)
        self.column.addSpacing(theme.px(4))
        self.column.addWidget(self._setting)
        self.column.addWidget(self._text)
        self.choice.activated.connect(self._on_chosen)

    def first_stop(self) -> ComboField | None:
        """Gives the choice while no case is chosen."""
        return None if self.choice.currentData() else self.choice

    def show_entry(self, entry: Entry) -> None:
        """Shows the case."""
        case_id = text_of(self.asked.given(entry).get(self.field.id))
        if case_id and self.choice.findData(case_id) < 0:
            self.choice.addItem(case_id, case_id)
        self.choice.setCurrentIndex(max(self.choice.findData(case_id), 0))
        case = self.desk.framework.case(case_id)
        self._setting.setText(self.asked.said(case.setting) if case else "")
        self._text.setText(self.asked.said(case.text) if case else "")
        for part in (self._setting, self._text):
            part.setVisible(case is not None)

    def _on_chosen(self) -> None:
        self.asked.put(self.field, self.choice.currentData())
        self.asked.writing.structure_changed.emit()
