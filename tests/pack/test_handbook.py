"""The handbook's page about packs is enough to make one: its snippets are a pack that works."""

import re
from pathlib import Path

import pytest

from trustdesk.pack.checking import check_pack
from trustdesk.pack.loading import load_pack
from trustdesk.pack.models import (
    CaseTable,
    ConceptTable,
    FieldTable,
    FormTable,
    GroupTable,
    PackFile,
    PageHead,
    QuestionTable,
    ScaleTable,
    TermTable,
    TitleTable,
)
from trustdesk.paths import bundled
from trustdesk.services.language import load_language

_FILE = re.compile(r"^\*\*`([\w/.-]+)`\*\*[^\n]*\n\n```\w+\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
_FAULT = re.compile(r"^([\w/.-]+\.(?:toml|md)): (.+)$", re.MULTILINE)
LEFT_OUT = {"request", "practice"}
"""Keys for lists to print and for how cases are answered: the bundled pack's own business."""


def chapter(language: str) -> str:
    text = (bundled("resources") / "handbook" / f"{language}.md").read_text("utf-8")
    return text.split("{#paket}")[1].split("\n## Om TrustDesk")[0].split("\n## About TrustDesk")[0]


def written(language: str, folder: Path) -> Path:
    for name, text in _FILE.findall(chapter(language)):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", "utf-8")
    return folder


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_snippets_are_a_pack_that_works(tmp_path, language):
    folder = written(language, tmp_path)
    assert [p.told(str) for p in check_pack(folder)] == []
    pack = load_pack(folder)
    assert (pack.id, len(pack.pages), len(pack.scales), len(pack.forms)) == ("grannskap", 1, 1, 1)
    assert all((pack.concepts, pack.questions, pack.cases, pack.glossary, pack.reading))
    assert pack.diagrams[0].page == "grannar"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_faults_it_shows_are_those_the_checker_tells(tmp_path, language):
    folder = written(language, tmp_path)
    concepts = folder / "concepts.toml"
    text = concepts.read_text("utf-8")
    concepts.write_text(text.replace('name = { sv = "Lyssna", en = "Listen" }',
                                     'name = { sv = "Lyssna" }'), "utf-8")  # fmt: skip
    page = folder / "sv" / "pages" / "grannar.md"
    page.write_text(page.read_text("utf-8").replace("(term:granne)", "(term:borta)"), "utf-8")
    tr = load_language(language, bundled("resources") / "translations").tr
    told = [p.told(tr) for p in check_pack(folder)]
    shown = [": ".join(fault) for fault in _FAULT.findall(chapter(language))]
    assert shown
    assert [line for line in shown if line not in told] == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_key_is_named(language):
    said = set(re.findall(r"\w+", chapter(language)))
    tables = (PackFile, GroupTable, ConceptTable, ScaleTable, FormTable, FieldTable, QuestionTable,
              CaseTable, TermTable, TitleTable, PageHead)  # fmt: skip
    keys = {key for table in tables for key in table.model_fields}
    assert keys - said <= LEFT_OUT
