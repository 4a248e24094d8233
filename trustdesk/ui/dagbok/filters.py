"""Filters of the list: role, criterion, relation, tag and period."""

from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import Filters
from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.fields import ComboField

_KINDS = (("role", "role"), ("criterion", "criterion"), ("relation", "relation"))
_PERIODS = (7, 30, 90, 365)


class FilterPanel(QWidget):
    """A choice for each; the first of each is "any"."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._fields: dict[str, ComboField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, desk.theme.px(6))
        column.setSpacing(desk.theme.px(6))
        for part, kind in _KINDS:
            group = next((k for k in desk.framework.kinds if k.id == kind), None)
            name = desk.said(group.name) if group else kind
            field = self._add(column, part, name)
            for concept in desk.framework.concepts_of(kind):
                field.addItem(desk.said(concept.short), concept.id)
        self._add(column, "tag", desk.tr("Tag"))
        period = self._add(column, "period", desk.tr("Period"))
        for days in _PERIODS:
            text = desk.language.trn("The last {n} day", "The last {n} days", days)
            period.addItem(text, days)

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
            with QSignalBlocker(field):
                field.setCurrentIndex(max(field.findData(wanted[part]), 0))

    def set_known_tags(self, tags: list[str]) -> None:
        """Offers these tags."""
        field = self._fields["tag"]
        chosen = field.currentData()
        with QSignalBlocker(field):
            while field.count() > 1:
                field.removeItem(1)
            for tag in tags:
                field.addItem(tag, tag)
            field.setCurrentIndex(max(field.findData(chosen), 0))

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

    def _offered_span(self, first: date | None, last: date | None) -> str | None:
        """Offers a period by its days and gives its data, or None for no period."""
        if first is None and last is None:
            return None
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

    def _add(self, column: QVBoxLayout, part: str, name: str) -> ComboField:
        field = ComboField(self._desk.theme, name)
        field.addItem(self._desk.tr("{name}: any").format(name=name), None)
        field.currentIndexChanged.connect(self.changed)
        self._fields[part] = field
        column.addWidget(field)
        return field


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
