"""Inställningar: one column of choices; each takes effect at once."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from trustdesk.domain.faults import Fault
from trustdesk.services.settings import Settings
from trustdesk.ui.column import ScrollColumn
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.page import Page
from trustdesk.ui.settings.cover_name import CoverName
from trustdesk.ui.settings.data import DataGroup
from trustdesk.ui.settings.group import Choice, ChoiceGroup
from trustdesk.ui.settings.looking_back import LookingBack
from trustdesk.ui.settings.packs import PacksGroup
from trustdesk.ui.settings.text_size import TextSizeGroup
from trustdesk.ui.surroundings import Surroundings
from trustdesk.ui.theme.typography import BODY, TextStyle
from trustdesk.ui.widgets.labels import Heading
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.wording import told

COLUMN = 640
BETWEEN = 36
_IN_SERIF = TextStyle(17, 24, serif=True)


class SettingsPage(Page):
    """Language, look, text size, type, the name on the cover, content packages, the data folder."""

    backup_requested = Signal()
    """The person wants a copy of the journal now; answer with `show_backup`."""

    def __init__(
        self, desk: Desk, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._surroundings = surroundings
        self._hold: _Hold | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._trouble = InlineMessage(desk.theme)
        self.language = _language_group(desk)
        self.look = _look_group(desk)
        self.size_group = TextSizeGroup(desk)
        self.type_group = _type_group(desk)
        self.looking_back = LookingBack(desk)
        self.spelling = _spelling_group(desk)
        self.cover_name = CoverName(desk)
        self.packs = PacksGroup(desk, surroundings.packs, surroundings.folder.packs)
        self.data = DataGroup(desk, surroundings.folder)
        self._area = ScrollColumn(desk.theme, COLUMN)
        for part in (
            Heading(desk.theme, desk.tr("Settings"), 1),
            self._trouble,
            self.language,
            self.look,
            self.size_group,
            self.type_group,
            self.looking_back,
            self.spelling,
            self.cover_name,
            self.packs,
            self.data,
        ):
            self._area.body.addWidget(part)
        self._area.body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._connect()
        self._fit()

    def _connect(self) -> None:
        self.language.chosen.connect(self._on_language)
        self.look.chosen.connect(self._on_look)
        self.size_group.chosen.connect(self._on_size)
        self.type_group.chosen.connect(self._on_type)
        self.spelling.chosen.connect(self._on_spelling)
        self.data.backup_requested.connect(self.backup_requested)
        self.desk.session.state_changed.connect(self._on_state)
        self.desk.theme.changed.connect(self._fit)
        self._settled.timeout.connect(self._on_settled)

    @override
    def enter(self) -> None:
        self._show_settings()
        self.cover_name.read()
        self.looking_back.read()
        self.data.read()
        self.language.row(self.desk.language.code).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def leave(self) -> None:
        self.cover_name.keep()
        self.cover_name.drop()
        self.looking_back.drop()
        self.data.drop()

    def show_backup(self, outcome: Path | str, step: str = "") -> None:
        """Shows how the backup went: its path, or the cause and the next step."""
        self.data.show_backup(outcome, step)

    def _show_settings(self) -> None:
        settings = self._surroundings.settings()
        self.language.select(self.desk.language.code)
        self.look.select(settings.theme)
        self.size_group.select(self.desk.theme.scale)
        self.type_group.select(settings.writing_font)
        self.spelling.select("on" if settings.spelling else "off")
        self.size_group.show_font(serif=settings.writing_font == "serif")

    def _on_language(self, code: str) -> None:
        self._change(language=code)

    def _on_look(self, mode: str) -> None:
        self._change(theme=mode)

    def _on_size(self, percent: int) -> None:
        self._change(scale=percent / 100)

    def _on_type(self, font: str) -> None:
        self._change(writing_font=font)
        self.size_group.show_font(serif=font == "serif")

    def _on_spelling(self, choice: str) -> None:
        self._change(spelling=choice == "on")

    def _change(self, **values: Any) -> None:
        """Keeps a setting; what is chosen stays under the person's eyes while the page grows."""
        self._hold = _Hold(self._area)
        changed: Settings = replace(self._surroundings.settings(), **values)
        try:
            self._surroundings.change_settings(changed)
        except Fault as fault:
            self._trouble.say(*told(self.desk, fault))
            self._show_settings()
        else:
            self._trouble.clear()
        self._settled.start(0)

    def _on_settled(self) -> None:
        if self._hold is not None:
            self._hold.restore()
        self._hold = None

    def _on_state(self, state: str) -> None:
        if state in ("open", "broken"):
            self.cover_name.read()
            self.looking_back.read()
            self.data.read()

    def _fit(self) -> None:
        self._area.body.setSpacing(self.desk.theme.px(BETWEEN))
        self.size_group.select(self.desk.theme.scale)  # Ctrl++ changes it too


class _Hold:
    """Remembers where in the window the focus stood, and scrolls so that it stands there again."""

    def __init__(self, area: ScrollColumn) -> None:
        self._area = area
        self._bar = area.verticalScrollBar()
        focus = QApplication.focusWidget()
        inside = focus is not None and area.isAncestorOf(focus)
        self._widget = focus if inside else None
        self._top = self._place()

    def restore(self) -> None:
        """Scrolls; call it when the page has its new size."""
        ground = self._area.widget()
        layout = ground.layout() if ground is not None else None
        if layout is not None:
            layout.activate()
        self._bar.setValue(self._bar.value() + self._place() - self._top)

    def _place(self) -> int:
        if self._widget is None:
            return 0
        return self._widget.mapTo(self._area.viewport(), QPoint(0, 0)).y()


def _language_group(desk: Desk) -> ChoiceGroup:
    """The names stand each in their own language, so that one finds home from the other."""
    choices = (
        Choice("sv", "Svenska", "Knappar, hjälptexter och ramverket på svenska."),
        Choice("en", "English", "Buttons, help and the framework in English."),
    )
    return ChoiceGroup(desk, desk.tr("Language"), choices)


def _look_group(desk: Desk) -> ChoiceGroup:
    tr = desk.tr
    choices = (
        Choice("system", tr("Follow the system"), tr("As light or dark as the rest is set to.")),
        Choice("light", tr("Light"), tr("Like paper in daylight.")),
        Choice("dark", tr("Dark"), tr("Restful when the room is dim.")),
        Choice("high", tr("High contrast"), tr("Strong edges and nothing pale.")),
    )
    return ChoiceGroup(desk, tr("Appearance"), choices)


def _spelling_group(desk: Desk) -> ChoiceGroup:
    tr = desk.tr
    choices = (
        Choice("on", tr("Underline unknown words"), tr("In Swedish and English, while you write.")),
        Choice("off", tr("Leave words alone"), tr("Nothing is checked.")),
    )
    return ChoiceGroup(desk, tr("Spelling"), choices)


def _type_group(desk: Desk) -> ChoiceGroup:
    tr = desk.tr
    choices = (
        Choice("serif", "Source Serif 4", tr("With serifs, as in a book."), _IN_SERIF),
        Choice("sans", "Inter", tr("Without serifs, as on signs and screens."), BODY),
    )
    return ChoiceGroup(desk, tr("The type you write in"), choices)
