"""What both handbooks have to hold, whoever edits them."""

import re
import tomllib

import pytest

from tests.conftest import RESOURCES
from trustdesk.markup.nodes import Block, Heading, List, Table
from trustdesk.markup.parse import parse_page

LANGUAGES = ("sv", "en")
ROOT = RESOURCES.parent


def text(language: str) -> str:
    return (RESOURCES / "handbook" / f"{language}.md").read_text("utf-8")


def shape(language: str) -> list[tuple[str, object]]:
    """Gives kinds of blocks, with anchors, numbers of items and sizes of tables."""

    def of(block: Block) -> tuple[str, object]:
        match block:
            case Heading():
                return ("heading", (block.level, block.anchor))
            case List():
                return ("list", len(block.items))
            case Table():
                return ("table", len(block.rows))
        return (type(block).__name__, None)

    return [of(block) for block in parse_page(text(language)).blocks]


def test_both_languages_have_the_same_content():
    assert shape("sv") == shape("en")


def test_the_same_commands_stand_in_both():
    found = [set(re.findall(r"`(trustdesk[ a-z]*)", text(language))) for language in LANGUAGES]
    assert found[0] == found[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_calm(language):
    assert "!" not in text(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_folder_and_the_version_are_filled_in_by_the_page(language):
    assert set(re.findall(r"\{(\w+)\}", text(language))) == {"folder", "version"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_library_that_is_bundled_is_named(language):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[<>=;\[ ]", need)[0].lower() for need in project["dependencies"]}
    said = text(language).lower()
    missing = {n for n in names if n.removesuffix("-essentials") not in said}
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bundled_font_is_named(language):
    families = {path.stem.split("_")[0] for path in (RESOURCES / "fonts").glob("*.ttf")}
    said = text(language).replace(" ", "")
    assert {f for f in families if f not in said} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "words",
    [
        "Copyright (c) 2008-2025, ZETETIC LLC",
        "Redistributions in binary form must reproduce the above copyright",
        "Neither the name of the ZETETIC LLC",
        "EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.",
        "EUPL-1.2",
        "Ctrl+N",
        "Ctrl+K",
        "Ctrl+Enter",
        "Ctrl+M",
    ],
)
def test_what_must_stand_there(language, words):
    said = " ".join(line.lstrip("> ") for line in text(language).splitlines())
    assert words in re.sub(r"\s+", " ", said)
