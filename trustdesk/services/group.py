"""What is shown to a group: cases, questions and figures of the framework, never one's own words.

Plain texts in one language: what shows them needs to know nothing of the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trustdesk.domain.sentences import ends_of

if TYPE_CHECKING:
    from trustdesk.domain.diagram import Diagram
    from trustdesk.domain.framework import Case, Framework


@dataclass(frozen=True, slots=True)
class GroupItem:
    """One thing to show: where it belongs, a title, a text, and what to talk about.

    A figure is shown in place of a text. Each of the texts may be empty.
    """

    place: str
    title: str
    text: str
    questions: tuple[str, ...] = ()
    figure: Diagram | None = None


def case_items(framework: Framework, cases: Sequence[Case], language: str) -> list[GroupItem]:
    """Gives cases, each with the questions that the pack's form for cases asks."""
    form = framework.form_that_asks_for("case")
    texts = [field for field in form.fields if field.kind == "text"] if form else []
    asked = tuple(field.label.in_language(language) for field in texts)
    return [
        GroupItem(
            case.setting.in_language(language),
            case.title.in_language(language),
            case.text.in_language(language),
            asked,
        )
        for case in cases
    ]


def page_items(framework: Framework, page_id: str, language: str) -> list[GroupItem]:
    """Gives the figures of a page, then its questions; none for a page without either."""
    page = framework.page(page_id)
    place = page.title.in_language(language) if page else ""
    figures = [
        GroupItem(place, figure.title.in_language(language), "", figure=figure)
        for figure in framework.diagrams
        if figure.page == page_id
    ]
    questions = framework.questions_of(page_id)
    return figures + [GroupItem(place, "", q.text.in_language(language)) for q in questions]


def pages_of(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Divides a text between sentences into as few pages as fit, about equally full.

    A sentence that fits no page is divided between words; nothing is ever left out.
    """
    parts = [part for sentence in _sentences(text) for part in _fitting(sentence, fits)]
    fewest = _filled(parts, fits, len(text))
    for most in range(len(text) // max(len(fewest), 1), len(text)):
        pages = _filled(parts, fits, most)
        if len(pages) <= len(fewest):
            return pages
    return fewest


def _sentences(text: str) -> list[str]:
    found: list[str] = []
    for line in text.splitlines():
        begin = 0
        for end in ends_of(line):
            found.append(line[begin:end].strip())
            begin = end
    return [sentence for sentence in found if sentence]


def _filled(parts: list[str], fits: Callable[[str], bool], most: int) -> list[str]:
    """Fills pages one after another, none with more than `most` characters if it can be helped."""
    pages: list[str] = []
    for part in parts:
        longer = f"{pages[-1]} {part}" if pages else part
        if pages and len(longer) <= most and fits(longer):
            pages[-1] = longer
        else:
            pages.append(part)
    return pages


def _fitting(sentence: str, fits: Callable[[str], bool]) -> list[str]:
    if fits(sentence):
        return [sentence]
    return _filled(sentence.split(), fits, len(sentence))
