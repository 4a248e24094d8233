"""Följ upp in the margin, and the answer under the text."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from tests.conftest import type_text
from trustdesk.domain.answers import with_date
from trustdesk.domain.entry import Entry, Filters, FollowUp
from trustdesk.domain.following import postponed
from trustdesk.services.identity import new_id
from trustdesk.ui.dagbok.page import DagbokPage
from trustdesk.ui.widgets.fields import TextField
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit

TODAY = date(2026, 11, 19)


@pytest.fixture
def page(desk, qtbot):
    page = DagbokPage(desk)
    qtbot.addWidget(page)
    page.resize(1156, 1600)
    page.show()
    qtbot.waitExposed(page)
    with qtbot.waitSignal(page.listed):
        page.enter()
    return page


def kept(core):
    with core.reading() as reader:
        return list(reader.entries(Filters()))


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def named(widget, name):
    return next(
        b for b in widget.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible()
    )


def begin(page, text="Vi bestämde att ringa."):
    page.write_new()
    type_text(page.area.editor.text, text)
    page.area.bar.panel.setChecked(True)


def test_a_question_is_asked_with_a_click_and_worded_at_once(page, core, qtbot):
    begin(page)
    qtbot.mouseClick(named(page.panel, "Följ upp: Om en vecka"), Qt.MouseButton.LeftButton)
    field = page.focusWidget()
    assert isinstance(field, TextField)
    assert (field.accessibleName(), field.selectedText()) == ("Fråga 1", "Hur blev det?")
    type_text(field, "Ringde de?")
    qtbot.mouseClick(named(page.panel, "Följ upp: Om en månad"), Qt.MouseButton.LeftButton)
    page.leave()
    page.desk.session.drain()
    assert kept(core)[0].follow_ups == (
        FollowUp(TODAY + timedelta(days=7), "Ringde de?"),
        FollowUp(date(2026, 12, 19), "Hur blev det?"),
    )
    assert "Torsdag 26 november" in [
        b.text() for b in page.panel.findChildren(QPushButton) if b.isVisible()
    ]


def test_a_question_gets_another_day_and_is_taken_away(page, core, qtbot):
    begin(page)
    qtbot.mouseClick(named(page.panel, "Följ upp: Om en vecka"), Qt.MouseButton.LeftButton)
    day = named(page.panel, "Dag för fråga 1: Torsdag 26 november")
    popup = day.open_calendar()
    assert popup.days.minimumDate().toPython() == TODAY + timedelta(days=1)
    popup.chosen.emit(date(2026, 12, 3))
    popup.close()
    assert page.area.writing.entry.follow_ups == (FollowUp(date(2026, 12, 3), "Hur blev det?"),)
    qtbot.mouseClick(named(page.panel, "Ta bort fråga 1"), Qt.MouseButton.LeftButton)
    assert page.area.writing.entry.follow_ups == ()


@pytest.fixture
def asked(core, clock):
    moment = clock.now() - timedelta(days=8)
    entry = Entry(
        new_id(moment),
        moment.date(),
        moment,
        moment,
        body="Vi bestämde att ringa.",
        follow_ups=(
            FollowUp(TODAY, "Ringde de?"),
            FollowUp(TODAY + timedelta(days=9), "Och sen?"),
            FollowUp(TODAY - timedelta(days=3), "Låt gå?", moment),
        ),
    )
    with core.writing_store() as store:
        store.save(entry, reason="import")
    return entry


@pytest.fixture
def filled(asked):
    return asked


def open_to_answer(page, entry, qtbot):
    page.show_question(entry.id, entry.follow_ups[0])
    qtbot.waitUntil(lambda: isinstance(page.focusWidget(), MarkdownEdit))
    return page.focusWidget()


@pytest.mark.usefixtures("filled")
def test_skriv_nu_begins_where_the_answer_goes(page, core, filled, clock, qtbot):
    edit = open_to_answer(page, filled, qtbot)
    assert edit.accessibleName() == "Ringde de?"
    assert "Väntar sedan 19 november" in texts(page.area)
    assert "Och sen?" not in texts(page.area)  # its day has not come
    type_text(edit, "Ja, på måndagen. Åäö.")
    page.leave()
    page.desk.session.drain()
    answered = kept(core)[0].follow_ups[0]
    assert (answered.outcome, answered.done_at) == ("Ja, på måndagen. Åäö.", clock.now())
    with core.reading() as reader:
        assert reader.returning.waiting(TODAY) == []


@pytest.mark.usefixtures("filled")
def test_an_answer_taken_back_is_a_question_again(page, core, filled, qtbot):
    edit = open_to_answer(page, filled, qtbot)
    type_text(edit, "Ja.")
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.isVisible()
    page.leave()
    page.desk.session.drain()
    assert kept(core)[0].follow_ups == filled.follow_ups


@pytest.mark.usefixtures("filled")
def test_the_margin_tells_answered_from_let_be(page, filled, qtbot):
    type_text(open_to_answer(page, filled, qtbot), "Ja.")
    page.area.bar.panel.setChecked(True)
    shown = texts(page.panel)
    assert "Besvarad 19 november" in shown
    assert "Fick vara 11 november" in shown
    qtbot.mouseClick(named(page.panel, "Ställ fråga 3 igen"), Qt.MouseButton.LeftButton)
    assert page.area.writing.entry.follow_ups[2].done_at is None


@pytest.mark.usefixtures("filled")
def test_an_answer_is_read_where_the_reflection_is_read(page, filled, qtbot):
    type_text(open_to_answer(page, filled, qtbot), "Ja, på måndagen.")
    page.area.finish()
    qtbot.waitUntil(lambda: "Ja, på måndagen." in page.area.reader.text.toPlainText())
    assert "Ringde de?" in page.area.reader.text.toPlainText()


@pytest.mark.usefixtures("filled")
def test_what_was_changed_elsewhere_is_taken_in(page, core, filled, qtbot):
    page.show_detail(filled.id)
    qtbot.waitUntil(lambda: page.area.writing.entry is not None)
    page.leave()
    done: list[object] = []
    page.desk.session.write(
        lambda journal: journal.change(filled.id, lambda e: replace(e, body="Nytt.")),
        done.append,
    )
    qtbot.waitUntil(lambda: bool(done))
    page.enter()
    qtbot.waitUntil(lambda: page.area.editor.text.text() == "Nytt.")
    type_text(page.area.editor.text, "Mer. ")
    page.leave()
    page.desk.session.drain()
    assert "Nytt." in kept(core)[0].body


class TestQuestionsOfForms:
    """What a form asks on a day: one place to answer it, and one day."""

    def planted(self, core, clock, form_id, field_id):
        form = core.framework.form(form_id)
        field = next(f for f in form.fields if f.id == field_id)
        moment = clock.now() - timedelta(days=8)
        made = Entry(new_id(moment), moment.date(), moment, moment, body="Text.", forms=(form_id,))
        question = field.help.in_language("sv")
        entry = with_date(made, form_id, field, TODAY, question)
        with core.writing_store() as store:
            store.save(entry, reason="import")
        return entry

    @pytest.fixture
    def before_after(self, core, clock):
        return self.planted(core, clock, "fore_efter", "aterblick")

    @pytest.fixture
    def pressure(self, core, clock):
        return self.planted(core, clock, "under_tryck", "datum")

    def test_a_form_in_two_halves_is_answered_in_its_second(self, before_after, request, qtbot):
        page = request.getfixturevalue("page")
        page.show_question(before_after.id, before_after.follow_ups[0])
        qtbot.waitUntil(lambda: isinstance(page.focusWidget(), MarkdownEdit))
        form = page.desk.framework.form("fore_efter")
        after = [f.label.in_language("sv") for f in form.fields if f.phase == "after"]
        assert page.focusWidget().accessibleName() in after
        question = before_after.follow_ups[0].question
        edits = page.area.editor.findChildren(MarkdownEdit)
        assert question not in [e.accessibleName() for e in edits if e.isVisible()]

    def test_another_form_is_answered_under_the_text(self, pressure, request, core, qtbot):
        page = request.getfixturevalue("page")
        page.show_question(pressure.id, pressure.follow_ups[0])
        qtbot.waitUntil(lambda: isinstance(page.focusWidget(), MarkdownEdit))
        assert page.focusWidget().accessibleName() == pressure.follow_ups[0].question
        type_text(page.focusWidget(), "Ja.")
        page.leave()
        page.desk.session.drain()
        assert kept(core)[0].follow_ups[0].outcome == "Ja."

    def test_the_margin_leaves_a_forms_day_to_the_form(self, pressure, request, qtbot):
        page = request.getfixturevalue("page")
        page.show_detail(pressure.id)
        qtbot.waitUntil(lambda: page.area.writing.entry is not None)
        page.area.bar.panel.setChecked(True)
        names = [f.accessibleName() for f in page.panel.findChildren(TextField) if f.isVisible()]
        assert "Fråga 1" not in names

    def test_put_off_the_form_has_the_same_day(self, pressure, core):
        due = date(2026, 12, 3)
        definition = partial(pressure.form, framework=core.framework)
        moved = postponed(pressure, pressure.follow_ups[0], due, definition)
        assert moved.follow_ups[0].due == due
        assert moved.answers["under_tryck"]["datum"] == "2026-12-03"
