"""Pages on paper, from the menu of the bar to a file."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.whole import dialog, press, shown
from trustdesk.services.group_sheet import SheetOf
from trustdesk.services.page_export import ChosenPages
from trustdesk.ui.export import asking
from trustdesk.ui.page_files import ReadingFiles

FIVE = "fem-relationer"


def choose(page, words: str) -> None:
    """Takes a line of the bar's menu."""
    action = next(a for a in page.bar.more.menu().actions() if a.text() == words)
    action.trigger()


@pytest.fixture
def wished(opened):
    """The page, and what it wishes."""
    page = opened(FIVE)
    heard: list[Any] = []
    page.paper.file_requested.connect(lambda chosen, name: heard.append(("save", chosen, name)))
    page.paper.print_requested.connect(lambda chosen, name: heard.append(("print", chosen, name)))
    return page, heard


def test_the_page_that_is_read_is_saved(wished):
    page, heard = wished
    choose(page, "Spara som PDF…")
    assert heard == [("save", ChosenPages((FIVE,)), "Fem relationer")]


def test_the_glossary_is_saved_as_such(wished, qtbot):
    page, heard = wished
    page.show_detail("ordlista")
    qtbot.waitUntil(lambda: page.open_page.page_id == "ordlista")
    choose(page, "Spara som PDF…")
    assert heard == [("save", ChosenPages(glossary=True), "Ordlista")]


def test_printing_is_asked_about_and_said_to_be_done_outside(wished):
    page, heard = wished
    choose(page, "Skriv ut…")
    assert any("TrustDesk skriver inte ut själv." in text for text in shown(dialog()))
    press(dialog(), "Avbryt")
    assert heard == []
    choose(page, "Skriv ut…")
    press(dialog(), "Spara och öppna…")
    assert heard == [("print", ChosenPages((FIVE,)), "Fem relationer")]


def test_several_pages_are_ticked(wished, qtbot):
    page, heard = wished
    choose(page, "Välj flera sidor…")
    over = dialog()
    assert over.rows[FIVE].isChecked()
    qtbot.keyClick(over.rows["balansen"], Qt.Key.Key_Space)
    qtbot.keyClick(over.rows["laslista"], Qt.Key.Key_Return)
    press(over, "Spara som PDF…")
    ((kind, chosen, name),) = heard
    assert kind == "save"
    assert set(chosen.pages) == {FIVE, "balansen"}
    assert (chosen.glossary, chosen.reading_list) == (False, True)
    assert name == "Nära, personlig och tillitsbaserad"


def sheets(page) -> dict[str, Any]:
    """Gives what the bar's menu offers a sheet of, as one opens it."""
    page.bar.more.menu().aboutToShow.emit()
    return {action.text(): action for action in page.bar.sheets.actions()}


def test_a_sheet_of_a_figure_or_a_question_of_the_page(opened, desk, qtbot):
    page = opened(FIVE)
    offered = sheets(page)
    figure = next(d for d in desk.framework.diagrams if d.page == FIVE)
    questions = desk.framework.questions_of(FIVE)
    assert len(offered) == 1 + len(questions)
    assert next(iter(offered)) == desk.said(figure.title)
    assert all(len(text) <= 66 for text in offered)
    with qtbot.waitSignal(page.paper.sheet_requested) as asked:
        offered[desk.said(figure.title)].trigger()
    assert asked.args == [SheetOf("diagram", figure.id)]
    with qtbot.waitSignal(page.paper.sheet_requested) as asked:
        list(offered.values())[1].trigger()
    assert asked.args == [SheetOf("question", questions[0].id)]
    page.show_detail("laslista")
    qtbot.waitUntil(lambda: page.open_page.page_id == "laslista")
    assert sheets(page) == {}
    assert not page.bar.sheets.menuAction().isVisible()


def test_the_sheet_is_made_and_told_of(opened, core, theme, tmp_path, monkeypatch, qtbot):
    from tests.ui.surrounding import KeptSettings

    out = tmp_path.parent / f"{tmp_path.name}-blad.pdf"
    monkeypatch.setattr(asking, "dialog_asker", lambda _desk: lambda _window, _suggested: out)
    page = opened(FIVE)
    ReadingFiles(page.desk, KeptSettings(core, theme).surroundings(), page)
    list(sheets(page).values())[1].trigger()
    qtbot.waitUntil(lambda: f"Sparad: {out}" in shown(page), timeout=20_000)
    assert out.read_bytes().startswith(b"%PDF")


def test_all_and_none(wished, desk):
    page, heard = wished
    choose(page, "Välj flera sidor…")
    over = dialog()
    press(over, "Inga")
    assert not over.save.isEnabled()
    press(over, "Alla")
    press(over, "Spara som PDF…")
    ((_, chosen, _),) = heard
    assert len(chosen.pages) == len(desk.framework.pages)
    assert chosen.glossary
    assert chosen.reading_list


def test_a_dialog_is_freed_when_it_closes(wished, qtbot):
    page, _ = wished
    for words in ("Skriv ut…", "Välj flera sidor…"):
        choose(page, words)
        over = dialog()
        with qtbot.waitSignal(over.destroyed):
            qtbot.keyClick(over, Qt.Key.Key_Escape)
        assert page.paper.dialog is None
        assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("core", ["en"], indirect=True)
def test_in_english(opened):
    page = opened(FIVE)
    choose(page, "Print…")
    assert "Print the page" in shown(dialog())
    press(dialog(), "Cancel")
    choose(page, "Choose several pages…")
    assert "Which pages go along?" in shown(dialog())
    press(dialog(), "Cancel")


def test_the_file_is_made_and_told_of_over_the_page(
    opened, core, theme, tmp_path, monkeypatch, qtbot
):
    from tests.ui.surrounding import KeptSettings

    out = tmp_path.parent / f"{tmp_path.name}-sida.pdf"
    monkeypatch.setattr(asking, "dialog_asker", lambda _desk: lambda _window, _suggested: out)
    page = opened(FIVE)
    ReadingFiles(page.desk, KeptSettings(core, theme).surroundings(), page)
    choose(page, "Spara som PDF…")
    qtbot.waitUntil(lambda: f"Sparad: {out}" in shown(page), timeout=20_000)
    assert out.read_bytes().startswith(b"%PDF")
    page.show_detail("balansen")
    qtbot.waitUntil(lambda: page.open_page.page_id == "balansen")
    assert f"Sparad: {out}" not in shown(page)


def test_the_row_of_the_page_that_is_read_is_in_view(wished, qtbot):
    page, _ = wished
    page.show_detail("laslista")
    qtbot.waitUntil(lambda: page.open_page.page_id == "laslista")
    choose(page, "Välj flera sidor…")
    row = dialog().rows["laslista"]
    qtbot.waitUntil(lambda: not row.visibleRegion().isEmpty())
    press(dialog(), "Avbryt")
