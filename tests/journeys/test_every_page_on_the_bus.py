"""Every page of the framework, as a screen reader meets it: its text, its figures, its controls.

One goes from the first to the last with the button at the foot, as a reader does.
"""

import json
import re
from dataclasses import replace

import pytest

from tests.driver.audit import audit
from tests.driver.waiting import until
from tests.ui.outside.figure_places import press_every_place
from trustdesk.domain.framework import Framework, LocalText, Page
from trustdesk.markup.nodes import Diagram as Place
from trustdesk.markup.parse import parse_page
from trustdesk.pack.loading import load_pack
from trustdesk.paths import bundled
from trustdesk.services.reading import sections

_NUMBER = re.compile(r"^\s*\d+\.\s", re.MULTILINE)
_WORD = re.compile(r"\w+")
NEXT = {"sv": "Nästa: ", "en": "Next: "}


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load_pack(bundled("content"))


def words_of(page: Page, language: str) -> list[str]:
    """Every word that stands on the page, in its order, without those of its figures.

    Numbers of a numbered list are marks and no words.
    """
    plain = _NUMBER.sub("", page.body.in_language(language))
    parts = sections(replace(page, body=LocalText({language: plain})), language)
    return _WORD.findall(" ".join(f"{p.title if p.anchor else ''} {p.text}" for p in parts))


def readable(app) -> str:
    """The text of the page as it can be read line by line."""
    texts = [n.text for n in app.node.walk(showing=True) if "Text" in n.interfaces]
    return str(max(texts, key=len))


def assert_read(app, page: Page, language: str) -> None:
    title = page.title.in_language(language)
    app.node.wait_for(name=title)
    wanted = words_of(page, language)

    def lacking() -> str:
        given = iter(_WORD.findall(readable(app)))
        lost = (place for place, word in enumerate(wanted) if word not in given)
        first = next(lost, None)  # in this very order
        return "" if first is None else " ".join(wanted[max(first - 5, 0) : first + 1])

    until(lambda: not lacking(), f"every word of {page.id}", instead=lacking)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_is_read_and_every_node_of_a_figure_works(launch, data_dir, framework, language):
    (data_dir / "settings.json").write_text(json.dumps({"window": [0, 0, 1240, 900]}), "utf-8")
    app = launch("--lang", language)
    app.node.wait_for("radio button", {"sv": "Läs", "en": "Read"}[language]).press()
    seen, nodes = set(), 0
    for page in framework.pages_in_order():
        assert_read(app, page, language)
        shown = parse_page(page.body.in_language(language)).blocks
        ids = [block.id for block in shown if isinstance(block, Place)]
        figures = [framework.diagram(id_) for id_ in ids]
        nodes += press_every_place(app, [f for f in figures if f is not None], language)
        seen.update(ids)
        assert audit(app.node) == [], page.id
        after = app.node.find_all("push button", re.compile(f"^{NEXT[language]}"))
        if after:
            after[0].press()
    assert seen == {figure.id for figure in framework.diagrams}
    assert nodes > 100
    app.close()
