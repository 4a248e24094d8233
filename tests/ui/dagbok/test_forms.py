"""Supports as a person fills them in: every one the pack ships, kept and shown again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.conftest import type_text
from trustdesk.domain.answers import has_shape, is_answer, lies_in_entry
from trustdesk.domain.entry import Entry, Filters, FollowUp, Rating
from trustdesk.services.identity import new_id
from trustdesk.ui.dagbok.forms.before_after import BeforeAfter
from trustdesk.ui.dagbok.page import DagbokPage
from trustdesk.ui.overriding import override
from trustdesk.ui.widgets.balance import BalanceStep
from trustdesk.ui.widgets.check_row import CheckRow
from trustdesk.ui.widgets.fields import ComboField
from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
from trustdesk.ui.widgets.radio_row import RadioRow
from trustdesk.ui.widgets.rating_rows import RatingHead, StepRow
from trustdesk.ui.widgets.word_choice import WordRadio

FORMS = (
    *("vagledd", "mellan_roller", "flera_hall", "fore_efter", "balansen", "vad_antog_jag"),
    *("forutsattningar", "under_tryck", "ovningsfall", "samma_situation"),
)


@pytest.fixture
def page(desk, qtbot):
    page = DagbokPage(desk)
    qtbot.addWidget(page)
    page.resize(1400, 900)
    page.show()
    qtbot.waitExposed(page)
    with qtbot.waitSignal(page.listed):
        page.enter()
    page.write_new()
    page.area.bar.panel.setChecked(True)
    return page


def made(core, **parts) -> Entry:
    """A reflection of ten weeks ago, in the journal."""
    then = core.clock.now() - timedelta(weeks=10)
    entry = Entry(new_id(then), then.date(), then, then, **parts)
    with core.writing_store() as store:
        store.save(entry, reason="import")
    return entry


def kept(core, entry_id: str) -> Entry:
    with core.reading() as reader:
        found = reader.entry(entry_id)
    assert found is not None
    return cast("Entry", found)


def saved(page, core, qtbot) -> Entry:
    """Leaves the reflection and gives it as it is on disk."""
    entry_id = page.area.writing.entry.id
    page.leave()
    page.desk.session.drain()
    return kept(core, entry_id)


def shown(page) -> list[str]:
    QCoreApplication.processEvents()  # what was just added shows
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def named(page, kind: type[Any], name: str) -> Any:
    QCoreApplication.processEvents()  # what was just added shows
    seen = [w for w in page.findChildren(kind) if w.isVisible()]
    found = [w for w in seen if (w.accessibleName() or w.text()) == name]
    assert len(found) == 1, (name, [w.accessibleName() for w in seen])
    return found[0]


def button(page, text: str) -> Any:
    return next(b for b in page.findChildren(QAbstractButton) if b.text() == text)


def press(page, name: str, kind: type[QAbstractButton] = QAbstractButton) -> None:
    named(page, kind, name).click()


def add(page, form_id: str) -> None:
    page.panel  # noqa: B018 - drawn when first asked for
    page.area.writing.add_form(form_id)
    QCoreApplication.processEvents()  # what was just added shows


def reopened(page, entry_id: str, qtbot) -> None:
    page.area.writing.close()
    page.show_detail(entry_id)
    qtbot.waitUntil(lambda: page.area.writing.entry is not None)


def fill(page, form) -> None:
    """Answers everything that is in view, as a person with a keyboard and a mouse does."""
    column = next(c for c in page.area.editor._forms if c.form_id == form.id)
    for number, edit in enumerate(column.edits()):
        if edit.isVisible():
            type_text(edit, f"Svar {number} åäö")
    for kind in (WordRadio, RadioRow, BalanceStep, CheckRow):
        for button in page.findChildren(kind):
            if button.isVisible() and not button.isChecked():
                button.click()
    for combo in page.findChildren(ComboField):
        if combo.isVisible() and column.isAncestorOf(combo):
            combo.setCurrentIndex(3)
            combo.activated.emit(3)


@pytest.mark.parametrize("form_id", FORMS)
def test_every_form_is_filled_in_kept_and_shown_again(page, core, desk, qtbot, form_id):
    earlier = made(core, title="Mötet i våras", ratings=(Rating("kunna", 2, "Ont om tid"),))
    form = desk.framework.form(form_id)
    add(page, form_id)
    qtbot.waitUntil(page.panel.isVisible)
    if form_id == "samma_situation":
        qtbot.waitUntil(lambda: earlier.title in [r.text() for r in page.findChildren(CheckRow)])
    fill(page, form)
    entry = saved(page, core, qtbot)
    given = entry.answers[form_id]
    wanted = {f.id for f in form.fields if not lies_in_entry(f) and f.reveal != "after_saving"}
    wanted -= {f.id for f in form.fields if f.phase == "after" or f.kind == "follow_up"}
    wanted -= {"mot_naivism"} - set(given)
    assert wanted <= given.keys()
    for field_id, value in given.items():
        assert has_shape(form.field(field_id), value), field_id
        assert is_answer(value)
    reopened(page, entry.id, qtbot)
    column = next(c for c in page.area.editor._forms if c.form_id == form_id)
    texts = [edit.text() for edit in column.edits() if edit.text()]
    flat = [v for value in given.values() for v in strings(value)]
    assert texts
    assert all(text in flat for text in texts)
    page.leave()
    page.desk.session.drain()
    assert kept(core, entry.id) == entry  # opening and leaving changes nothing


def strings(value) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [s for part in value.values() for s in strings(part)]
    return [s for part in value for s in strings(part)] if isinstance(value, list) else []


def test_two_forms_on_one_reflection_one_taken_away_and_put_back(page, core, desk, qtbot):
    add(page, "under_tryck")
    add(page, "balansen")
    type_text(named(page, MarkdownEdit, "Vad gjorde jag?"), "Stod kvar.")
    type_text(named(page, MarkdownEdit, "Vad gäller det?"), "Attesten.")
    press(page, "Ta bort Under tryck")
    entry = saved(page, core, qtbot)
    assert entry.forms == ("balansen",)
    assert entry.answers["under_tryck"] == {"gjorde": "Stod kvar."}
    reopened(page, entry.id, qtbot)
    assert "Vad gjorde jag?" not in shown(page)
    add(page, "under_tryck")
    assert named(page, MarkdownEdit, "Vad gjorde jag?").text() == "Stod kvar."
    assert saved(page, core, qtbot).answers == entry.answers


def test_a_form_is_exchanged_for_another_and_both_keep_their_answers(page, core, qtbot):
    add(page, "vad_antog_jag")
    type_text(named(page, MarkdownEdit, "Hur gick det?"), "Så där.")
    page.area.writing.exchange_form("vad_antog_jag", "balansen")
    assert "Vad gäller det?" in shown(page)
    entry = saved(page, core, qtbot)
    assert entry.forms == ("balansen",)
    assert entry.answers == {"vad_antog_jag": {"gick": "Så där."}}


def test_forms_are_offered_in_their_groups_and_those_without_one_are_not(page, desk, qtbot):
    from trustdesk.ui.dagbok.forms.offered import left_over, suggested

    offered = left_over(desk, page.area.writing.entry)
    assert [f.id for f in offered] == list(FORMS[:8])
    assert [f.id for f in suggested(offered)] == ["vagledd", "fore_efter", "forutsattningar"]
    page.panel.show_entry()
    page.panel._offered._on_more()
    menu = next(m for m in page.panel._offered._more.findChildren(type(page.area.bar.more.menu())))
    texts = [a.text() for a in menu.actions() if a.text()]
    assert texts[:4] == [
        "Förstå vad som hände",
        "Vägledd reflektion",
        "Mellan roller",
        "Från flera håll",
    ]
    next(a for a in menu.actions() if a.data() == "balansen").trigger()
    assert page.area.writing.entry.forms == ("balansen",)
    menu.close()


class TestBalance:
    def test_one_sided_is_kept_as_it_is_with_one_kind_question(self, page, core, qtbot):
        kind = "Finns det något som pekar åt andra hållet? Du kan lämna det tomt."
        add(page, "balansen")
        assert kind not in shown(page)
        type_text(named(page, MarkdownEdit, "Det här pekar mot cynism"), "Ingen minns varför.")
        qtbot.waitUntil(lambda: kind in shown(page))
        assert shown(page).count(kind) == 1
        type_text(named(page, MarkdownEdit, "Det här pekar mot naivism"), "Fel har hänt.")
        qtbot.waitUntil(lambda: kind not in shown(page))
        assert saved(page, core, qtbot).answers["balansen"].keys() == {"mot_cynism", "mot_naivism"}

    def test_the_point_is_chosen_by_keys_and_taken_away(self, page, core, qtbot):
        add(page, "balansen")
        steps = page.panel.findChildren(BalanceStep)
        assert len(steps) == 7
        page.activateWindow()
        steps[3].setFocus()
        qtbot.waitUntil(steps[3].hasFocus)
        qtbot.keyClick(steps[3], Qt.Key.Key_Space)
        qtbot.keyClick(steps[3], Qt.Key.Key_Up)
        assert page.area.writing.entry.answers["balansen"] == {"lage": -1}
        press(page, "Ta bort svaret: Var på linjen, den här gången?")
        assert page.area.writing.entry.answers == {}


class TestBeforeAndAfter:
    def halves(self, page) -> Any:
        return page.area.editor.findChild(BeforeAfter)

    def test_it_stands_in_two_columns_with_list_and_margin_folded(self, page, qtbot):
        page.area.bar.panel.setChecked(False)
        add(page, "fore_efter")
        assert not page.list.isVisible()
        qtbot.waitUntil(lambda: self.halves(page).width() > 700)
        before = named(page, MarkdownEdit, "Risken jag såg")
        press(page, "Fyll i nu")
        after = named(page, MarkdownEdit, "Det som hände")
        qtbot.waitUntil(lambda: after.mapTo(page, after.rect().topLeft()).x() > 700)
        tops = [w.mapTo(page, w.rect().topLeft()).y() for w in (before, after)]
        assert tops[0] == tops[1]
        page.resize(760, 900)
        qtbot.waitUntil(
            lambda: (
                after.mapTo(page, after.rect().topLeft()).y()
                > before.mapTo(page, before.rect().topLeft()).y()
            )
        )

    def test_it_waits_for_its_day_and_says_so(self, page, core, clock, qtbot):
        add(page, "fore_efter")
        type_text(named(page, MarkdownEdit, "Risken jag såg"), "Att det blir tyst.")
        assert "När vet du hur det gick?" in shown(page)
        press(page, "Se tillbaka: Om en vecka")
        assert "Se tillbaka torsdag 26 november 2026" in shown(page)
        entry = saved(page, core, qtbot)
        day = clock.now().date() + timedelta(weeks=1)
        assert entry.follow_ups == (FollowUp(day, "Hur gick det, och vad tror du nu?"),)
        assert entry.answers["fore_efter"]["aterblick"] == day.isoformat()
        reopened(page, entry.id, qtbot)
        assert "Det som hände" not in shown(page)
        clock.move(days=8)
        reopened(page, entry.id, qtbot)
        qtbot.waitUntil(lambda: "Det som hände" in shown(page))

    def test_judgements_of_the_first_half_hide_until_the_second_is_saved(self, page, core, qtbot):
        add(page, "fore_efter")
        type_text(named(page, MarkdownEdit, "Det jag trodde"), "Att hon säger till.")
        kind = "Vad visar att den andra kan, vågar och vill? Kunna: Sett själv"
        press(page, kind, WordRadio)
        press(page, "Fyll i nu")
        assert not [w for w in page.findChildren(WordRadio) if w.isVisible()]
        assert named(page, MarkdownEdit, "Det jag trodde").text() == "Att hon säger till."
        type_text(named(page, MarkdownEdit, "Det jag tror nu"), "Att mötena gjorde oss sena.")
        done = next(
            b for b in page.findChildren(QAbstractButton) if b.text() == "Spara den andra halvan"
        )
        qtbot.waitUntil(done.isVisible)
        done.click()
        qtbot.waitUntil(lambda: named(page, WordRadio, kind).isChecked())
        entry = saved(page, core, qtbot)
        assert [f.done_at is not None for f in entry.follow_ups] == [True]
        assert entry.answers["fore_efter"]["tror_nu"] == "Att mötena gjorde oss sena."


class TestConditions:
    def test_who_can_change_what_is_kept_by_condition(self, page, core, qtbot):
        add(page, "forutsattningar")
        press(page, "Fanns det? Juridiska förutsättningar: Saknades", WordRadio)
        press(page, "Vem kan ändra på det? Juridiska förutsättningar: Min chef", WordRadio)
        need = named(page, MarkdownEdit, "Vad behövs?: Juridiska förutsättningar")
        type_text(need, "Ett besked.")
        given = saved(page, core, qtbot).answers["forutsattningar"]
        assert given == {
            "lage": {"juridiska": "saknas"},
            "vem": {"juridiska": "chef"},
            "behov": {"juridiska": "Ett besked."},
        }

    def test_a_word_that_is_chosen_can_be_taken_away(self, page, qtbot):
        add(page, "forutsattningar")
        name = "Fanns det? Kompetens: Fanns"
        press(page, name, WordRadio)
        qtbot.keyClick(named(page, WordRadio, name), Qt.Key.Key_Space)
        assert page.area.writing.entry.answers == {}
        assert not named(page, WordRadio, name).isChecked()


class TestManySides:
    def test_what_was_never_taken_is_said_quietly(self, page, core, qtbot):
        made(core, forms=("flera_hall",), answers={"flera_hall": {"hall": {"politiker": "Hm."}}})
        add(page, "flera_hall")
        quiet = "Inget skrivet härifrån ännu."
        qtbot.waitUntil(lambda: shown(page).count(quiet) == 5)
        type_text(named(page, MarkdownEdit, "Händelsen, sedd från: Brukare"), "Jag fick ett brev.")
        assert shown(page).count(quiet) == 4


class TestCase:
    def test_the_earlier_answer_shows_when_the_new_one_is_saved(self, page, core, qtbot):
        made(
            core,
            forms=("ovningsfall",),
            answers={"ovningsfall": {"fall": "fall-02", "gora": "Jag skulle be om tid."}},
        )
        page.write_about((), answers={"ovningsfall": {"fall": "fall-02"}})
        assert "Jag skulle be om tid." not in shown(page)
        reveal = "Spara, och se vad du svarade förra gången"
        type_text(named(page, MarkdownEdit, "Vad skulle du göra, och varför?"), "Ringa rektorn.")
        link = button(page, reveal)
        qtbot.waitUntil(link.isVisible)
        assert "Jag skulle be om tid." not in shown(page)
        entry_id = page.area.writing.entry.id
        link.click()
        qtbot.waitUntil(lambda: "Jag skulle be om tid." in shown(page))
        assert kept(core, entry_id).answers["ovningsfall"]["gora"] == "Ringa rektorn."


class TestAgain:
    def test_the_earlier_value_shows_when_the_new_one_is_saved(self, page, core, qtbot):
        ratings = (Rating("kunna", 2, "Ont om tid"), Rating("vaga", 4))
        then = made(core, title="Mötet i våras", ratings=ratings)
        page._on_rate_again(then.id)
        qtbot.waitUntil(lambda: any(w.isVisible() for w in page.findChildren(RatingHead)))
        heads = [w.accessibleName() for w in page.findChildren(RatingHead) if w.isVisible()]
        assert heads == ["Kunna, Mötet i våras: Välj", "Våga, Mötet i våras: Välj"]
        assert "Då valde du" not in shown(page)
        press(page, "Kunna, Mötet i våras: Välj")
        step = next(
            s for s in page.findChildren(StepRow) if s.accessibleName().startswith("Steg 4")
        )
        step.click()
        reveal = named(page, QAbstractButton, "Spara, och jämför med då: Mötet i våras")
        reveal.click()
        qtbot.waitUntil(lambda: "Då valde du" in shown(page))
        assert [text for text in shown(page) if text.startswith("Kunna: Steg 2.")]
        assert "”Ont om tid”" in shown(page)
        assert not [text for text in shown(page) if text.startswith("Våga: Steg")]
        press(page, "Vad har ändrats? Mötet i våras: Min måttstock")
        entry = saved(page, core, qtbot)
        assert entry.ratings == (Rating("kunna", 4, "", 1, then.id),)
        assert entry.answers["samma_situation"]["andrats"] == {then.id: ["mattstock"]}
        assert kept(core, then.id) == then


def test_a_form_no_pack_defines_shows_its_answers(page, core, qtbot):
    entry = made(core, body="Hej", forms=("lost",), answers={"lost": {"a": "Mitt svar", "b": [1]}})
    reopened(page, entry.id, qtbot)
    qtbot.waitUntil(lambda: "Mitt svar" in shown(page))
    assert "lost" in shown(page)
    assert saved(page, core, qtbot) == entry


def test_answers_of_another_kind_than_asked_for_are_shown_and_kept(page, core, qtbot):
    odd = {"lage": "högt", "galler": 7, "mot_cynism": ["en", "två"], "okänt": {"x": 1}}
    entry = made(core, forms=("balansen",), answers={"balansen": odd})
    reopened(page, entry.id, qtbot)
    qtbot.waitUntil(lambda: "Balansen" in shown(page))
    assert saved(page, core, qtbot) == entry


@pytest.mark.parametrize("core", ["sv", "en"], indirect=True)
def test_no_two_controls_sound_the_same(page, core, desk, qtbot):
    for form in desk.framework.forms[:8]:
        add(page, form.id)
    names = [
        (type(w).__name__, w.accessibleName() or w.text())
        for w in page.findChildren(QAbstractButton)
        if w.isVisible()
    ]
    assert len(names) > 80
    assert [n for n in names if not n[1]] == []
    assert sorted(n for n in set(names) if names.count(n) > 1) == []


def test_rated_again_without_the_rated_reflection_is_nothing_to_fall_over(page, core, qtbot):
    entry = made(
        core,
        forms=("samma_situation",),
        answers={"samma_situation": {"situationer": ["0193ffff-0000-7000-8000-000000000000"]}},
    )
    reopened(page, entry.id, qtbot)
    qtbot.waitUntil(lambda: "Samma situation igen" in shown(page))
    assert saved(page, core, qtbot) == replace(entry)
    with core.reading() as reader:
        assert reader.count(Filters()) == 1


class Windows(QObject):
    """Notes every window of its own that is shown: a part shown before it has a place flashes."""

    def __init__(self, expected: QWidget) -> None:
        super().__init__()
        self.expected = expected
        self.shown: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self.expected
        ):
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


def test_no_part_flashes_as_a_window_of_its_own(page, core, desk, qapp, qtbot):
    then = made(core, title="Mötet", ratings=(Rating("kunna", 2),))
    windows = Windows(page)
    qapp.installEventFilter(windows)
    for form in desk.framework.forms:
        add(page, form.id)
    page._on_rate_again(then.id)
    qtbot.waitUntil(lambda: any(w.isVisible() for w in page.findChildren(RatingHead)))
    reopened(page, then.id, qtbot)
    page.resize(700, 900)
    QCoreApplication.processEvents()
    page.area.show_versions()
    qtbot.waitUntil(lambda: page.area.versions.text.toPlainText() != "")
    qapp.removeEventFilter(windows)
    assert windows.shown == []
