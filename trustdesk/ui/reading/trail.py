"""Where one has been on the page, for back and forward."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to read: the page, its section ("" for the opening), and how far it was scrolled.

    `scrolled` is in pixels, or None where the section tells.
    """

    page: str
    section: str = ""
    scrolled: int | None = None


class Trail:
    """The places one came from and went back from; knows nothing of the place one is at."""

    def __init__(self) -> None:
        self._behind: list[Spot] = []
        self._ahead: list[Spot] = []

    @property
    def can_go_back(self) -> bool:
        """True when one came from somewhere."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """True when one has gone back."""
        return bool(self._ahead)

    def leave(self, spot: Spot) -> None:
        """One goes somewhere new from here."""
        self._behind.append(spot)
        self._ahead.clear()

    def back(self, here: Spot) -> Spot:
        """Gives where one came from. Raises IndexError when there is nowhere."""
        spot = self._behind.pop()
        self._ahead.append(here)
        return spot

    def forward(self, here: Spot) -> Spot:
        """Gives where one went back from. Raises IndexError when there is nowhere."""
        spot = self._ahead.pop()
        self._behind.append(here)
        return spot
