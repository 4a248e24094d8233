"""Checks the pages of a pack, one Markdown file per language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from trustdesk.domain.faults import msg
from trustdesk.pack.files import page_files, read_head, read_text, split_page
from trustdesk.pack.models import PackFile, PageHead
from trustdesk.pack.problems import PackProblem
from trustdesk.pack.shape import shape_problems

HEADING = re.compile(r"^#{1,6}[ \t].*\{#([^}\s]+)\}[ \t]*$", re.MULTILINE)
"""A heading with the anchor of its section: `## Rubrik {#anchor}`."""

NO_VOICE = msg("There is no voice {id}.")
_BLOCK = re.compile(r"^:::(.*)$", re.MULTILINE)
_FIGURE = re.compile(r"^:::[ \t]*diagram[ \t]*\|(.*)$", re.MULTILINE)
_DIAGRAM = "diagram"
"""The block that shows a figure: it stands where a voice would, and holds no text."""


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure where a page shows it; `section` is the anchor above it, "" in the opening."""

    id: str
    line: str
    section: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page in one language; `text` is the whole file, so that lines can be counted."""

    file: str
    language: str
    head: PageHead
    text: str
    anchors: tuple[str, ...]
    figures: tuple[ShownFigure, ...] = ()


Sheets = Mapping[str, Mapping[str, Sheet]]
"""Sheets by page and language; only those whose front matter can be used."""


class SheetReader:
    """Reads the pages and gathers what is wrong with each for itself."""

    def __init__(self, folder: Path, pack: PackFile) -> None:
        self._folder = folder
        self._pack = pack
        self.ids: set[str] = set()
        self.problems: list[PackProblem] = []

    def sheets(self) -> Sheets:
        """Gives the pages; `ids` then holds every page there is a file for, usable or not."""
        found: dict[str, dict[str, Sheet]] = {}
        files: dict[str, set[str]] = {}
        for language in self._pack.languages:
            for path in page_files(self._folder, language):
                files.setdefault(path.stem, set()).add(language)
                sheet = self._sheet(path, language)
                if sheet is not None:
                    found.setdefault(path.stem, {})[language] = sheet
        self.ids = set(files)
        self.problems += self._absent(files)
        for by_language in found.values():
            self.problems += _differences(list(by_language.values()))
        return found

    def _absent(self, files: Mapping[str, set[str]]) -> Iterator[PackProblem]:
        for page, languages in files.items():
            for language in self._pack.languages:
                if language not in languages:
                    yield PackProblem(
                        f"{language}/pages/{page}.md", "", msg("This page is missing.")
                    )

    def _sheet(self, path: Path, language: str) -> Sheet | None:
        file = path.relative_to(self._folder).as_posix()
        text = self._text(file, path)
        head = None if text is None else self._head(file, path, text)
        if text is None or head is None:
            return None
        anchors = tuple(HEADING.findall(text))
        self.problems += [*_anchors(file, anchors), *_blocks(file, text, self._pack.voices)]
        if not split_page(text)[1].strip():
            self.problems.append(PackProblem(file, "", msg("The page holds no text.")))
        return Sheet(file, language, head, text, anchors, tuple(_figures(text)))

    def _text(self, file: str, path: Path) -> str | None:
        try:
            return read_text(path)
        except UnicodeDecodeError:
            self.problems.append(PackProblem(file, "", msg("The file is not UTF-8.")))
        except OSError as error:
            reason = error.strerror or ""
            self.problems.append(
                PackProblem(file, "", msg("The file cannot be read: {reason}."), {"reason": reason})
            )
        return None

    def _head(self, file: str, path: Path, text: str) -> PageHead | None:
        """Gives the front matter, or None after saying what is wrong with it."""
        try:
            raw = _front_matter(text)
            head = PageHead.model_validate(raw)
        except yaml.MarkedYAMLError as error:
            self.problems.append(_no_yaml(file, error))
        except ValidationError as error:
            self.problems += shape_problems(file, raw, error)
        except ValueError:
            self.problems.append(
                PackProblem(
                    file, "line 1", msg("A page begins with front matter between --- lines.")
                )
            )
        else:
            self.problems += _one_line_each(file, text, raw)
            if head.id != path.stem:
                self.problems.append(
                    PackProblem(
                        file,
                        "id",
                        msg("The id is not the file's name, {name}."),
                        {"name": path.stem},
                    )
                )
            return head
        return None


def _front_matter(text: str) -> Any:
    """Gives the front matter as YAML has it, every value a text."""
    loader = yaml.BaseLoader(split_page(text)[0])
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def _no_yaml(file: str, error: yaml.MarkedYAMLError) -> PackProblem:
    mark = error.problem_mark
    line = f"line {mark.line + 2}" if mark is not None else ""  # the fence is line 1
    return PackProblem(file, line, msg("The front matter is not YAML."))


def _one_line_each(file: str, text: str, raw: Mapping[str, Any]) -> Iterator[PackProblem]:
    light = read_head(split_page(text)[0])
    for key, value in raw.items():
        if light.get(key) != value:
            what = msg(
                "In front matter each value stands on one line, without comments or escapes."
            )
            yield PackProblem(file, key, what)


def _anchors(file: str, anchors: tuple[str, ...]) -> Iterator[PackProblem]:
    for place, anchor in enumerate(anchors):
        if anchor in anchors[:place]:
            yield PackProblem(file, f"#{anchor}", msg("This id is given twice."))


def _blocks(file: str, text: str, voices: Mapping[str, object]) -> Iterator[PackProblem]:
    """A block opens with `::: voice | source` and closes with `:::`; blocks do not nest."""
    opened, in_figure, began = "", False, 0
    for match in _BLOCK.finditer(text):
        line = f"line {text.count(chr(10), 0, match.start()) + 1}"
        voice = match[1].partition("|")[0].strip()
        if voice and opened:
            yield PackProblem(
                file, line, msg("A block begins inside the one from {place}."), {"place": opened}
            )
        elif voice and voice != _DIAGRAM and voice not in voices:
            yield PackProblem(file, line, NO_VOICE, {"id": voice})
        elif not voice and not opened:
            yield PackProblem(file, line, msg("A block ends here that never began."))
        elif not voice and in_figure and text[began : match.start()].strip():
            yield PackProblem(file, opened, msg("The block of a figure holds no text."))
        opened, in_figure, began = line if voice else "", voice == _DIAGRAM, match.end()
    if opened:
        yield PackProblem(file, opened, msg("This block is never closed."))


def _figures(text: str) -> Iterator[ShownFigure]:
    headings = [(match.start(), match[1]) for match in HEADING.finditer(text)]
    for match in _FIGURE.finditer(text):
        above = [anchor for start, anchor in headings if start < match.start()]
        line = f"line {text.count(chr(10), 0, match.start()) + 1}"
        yield ShownFigure(match[1].strip(), line, above[-1] if above else "")


def _differences(sheets: list[Sheet]) -> Iterator[PackProblem]:
    """Gives where a page's other languages differ from its first."""
    first, *others = sheets
    for sheet in others:
        for key in ("group", "order", "concepts"):
            if getattr(sheet.head, key) != getattr(first.head, key):
                yield PackProblem(
                    sheet.file, key, msg("This differs from {file}."), {"file": first.file}
                )
        for has, lacks in ((first, sheet), (sheet, first)):
            for anchor in has.anchors:
                if anchor not in lacks.anchors:
                    yield PackProblem(
                        lacks.file,
                        f"#{anchor}",
                        msg("This section is missing; {file} has it."),
                        {"file": has.file},
                    )
        if sorted(first.anchors) == sorted(sheet.anchors) and first.anchors != sheet.anchors:
            yield PackProblem(
                sheet.file,
                "",
                msg("The sections stand in another order than in {file}."),
                {"file": first.file},
            )
