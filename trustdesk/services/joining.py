"""Several content packs as one framework: each other pack's ids become `pack:id`, in its values
and in the links of its pages, so that all that knows ids works on them unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import TypeVar

from trustdesk.domain.answers import OWN_OPTIONS
from trustdesk.domain.diagram import Diagram, DiagramCell, DiagramNode
from trustdesk.domain.framework import (
    Case,
    Concept,
    Form,
    FormField,
    Framework,
    GlossaryTerm,
    Group,
    LocalText,
    Page,
    Question,
    ReadingTitle,
    Scale,
)
from trustdesk.domain.packs import SEPARATOR, qualified

_LINK = re.compile(r"(\]\((?:page|term|case):)(?=[^)\s])")
_LED = re.compile(r"(page|term|case):(.+)", re.DOTALL)
_BLOCK = re.compile(r"^(:::[ \t]*)([\w.-]+)([ \t]*)(\|[ \t]*)?(.*)$", re.MULTILINE)
_FIGURE = "diagram"

T = TypeVar("T")


def joined(first: Framework, others: Sequence[Framework]) -> Framework:
    """Gives one framework of the bundled pack and others, in this order.

    What is said of the whole (id, version, title, how cases are answered) stays the first pack's;
    `packs` tells of each.
    """
    return reduce(_with, others, first)


def _with(whole: Framework, pack: Framework) -> Framework:
    own = _Qualifier(pack, whole.voices)
    kinds = {kind.id: kind for kind in (*pack.kinds, *whole.kinds)}
    return replace(
        whole,
        packs=(*whole.packs, *pack.packs),
        voices={**own.voices(), **whole.voices},
        kinds=tuple(kinds[k] for k in dict.fromkeys(k.id for k in (*whole.kinds, *pack.kinds))),
        page_groups=own.groups(whole.page_groups, pack.page_groups),
        form_groups=own.groups(whole.form_groups, pack.form_groups),
        themes=own.groups(whole.themes, pack.themes),
        case_fields=own.groups(whole.case_fields, pack.case_fields),
        concepts=own.all(whole.concepts, pack.concepts, own.concept),
        scales=own.all(whole.scales, pack.scales, own.scale),
        forms=own.all(whole.forms, pack.forms, own.form),
        questions=own.all(whole.questions, pack.questions, own.question),
        cases=own.all(whole.cases, pack.cases, own.case),
        glossary=own.all(whole.glossary, pack.glossary, own.term),
        reading=own.all(whole.reading, pack.reading, own.title),
        pages=own.all(whole.pages, pack.pages, own.page),
        diagrams=own.all(whole.diagrams, pack.diagrams, own.diagram),
    )


@dataclass(frozen=True, slots=True)
class _Qualifier:
    """Gives the parts of one pack with the ids they have beside other packs.

    Kinds of concept are shared. What is known only inside a thing (fields, options, terms, the
    nodes of a figure, sections) needs no pack before it.
    """

    pack: Framework
    shared: Mapping[str, LocalText]

    def id(self, id_: str) -> str:
        """Gives an id with its pack before it."""
        return qualified(self.pack.id, id_)

    def ids(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Gives several."""
        return tuple(map(self.id, ids))

    def all(
        self, before: tuple[T, ...], added: tuple[T, ...], known: Callable[[T], T]
    ) -> tuple[T, ...]:
        """Gives a list with the pack's own behind it."""
        return (*before, *map(known, added))

    def groups(self, before: tuple[Group, ...], added: tuple[Group, ...]) -> tuple[Group, ...]:
        """Gives headings with the pack's own behind them, whatever order those count from."""
        last = max((group.order for group in before), default=0)
        ranked = enumerate(sorted(added, key=lambda group: group.order), start=last + 1)
        return (*before, *(replace(g, id=self.id(g.id), order=order) for order, g in ranked))

    def voices(self) -> dict[str, LocalText]:
        """Gives the pack's voices; one that is called as elsewhere is the same voice."""
        return {self.voice(voice): label for voice, label in self.pack.voices.items()}

    def voice(self, voice: str) -> str:
        """Gives what a voice of the pack is called beside others."""
        label = self.pack.voices.get(voice)
        return voice if label is None or label == self.shared.get(voice) else self.id(voice)

    def link(self, link: str) -> str:
        """Gives where a thing of the pack leads."""
        return _LED.sub(lambda m: f"{m[1]}:{self.id(m[2])}", link)

    def text(self, body: str) -> str:
        """Gives the Markdown of a page with its links, voices and figures known beside others."""
        linked = _LINK.sub(lambda m: f"{m[1]}{self.pack.id}{SEPARATOR}", body)
        return _BLOCK.sub(self._block, linked)

    def _block(self, m: re.Match[str]) -> str:
        if m[2] == _FIGURE and m[4]:
            return f"{m[1]}{m[2]}{m[3]}{m[4]}{self.id(m[5].strip())}"
        return f"{m[1]}{self.voice(m[2])}{m[3]}{m[4] or ''}{m[5]}"

    def concept(self, concept: Concept) -> Concept:
        """Gives a concept."""
        return replace(concept, id=self.id(concept.id), page=self.id(concept.page))

    def scale(self, scale: Scale) -> Scale:
        """Gives a scale."""
        return replace(scale, id=self.id(scale.id), concept=self.id(scale.concept))

    def form(self, form: Form) -> Form:
        """Gives a support; its fields know each other by their own ids."""
        return replace(
            form,
            id=self.id(form.id),
            group=self.id(form.group),
            page=self.id(form.page),
            fields=tuple(self._field(form, field) for field in form.fields),
        )

    def _field(self, form: Form, field: FormField) -> FormField:
        shared = {kind.id for kind in self.pack.kinds} | {f.id for f in form.fields}
        if not field.each or field.each == OWN_OPTIONS or field.each in shared:
            return field
        return replace(field, each=self.id(field.each))

    def question(self, question: Question) -> Question:
        """Gives a question."""
        return replace(question, id=self.id(question.id), page=self.id(question.page))

    def case(self, case: Case) -> Case:
        """Gives a practice case."""
        return replace(
            case,
            id=self.id(case.id),
            field=self.id(case.field),
            roles=self.ids(case.roles),
            criteria=self.ids(case.criteria),
            relations=self.ids(case.relations),
        )

    def term(self, term: GlossaryTerm) -> GlossaryTerm:
        """Gives a glossary word."""
        return replace(term, id=self.id(term.id), page=self.id(term.page))

    def title(self, title: ReadingTitle) -> ReadingTitle:
        """Gives a title of the reading list."""
        return replace(title, id=self.id(title.id), theme=self.id(title.theme))

    def page(self, page: Page) -> Page:
        """Gives a page with its text."""
        bodies = {language: self.text(body) for language, body in page.body.by_language.items()}
        return replace(
            page,
            id=self.id(page.id),
            group=self.id(page.group),
            concepts=self.ids(page.concepts),
            body=LocalText(bodies),
        )

    def diagram(self, diagram: Diagram) -> Diagram:
        """Gives a figure."""
        return replace(
            diagram,
            id=self.id(diagram.id),
            page=self.id(diagram.page),
            voice=self.voice(diagram.voice),
            nodes=tuple(map(self._node, diagram.nodes)),
            cells=tuple(map(self._cell, diagram.cells)),
        )

    def _node(self, node: DiagramNode) -> DiagramNode:
        return replace(node, leads_to=self.link(node.leads_to))

    def _cell(self, cell: DiagramCell) -> DiagramCell:
        return replace(cell, leads_to=self.link(cell.leads_to))
