"""A pack of one's own: added, read, written with and rated, put in a PDF, and taken away again.

Through the real window in this process; the folder dialog is the system's and is answered for it.
"""

import json
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.cli.running import run
from tests.conftest import type_text
from tests.exporters.pdf.reading_back import text_of
from tests.fakes import STOCKHOLM, FixedClock
from tests.ui.whole import dagbok, dialog, opened, press, shown
from trustdesk.app import Program
from trustdesk.domain.entry import Entry, Filters
from trustdesk.paths import DataFolder, bundled
from trustdesk.ui.places import DAGBOK, READING, SETTINGS
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.rating_rows import RatingHead, StepRow
from trustdesk.wiring import Core

EXAMPLE = bundled("content").parent / "docs" / "examples" / "statens-vardegrund"
FORM = "vardegrund:sex_fragor"
NOT_HERE = "(ur paketet ”vardegrund”, som inte finns här)"


@pytest.fixture
def clock():
    return FixedClock(datetime(2026, 11, 17, 16, 5, tzinfo=STOCKHOLM))


@pytest.fixture
def core(tmp_path, clock):
    return Core(DataFolder(tmp_path / "data"), "sv", clock)


def add_the_example(window, qtbot):
    window.go(SETTINGS)
    packs = window.page.packs
    packs._ask = lambda _parent: EXAMPLE
    press(window, "Lägg till ett paket…")
    qtbot.waitUntil(lambda: "”Den statliga värdegrunden” är tillagt." in shown(window))


def read_its_page(window, qtbot):
    window.go(READING, "vardegrund:sex-principer")
    text = window.page.open_page.text
    qtbot.waitUntil(lambda: "Den statliga värdegrunden samlar" in text.toPlainText())
    lines = contents(window)
    assert lines.index("Den statliga värdegrunden") < lines.index("Sex principer")
    press(window, "Reflektera")
    press(window, "Fortsätt i dagboken")
    assert window.page_id == DAGBOK


def write_with_its_form(window, qtbot):
    focus = QApplication.focusWidget()
    assert isinstance(focus, MarkdownEdit)
    type_text(focus, "Vi satt kvar.")
    dagbok(window).area.writing.add_form(FORM)
    heads = {w.accessibleName().split(":")[0]: w for w in window.findChildren(RatingHead)}
    assert sorted(heads) == ["Legalitet", "Respekt"]  # not the criteria of the bundled pack
    heads["Legalitet"].click()
    steps = (s for s in window.findChildren(StepRow) if s.accessibleName().startswith("Steg 3"))
    next(steps).click()
    qtbot.waitUntil(lambda: "Vad skulle avgöras?" in names_of_texts(window))
    type_text(names_of_texts(window)["Vad skulle avgöras?"], "Om mallen.")
    with qtbot.waitSignal(dagbok(window).area.writing.kept):
        dagbok(window).area.writing.keep_now()


def names_of_texts(window) -> dict[str, MarkdownEdit]:
    return {w.accessibleName(): w for w in window.findChildren(MarkdownEdit)}


def remove_it(window, qtbot):
    window.go(SETTINGS)
    press(window, "Ta bort ”Den statliga värdegrunden”…")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    press(dialog(), "Ta bort paketet")
    told = "Paketet är borttaget. Det du har skrivit med det är kvar."
    qtbot.waitUntil(lambda: told in shown(window))
    assert [row.title for row in window.page.packs.rows] == ["Nära, personlig och tillitsbaserad"]


def on_the_command_line(core, *arguments: str) -> str:
    told = run("--data-dir", core.folder.root, *arguments)
    assert (told.status, told.err) == (0, "")
    return str(told.out)


