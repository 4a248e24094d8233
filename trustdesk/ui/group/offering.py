"""From a wish to the full screen: what of the framework is shown to the group."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from trustdesk.domain.framework import Case
from trustdesk.services.group import GroupItem, case_items, page_items
from trustdesk.ui.desk import Desk


class GroupOffers(QObject):
    """Gathers what is shown; `show` goes over to the full screen, at one of the items."""

    def __init__(
        self, desk: Desk, show: Callable[[Sequence[GroupItem], int], None], page: QObject
    ) -> None:
        super().__init__(page)
        self._desk, self._show = desk, show

    def show_cases(self, cases: Sequence[Case], at: int) -> None:
        """Shows cases, beginning with one of them."""
        self._show(case_items(self._desk.framework, cases, self._desk.language.code), at)

    def show_page(self, page_id: str) -> None:
        """Shows the figures and questions of a page."""
        self._show(page_items(self._desk.framework, page_id, self._desk.language.code), 0)
