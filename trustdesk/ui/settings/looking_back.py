"""Which day Veckan comes back, and the way back for questions that were put aside.

Both lie in the journal: they tell about the person.
"""

from __future__ import annotations

from datetime import date, timedelta

from trustdesk.services.ports import JournalReader
from trustdesk.services.today import HIDDEN
from trustdesk.services.week import OFF, WEEKDAY, chosen_weekday
from trustdesk.ui.desk import Desk
from trustdesk.ui.settings.group import Group
from trustdesk.ui.tasks import Ticket
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.fields import ComboField
from trustdesk.ui.widgets.labels import StatusLine

_MONDAY = date(2026, 1, 5)


def _kept(reader: JournalReader) -> tuple[int, bool]:
    hidden = reader.setting(HIDDEN)
    return chosen_weekday(reader), isinstance(hidden, list) and bool(hidden)


class LookingBack(Group):
    """The day of Veckan takes effect at once."""

    def __init__(self, desk: Desk) -> None:
        tr, language = desk.tr, desk.language
        super().__init__(
            desk,
            tr("The week"),
            tr(
                "It comes back on Today once a week, until it is answered or waved away. "
                "On a Monday or a Tuesday it is about the week before."
            ),
        )
        self._desk = desk
        self._ticket: Ticket | None = None
        self.day = ComboField(desk.theme, tr("The day of the week"))
        for number in range(7):
            name = language.heading(language.weekday(_MONDAY + timedelta(days=number)))
            self.day.addItem(name, number)
        self.day.addItem(tr("Not shown"), OFF)
        self.day.setEnabled(False)
        self.unhide = LinkButton(desk.theme, tr("Show the hidden questions again"), size=14)
        self.unhide.setToolTip(tr("The questions on Today that you did not want to see again"))
        self.unhide.hide()
        self._status = StatusLine(desk.theme)
        self._status.hide()
        for part in (self.day, self.unhide, self._status):
            self.column.addWidget(part)
        self.day.activated.connect(self._on_day)
        self.unhide.clicked.connect(self._on_unhide)

    def read(self) -> None:
        """Takes both from the journal."""
        self._ticket = self._desk.session.read_own(_kept, self._show)

    def drop(self) -> None:
        """No answer is wanted any more."""
        if self._ticket is not None:
            self._ticket.drop()
        self._status.hide()

    def _show(self, kept: tuple[int, bool]) -> None:
        weekday, has_hidden = kept
        self.day.setCurrentIndex(self.day.findData(weekday))
        self.day.setEnabled(True)
        self.unhide.setVisible(has_hidden)

    def _on_day(self, _index: int) -> None:
        self._desk.session.set_setting(WEEKDAY, self.day.currentData())

    def _on_unhide(self) -> None:
        self._desk.session.set_setting(HIDDEN, [])
        self.unhide.hide()
        self._status.say(self._desk.tr("The questions can come back now."))
        self._status.show()
