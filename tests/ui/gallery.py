"""Pictures of every widget in every theme and size:  python -m tests.ui.gallery [FOLDER]."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHoverEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from tests.ui import samples
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import LEAD, QUESTION
from trustdesk.ui.widgets.buttons import (
    IconButton,
    LinkButton,
    NavButton,
    PrimaryButton,
    QuietButton,
)
from trustdesk.ui.widgets.check_row import CheckRow
from trustdesk.ui.widgets.date_field import DateField
from trustdesk.ui.widgets.dialog import Dialog
from trustdesk.ui.widgets.document_view import DocumentView
from trustdesk.ui.widgets.entry_list import EntryList
from trustdesk.ui.widgets.entry_model import EntryListModel
from trustdesk.ui.widgets.fields import ComboField, SearchField, TextField
from trustdesk.ui.widgets.focus_ring import FocusRing
from trustdesk.ui.widgets.labels import HairLine, Heading, IconLabel, StatusLine, WrappedLabel
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.menu import Menu
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.widgets.rating import RatingGroup
from trustdesk.ui.widgets.surfaces import Panel, Sheet
from trustdesk.ui.widgets.tag_line import TagLine
from trustdesk.ui.widgets.title_edit import TitleEdit

HTML = """<h1>Förtjänad tillit</h1><p>Tillitsbaserad styrning är en <i>filosofi</i> för
<b>kultur, styrning och organisering</b>. Läs mer om <a href="page:x">att våga</a>.</p>
<h2>Roller</h2><ul><li>Första punkten som är lång nog för att brytas i spalten så att man ser
hur den hänger</li><li>Andra</li></ul><table width="100%"><tr><th>Kriterium</th><th>Fråga</th></tr>
<tr><td>Kunna</td><td>Har jag kompetens?</td></tr></table>
<p>En <mark>mening att ta med</mark> sig.</p>"""


def _column(theme: Theme, tone: str, width: int, gap: int = 10) -> tuple[Panel, QVBoxLayout]:
    panel = Panel(theme, tone)  # type: ignore[arg-type]
    column = QVBoxLayout(panel)
    column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
    column.setSpacing(theme.px(gap))
    panel.setFixedWidth(theme.px(width))
    return panel, column


def controls(theme: Theme) -> QWidget:
    panel, column = _column(theme, "surface", 560)
    for level, text in ((1, "Torsdag 19 november"), (2, "Börja med en mening."), (3, "Före")):
        column.addWidget(Heading(theme, text, level))
    column.addWidget(WrappedLabel(theme, "Något som skavde, eller gick bättre.", LEAD))
    column.addWidget(WrappedLabel(theme, "Vad gjorde att du lyfte luren just då?", QUESTION))
    row = QHBoxLayout()
    off = PrimaryButton(theme, "Skriv")
    off.setEnabled(False)
    more = QuietButton(theme, "Mer")
    more.setMenu(Menu(theme, more))
    for button in (
        PrimaryButton(theme, "Skriv", "plus"),
        off,
        QuietButton(theme, "Ändra"),
        more,
        IconButton(theme, "x", "Stäng"),
    ):
        row.addWidget(button)
    row.addStretch(1)
    column.addLayout(row)
    column.addWidget(PrimaryButton(theme, "Spara PDF…", tall=True))
    column.addWidget(LinkButton(theme, "Börja från en fråga"))
    column.addWidget(
        LinkButton(theme, "Det här är en länk som är så lång att den måste brytas på två rader")
    )
    column.addWidget(LinkButton(theme, "Läs ramverket", "book-open", size=13))
    column.addWidget(IconLabel(theme, "laptop", "Bara på den här datorn"))
    column.addWidget(HairLine(theme))
    status = StatusLine(theme)
    status.say("Sparad 14.32")
    column.addWidget(status)
    message = InlineMessage(theme)
    message.say("Disken är full.", "Texten är kvar här. Frigör plats eller spara en kopia.")
    message.add_action("Spara kopia som…")
    message.add_action("Försök igen")
    column.addWidget(message)
    return panel


def fields(theme: Theme) -> QWidget:
    panel, column = _column(theme, "canvas", 420)
    column.addWidget(SearchField(theme, "Sök i dina reflektioner"))
    filled = TextField("Namn", large=True)
    filled.setText("Åsa Öberg")
    column.addWidget(filled)
    combo = ComboField(theme, "Roll")
    combo.addItems(["Alla roller", "Utveckla verksamheten"])
    column.addWidget(combo)
    column.addWidget(
        DateField(theme, samples.DATES, samples.day_label, samples.month_label, samples.today)
    )
    tags = TagLine(theme, samples.TAGS)
    tags.set_tags(("Samverkan", "Möte med brukare", "Intyg"))
    column.addWidget(tags)
    for number, (text, second) in enumerate(
        (
            ("Utveckla verksamheten", ""),
            ("Utveckla och utmana regelverk", "Säga till när regeln slår fel, och visa hur"),
            ("Följa regelverk och direktiv, även när det är en lång text som bryts", ""),
        )
    ):
        row = CheckRow(theme, text, second)
        row.setChecked(number != 1)
        column.addWidget(row)
    sheet = Sheet(theme)
    sheet.setMinimumHeight(theme.px(80))
    column.addWidget(sheet)
    return panel


def rail(theme: Theme) -> QWidget:
    panel, column = _column(theme, "canvas", 204, 2)
    column.setContentsMargins(theme.px(12), theme.px(20), theme.px(12), theme.px(16))
    for icon, name in (
        ("house", "I dag"),
        ("book-open", "Läs"),
        ("notebook-pen", "Dagbok"),
        ("chart-no-axes-combined", "Överblick"),
        ("compass", "Övningar"),
    ):
        button = NavButton(theme, name, icon)
        button.setChecked(name == "Dagbok")
        column.addWidget(button)
    return panel


def _ratings(theme: Theme, width: int) -> QWidget:
    panel, column = _column(theme, "sunken", width)
    group = RatingGroup(theme, samples.RATING)
    group.set_items(samples.ITEMS)
    group.set_value("one", 2, "Att jag frågade två gånger")
    group.set_value("two", 3)
    group.open_item("one")
    column.addWidget(group)
    column.addStretch(1)
    return panel


def ratings(theme: Theme) -> QWidget:
    return _ratings(theme, 328)


def ratings_wide(theme: Theme) -> QWidget:
    return _ratings(theme, 620)


def journal(theme: Theme) -> QWidget:
    window = Panel(theme, "surface")
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    side = Panel(theme, "canvas", "right")
    side.setFixedWidth(theme.px(300))
    listed = QVBoxLayout(side)
    listed.setContentsMargins(0, theme.px(20), 0, 0)
    model = EntryListModel(samples.day_label, samples.month_label, "Utan rubrik", parent=side)
    entries = EntryList(theme, model, "Reflektioner")
    model.set_entries(samples.rows(12, 6))
    entries.select("id-1")
    listed.addWidget(entries)
    row.addWidget(side)
    column = QVBoxLayout()
    column.setContentsMargins(theme.px(48), theme.px(32), theme.px(48), 0)
    column.setSpacing(theme.px(8))
    title = TitleEdit(theme, "Rubrik", "Rubrik")
    title.set_text("Handläggaren som ringde upp, och allt det som sedan hände")
    tags = TagLine(theme, samples.TAGS)
    tags.set_tags(("Samverkan",))
    edit = MarkdownEdit(theme, samples.EDIT, "Text")
    edit.load(samples.TEXT)
    for widget in (title, tags, edit):
        column.addWidget(widget)
    row.addLayout(column, 1)
    window.resize(theme.px(300 + 96 + 570), theme.px(760))
    window.edit = edit  # type: ignore[attr-defined]
    return window


def journal_selected(theme: Theme) -> QWidget:
    window = journal(theme)
    window.show()
    window.activateWindow()
    edit: MarkdownEdit = window.edit  # type: ignore[attr-defined]
    edit.setFocus()
    cursor = edit.textCursor()
    cursor.setPosition(edit.text().index("ännu"))
    cursor.setPosition(cursor.position() + 14, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    return window


def reading(theme: Theme) -> QWidget:
    view = DocumentView(theme, "Sida")
    panel, column = _column(theme, "surface", 760)
    column.addWidget(view)
    view.show_html(HTML)
    view.find_words(["tillit"])
    panel.setMinimumHeight(theme.px(640))
    return panel


def dialog(theme: Theme) -> QWidget:
    made = Dialog(
        theme,
        "Radera för gott?",
        "3 reflektioner tas bort från dagboken och går inte att få tillbaka.",
    )
    made.content.addWidget(CheckRow(theme, "Ta även bort äldre säkerhetskopior", line=False))
    refuse, _ = made.add_choice("Avbryt", "Radera för gott")
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    made.setFocus()
    refuse.setFocus(Qt.FocusReason.TabFocusReason)
    return made


kept: list[QWidget] = []
"""What popups belong to: a popup must not hold its owner."""


def calendar(theme: Theme) -> QWidget:
    field = DateField(theme, samples.DATES, samples.day_label, samples.month_label, samples.today)
    popup = field.open_calendar()
    kept.append(field)
    return popup


def menu(theme: Theme) -> QWidget:
    from trustdesk.ui.widgets.edit_menu import edit_menu

    edit = MarkdownEdit(theme, samples.EDIT, "Text")
    made = edit_menu(edit, theme, samples.EDIT)
    kept.append(edit)
    made.popup(QPoint(0, 0))
    made.setActiveAction(made.actions()[7])
    return made


def combo_list(theme: Theme) -> QWidget:
    combo = ComboField(theme, "Roll")
    combo.addItems(["Alla roller", "Utveckla verksamheten", "Följa regelverk och direktiv"])
    combo.show()
    combo.showPopup()
    view = combo.view().window()
    kept.append(combo)
    return view


def focus(theme: Theme) -> QWidget:
    window = rail(theme)
    window.ring = FocusRing(window, theme)  # type: ignore[attr-defined]
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    buttons = window.findChildren(NavButton)
    for button in (buttons[2], buttons[0]):
        button.setFocus(Qt.FocusReason.TabFocusReason)
    return window


PICTURES = (
    controls,
    fields,
    rail,
    focus,
    ratings,
    ratings_wide,
    journal,
    journal_selected,
    reading,
    dialog,
)
POPUPS = (calendar, menu, combo_list)


def hover(widget: QWidget) -> None:
    """Says to a widget that the mouse is over it."""
    at = QPointF(5, 5)
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QApplication.sendEvent(widget, QHoverEvent(QEvent.Type.HoverEnter, at, at, QPointF(-1, -1)))


def main(folder: Path, only: tuple[str, ...] = ()) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    theme = Theme(app, Path(__file__).resolve().parents[2] / "resources")
    theme.load_remaining_fonts()
    for mode in ("light", "dark", "high"):
        for scale in (1.0, 2.0):
            theme.apply(mode, scale)
            for build in (*PICTURES, *POPUPS):
                if only and build.__name__ not in only:
                    continue
                widget = build(theme)
                widget.show()
                for _ in range(3):
                    app.processEvents()
                layout = widget.layout()
                if layout is not None and layout.hasHeightForWidth():
                    height = layout.heightForWidth(widget.width())
                    widget.resize(widget.width(), max(height, widget.height()))
                app.processEvents()
                name = f"{build.__name__}-{mode}-{round(scale * 100)}.png"
                widget.grab().save(str(folder / name))
                widget.close()
                widget.deleteLater()
                app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/gallery"), tuple(sys.argv[2:]))
