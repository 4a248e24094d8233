"""What a pack holds, for looking up what its texts and tables mention."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trustdesk.domain.faults import msg
from trustdesk.pack.problems import PackProblem
from trustdesk.pack.shape import Tables
from trustdesk.pack.sheets import Sheets

NO_CONCEPT = msg("There is no concept {id}.")
NO_CONCEPT_OF_KIND = msg("There is no concept {id} of the kind {kind}.")
NO_FORM = msg("There is no form {id}.")
NO_GROUP = msg("There is no group {id} in pack.toml.")
NO_PAGE = msg("There is no page {id}.")
NO_SECTION = msg("There is no section {id} on the page {page}.")


@dataclass(frozen=True, slots=True)
class Known:
    """What can be mentioned. `pages` holds pages whose front matter is wrong as well."""

    tables: Tables
    sheets: Sheets
    pages: frozenset[str]

    def ids(self, key: str) -> frozenset[str]:
        """Gives the ids of a list ("concept", "theme", …)."""
        return self.tables.ids.get(key, frozenset())

    def of_kind(self, kind: str) -> frozenset[str]:
        """Gives the concepts of a kind; all of them when concepts.toml is broken."""
        if "concepts.toml" in self.tables.broken:
            return self.ids("concept")
        return frozenset(c.id for c in self.tables.concepts.concept if c.kind == kind)


def unknown(
    file: str, key: str, ids: Iterable[str], known: Iterable[str], what: str, **values: object
) -> Iterator[PackProblem]:
    """Gives a problem for each id that is not known."""
    for id_ in ids:
        if id_ not in known:
            yield PackProblem(file, key, what, {"id": id_, **values})


def place_problems(
    known: Known, file: str, key: str, page: str, section: str
) -> Iterator[PackProblem]:
    """Gives what is wrong with a page, or none, and a section of it, or none.

    Every language has the same sections, so one is looked at.
    """
    if not page:
        return
    yield from unknown(file, f"{key}.page", [page], known.pages, NO_PAGE)
    for sheet in list(known.sheets.get(page, {}).values())[:1]:
        if section:
            yield from unknown(
                file, f"{key}.section", [section], sheet.anchors, NO_SECTION, page=page
            )
