"""A reflection as a page to read: its text, its choices in words, its answers."""

from dataclasses import replace

from trustdesk.domain.entry import Entry, Rating
from trustdesk.markup.html import HtmlStyle, to_html
from trustdesk.markup.nodes import Block, Blocks, Document, Heading, Item, List, Paragraph, Strong
from trustdesk.markup.nodes import Text as Words
from trustdesk.markup.parse import parse_entry
from trustdesk.ui.desk import Desk

LARGEST = 100_000
"""A longer paragraph is shown as it is written (design, section 6)."""


def entry_html(desk: Desk, entry: Entry, style: HtmlStyle) -> str:
    """Gives the reflection as HTML for reading. Takes time: run it off the interface thread."""
    blocks: list[Block] = []
    if entry.title:
        blocks.append(Heading(1, (Words(entry.title),)))
    blocks += _facts(desk, entry)
    blocks += _parsed(entry.body)
    for form_id, answers in entry.answers.items():
        form = desk.framework.form(form_id)
        if form_id not in entry.forms or form is None:
            continue
        blocks.append(Heading(2, (Words(desk.said(form.name)),)))
        for field in form.fields:
            answer = answers.get(field.id)
            if isinstance(answer, str) and answer.strip():
                blocks.append(Heading(3, (Words(desk.said(field.label)),)))
                blocks += _parsed(answer)
    small = replace(style, heading_px=(round(style.body_px * 28 / 19), *style.heading_px[1:]))
    return to_html(Document(tuple(blocks)), small)


def _parsed(text: str) -> Blocks:
    if any(len(paragraph) > LARGEST for paragraph in text.split("\n\n")):
        return (Paragraph((Words(text),)),)
    return parse_entry(text).blocks


def _facts(desk: Desk, entry: Entry) -> list[Block]:
    lines = [
        (label, ", ".join(_name(desk, concept_id) for concept_id in ids))
        for label, ids in (
            (desk.tr("Roles"), entry.roles),
            (desk.tr("Relations"), entry.relations),
        )
        if ids
    ]
    lines += [(_name(desk, r.concept), _step(desk, r)) for r in entry.ratings if r.about is None]
    if entry.tags:
        lines.append((desk.tr("Tags"), ", ".join(entry.tags)))
    if not lines:
        return []
    items = tuple(
        Item((Paragraph((Strong((Words(f"{label}: "),)), Words(text))),)) for label, text in lines
    )
    return [List(ordered=False, start=1, items=items)]


def _name(desk: Desk, concept_id: str) -> str:
    concept = desk.framework.concept(concept_id)
    return desk.said(concept.short) if concept else concept_id


def _step(desk: Desk, rating: Rating) -> str:
    if rating.value is None:
        said = desk.tr("Not applicable")
    else:
        scale = desk.framework.scale_for(rating.concept)
        anchor = desk.said(scale.anchors[rating.value - 1]) if scale else ""
        said = f"{desk.tr('Step {n}').format(n=rating.value)}. {anchor}"
    return f"{said} {rating.reason}".strip()
