"""The language of the interface: texts, plurals, and how dates are written.

One place for the window, the PDF and the command line (design, section 8): Qt's and the
system's own month names are never used. Msgids are English; Swedish is the catalogue in
resources/translations.
"""

import gettext
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from trustdesk.domain.faults import msg

LANGUAGES = ("sv", "en")

_WEEKDAYS = (
    msg("Monday"),
    msg("Tuesday"),
    msg("Wednesday"),
    msg("Thursday"),
    msg("Friday"),
    msg("Saturday"),
    msg("Sunday"),
)
_MONTHS = (
    msg("January"),
    msg("February"),
    msg("March"),
    msg("April"),
    msg("May"),
    msg("June"),
    msg("July"),
    msg("August"),
    msg("September"),
    msg("October"),
    msg("November"),
    msg("December"),
)


class Language:
    """Translates and writes dates in one language; immutable once made."""

    def __init__(self, code: str, translations: gettext.NullTranslations) -> None:
        self.code = code
        self._translations = translations

    def tr(self, text: str) -> str:
        """Gives the text in this language."""
        return self._translations.gettext(text)

    def trn(self, one: str, many: str, n: int) -> str:
        """Gives the form for n, with `{n}` filled in."""
        return self._translations.ngettext(one, many, n).format(n=n)

    def weekday(self, day: date) -> str:
        """Gives "torsdag"."""
        return self.tr(_WEEKDAYS[day.weekday()])

    def month_name(self, day: date) -> str:
        """Gives "november"."""
        return self.tr(_MONTHS[day.month - 1])

    def day(self, day: date) -> str:
        """Gives "torsdag 19 november 2026"."""
        return f"{self.weekday(day)} {self.full_date(day)}"

    def full_date(self, day: date) -> str:
        """Gives "19 november 2026"."""
        return f"{day.day} {self.month_name(day)} {day.year}"

    def short_date(self, day: date) -> str:
        """Gives "19 november"."""
        return f"{day.day} {self.month_name(day)}"

    def weekday_date(self, day: date) -> str:
        """Gives "torsdag 19 november"."""
        return f"{self.weekday(day)} {self.short_date(day)}"

    def month(self, day: date) -> str:
        """Gives "november 2026"."""
        return f"{self.month_name(day)} {day.year}"

    def heading(self, text: str) -> str:
        """Gives a date as it begins a line of its own: "Torsdag 19 november"."""
        return text[:1].upper() + text[1:]

    def time(self, moment: datetime) -> str:
        """Gives "14.32" in Swedish, "14:32" in English."""
        return moment.strftime("%H.%M" if self.code == "sv" else "%H:%M")

    def period(self, first: date, last: date) -> str:
        """Gives "1–30 januari 2026", "28 december 2025 – 3 januari 2026" and the like."""
        if first == last:
            return self.full_date(first)
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.full_date(last)}"
        if first.year == last.year:
            return f"{self.short_date(first)} – {self.full_date(last)}"
        return f"{self.full_date(first)} – {self.full_date(last)}"

    def listed(self, items: Sequence[str]) -> str:
        """Gives "a, b och c"."""
        if len(items) < 2:
            return "".join(items)
        return self.tr("{first} and {last}").format(first=", ".join(items[:-1]), last=items[-1])


def load_language(code: str, folder: Path) -> Language:
    """Gives the language from `folder` (resources/translations); English needs no catalogue."""
    translations = gettext.translation(
        "trustdesk", localedir=folder, languages=[code], fallback=code == "en"
    )
    return Language(code, translations)
