"""From a case to the dagbok and back: an answer, its opposite, and the same case months later."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from tests.ui.whole import opened, press, shown
from trustdesk.domain.entry import Filters
from trustdesk.ui.places import DAGBOK, PRACTICE, TODAY

CASE = "fall-03"
FORM = "ovningsfall"


@pytest.fixture
def whole(core, theme, qtbot):
    with opened(core, theme, qtbot) as window:
        window.go(PRACTICE, CASE)
        yield window


def entries(core):
    with core.writing_store() as store:
        return list(store.entries(Filters()))


def edit_of(window, field):
    area = window.page.area
    column = next(c for c in area.editor._forms if c.form_id == FORM)
    return column.text_of(field)


def write(window, qtbot, field, text):
    """Writes an answer and waits until it is on disk."""
    edit = edit_of(window, field)
    edit.setFocus()
    edit.insertPlainText(text)
    with qtbot.waitSignal(window.page.area.saved):
        window.page.area.finish()


def answer(window, qtbot, text):
    press(window.page, "Skriv ditt svar")
    assert window.page_id == DAGBOK
    write(window, qtbot, "gora", text)


def wait_for(window, qtbot, name):
    qtbot.waitUntil(lambda: name in shown(window))


def choose_later(window, qtbot, name):
    later = window.page.case.again.choose
    qtbot.mouseClick(later, Qt.MouseButton.LeftButton)
    menu = later.findChild(QMenu)
    next(a for a in menu.actions() if a.text() == name).trigger()
    menu.close()


def test_the_opposite_begins_an_answer_where_there_is_none(whole, core, qtbot):
    press(whole.page, "Argumentera för motsatsen")
    qtbot.waitUntil(lambda: whole.page_id == DAGBOK)
    entry = whole.page.area.writing.entry
    assert entry.answers[FORM] == {"fall": CASE}
    qtbot.waitUntil(lambda: whole.focusWidget() is edit_of(whole, "emot"))
    assert entries(core) == []


def test_the_opposite_opens_the_latest_answer_there(whole, core, qtbot):
    answer(whole, qtbot, "Ringa först.")
    whole.go(PRACTICE)
    press(whole.page, "Argumentera för motsatsen")
    qtbot.waitUntil(lambda: whole.page_id == DAGBOK)
    qtbot.waitUntil(lambda: whole.focusWidget() is edit_of(whole, "emot"))
    write(whole, qtbot, "emot", "Lika fall ska behandlas lika.")
    (kept,) = entries(core)
    assert kept.answers[FORM]["gora"] == "Ringa först."
    assert kept.answers[FORM]["emot"] == "Lika fall ska behandlas lika."


def test_a_case_that_is_not_answered_offers_no_day(whole, qtbot):
    assert "Titta på det igen…" not in shown(whole)
    assert not whole.page.case.again.isVisible()


def test_a_day_is_chosen_changed_and_taken_away(whole, core, qtbot):
    answer(whole, qtbot, "Ringa först.")
    whole.go(PRACTICE)
    wait_for(whole, qtbot, "Titta på det igen…")
    choose_later(whole, qtbot, "Om tre månader")
    wait_for(whole, qtbot, "Fallet kommer tillbaka den 19 februari 2027.")
    (kept,) = entries(core)
    assert [(f.due, f.question) for f in kept.follow_ups] == [
        (date(2027, 2, 19), "Hur skulle du svara på fallet i dag?")
    ]
    assert kept.answers[FORM]["igen"] == "2027-02-19"
    choose_later(whole, qtbot, "Om en månad")
    wait_for(whole, qtbot, "Fallet kommer tillbaka den 19 december 2026.")
    press(whole.page, "Ta bort datumet")
    wait_for(whole, qtbot, "Titta på det igen…")
    (kept,) = entries(core)
    assert kept.follow_ups == ()


def test_the_day_of_one_case_is_not_that_of_another(whole, qtbot):
    answer(whole, qtbot, "Ringa först.")
    whole.go(PRACTICE)
    wait_for(whole, qtbot, "Titta på det igen…")
    whole.page.show_detail("fall-04")
    assert "Titta på det igen…" not in shown(whole)
    whole.page.show_detail(CASE)
    wait_for(whole, qtbot, "Titta på det igen…")
    whole._desk.session._set_state("locked")
    assert "Titta på det igen…" not in shown(whole)
    assert not whole.page.case.opposite.isEnabled()
    assert whole.page.case.group.isEnabled()
    whole._desk.session._set_state("open")
    wait_for(whole, qtbot, "Titta på det igen…")


def test_months_later_the_case_is_answered_anew_before_the_old_answer_shows(
    whole, core, clock, qtbot
):
    answer(whole, qtbot, "Ringa först.")
    whole.go(PRACTICE)
    wait_for(whole, qtbot, "Titta på det igen…")
    choose_later(whole, qtbot, "Om tre månader")
    wait_for(whole, qtbot, "Fallet kommer tillbaka den 19 februari 2027.")
    clock.moment += timedelta(days=93)
    whole.go(TODAY)
    whole.page.enter()
    wait_for(whole, qtbot, "Hur skulle du svara på fallet i dag?")
    press(whole.page, "Skriv nu")
    qtbot.waitUntil(lambda: whole.page_id == DAGBOK)
    qtbot.waitUntil(lambda: edit_of(whole, "gora") is not None)
    assert whole.page.area.writing.entry.answers[FORM] == {"fall": CASE}
    assert "Ringa först." not in shown(whole)
    assert [f.done_at for e in entries(core) for f in e.follow_ups] == [None]  # nothing is answered
    edit_of(whole, "gora").insertPlainText("Fråga chefen.")
    see = "Spara, och se vad du svarade förra gången"
    wait_for(whole, qtbot, see)
    press(whole.page, see)
    wait_for(whole, qtbot, "Ringa först.")
    qtbot.waitUntil(lambda: all(f.done_at for e in entries(core) for f in e.follow_ups))
    whole.go(TODAY)
    whole.page.enter()
    qtbot.waitUntil(lambda: "Hur skulle du svara på fallet i dag?" not in shown(whole))
    assert len(entries(core)) == 2


def test_a_sheet_of_a_case_is_saved_where_one_says(whole, tmp_path, monkeypatch, qtbot):
    out = tmp_path.parent / f"{tmp_path.name}-blad.pdf"
    asker = lambda _desk: lambda _window, _suggested: out  # noqa: E731
    monkeypatch.setattr("trustdesk.ui.export.asking.dialog_asker", asker)
    press(whole.page, "Spara ett blad som PDF…")
    qtbot.waitUntil(out.exists, timeout=20_000)
    wait_for(whole, qtbot, f"Sparad: {out}")
    assert out.read_bytes().startswith(b"%PDF")
