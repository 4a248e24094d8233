"""Tables of a pack's TOML files -> values of the domain. A table of another shape raises."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from trustdesk.domain.diagram import Diagram, DiagramCell, DiagramEdge, DiagramNode
from trustdesk.domain.framework import (
    Case,
    Concept,
    DemoAnswer,
    DemoEntry,
    DemoFollowUp,
    Form,
    FormField,
    GlossaryTerm,
    Group,
    LocalText,
    Option,
    Practice,
    Question,
    ReadingTitle,
    RequestFields,
    Scale,
    SubTerm,
)
from trustdesk.domain.packs import PackInfo
from trustdesk.pack.files import Table

NOT_APPLICABLE = "na"
"""How a demo entry writes the answer "Inte aktuellt"."""


def text(table: Table, key: str) -> LocalText:
    """Gives a text that must be there."""
    return LocalText(dict(table[key]))


def maybe(table: Table, key: str) -> LocalText:
    """Gives a text that may be left out."""
    return LocalText(dict(table.get(key, {})))


def info(pack: Table) -> PackInfo:
    """Gives what a pack says of itself."""
    return PackInfo(
        id=pack["id"],
        version=pack["version"],
        title=text(pack, "title"),
        source=text(pack, "source"),
        licence=pack.get("licence", ""),
    )


def groups(pack: Table, key: str) -> tuple[Group, ...]:
    """Gives a list of headings, in their order."""
    listed = (Group(t["id"], t["order"], text(t, "name")) for t in pack.get(key, ()))
    return tuple(sorted(listed, key=lambda group: group.order))


def concept(table: Table) -> Concept:
    """Gives a role, criterion or relation."""
    return Concept(
        id=table["id"],
        kind=table["kind"],
        order=table["order"],
        page=table.get("page", ""),
        section=table.get("section", ""),
        name=text(table, "name"),
        short=text(table, "short"),
        detail=maybe(table, "detail"),
        terms=tuple(SubTerm(t["id"], text(t, "name")) for t in table.get("term", ())),
        addition=table.get("addition", False),
        phrase=maybe(table, "phrase"),
    )


def scale(table: Table) -> Scale:
    """Gives an anchored scale."""
    return Scale(
        id=table["id"],
        concept=table["concept"],
        version=table["version"],
        stem=text(table, "stem"),
        gate=text(table, "gate"),
        anchors=tuple(LocalText(anchor) for anchor in table["anchors"]),
        note=maybe(table, "note"),
        follow_up=maybe(table, "follow_up"),
    )


def form(table: Table) -> Form:
    """Gives a support with its fields."""
    return Form(
        id=table["id"],
        version=table["version"],
        group=table.get("group", ""),
        order=table["order"],
        page=table.get("page", ""),
        name=text(table, "name"),
        help=maybe(table, "help"),
        fields=tuple(_field(field) for field in table["field"]),
        request=RequestFields(**table["request"]) if "request" in table else None,
    )


def _field(table: Table) -> FormField:
    return FormField(
        id=table["id"],
        kind=table["kind"],
        place=table["place"],
        label=text(table, "label"),
        help=maybe(table, "help"),
        options=tuple(Option(o["id"], text(o, "label")) for o in table.get("options", ())),
        concept_kind=table.get("concept_kind", ""),
        many=table.get("many", False),
        each=table.get("each", ""),
        phase=table.get("phase", ""),
        pair=table.get("pair", ""),
        reveal=table.get("reveal", ""),
        of_entry=table.get("of_entry", False),
    )


def question(table: Table) -> Question:
    """Gives a question to write about."""
    return Question(table["id"], table["page"], table.get("section", ""), text(table, "text"))


def case(table: Table) -> Case:
    """Gives a practice case."""
    return Case(
        id=table["id"],
        title=text(table, "title"),
        setting=text(table, "setting"),
        text=text(table, "text"),
        roles=tuple(table.get("roles", ())),
        criteria=tuple(table.get("criteria", ())),
        relations=tuple(table.get("relations", ())),
        field=table.get("field", ""),
    )


def practice(pack: Table) -> Practice | None:
    """Gives how cases are answered, or None where the pack does not say."""
    return Practice(**pack["practice"]) if "practice" in pack else None


def term(table: Table) -> GlossaryTerm:
    """Gives a glossary word."""
    return GlossaryTerm(
        table["id"], text(table, "term"), text(table, "definition"), table.get("page", "")
    )


def title(table: Table) -> ReadingTitle:
    """Gives a title of the reading list."""
    return ReadingTitle(
        id=table["id"],
        title=table["title"],
        author=table.get("author", ""),
        organisation=table.get("organisation", ""),
        year=table.get("year", ""),
        theme=table["theme"],
        note=maybe(table, "note"),
    )


def diagram(table: Table) -> Diagram:
    """Gives a figure."""
    return Diagram(
        id=table["id"],
        kind=table["kind"],
        page=table["page"],
        section=table.get("section", ""),
        title=text(table, "title"),
        alternative=text(table, "alternative"),
        caption=maybe(table, "caption"),
        nodes=tuple(_node(node) for node in table.get("node", ())),
        edges=tuple(_edge(edge) for edge in table.get("edge", ())),
        columns=tuple(table.get("columns", ())),
        rows=tuple(table.get("rows", ())),
        cells=tuple(_cell(cell) for cell in table.get("cell", ())),
        voice=table.get("voice", ""),
    )


def _node(table: Table) -> DiagramNode:
    return DiagramNode(
        id=table["id"],
        text=maybe(table, "text"),
        note=maybe(table, "note"),
        parent=table.get("parent", ""),
        leads_to=table.get("leads_to", ""),
        addition=table.get("addition", False),
    )


def _edge(table: Table) -> DiagramEdge:
    return DiagramEdge(
        start=table["start"],
        end=table["end"],
        label=maybe(table, "label"),
        id=table.get("id", ""),
        both_ways=table.get("both_ways", False),
    )


def _cell(table: Table) -> DiagramCell:
    leads_to = table.get("leads_to", "")
    return DiagramCell(table["row"], table["column"], text(table, "text"), leads_to)


def demo_entry(table: Table, languages: Sequence[str]) -> DemoEntry:
    """Gives a reflection of the demo; in its answers a table of languages is a text."""
    ratings = table.get("ratings", {})
    answers = table.get("answers", {})
    return DemoEntry(
        days_ago=table["days_ago"],
        title=maybe(table, "title"),
        body=maybe(table, "body"),
        forms=tuple(table.get("forms", ())),
        roles=tuple(table.get("roles", ())),
        relations=tuple(table.get("relations", ())),
        tags=tuple(LocalText(tag) for tag in table.get("tags", ())),
        ratings={
            c: None if value == NOT_APPLICABLE else int(value) for c, value in ratings.items()
        },
        reasons={c: LocalText(reason) for c, reason in table.get("reasons", {}).items()},
        answers={
            form_id: {field: _answer(answer, languages) for field, answer in fields.items()}
            for form_id, fields in answers.items()
        },
        citation=table.get("citation", ""),
        follow_ups=tuple(map(_follow_up, table.get("follow_up", ()))),
    )


def _answer(value: Any, languages: Sequence[str]) -> DemoAnswer:
    if not isinstance(value, Mapping):
        return cast("DemoAnswer", value)
    if value and value.keys() <= set(languages):
        return LocalText(dict(value))
    return {key: _answer(part, languages) for key, part in value.items()}


def _follow_up(table: Table) -> DemoFollowUp:
    return DemoFollowUp(
        in_days=table["in_days"],
        question=maybe(table, "question"),
        form=table.get("form", ""),
        field=table.get("field", ""),
        done_days_ago=table.get("done_days_ago"),
        outcome=maybe(table, "outcome"),
    )
