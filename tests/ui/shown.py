"""A window of our widgets for tests that look from outside:  python -m tests.ui.shown."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

from tests.ui import samples
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.buttons import NavButton, PrimaryButton
from trustdesk.ui.widgets.check_row import CheckRow
from trustdesk.ui.widgets.entry_list import EntryList
from trustdesk.ui.widgets.entry_model import EntryListModel
from trustdesk.ui.widgets.fields import SearchField
from trustdesk.ui.widgets.focus_ring import FocusRing
from trustdesk.ui.widgets.heading_role import install_heading_role
from trustdesk.ui.widgets.labels import Heading
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.rating import RatingGroup
from trustdesk.ui.widgets.tag_line import TagLine
from trustdesk.ui.widgets.title_edit import TitleEdit


class Shown(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle("TrustDesk")
        self._told = QLabel("inget")
        column = QVBoxLayout(self)
        column.addWidget(Heading(theme, "Torsdag 19 november", 1))
        for name in ("I dag", "Läs"):
            column.addWidget(NavButton(theme, name, "house"))
        column.addWidget(PrimaryButton(theme, "Skriv"))
        column.addWidget(CheckRow(theme, "Utveckla verksamheten"))
        column.addWidget(SearchField(theme, "Sök"))
        column.addWidget(self._told)
        tags = TagLine(theme, samples.TAGS)
        tags.set_tags(("Samverkan",))
        column.addWidget(tags)
        column.addWidget(TitleEdit(theme, "Rubrik"))
        edit = MarkdownEdit(theme, samples.EDIT, "Reflektion")
        edit.load("en **fet** rad\nslut")
        column.addWidget(edit)
        model = EntryListModel(samples.day_label, samples.month_label, "-", parent=self)
        entries = EntryList(theme, model, "Reflektioner")
        model.set_entries(samples.rows(6, 6))
        entries.entry_selected.connect(self._told.setText)
        column.addWidget(entries)
        area = QScrollArea()
        area.setWidgetResizable(True)
        ratings = RatingGroup(theme, samples.RATING)
        ratings.set_items(samples.ITEMS)
        ratings.changed.connect(self._on_rated)
        area.setWidget(ratings)
        column.addWidget(area)
        self._ring = FocusRing(self, theme)

    def _on_rated(self, item: str, value: object, _reason: str) -> None:
        self._told.setText(f"{item} {value}")


def main() -> int:
    app = QApplication(["TrustDesk"])
    app.setApplicationName("TrustDesk")
    app.setStyle("Fusion")
    theme = Theme(app, Path(__file__).resolve().parents[2] / "resources")
    theme.apply("light")
    install_heading_role()
    window = Shown(theme)
    window.resize(700, 1000)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
