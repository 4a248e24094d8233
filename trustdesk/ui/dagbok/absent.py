"""What the reflection holds of packs that are not here: nothing of it is hidden, all is kept."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import Entry
from trustdesk.services.facts import Facts
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.labels import Heading, WrappedLabel


class AbsentPart(QWidget):
    """Roles, relations and ratings nobody here knows; hidden when there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = WrappedLabel(desk.theme, "", SMALL)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(desk.theme.px(4))
        column.addWidget(Heading(desk.theme, desk.tr("From a package that is not here"), 4))
        column.addWidget(self._lines)
        self.hide()

    def show_entry(self, entry: Entry) -> None:
        """Shows what nobody here knows of the reflection's choices."""
        facts = Facts(self._desk.framework, self._desk.language)
        known = self._desk.framework.concept
        chosen = [i for i in (*entry.roles, *entry.relations) if known(i) is None]
        lines = [facts.told(concept_id) for concept_id in chosen]
        lines += [
            f"{facts.told(rating.concept)}: {facts.rated(rating)}"
            for rating in entry.ratings
            if rating.about is None and known(rating.concept) is None
        ]
        self._lines.setText("\n".join(lines))
        self.setVisible(bool(lines))
