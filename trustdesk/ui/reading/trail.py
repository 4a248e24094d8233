"""Where one has been, for back and forward; exact to the line one read."""

from dataclasses import dataclass

_ABOVE_TEXT = -1


@dataclass(frozen=True, slots=True)
class Line:
    """The line at the top of what is seen; it outlives another width and another text size.

    `letters` counts from where the section begins; over the text, at the page's title, it is
    -1. `further` is how far the page is scrolled past that, in pixels at 100 % text.
    """

    section: str = ""
    letters: int = _ABOVE_TEXT
    further: float = 0.0

    @property
    def is_above_text(self) -> bool:
        """True while the page's title is still to be seen."""
        return self.letters < 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to read: the page, its section ("" for the opening), and the line where it is known.

    With `entry` it is the reflection of this id in the dagbok, and no page.
    """

    page: str
    section: str = ""
    line: Line | None = None
    entry: str = ""


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

    def come_back_from(self, entry_id: str) -> None:
        """One comes back from a reflection that one went to from here."""
        if self.entry_ahead() != entry_id:
            self._ahead = [Spot("", entry=entry_id)]

    def entry_ahead(self) -> str:
        """Gives the reflection that lies ahead, or "" where a page does, or nothing."""
        return self._ahead[-1].entry if self._ahead else ""

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
