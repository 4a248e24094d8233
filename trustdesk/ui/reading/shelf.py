"""What there is to read: the pages by group, then the glossary and the reading list."""

from collections.abc import Iterator
from dataclasses import dataclass

from trustdesk.domain.packs import pack_of
from trustdesk.ui.desk import Desk

GLOSSARY, READING_LIST = "ordlista", "laslista"
"""The two pages that are made of data; their ids stand beside the pack's own."""


@dataclass(frozen=True, slots=True)
class Title:
    """One page to read: its id, its name and its short one; `group` is "" for the last two, and
    `pack` the title of another pack than the first.
    """

    id: str
    title: str
    short: str
    group: str = ""
    pack: str = ""


class Shelf:
    """The pages in the order of the contents."""

    def __init__(self, desk: Desk) -> None:
        said, framework = desk.said, desk.framework
        names = {group.id: said(group.name) for group in framework.page_groups}
        titles_of = {pack.id: said(pack.title) for pack in framework.packs}
        pages = [
            Title(
                page.id,
                said(page.title),
                said(page.short),
                names.get(page.group, ""),
                titles_of.get(pack_of(page.id), ""),
            )
            for page in framework.pages_in_order()
        ]
        words, titles = desk.tr("Glossary"), desk.tr("Reading list")
        self.titles = (
            *pages,
            Title(GLOSSARY, words, words),
            Title(READING_LIST, titles, titles),
        )
        self._places = {title.id: place for place, title in enumerate(self.titles)}

    def __contains__(self, page_id: str) -> bool:
        return page_id in self._places

    def title(self, page_id: str) -> Title:
        """Gives one page. Raises KeyError when there is none."""
        return self.titles[self._places[page_id]]

    def groups(self) -> Iterator[tuple[str, str, list[Title]]]:
        """Gives each group's pack, name and pages; the pages of no group come last, under ""."""
        places = dict.fromkeys((title.pack, title.group) for title in self.titles)
        for pack, name in places:
            yield pack, name, [t for t in self.titles if (t.pack, t.group) == (pack, name)]

    def before(self, page_id: str) -> Title | None:
        """Gives the page before, or None for the first."""
        place = self._places[page_id]
        return self.titles[place - 1] if place else None

    def after(self, page_id: str) -> Title | None:
        """Gives the page after, or None for the last."""
        place = self._places[page_id] + 1
        return self.titles[place] if place < len(self.titles) else None
