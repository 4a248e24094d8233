"""A link that asks for a day to come: a few by name, and any other from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction

from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.date_field import CalendarPopup, DateTexts, Label
from trustdesk.ui.widgets.menu import Menu

Choices = Callable[[], tuple[tuple[str, date], ...]]


class LaterButton(LinkButton):
    """`choices` gives the days by name when it is clicked; without any, the calendar opens at once.

    `chosen` holds a day after today.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        text: str,
        texts: DateTexts,
        month: Label,
        today: Callable[[], date],
        choices: Choices = tuple,
        *,
        size: int = 13,
        colour: str = "accent_text",
    ) -> None:
        super().__init__(theme, text, size=size, colour=colour)
        self._texts = texts
        self._month = month
        self._today = today
        self._choices = choices
        self._day: date | None = None
        self.clicked.connect(self._on_clicked)

    def set_day(self, day: date) -> None:
        """Lets the calendar begin at this day."""
        self._day = day

    def build_menu(self) -> Menu:
        """Gives a new menu of days; it frees itself when it closes."""
        menu = Menu(self._theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, day in self._choices():
            menu.addAction(name).setData(day)
        menu.addSeparator()
        menu.addAction(self._texts.other)
        menu.triggered.connect(self._on_menu)
        return menu

    def open_calendar(self) -> CalendarPopup:
        """Opens the calendar below the link; days that are past cannot be chosen."""
        today = self._today()
        first = today + timedelta(days=1)
        day = max(self._day or first, first)
        popup = CalendarPopup(self._theme, self._texts, self._month, day, today, self)
        popup.days.setMinimumDate(QDate(first.year, first.month, first.day))
        popup.chosen.connect(self.chosen)
        popup.adjustSize()
        popup.move(self.mapToGlobal(QPoint(0, self.height() + self._theme.px(4))))
        popup.show()
        return popup

    def _on_clicked(self) -> None:
        if self._choices():
            self.build_menu().popup(self.mapToGlobal(QPoint(0, self.height())))
        else:
            self.open_calendar()

    def _on_menu(self, action: QAction) -> None:
        day = action.data()
        if isinstance(day, QDate):  # PySide makes its own of a date
            self.chosen.emit(date(day.year(), day.month(), day.day()))
        elif isinstance(day, date):
            self.chosen.emit(day)
        else:
            self.open_calendar()
