"""Which practice cases the list shows: by field, role, criterion and relation."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.framework import Case
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.fields import ComboField
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.wording import of_pack

FIELD, ROLE, CRITERION, RELATION = "field", "role", "criterion", "relation"
KINDS = (ROLE, CRITERION, RELATION)


def touched(case: Case, kind: str) -> tuple[str, ...]:
    """Gives the ids of the concepts of a kind that a case touches, or of its field."""
    if kind == FIELD:
        return (case.field,)
    return {ROLE: case.roles, CRITERION: case.criteria, RELATION: case.relations}[kind]


def kind_name(desk: Desk, kind: str) -> str:
    """Gives what a kind of concept is called."""
    group = next((k for k in desk.framework.kinds if k.id == kind), None)
    return desk.said(group.name) if group else kind


class CaseFilters(QWidget):
    """A choice of field and one for each kind of concept; the first of each is "any".

    Under them stands how many cases are left, and the way back to all of them.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._fields: dict[str, ComboField] = {}
        self._left = WrappedLabel(desk.theme, "", SMALL)
        self._clear = LinkButton(desk.theme, desk.tr("Clear the filters"), size=13)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.px(6))
        if desk.framework.case_fields:
            choices = (
                (of_pack(desk, f.id, desk.said(f.name)), f.id) for f in desk.framework.case_fields
            )
            self._add(FIELD, desk.tr("Field"), choices)
        for kind in KINDS:
            concepts = desk.framework.concepts_of(kind)
            self._add(
                kind,
                kind_name(desk, kind),
                ((of_pack(desk, c.id, desk.said(c.short)), c.id) for c in concepts),
            )
        self._column.addWidget(self._left)
        self._column.addWidget(self._clear)
        self._clear.clicked.connect(self._on_clear)
        self.changed.connect(self._tell)
        self._tell()

    def _add(self, kind: str, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = ComboField(self._desk.theme, name)
        field.setSizeAdjustPolicy(ComboField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.addItem(self._desk.tr("{name}: any").format(name=name), "")
        for said, id_ in choices:
            field.addItem(said, id_)
        field.currentIndexChanged.connect(self.changed)
        self._fields[kind] = field
        self._column.addWidget(field)

    def chooses(self, case: Case) -> bool:
        """True when the case lies in the field, and touches everything, that is chosen."""
        return all(
            not field.currentData() or field.currentData() in touched(case, kind)
            for kind, field in self._fields.items()
        )

    def is_set(self) -> bool:
        """True when anything is chosen."""
        return any(field.currentData() for field in self._fields.values())

    def clear(self) -> None:
        """Leaves nothing out, and tells of it once, if anything was."""
        if not self.is_set():
            return
        for field in self._fields.values():
            with QSignalBlocker(field):
                field.setCurrentIndex(0)
        self.changed.emit()

    def _tell(self) -> None:
        cases = self._desk.framework.cases
        left = sum(map(self.chooses, cases))
        self._left.setText(self._desk.tr("{n} of {all} cases").format(n=left, all=len(cases)))
        self._clear.setVisible(self.is_set() and left > 0)

    def _on_clear(self) -> None:
        self.clear()
        next(iter(self._fields.values())).setFocus()