def test_a_pack_of_ones_own(core, clock, theme, qtbot, tmp_path):
    with opened(core, theme, qtbot) as window:
        add_the_example(window, qtbot)
        read_its_page(window, qtbot)
        write_with_its_form(window, qtbot)

    entry = the_one(core)
    told_on_the_command_line(core, entry)
    paper = printed(core, tmp_path / "med.pdf")
    assert "Sexprinciper,ettbeslut" in paper
    assert "Legalitet" in paper

    clock.move(days=2)
    with opened(core, theme, qtbot) as window:
        remove_it(window, qtbot)
        read_and_write_without_it(window, entry.id, qtbot)

    again = the_one(core)
    assert again.title == "Ny rubrik"
    for part in ("body", "forms", "ratings", "answers", "citations"):
        assert getattr(again, part) == getattr(entry, part)
    assert NOT_HERE in on_the_command_line(core, "show", entry.id)
    assert found_by_its_ids(core) == [entry.id]  # also without the pack
    assert "".join(NOT_HERE.split()) in printed(core, tmp_path / "utan.pdf")
    aside = [p.name for p in core.folder.removed_packs.iterdir()]
    assert aside == ["vardegrund-2026-11-19-160500"]


def the_one(core) -> Entry:
    with core.reading() as reader:
        kept: list[Entry] = list(reader.entries(Filters()))
    assert len(kept) == 1
    return kept[0]


def told_on_the_command_line(core, entry):
    told = json.loads(on_the_command_line(core, "show", entry.id, "--json"))
    assert told["forms"] == [FORM]
    assert [(r["concept"], r["value"]) for r in told["ratings"]] == [("vardegrund:legalitet", 3)]
    assert told["citations"][0]["page"] == "vardegrund:sex-principer"
    assert entry.citations[0].pack_version == "1"
    assert found_by_its_ids(core) == [entry.id]


def found_by_its_ids(core) -> list[str]:
    filtered = ("list", "--json", "--criterion", "vardegrund:legalitet", "--form", FORM)
    return [row["id"] for row in json.loads(on_the_command_line(core, *filtered))]


def read_and_write_without_it(window, entry_id, qtbot):
    window.go(DAGBOK, entry_id)
    qtbot.waitUntil(lambda: dagbok(window).area.writing.entry_id() == entry_id)
    dagbok(window).area.finish()
    reader_text = dagbok(window).area.reader.text
    qtbot.waitUntil(lambda: "Vi satt kvar." in reader_text.toPlainText())
    read = reader_text.toPlainText()
    assert f"legalitet {NOT_HERE}" in read
    assert "Vad skulle avgöras?" in read  # its form is kept with the reflection
    dagbok(window).area.edit()
    press(window, "Val för den här reflektionen")
    qtbot.waitUntil(lambda: f"legalitet {NOT_HERE}: Steg 3." in "\n".join(labels(window)))
    with qtbot.waitSignal(dagbok(window).area.writing.kept):
        dagbok(window).area.writing.put(title="Ny rubrik")
        dagbok(window).area.writing.keep_now()


def labels(window) -> list[str]:
    parts = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
    return [part.text() for part in parts if part.isVisible()]


def printed(core: Core, out: Path) -> str:
    """Makes a PDF of everything, which checks itself, and gives its words without blanks."""
    on_the_command_line(core, "export", str(out))
    return "".join(text_of(out.read_bytes()).split())


def test_a_pack_that_lies_there_is_read_once_the_window_stands(core, themed_app, qtbot, qapp):
    shutil.copytree(EXAMPLE, core.folder.packs / "vardegrund")
    shutil.copytree(EXAMPLE, core.folder.packs / "trasigt")
    (core.folder.packs / "trasigt" / "forms.toml").write_text("[", "utf-8")
    program = Program(qapp, core, core.window_opening())
    try:
        program.show()
        window = program.window
        window.go(READING)  # before the packs are there
        assert len(core.framework.packs) == 1
        qtbot.waitUntil(lambda: len(core.framework.packs) == 2, timeout=20_000)
        qtbot.waitUntil(lambda: "Den statliga värdegrunden" in contents(window))
        window.go(SETTINGS)
        qtbot.waitUntil(lambda: any(t.startswith("Används inte: ") for t in labels(window)))
    finally:
        program.window.close()
        program.close()
        program.deleteLater()


def contents(window) -> list[str]:
    model = window.page.contents.list.model()
    return [model.index(n, 0).data() for n in range(model.rowCount())]
