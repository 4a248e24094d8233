"""A framework whose page about the five relations holds these figures, and not the pack's own."""

import re
from dataclasses import replace

from trustdesk.domain.diagram import Diagram
from trustdesk.domain.framework import Framework, LocalText, Page
from trustdesk.wiring import Core

PAGE = "fem-relationer"


def hold_figures(core: Core, *figures: Diagram) -> None:
    """Lets the program's bundled framework hold these figures on the page."""
    core.packs._shelf.__dict__["first"] = with_figures(core.framework, *figures)


def with_figures(framework: Framework, *figures: Diagram) -> Framework:
    """Gives the framework with these figures on the page, each between two paragraphs."""
    pages = tuple(
        _with_places(page, figures) if page.id == PAGE else page for page in framework.pages
    )
    ids = {figure.id for figure in figures}
    others = tuple(figure for figure in framework.diagrams if figure.id not in ids)
    return replace(framework, pages=pages, diagrams=(*others, *figures))


def _with_places(page: Page, figures: tuple[Diagram, ...]) -> Page:
    own = re.compile(r"^::: diagram.*\n:::\n", re.MULTILINE)
    before = "".join(
        f"Stycket före figur {n}.\n\n::: diagram | {figure.id}\n:::\n\n"
        for n, figure in enumerate(figures, 1)
    )
    bodies = {
        language: f"{before}Stycket efter figurerna.\n\n{own.sub('', body)}"
        for language, body in page.body.by_language.items()
    }
    return replace(page, body=LocalText(bodies))
