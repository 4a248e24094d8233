"""A reflection as a page to read: its text, its choices in words, its answers."""

from collections.abc import Iterator
from dataclasses import replace

from trustdesk.domain.entry import Entry, Rating
from trustdesk.markup.html import HtmlStyle, to_part
from trustdesk.markup.nodes import (
    Block,
    Blocks,
    Document,
    Emphasis,
    Heading,
    Paragraph,
    Rule,
    Strong,
)
from trustdesk.markup.nodes import Text as Words
from trustdesk.markup.parse import parse_entry
from trustdesk.services.absent import told_id
from trustdesk.services.answer_words import AnswerLine, AnswerWords
from trustdesk.services.facts import Facts, Others, no_others
from trustdesk.ui.desk import Desk
from trustdesk.ui.wording import question_of

LARGEST = 100_000
"""A longer paragraph is shown as it is written (design, section 6)."""


def entry_html(desk: Desk, entry: Entry, style: HtmlStyle, others: Others = no_others) -> str:
    """Gives the reflection as HTML for reading. Takes time: run it off the interface thread.

    The day stands over the title; what was chosen comes after the text, in small type.
    """
    facts = Facts(desk.framework, desk.language, others)
    label = replace(
        style, body_family=style.label_family, text=style.muted, body_px=style.label_px, gap_px=4,
        line_px=round(style.label_px * 1.5), hang_px=0,
    )  # fmt: skip
    title = replace(style, heading_px=(round(style.body_px * 28 / 19), *style.heading_px[1:]))
    day = Paragraph((Words(desk.language.heading(desk.language.day(entry.date))),))
    text: list[Block] = [Heading(1, (Words(entry.title),))] if entry.title else []
    text += _parsed(entry.body)
    parts = [
        to_part(Document((day,)), label),
        to_part(Document((*text, *_followed(desk, entry), *_answers(facts, entry))), title),
    ]
    small = _facts(desk, facts, entry)
    if small:
        parts.append(to_part(Document((Rule(),)), style) + to_part(Document(small), label))
    return f"<html><body>{''.join(parts)}</body></html>"


def _answers(facts: Facts, entry: Entry) -> Iterator[Block]:
    """Gives the forms the reflection has; what lies in it as a rating is told among the facts."""
    for form in AnswerWords(facts, with_ratings=False, blind=True).forms(entry):
        yield Heading(2, (Words(form.name),))
        for field in form.fields:
            yield Heading(3, (Words(field.label),))
            for line in field.lines:
                yield from _answer(line)


def _answer(line: AnswerLine) -> Blocks:
    """Gives an answer whose first line begins with what it is asked of, and of what kind it is."""
    blocks = _parsed(line.text) if line.own else (Paragraph((Words(line.text),)),)
    label = " · ".join(part for part in (line.name, line.note) if part)
    if not label:
        return blocks
    name, first = Emphasis((Words(f"{label}."),)), blocks[0] if blocks else None
    if isinstance(first, Paragraph):
        return (Paragraph((name, Words(" "), *first.children)), *blocks[1:])
    return (Paragraph((name,)), *blocks)


def _followed(desk: Desk, entry: Entry) -> Iterator[Block]:
    """Gives the questions that were answered later, each with its answer."""
    for follow_up in entry.follow_ups:
        if follow_up.outcome.strip():
            yield Heading(2, (Words(question_of(desk, follow_up)),))
            yield from _parsed(follow_up.outcome)


def _parsed(text: str) -> Blocks:
    if any(len(paragraph) > LARGEST for paragraph in text.split("\n\n")):
        return (Paragraph((Words(text),)),)
    return parse_entry(text).blocks


def _facts(desk: Desk, facts: Facts, entry: Entry) -> Blocks:
    lines = [
        (label, ", ".join(_name(desk, concept_id) for concept_id in ids))
        for label, ids in (
            (desk.tr("Roles"), entry.roles),
            (desk.tr("Relations"), entry.relations),
        )
        if ids
    ]
    lines += [(_name(desk, r.concept), _step(desk, r)) for r in entry.ratings if r.about is None]
    lines += [
        (row.label, " ".join((*row.lines, row.own)).strip()) for row in facts.rated_again(entry)
    ]
    if entry.tags:
        lines.append((desk.tr("Tags"), ", ".join(entry.tags)))
    return tuple(Paragraph((Strong((Words(f"{label}. "),)), Words(text))) for label, text in lines)


def _name(desk: Desk, concept_id: str) -> str:
    concept = desk.framework.concept(concept_id)
    return desk.said(concept.short) if concept else told_id(concept_id, desk.framework, desk.tr)


def _step(desk: Desk, rating: Rating) -> str:
    if rating.value is None:
        said = desk.tr("Not applicable") + "."
    else:
        scale = desk.framework.scale_for(rating.concept)
        anchor = desk.said(scale.anchors[rating.value - 1]) if scale else ""
        said = f"{desk.tr('Step {n}').format(n=rating.value)}. {anchor}"
    return f"{said} {rating.reason}".strip()
