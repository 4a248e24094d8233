"""A template of one's own: made of a reflection, begun from, and what it does not keep."""

import pytest
from PySide6.QtCore import Qt

from tests.conftest import type_text
from trustdesk.services.templates import TEMPLATES, Template, templates, to_setting
from trustdesk.ui.dagbok.erase_dialog import EraseDialog
from trustdesk.ui.dagbok.name_dialog import NameDialog
from trustdesk.ui.dagbok.named_dialog import NamedDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def filled(fill):
    return fill(12)


def kept(core):
    with core.reading() as reader:
        return templates(reader)


def dialog(page, kind):
    return next(d for d in page.findChildren(kind) if d.isVisible())


def save_as(page, name, qtbot, choose, core):
    choose(page.area.bar.more, "Spara som mall…")
    asked = dialog(page, NameDialog)
    asked.field.clear()
    type_text(asked.field, name)
    qtbot.keyClick(asked.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: name in [t.name for t in kept(core)])
    qtbot.waitUntil(page.list.head.from_template.isVisible)


def test_a_template_is_made_and_begun_from(
    page, filled, qtbot, open_entry, choose, core, button, texts
):
    entry = next(e for e in filled if e.forms and e.ratings)
    assert not page.list.head.from_template.isVisible()
    open_entry(page, entry.id)
    save_as(page, "Samtal åäö", qtbot, choose, core)
    assert "Mallen ”Samtal åäö” är sparad. Du hittar den bredvid Skriv." in texts(page.area)
    menu = page.templates.show_menu(page.mapToGlobal(page.rect().center()))
    action = next(a for a in menu.actions() if a.text() == "Samtal åäö")
    action.trigger()
    begun = page.area.writing.entry
    assert begun.id != entry.id
    assert (begun.title, begun.body, begun.forms, begun.roles, begun.relations, begun.tags) == (
        entry.title,
        entry.body,
        entry.forms,
        entry.roles,
        entry.relations,
        entry.tags,
    )
    assert (begun.ratings, begun.answers, begun.citations) == ((), {}, ())
    assert begun.date == page.desk.clock.now().date()
    page.leave()
    page.desk.session.drain()
    with core.reading() as reader:
        assert reader.entry(begun.id) is None  # nothing was written in it
    menu.close()


def test_what_is_written_from_a_template_is_a_reflection(page, filled, qtbot, session, core):
    page.templates.kept.keep(Template("Kort", body="Vad hände? "))
    qtbot.waitUntil(page.list.head.from_template.isVisible)
    page.templates.begin("Kort")
    type_text(page.area.editor.text, "Det gick bra.")
    begun = page.area.writing.entry.id
    page.leave()
    session.drain()
    with core.reading() as reader:
        assert reader.entry(begun).body == "Vad hände? Det gick bra."


def test_a_template_survives_the_reflection_it_was_made_of(
    page, filled, qtbot, core, session, texts
):
    gone = filled[3]
    session.set_setting(TEMPLATES, to_setting([Template("Samtal", origin=gone.id)]))
    session.write(lambda journal: journal.trash(gone.id))
    page.several.ask_to_erase((gone.id,))
    qtbot.waitUntil(lambda: any(d.isVisible() for d in page.findChildren(EraseDialog)))
    asked = dialog(page, EraseDialog)
    assert any("”Samtal”" in text for text in texts(asked))
    with qtbot.waitSignal(page.several.changed):
        qtbot.mouseClick(asked.erase, LEFT)
    assert [t.name for t in kept(core)] == ["Samtal"]
    page.several.ask_to_erase((filled[4].id,))
    qtbot.waitUntil(lambda: any(d.isVisible() for d in page.findChildren(EraseDialog)))
    assert not any("mall" in text.lower() for text in texts(dialog(page, EraseDialog)))


def test_templates_can_be_chosen_from_a_dialog_and_taken_away(page, filled, qtbot, button, core):
    page.templates.choose()
    asked = dialog(page, NamedDialog)
    assert "Det finns ingen mall." in asked.accessibleDescription()
    page.templates.kept.keep(Template("Ett", body="Ett."))
    page.templates.kept.keep(Template("Ett", body="Ett."))
    qtbot.waitUntil(lambda: len(page.templates.kept.things) == 1)
    qtbot.mouseClick(button(asked, "Ett"), LEFT)
    assert page.area.writing.entry.body == "Ett."
    page.templates.choose()
    asked = dialog(page, NamedDialog)
    qtbot.mouseClick(button(asked, "Ta bort Ett"), LEFT)
    qtbot.waitUntil(lambda: kept(core) == ())
    qtbot.waitUntil(lambda: not page.list.head.from_template.isVisible())


def test_in_the_bin_nothing_is_begun(page, filled, qtbot, button):
    page.templates.kept.keep(Template("Ett"))
    qtbot.waitUntil(page.list.head.from_template.isVisible)
    qtbot.mouseClick(button(page.list, "Papperskorg"), LEFT)
    assert not page.list.head.from_template.isVisible()
    qtbot.mouseClick(button(page.list, "Tillbaka till dagboken"), LEFT)
    assert page.list.head.from_template.isVisible()


@pytest.mark.parametrize("core", ["en"], indirect=True)
def test_it_speaks_english(page, filled, qtbot, open_entry, choose):
    open_entry(page, filled[0].id)
    choose(page.area.bar.more, "Save as a template…")
    assert (
        "Ratings and answers do not go along." in dialog(page, NameDialog).accessibleDescription()
    )
