"""What of each reflection goes along."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.services.exporting import Include
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.check_row import CheckRow
from trustdesk.ui.widgets.labels import WrappedLabel


class AlongChoice(QWidget):
    """Five rows, all ticked from the beginning; day and title always go along."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = desk.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(
            WrappedLabel(desk.theme, tr("The date and the title always go along."), SMALL)
        )
        self._rows: dict[str, CheckRow] = {}
        for part, text, second in (
            ("text", tr("The text of the reflection"), ""),
            ("concepts", tr("Roles and relations"), tr("And the passages it is about")),
            ("ratings", tr("Ratings with their reasons"), ""),
            ("answers", tr("Answers of the supports"), tr("And what you look back at")),
            ("tags", tr("Tags"), ""),
        ):
            row = CheckRow(desk.theme, text, second, line=part != "tags")
            row.setChecked(True)
            row.toggled.connect(self.changed)
            self._rows[part] = row
            column.addWidget(row)

    def row(self, part: str) -> CheckRow:
        """Gives the row of "text", "concepts", "ratings", "answers" or "tags". Raises KeyError."""
        return self._rows[part]

    def include(self) -> Include:
        """Gives what is ticked."""
        return Include(**{part: row.isChecked() for part, row in self._rows.items()})
