"""A date that is changed where it stands: today, yesterday, or another day from a calendar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY_STRONG, HINT
from trustdesk.ui.widgets.buttons import IconButton, LinkButton
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.menu import Menu
from trustdesk.ui.widgets.painting import RADIUS, fill_round, outline_round, painter_on

Label = Callable[[date], str]
_CELL = 38


@dataclass(frozen=True, slots=True)
class DateTexts:
    """What a date field says; `weekdays` are seven short names from Monday on."""

    name: str
    today: str
    yesterday: str
    other: str
    previous_month: str
    next_month: str
    weekdays: tuple[str, ...]


class MonthDays(QCalendarWidget):
    """The days of a month, without Qt's own head: month and weekday names are ours."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = QDate(today.year, today.month, today.day)
        self.setNavigationBarVisible(False)
        self.setGridVisible(False)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.NoHorizontalHeader)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for view in self.findChildren(QTableView):  # else the columns are wider than the widget
            view.horizontalHeader().setMinimumSectionSize(1)
        self.setFixedSize(7 * theme.px(_CELL), 6 * theme.px(32))

    def may_choose(self, day: QDate) -> bool:
        """True for a day between the first and the last that are offered."""
        return self.minimumDate() <= day <= self.maximumDate()

    @override
    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        colour = self._theme.colour
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colour("raised"))
        box = QRectF(rect).adjusted(2, 1, -2, -1)
        chosen = date == self.selectedDate()
        if chosen:
            fill_round(painter, box, RADIUS - 2, colour("accent"))
        elif date == self._today:
            outline_round(painter, box, RADIUS - 2, colour("control"))
        inside = date.month() == self.monthShown() and self.may_choose(date)
        painter.setPen(colour("on_accent" if chosen else "text" if inside else "control"))
        painter.setFont(self._theme.font(14, 600 if chosen else 400))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(date.day()))
        painter.restore()


class CalendarPopup(QFrame):
    """A month to choose a day from; it frees itself when it closes."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        texts: DateTexts,
        month: Label,
        day: date,
        today: date,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._month = month
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = WrappedLabel(theme, "", BODY_STRONG)
        self.days = MonthDays(theme, today)
        self.days.setAccessibleName(texts.other)
        self.days.setSelectedDate(QDate(day.year, day.month, day.day))
        self._before = IconButton(theme, "chevron-left", texts.previous_month)
        self._after = IconButton(theme, "chevron-right", texts.next_month)
        self._lay_out(texts)
        self._before.clicked.connect(self.days.showPreviousMonth)
        self._after.clicked.connect(self.days.showNextMonth)
        self.days.currentPageChanged.connect(self._show_month)
        self.days.clicked.connect(self._on_chosen)
        self.days.activated.connect(self._on_chosen)
        self._show_month()
        self.days.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, texts: DateTexts) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._before)
        head.addWidget(self._after)
        names = QHBoxLayout()
        names.setSpacing(0)
        for name in texts.weekdays:
            label = WrappedLabel(self._theme, name, HINT)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setFixedWidth(px(_CELL))
            names.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(10), px(14), px(12))
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addLayout(names)
        column.addWidget(self.days)

    def _show_month(self) -> None:
        self._title.setText(self._month(date(self.days.yearShown(), self.days.monthShown(), 1)))

    def _on_chosen(self, day: QDate) -> None:
        if day.isValid() and self.days.may_choose(day):
            self.chosen.emit(date(day.year(), day.month(), day.day()))
            self.close()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("raised"))
            outline_round(painter, QRectF(self.rect()), 1, self._theme.colour("control"))


class DateField(LinkButton):
    """Shows a date; a click offers today, yesterday and a calendar.

    `label` writes a day ("torsdag 19 november 2026"), `month` a month, `today` tells the day.
    `changed` holds the new day.
    """

    changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        texts: DateTexts,
        label: Label,
        month: Label,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", size=13, colour="text2", parent=parent)
        self._texts = texts
        self._label = label
        self._month = month
        self._today = today
        self._latest: date | None = None
        self._date = today()
        self.set_day(self._date)
        self.clicked.connect(self._show_menu)

    def day(self) -> date:
        """Gives the day."""
        return self._date

    def set_day(self, day: date) -> None:
        """Shows a day, telling nobody."""
        self._date = day
        self.setText(self._label(day))
        self.setAccessibleName(f"{self._texts.name}: {self._label(day)}")
        self.updateGeometry()

    def set_latest(self, day: date | None) -> None:
        """Offers no day after this one."""
        self._latest = day

    def build_menu(self) -> Menu:
        """Gives a new menu of days; it frees itself when it closes."""
        menu = Menu(self._theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._texts.today, self._choose_today)
        menu.addAction(self._texts.yesterday, self._choose_yesterday)
        menu.addSeparator()
        menu.addAction(self._texts.other, self.open_calendar)
        return menu

    def open_calendar(self) -> CalendarPopup:
        """Opens the calendar below the date."""
        popup = CalendarPopup(
            self._theme, self._texts, self._month, self._date, self._today(), self
        )
        if self._latest is not None:
            latest = self._latest
            popup.days.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        popup.chosen.connect(self._choose)
        popup.adjustSize()
        popup.move(self.mapToGlobal(QPoint(0, self.height() + self._theme.px(4))))
        popup.show()
        return popup

    def _show_menu(self) -> None:
        self.build_menu().popup(self.mapToGlobal(QPoint(0, self.height())))

    def _choose_today(self) -> None:
        self._choose(self._today())

    def _choose_yesterday(self) -> None:
        self._choose(self._today() - timedelta(days=1))

    def _choose(self, day: date) -> None:
        if day != self._date:
            self.set_day(day)
            self.changed.emit(day)
