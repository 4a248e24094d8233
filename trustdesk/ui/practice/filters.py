"""Which practice cases the list shows: by role, criterion and relation."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.framework import Case
from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.fields import ComboField
from trustdesk.ui.wording import of_pack

ROLE, CRITERION, RELATION = "role", "criterion", "relation"
KINDS = (ROLE, CRITERION, RELATION)


def touched(case: Case, kind: str) -> tuple[str, ...]:
    """Gives the ids of the concepts of a kind that a case touches."""
    return {ROLE: case.roles, CRITERION: case.criteria, RELATION: case.relations}[kind]


def kind_name(desk: Desk, kind: str) -> str:
    """Gives what a kind of concept is called."""
    group = next((k for k in desk.framework.kinds if k.id == kind), None)
    return desk.said(group.name) if group else kind


class CaseFilters(QWidget):
    """A choice for each kind; the first of each is "any"."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, ComboField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(6))
        for kind in KINDS:
            name = kind_name(desk, kind)
            field = ComboField(desk.theme, name)
            field.addItem(desk.tr("{name}: any").format(name=name), "")
            for concept in desk.framework.concepts_of(kind):
                field.addItem(of_pack(desk, concept.id, desk.said(concept.short)), concept.id)
            field.currentIndexChanged.connect(self.changed)
            self._fields[kind] = field
            column.addWidget(field)

    def chooses(self, case: Case) -> bool:
        """True when the case touches everything that is chosen."""
        return all(
            not field.currentData() or field.currentData() in touched(case, kind)
            for kind, field in self._fields.items()
        )

    def clear(self) -> None:
        """Leaves nothing out, and tells of it once, if anything was."""
        if not any(field.currentData() for field in self._fields.values()):
            return
        for field in self._fields.values():
            with QSignalBlocker(field):
                field.setCurrentIndex(0)
        self.changed.emit()
