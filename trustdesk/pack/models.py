"""The shape of a content pack's files, for pydantic. Imported by the checker only."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, RootModel
from pydantic_core import PydanticCustomError

from trustdesk.domain.diagram import DiagramKind
from trustdesk.domain.framework import FieldKind
from trustdesk.pack.tables import NOT_APPLICABLE

STEPS = 5
"""A scale has this many anchors, and a rating is a step of it."""

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]
OptionalId = Annotated[str, Field(pattern=r"^([A-Za-z0-9][A-Za-z0-9._-]*)?$")]


class Text(RootModel[dict[str, str]]):
    """A text by language; every language of the pack is needed."""


class OptionalText(Text):
    """A text that may be left out, but then in every language."""


def _step(value: Any) -> Any:
    if value == NOT_APPLICABLE or (type(value) is int and 1 <= value <= STEPS):
        return value
    raise PydanticCustomError("rating", "no step of a scale")


Step = Annotated[Any, PlainValidator(_step)]


class Strict(BaseModel):
    """No unknown keys, no converted values."""

    model_config = ConfigDict(extra="forbid", strict=True)


class GroupTable(Strict):
    """[[kind]], [[page_group]], [[form_group]], [[theme]], [[case_field]]"""

    id: Id
    order: int
    name: Text


class PracticeTable(Strict):
    """[practice]"""

    form: Id
    opposite: Id
    again: Id


class PackFile(Strict):
    """pack.toml"""

    id: Id
    version: str
    languages: Annotated[list[Id], Field(min_length=1)]
    default_language: Id
    title: Text
    source: Text
    licence: str
    voices: dict[str, Text] = {}
    practice: PracticeTable | None = None
    kind: list[GroupTable] = []
    page_group: list[GroupTable] = []
    form_group: list[GroupTable] = []
    theme: list[GroupTable] = []
    case_field: list[GroupTable] = []


class SubTermTable(Strict):
    """[[concept.term]]"""

    id: Id
    name: Text


class ConceptTable(Strict):
    """[[concept]]"""

    id: Id
    kind: Id
    order: int
    page: OptionalId = ""
    section: OptionalId = ""
    name: Text
    short: Text
    detail: OptionalText = OptionalText({})
    phrase: OptionalText = OptionalText({})
    addition: bool = False
    term: list[SubTermTable] = []


class ConceptsFile(Strict):
    """concepts.toml"""

    concept: list[ConceptTable] = []


class ScaleTable(Strict):
    """[[scale]]"""

    id: Id
    concept: Id
    version: Annotated[int, Field(ge=1)]
    stem: Text
    gate: Text
    anchors: Annotated[list[Text], Field(min_length=STEPS, max_length=STEPS)]
    note: OptionalText = OptionalText({})
    follow_up: OptionalText = OptionalText({})


class ScalesFile(Strict):
    """scales.toml"""

    scale: list[ScaleTable] = []


class OptionTable(Strict):
    """A choice of a field."""

    id: Id
    label: Text


class FieldTable(Strict):
    """[[form.field]]"""

    id: Id
    kind: FieldKind
    place: Literal["column", "margin"]
    label: Text
    help: OptionalText = OptionalText({})
    options: list[OptionTable] = []
    concept_kind: OptionalId = ""
    many: bool = False
    each: OptionalId = ""
    phase: Literal["", "before", "after"] = ""
    pair: OptionalId = ""
    reveal: Literal["", "after_saving"] = ""
    of_entry: bool = False


class RequestTable(Strict):
    """form.request"""

    item: Id
    state: Id
    owner: Id


class FormTable(Strict):
    """[[form]]"""

    id: Id
    version: Annotated[int, Field(ge=1)]
    group: OptionalId = ""
    order: int
    page: OptionalId = ""
    name: Text
    help: OptionalText = OptionalText({})
    request: RequestTable | None = None
    field: list[FieldTable]


class FormsFile(Strict):
    """forms.toml"""

    form: list[FormTable] = []


class QuestionTable(Strict):
    """[[question]]"""

    id: Id
    page: Id
    section: OptionalId = ""
    text: Text


class QuestionsFile(Strict):
    """questions.toml"""

    question: list[QuestionTable] = []


class CaseTable(Strict):
    """[[case]]"""

    id: Id
    title: Text
    setting: Text
    text: Text
    roles: list[Id] = []
    criteria: list[Id] = []
    relations: list[Id] = []
    field: OptionalId = ""


class CasesFile(Strict):
    """cases.toml"""

    case: list[CaseTable] = []


class TermTable(Strict):
    """[[term]]"""

    id: Id
    term: Text
    definition: Text
    page: OptionalId = ""


class GlossaryFile(Strict):
    """glossary.toml"""

    term: list[TermTable] = []


class TitleTable(Strict):
    """[[title]]"""

    id: Id
    title: Annotated[str, Field(min_length=1)]
    author: str = ""
    organisation: str = ""
    year: str = ""
    theme: Id
    note: OptionalText = OptionalText({})


class ReadingFile(Strict):
    """reading.toml"""

    title: list[TitleTable] = []


class DiagramNodeTable(Strict):
    """[[diagram.node]]"""

    id: Id
    text: OptionalText = OptionalText({})
    note: OptionalText = OptionalText({})
    parent: OptionalId = ""
    leads_to: str = ""
    addition: bool = False


class DiagramEdgeTable(Strict):
    """[[diagram.edge]]"""

    id: OptionalId = ""
    start: Id
    end: Id
    label: OptionalText = OptionalText({})
    both_ways: bool = False


class DiagramCellTable(Strict):
    """[[diagram.cell]]"""

    row: Id
    column: Id
    text: Text
    leads_to: str = ""


class DiagramTable(Strict):
    """[[diagram]]"""

    id: Id
    kind: DiagramKind
    page: Id
    section: OptionalId = ""
    voice: OptionalId = ""
    title: Text
    alternative: Text
    caption: OptionalText = OptionalText({})
    columns: list[Id] = []
    rows: list[Id] = []
    node: list[DiagramNodeTable] = []
    edge: list[DiagramEdgeTable] = []
    cell: list[DiagramCellTable] = []


class DiagramsFile(Strict):
    """diagrams.toml"""

    diagram: list[DiagramTable] = []


class DemoFollowUpTable(Strict):
    """[[entry.follow_up]]: a question of its own, or the date of a form's field."""

    in_days: int
    question: OptionalText = OptionalText({})
    form: OptionalId = ""
    field: OptionalId = ""
    done_days_ago: Annotated[int, Field(ge=0)] | None = None
    outcome: OptionalText = OptionalText({})


class DemoTable(Strict):
    """[[entry]]"""

    days_ago: Annotated[int, Field(ge=0)]
    title: OptionalText = OptionalText({})
    body: OptionalText = OptionalText({})
    forms: list[Id] = []
    roles: list[Id] = []
    relations: list[Id] = []
    tags: list[Text] = []
    ratings: dict[str, Step] = {}
    reasons: dict[str, Text] = {}
    answers: dict[str, dict[str, Any]] = {}
    follow_up: list[DemoFollowUpTable] = []
    citation: OptionalId = ""


class DemoFile(Strict):
    """demo.toml"""

    entry: list[DemoTable] = []


class PageHead(BaseModel):
    """The front matter of a page; YAML's values arrive as text."""

    model_config = ConfigDict(extra="forbid")

    id: Id
    title: Annotated[str, Field(min_length=1)]
    short: Annotated[str, Field(min_length=1)]
    group: Id
    order: int
    concepts: list[Id] = []
    sources: str = ""
