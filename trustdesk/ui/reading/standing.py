"""Where one's own words about a page stand: read off the interface thread, as values to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trustdesk.services.anchoring import Anchoring
from trustdesk.services.marked import MarkedWords, Standing, quoted_of

if TYPE_CHECKING:
    from trustdesk.domain.entry import CitingRow
    from trustdesk.domain.framework import Framework
    from trustdesk.domain.passage import Passage, Place, PlainPage, Quoted


@dataclass(frozen=True, slots=True)
class Standings:
    """What was read of a page.

    `places` has the place of every quote that stands in the text that is shown; `lost` are those
    that stand in no language of the page any more.
    """

    citing: tuple[CitingRow, ...] = ()
    passages: tuple[Passage, ...] = ()
    places: Mapping[Quoted, Place] = field(default_factory=dict)
    lost: frozenset[Quoted] = frozenset()


def placed(
    page_id: str,
    shown: PlainPage,
    framework: Framework,
    languages: Sequence[str],
    citing: Sequence[CitingRow],
    passages: Sequence[Passage],
) -> Standings:
    """Finds every quote in the text that is shown, else in the page as the pack has it."""
    finder, marked = Anchoring(shown), MarkedWords(framework, languages)
    quotes = {quoted_of(row) for row in citing if row.quote} | {p.quoted for p in passages}
    places, lost = {}, set()
    for quoted in quotes:
        place = finder.place(quoted)
        if place is not None:
            places[quoted] = place
        elif marked.standing(page_id, quoted) is Standing.LOST:
            lost.add(quoted)
    return Standings(tuple(citing), tuple(passages), places, frozenset(lost))
