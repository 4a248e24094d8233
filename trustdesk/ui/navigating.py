"""What leads from page to page, as pages and commands see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trustdesk.services.group import GroupItem


class Navigator(Protocol):
    """What leads from page to page: the window."""

    def go(self, page_id: str, detail: str = "", section: str = "") -> None:
        """Shows a page, and one thing of it."""

    def go_back(self) -> None:
        """Shows the page that was shown before."""

    def hide_text(self) -> None:
        """Shows the framework in place of what one writes."""

    def fold_rail(self, folded: bool) -> None:
        """Folds the rail away, or shows it again."""

    @property
    def page_id(self) -> str:
        """The page that is shown."""

    def show_to_group(self, items: Sequence[GroupItem], at: int = 0) -> None:
        """Shows things of the framework on the full screen, and nothing else of the program."""
