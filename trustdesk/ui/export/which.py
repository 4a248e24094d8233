"""Which reflections: all, or those with one role, criterion, relation or tag."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import Filters
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.fields import ComboField
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.wording import of_pack

_KINDS = ("role", "criterion", "relation")


class WhichChoice(QWidget):
    """A list for each; the first of each leaves nothing out.

    A search or a form that was handed over stands in words, and can be taken away.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._handed_over = Filters()
        self._fields: dict[str, ComboField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for kind in _KINDS:
            group = next((k for k in desk.framework.kinds if k.id == kind), None)
            field = self._add(kind, desk.said(group.name) if group else kind)
            for concept in desk.framework.concepts_of(kind):
                field.addItem(of_pack(desk, concept.id, desk.said(concept.short)), concept.id)
        self._add("tag", desk.tr("Tag"))
        self._narrowed = WrappedLabel(desk.theme, "", SMALL)
        self.widen = LinkButton(desk.theme, desk.tr("Take this narrowing away"), size=13)
        self._column.addWidget(self._narrowed)
        self._column.addWidget(self.widen)
        self.widen.clicked.connect(self._on_widen)
        desk.theme.changed.connect(self._fit)
        self._fit()
        self._show_narrowing()

    def field(self, part: str) -> ComboField:
        """Gives the list for "role", "criterion", "relation" or "tag". Raises KeyError."""
        return self._fields[part]

    def filters(self) -> Filters:
        """Gives what is chosen, without a period."""
        role, criterion, relation, tag = (
            field.currentData() or "" for field in self._fields.values()
        )
        return replace(
            self._handed_over, role=role, criterion=criterion, relation=relation, tag=tag
        )

    def set_filters(self, filters: Filters) -> None:
        """Shows filters, telling nobody; their period is not shown here."""
        self._handed_over = Filters(form=filters.form, query=filters.query, trashed=filters.trashed)
        for part, field in self._fields.items():
            wanted = getattr(filters, part)
            with QSignalBlocker(field):
                if wanted and field.findData(wanted) < 0:
                    field.addItem(wanted, wanted)
                field.setCurrentIndex(max(field.findData(wanted), 0) if wanted else 0)
        self._show_narrowing()

    def set_known_tags(self, tags: tuple[str, ...]) -> None:
        """Offers these tags; the chosen one stays."""
        field = self._fields["tag"]
        chosen = field.currentData()
        offered = [*tags, *([chosen] if chosen and chosen not in tags else [])]
        with QSignalBlocker(field):
            while field.count() > 1:
                field.removeItem(1)
            for tag in offered:
                field.addItem(tag, tag)
            field.setCurrentIndex(max(field.findData(chosen), 0) if chosen else 0)

    def _add(self, part: str, name: str) -> ComboField:
        field = ComboField(self._desk.theme, name)
        field.addItem(self._desk.tr("{name}: any").format(name=name), None)
        field.currentIndexChanged.connect(self.changed)
        self._fields[part] = field
        self._column.addWidget(field)
        return field

    def _show_narrowing(self) -> None:
        tr, handed = self._desk.tr, self._handed_over
        form = self._desk.framework.form(handed.form) if handed.form else None
        parts = [
            tr("Only what the search for “{query}” finds.").format(query=handed.query)
            if handed.query
            else "",
            tr("Only with the support {form}.").format(
                form=self._desk.said(form.name) if form else handed.form
            )
            if handed.form
            else "",
            tr("Only what lies in the bin.") if handed.trashed else "",
        ]
        text = " ".join(part for part in parts if part)
        self._narrowed.setText(text)
        self._narrowed.setVisible(bool(text))
        self.widen.setVisible(bool(text))

    def _on_widen(self) -> None:
        self._handed_over = Filters()
        self._show_narrowing()
        self._fields["role"].setFocus()
        self.changed.emit()

    def _fit(self) -> None:
        self._column.setSpacing(self._desk.theme.px(6))
