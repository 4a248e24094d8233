"""Filters of the list: role, criterion, relation, tag and period."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.domain.entry import Filters
from trustdesk.services.absent import told_id
from trustdesk.services.saved_filters import SavedFilter
from trustdesk.ui.dagbok.saved_row import SavedRow
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.fields import ComboField
from trustdesk.ui.wording import of_pack

_KINDS = (("role", "role"), ("criterion", "criterion"), ("relation", "relation"))
_PERIODS = (7, 30, 90, 365)
FIELD = 230
"""The least width of a field where several stand side by side."""


class FilterPanel(QWidget):
    """A choice for each; the first of each is "any"."""

    changed = Signal()
    save_requested = Signal()
    """The person wants to keep these filters under a name."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._fields: dict[str, ComboField] = {}
        self._columns = 1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, desk.theme.px(6))
        column.setSpacing(desk.theme.px(6))
        self.saved = SavedRow(desk)
        self._grid = QGridLayout()
        self._grid.setSpacing(desk.theme.px(6))
        column.addWidget(self.saved)
        column.addLayout(self._grid)
        for part, kind in _KINDS:
            group = next((k for k in desk.framework.kinds if k.id == kind), None)
            name = desk.said(group.name) if group else kind
            field = self._add(part, name)
            for concept in desk.framework.concepts_of(kind):
                field.addItem(of_pack(desk, concept.id, desk.said(concept.short)), concept.id)
        self._add("tag", desk.tr("Tag"))
        period = self._add("period", desk.tr("Period"))
        for days in _PERIODS:
            text = desk.language.trn("The last {n} day", "The last {n} days", days)
            period.addItem(text, days)
        self.save = LinkButton(desk.theme, desk.tr("Save these filters…"), "bookmark", size=13)
        below = QHBoxLayout()
        below.setContentsMargins(desk.theme.px(16), 0, 0, 0)
        below.addWidget(self.save)
        below.addStretch(1)
        column.addLayout(below)
        self.save.clicked.connect(self.save_requested)
        self.changed.connect(self._offer_saving)
        self._offer_saving()

    def filters(self, query: str, *, in_bin: bool) -> Filters:
        """Gives what is chosen, together with the words that are searched for."""
        first, last = self._bounds()
        chosen = {part: self._fields[part].currentData() or "" for part, _ in _KINDS}
        return Filters(
            first=first,
            last=last,
            tag=self._fields["tag"].currentData() or "",
            query=query,
            trashed=in_bin,
            **chosen,
        )

    def set_filters(self, filters: Filters) -> None:
        """Shows filters, telling nobody. A period of its own becomes a choice of its own."""
        wanted: dict[str, object] = {part: getattr(filters, part) or None for part, _ in _KINDS}
        wanted["tag"] = filters.tag or None
        wanted["period"] = self._offered_span(filters.first, filters.last)
        for part, field in self._fields.items():
            value = wanted[part]
            with QSignalBlocker(field):
                if value and field.findData(value) < 0:  # of a framework or a tag that is gone
                    told = told_id(str(value), self._desk.framework, self._desk.tr)
                    field.addItem(told, value)
                field.setCurrentIndex(max(field.findData(value), 0))
        self._offer_saving()

    def set_known_tags(self, tags: list[str]) -> None:
        """Offers these tags."""
        field = self._fields["tag"]
        chosen = field.currentData()
        with QSignalBlocker(field):
            while field.count() > 1:
                field.removeItem(1)
            for tag in [*tags, *([chosen] if chosen and chosen not in tags else [])]:
                field.addItem(tag, tag)
            field.setCurrentIndex(max(field.findData(chosen), 0))

    def as_saved(self, query: str) -> SavedFilter:
        """Gives what is chosen, to be kept: a period that follows the days is kept as that."""
        filters = self.filters(query, in_bin=False)
        chosen = self._fields["period"].currentData()
        if isinstance(chosen, int):
            return SavedFilter("", replace(filters, first=None, last=None), chosen)
        return SavedFilter("", filters)

    def _offer_saving(self) -> None:
        self.save.setVisible(self.holds_any())

    def controls(self) -> tuple[QWidget, ...]:
        """Gives what can be operated, in the order it is read."""
        return (self.saved.arrange, *self._fields.values(), self.save)

    def holds_any(self) -> bool:
        """True when something is chosen."""
        return any(field.currentData() for field in self._fields.values())

    def _bounds(self) -> tuple[date | None, date | None]:
        chosen = self._fields["period"].currentData()
        if isinstance(chosen, int):
            return self._desk.clock.now().date() - timedelta(days=chosen - 1), None
        if isinstance(chosen, str):
            first, _, last = chosen.partition("/")
            return _day(first), _day(last)
        return None, None

    def _offered_span(self, first: date | None, last: date | None) -> str | int | None:
        """Offers a period by its days and gives its data, or None for no period."""
        if first is None and last is None:
            return None
        today = self._desk.clock.now().date()
        if last is None and first and (today - first).days + 1 in _PERIODS:
            return (today - first).days + 1
        data = f"{first or ''}/{last or ''}"
        field = self._fields["period"]
        if field.findData(data) < 0:
            with QSignalBlocker(field):
                field.addItem(self._span_text(first, last), data)
        return data

    def _span_text(self, first: date | None, last: date | None) -> str:
        language = self._desk.language
        if first and last:
            return language.period(first, last)
        if first:
            return language.tr("From {date}").format(date=language.full_date(first))
        return language.tr("Until {date}").format(date=language.full_date(last or date.max))

    def _add(self, part: str, name: str) -> ComboField:
        field = ComboField(self._desk.theme, name)
        field.addItem(self._desk.tr("{name}: any").format(name=name), None)
        field.currentIndexChanged.connect(self.changed)
        self._fields[part] = field
        self._grid.addWidget(field, len(self._fields) - 1, 0)
        return field

    def _fit(self) -> None:
        """Sets the fields in as many columns as there is room for, so that a list fits below."""
        columns = max(self.width() // self._desk.theme.px(FIELD), 1)
        if columns == self._columns:
            return
        self._columns = columns
        for place, field in enumerate(self._fields.values()):
            self._grid.addWidget(field, *divmod(place, columns))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
