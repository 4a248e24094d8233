"""Reads the TOML files of a pack against their shape and says what is wrong with each."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from trustdesk.domain.faults import msg
from trustdesk.pack.files import PACK_FILE, read_toml
from trustdesk.pack.models import (
    CasesFile,
    ConceptsFile,
    DemoFile,
    DiagramsFile,
    FormsFile,
    GlossaryFile,
    OptionalText,
    PackFile,
    QuestionsFile,
    ReadingFile,
    ScalesFile,
    Text,
)
from trustdesk.pack.problems import PackProblem

_M = TypeVar("_M", bound=BaseModel)
_PLACE = re.compile(r"line (\d+), column (\d+)")
_ID = re.compile(r"""^\s*id\s*=\s*["']([^"']+)""", re.MULTILINE)

_TOLD = {
    "missing": msg("This key is missing."),
    "extra_forbidden": msg("This key is not known here."),
    "string_type": msg("Here a text is needed."),
    "string_too_short": msg("This text is empty."),
    "string_pattern_mismatch": msg("An id is made of a–z, 0–9, hyphen, full stop and underscore."),
    "int_type": msg("Here a whole number is needed."),
    "int_parsing": msg("Here a whole number is needed."),
    "greater_than_equal": msg("This number is too small."),
    "bool_type": msg("Here true or false is needed."),
    "list_type": msg("Here a list is needed."),
    "dict_type": msg("Here a text in every language is needed."),
    "model_type": msg("Here a table is needed."),
    "literal_error": msg("Here only one of these can stand: {expected}."),
    "rating": msg("A rating is a step from 1 to 5, or “na”."),
    "too_short": msg("Here {min_length} are needed, not {actual_length}."),
    "too_long": msg("Here {max_length} are needed, not {actual_length}."),
}
_BEYOND = msg("A number in this file is too long, or its values lie too deep in each other.")
_OTHER = msg("This value cannot be used here.")


@dataclass(frozen=True, slots=True)
class Tables:
    """The TOML files of a pack; a file whose shape is wrong is empty here.

    `ids` holds the ids of every list as they stand in the files, so that one wrong file does
    not make every mention of it an unknown id.
    """

    pack: PackFile
    concepts: ConceptsFile
    scales: ScalesFile
    forms: FormsFile
    questions: QuestionsFile
    cases: CasesFile
    glossary: GlossaryFile
    reading: ReadingFile
    diagrams: DiagramsFile
    demo: DemoFile
    ids: Mapping[str, frozenset[str]]
    broken: frozenset[str]

    def files(self) -> dict[str, BaseModel]:
        """Gives what each file holds, by its name."""
        held = ((f.name, getattr(self, f.name)) for f in fields(self))
        return {f"{name}.toml": model for name, model in held if isinstance(model, BaseModel)}


class ShapeReader:
    """Reads files one by one and gathers their problems."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._raw: dict[str, dict[str, Any]] = {}
        self._broken: set[str] = set()
        self.problems: list[PackProblem] = []

    def pack(self) -> PackFile | None:
        """Gives pack.toml, or None when it cannot be used."""
        return self._file(PACK_FILE, PackFile)

    def tables(self, pack: PackFile) -> Tables:
        """Gives every file, each checked for its shape, its languages and its own ids."""
        tables = Tables(
            pack=pack,
            concepts=self._part("concepts.toml", ConceptsFile),
            scales=self._part("scales.toml", ScalesFile),
            forms=self._part("forms.toml", FormsFile),
            questions=self._part("questions.toml", QuestionsFile),
            cases=self._part("cases.toml", CasesFile),
            glossary=self._part("glossary.toml", GlossaryFile),
            reading=self._part("reading.toml", ReadingFile),
            diagrams=self._part("diagrams.toml", DiagramsFile),
            demo=self._part("demo.toml", DemoFile),
            ids=self._ids(),
            broken=frozenset(self._broken),
        )
        for name, model in tables.files().items():
            self.problems += _inside(name, model, "", pack.languages)
        return tables

    def _part(self, file: str, model: type[_M]) -> _M:
        return self._file(file, model) or model()

    def _file(self, file: str, model: type[_M]) -> _M | None:
        try:
            raw = self._raw[file] = read_toml(self._folder / file)
            return model.model_validate(raw)
        except tomllib.TOMLDecodeError as error:
            self.problems.append(_syntax(file, error))
        except ValidationError as error:
            self.problems += shape_problems(file, raw, error)
        except UnicodeDecodeError:
            self.problems.append(PackProblem(file, "", msg("The file is not UTF-8.")))
        except OSError as error:
            self.problems.append(_unread(file, error))
        except ValueError:
            self.problems.append(PackProblem(file, "", _BEYOND))
        self._broken.add(file)
        self._raw.setdefault(file, self._found_ids(file, model))
        return None

    def _found_ids(self, file: str, model: type[BaseModel]) -> dict[str, Any]:
        """Gives what looks like ids in a file that cannot be read as TOML."""
        try:
            text = (self._folder / file).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return {}
        rows = [{"id": id_} for id_ in _ID.findall(text)]
        return dict.fromkeys(model.model_fields, rows)

    def _ids(self) -> dict[str, frozenset[str]]:
        lists = ((key, rows) for raw in self._raw.values() for key, rows in raw.items())
        return {key: frozenset(_ids_of(rows)) for key, rows in lists if isinstance(rows, list)}


def _ids_of(rows: Sequence[Any]) -> Iterator[str]:
    for row in rows:
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            yield row["id"]


def _syntax(file: str, error: tomllib.TOMLDecodeError) -> PackProblem:
    """The library tells line and column in its message only."""
    place = _PLACE.search(str(error))
    if place is None:
        return PackProblem(file, "", msg("This is not TOML: the file ends too early."))
    return PackProblem(
        file,
        f"line {place[1]}",
        msg("This is not TOML, from column {column} on."),
        {"column": int(place[2])},
    )


def _unread(file: str, error: OSError) -> PackProblem:
    reason = error.strerror or ""
    return PackProblem(file, "", msg("The file cannot be read: {reason}."), {"reason": reason})


def shape_problems(file: str, raw: Any, error: ValidationError) -> list[PackProblem]:
    """Gives what pydantic found as lines a person can act on."""
    return [_shape(file, raw, detail) for detail in error.errors()]


def _shape(file: str, raw: Any, detail: ErrorDetails) -> PackProblem:
    values = {key: value for key, value in detail.get("ctx", {}).items() if key != "error"}
    if "expected" in values:  # "'a', 'b' or 'c'" is English inside a text of any language
        values["expected"] = str(values["expected"]).replace(" or ", ", ").replace("'", "")
    return PackProblem(file, key_of(raw, detail["loc"]), _TOLD.get(detail["type"], _OTHER), values)


def key_of(raw: Any, path: Sequence[int | str]) -> str:
    """Gives a path into a table as "concept[a].name": list places by id, else counted from 1."""
    key = ""
    for step in path:
        try:
            raw = raw[step]
        except (KeyError, IndexError, TypeError):
            raw = None
        if isinstance(step, int):
            named = isinstance(raw, dict) and isinstance(raw.get("id"), str)
            key += f"[{raw['id'] if named else step + 1}]"
        else:
            key += f".{step}" if key else step
    return key


def _inside(file: str, value: object, key: str, languages: list[str]) -> Iterator[PackProblem]:
    """Gives missing languages and ids given twice, however deep they lie."""
    if isinstance(value, Text):
        yield from _text(file, value, key, languages)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = f"{key}.{name}" if key else name
            yield from _inside(file, getattr(value, name), inner, languages)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _inside(file, item, f"{key}.{name}", languages)
    elif isinstance(value, list):
        yield from _listed(file, value, key, languages)


def _listed(file: str, items: list[Any], key: str, languages: list[str]) -> Iterator[PackProblem]:
    seen: set[str] = set()
    for place, item in enumerate(items, start=1):
        name = getattr(item, "id", "")
        if name and name in seen:
            yield PackProblem(file, f"{key}[{name}]", msg("This id is given twice."))
        seen.add(name)
        yield from _inside(file, item, f"{key}[{name or place}]", languages)


def _text(file: str, text: Text, key: str, languages: list[str]) -> Iterator[PackProblem]:
    if isinstance(text, OptionalText) and not any(text.root.values()):
        return
    for language in languages:
        if language not in text.root:
            yield PackProblem(file, f"{key}.{language}", msg("This text is missing."))
        elif not text.root[language].strip():
            yield PackProblem(file, f"{key}.{language}", msg("This text is empty."))
    for language in text.root.keys() - set(languages):
        yield PackProblem(
            file, f"{key}.{language}", msg("The pack does not name this language in pack.toml.")
        )
