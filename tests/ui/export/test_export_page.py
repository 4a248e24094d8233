import gc
import os
import subprocess
import sys
import weakref
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QPushButton,
    QRadioButton,
)
from shiboken6 import isValid

from tests.ui.export.conftest import settled, texts
from trustdesk.domain.entry import Filters
from trustdesk.domain.faults import ExportFault, JournalFault, msg
from trustdesk.exporters.pdf.printer import TypstPrinter
from trustdesk.services.exporting import Include, Notice, PdfExport
from trustdesk.ui.export.page import ExportPage
from trustdesk.ui.export.period import bounds_of, months_before
from trustdesk.ui.export.selection import Selection, read_beginning, read_whole
from trustdesk.ui.room import Room


def press(qtbot, widget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def wait_settled(qtbot, page) -> None:
    qtbot.waitUntil(lambda: settled(page), timeout=10_000)


def sentence(desk, count: int, pages: int, staying: int) -> str:
    trn = desk.language.trn
    along = desk.tr("{reflections} on {pages} will go along.").format(
        reflections=trn("{n} reflection", "{n} reflections", count),
        pages=trn("{n} page", "{n} pages", pages),
    )
    stay = desk.tr("{n} will stay.").format(n=staying) if staying else ""
    return f"{along} {stay}".strip()


def choose(field: QComboBox, index: int) -> None:
    field.setCurrentIndex(index)


# what goes along


@pytest.mark.parametrize("core", ["sv", "en"], indirect=True)
def test_the_sentence_tells_what_goes_along_and_what_stays(desk, fill, make, core, qtbot) -> None:
    made = fill(12)
    role = next(role for entry in made for role in entry.roles)
    with_it = sum(role in entry.roles for entry in made)
    assert with_it < 12
    page = make()
    wait_settled(qtbot, page)
    assert page.preview.sentence.text() == sentence(desk, 12, 4, 0)
    field = page.choices.which.field("role")
    choose(field, field.findData(role))
    assert page.preview.paper.waits() == desk.tr("Setting the pages…")
    assert page.preview.paper.shown() is not None
    wait_settled(qtbot, page)
    assert page.preview.sentence.text() == sentence(desk, with_it, 4, 12 - with_it)
    assert page.preview.sentence.level == 1


def test_what_is_not_ticked_does_not_go_along(fill, make, composer, qtbot) -> None:
    fill(3)
    page = make()
    wait_settled(qtbot, page)
    assert composer.seen[-1][1].include == Include()
    for part in ("text", "concepts", "ratings", "answers", "tags"):
        row = page.choices.along.row(part)
        assert row.isChecked()
        row.setFocus()
        qtbot.keyClick(row, Qt.Key.Key_Space)
        wait_settled(qtbot, page)
        assert getattr(composer.seen[-1][1].include, part) is False
        qtbot.keyClick(row, Qt.Key.Key_Space)
    press(qtbot, page.saving.box.save)
    qtbot.waitUntil(page.saving.outcome.isVisible)
    assert composer.seen[-1][1].include == Include()


def test_periods(days, make, desk, qtbot) -> None:
    days(40)  # until 19 November 2026
    page = make()
    wait_settled(qtbot, page)
    choose(page.choices.period.period, page.choices.period.period.findData("month"))
    wait_settled(qtbot, page)
    assert page.preview.sentence.text() == sentence(desk, 19, 4, 21)
    choose(page.choices.period.period, page.choices.period.period.findData("own"))
    assert page.choices.period.first.isVisible()
    assert page.choices.period.bounds() == (date(2026, 11, 1), date(2026, 11, 19))
    page.choices.period.last._choose(date(2026, 11, 3))
    wait_settled(qtbot, page)
    assert page.preview.sentence.text() == sentence(desk, 3, 4, 37)


def test_periods_that_go_on_today() -> None:
    today = date(2026, 5, 31)
    assert bounds_of("month", today) == (date(2026, 5, 1), None)
    assert bounds_of("three_months", today) == (date(2026, 2, 28), None)
    assert bounds_of("year", today) == (date(2026, 1, 1), None)
    assert bounds_of("all", today) == (None, None)
    assert months_before(date(2026, 2, 15), 3) == date(2025, 11, 15)
    assert months_before(date(2024, 3, 31), 1) == date(2024, 2, 29)
    assert months_before(date(2026, 12, 31), 0) == date(2026, 12, 31)


def test_days_that_lie_the_wrong_way_are_told(days, make, desk, qtbot) -> None:
    days(3)
    page = make()
    wait_settled(qtbot, page)
    page.show_filters(Filters(first=date(2026, 11, 19), last=date(2026, 11, 1)))
    wait_settled(qtbot, page)
    assert page.preview.sentence.text() == desk.tr("No reflection will go along.")
    assert desk.tr("The first day comes after the last. Choose other days.") in texts(page)
    assert not page.saving.box.save.isEnabled()
    assert not page.preview.paper.isVisible()
    page.show_filters(Filters())
    wait_settled(qtbot, page)
    assert page.preview.paper.isVisible()
    assert page.saving.box.save.isEnabled()


def test_filters_that_are_handed_over_are_shown_and_can_be_widened(fill, make, desk, qtbot) -> None:
    fill(12)
    page = make(enter=False)
    tag = "påhittad"
    page.show_filters(Filters(tag=tag, query="möte", first=date(2026, 11, 1)))
    page.enter()
    wait_settled(qtbot, page)
    assert page.choices.selection().filters == Filters(
        tag=tag, query="möte", first=date(2026, 11, 1)
    )
    assert page.choices.which.field("tag").currentText() == tag
    assert any("möte" in text for text in texts(page.choices))
    press(qtbot, page.choices.which.widen)
    assert not page.choices.which.widen.isVisible()
    assert page.choices.selection().filters.query == ""


def test_a_period_that_is_open_at_its_beginning_stays_open(make, desk, days, qtbot) -> None:
    days(3)
    page = make()
    page.show_filters(Filters(last=date(2026, 11, 18)))
    wait_settled(qtbot, page)
    assert page.choices.selection().filters == Filters(last=date(2026, 11, 18))
    assert desk.tr("From the beginning") in page.choices.period.first.text()
    assert page.preview.sentence.text() == sentence(desk, 2, 4, 1)


def test_just_one_reflection(days, make, desk, asked, qtbot) -> None:
    made = days(5)
    page = make()
    page.show_detail(made[2].id)
    wait_settled(qtbot, page)
    assert page.preview.sentence.text() == sentence(desk, 1, 4, 4)
    assert not page.choices.period.isVisible()
    assert page.choices.one.title.text() == "Dag 2"
    with qtbot.waitSignal(page.entry_requested) as requested:
        press(qtbot, page.choices.one.title)
    assert requested.args == [made[2].id]
    press(qtbot, page.saving.box.save)
    assert asked.suggested[0].name.endswith(" 2026-11-17.pdf")
    press(qtbot, page.choices.one.others)
    wait_settled(qtbot, page)
    assert page.choices.period.isVisible()
    assert page.preview.sentence.text() == sentence(desk, 5, 4, 0)


def test_a_journal_without_reflections_says_what_this_is_for(make, desk, qtbot) -> None:
    page = make()
    wait_settled(qtbot, page)
    told = desk.tr("When you have written something you can take it along from here.")
    assert told in texts(page)
    assert not page.saving.box.save.isEnabled()


def test_a_change_in_the_journal_is_seen(days, make, desk, session, qtbot) -> None:
    made = days(3)
    page = make()
    wait_settled(qtbot, page)
    session.write(lambda journal: journal.trash(made[0].id))
    assert session.drain()
    session.changed.emit(made[0].id)
    qtbot.waitUntil(lambda: page.preview.sentence.text() == sentence(desk, 2, 4, 0))


# the page


def test_pages_are_turned_by_keyboard_and_drawn_one_at_a_time(
    days, make, desk, printer, qtbot
) -> None:
    days(3)
    page = make()
    wait_settled(qtbot, page)
    preview = page.preview
    place = desk.tr("Page {n} of {total}")
    assert place.format(n=1, total=4) in texts(page)
    width = round(preview.paper.sheet().width() * preview.paper.devicePixelRatioF())
    assert printer.drawn == [(1, width)]
    assert not preview.previous.isEnabled()
    preview.following.setFocus()
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is preview.previous
    assert not preview.following.isEnabled()
    assert place.format(n=4, total=4) in texts(page)
    qtbot.waitUntil(lambda: preview.paper.shown().pixelColor(5, 5).red() == 4)
    qtbot.keyClick(preview.previous, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: preview.paper.shown().pixelColor(5, 5).red() == 3)
    assert preview.paper.accessibleDescription() == place.format(n=3, total=4)


def test_one_page_has_nothing_to_turn(days, make, printer, qtbot) -> None:
    days(1)
    printer.total = 1
    page = make()
    wait_settled(qtbot, page)
    assert not page.preview.following.isVisible()
    assert not page.preview.previous.isVisible()


def test_another_size_is_drawn_anew(days, make, printer, qtbot) -> None:
    days(1)
    page = make()
    wait_settled(qtbot, page)
    page.resize(1156, 600)
    qtbot.waitUntil(lambda: len(printer.drawn) > 1)
    assert printer.drawn[-1][1] < printer.drawn[0][1]
    assert len(printer.opened) == 1


def test_a_page_that_was_looked_at_stays_when_something_else_goes_along(
    days, make, desk, printer, qtbot
) -> None:
    days(3)
    page = make()
    wait_settled(qtbot, page)
    press(qtbot, page.preview.following)
    press(qtbot, page.preview.following)
    printer.total = 2
    press(qtbot, page.choices.along.row("tags"))
    wait_settled(qtbot, page)
    assert desk.tr("Page {n} of {total}").format(n=2, total=2) in texts(page)


def test_a_new_choice_gives_up_the_pages_being_set(days, make, printer, qtbot) -> None:
    days(3)
    printer.go_on.clear()
    page = make()
    qtbot.waitUntil(lambda: page._setter._setting is not None)
    press(qtbot, page.choices.along.row("tags"))
    qtbot.waitUntil(lambda: printer.cancelled == 1)
    printer.go_on.set()
    wait_settled(qtbot, page)
    assert len(printer.opened) == 1


def test_many_choices_at_once_set_the_pages_once(days, make, printer, qtbot) -> None:
    days(3)
    page = make()
    wait_settled(qtbot, page)
    page._settled.setInterval(700)
    for part in ("text", "concepts", "ratings"):
        press(qtbot, page.choices.along.row(part))
        left = page._settled.remainingTime()
        qtbot.waitUntil(lambda left=left: page._settled.remainingTime() < left - 80)
    wait_settled(qtbot, page)
    assert len(printer.opened) == 2
    assert printer.opened[0].closed


def test_of_many_only_the_first_are_shown_and_it_says_so(
    days, make, desk, printer, composer, qtbot
) -> None:
    days(70)
    page = make()
    wait_settled(qtbot, page)
    assert composer.seen[-1][0] == 60
    assert desk.tr("You see the first {n} here; all are saved.").format(n=60) in texts(page)
    reflections = desk.language.trn("{n} reflection", "{n} reflections", 70)
    along = desk.tr("{reflections} will go along.").format(reflections=reflections)
    assert page.preview.sentence.text() == along
    press(qtbot, page.saving.box.save)
    qtbot.waitUntil(page.saving.outcome.isVisible)
    assert composer.seen[-1][0] == 70


def test_pages_that_cannot_be_shown_say_why_and_saving_stays_possible(
    days, make, printer, qtbot
) -> None:
    days(1)
    printer.fault = ExportFault("not-shown", msg("The pages could not be shown."), msg("Try."))
    page = make()
    wait_settled(qtbot, page)
    assert page.preview.message.isVisible()
    assert not page.preview.paper.isVisible()
    assert page.saving.box.save.isEnabled()
    printer.fault = None
    press(qtbot, page.choices.along.row("tags"))
    wait_settled(qtbot, page)
    assert page.preview.paper.shown() is not None
    assert not page.preview.message.isVisible()


# saving


def test_saving_by_keyboard_alone(days, make, desk, asked, composer, session, qtbot) -> None:
    days(3)
    session.set_setting("author_name", "Åsa Öberg")
    page = make()
    wait_settled(qtbot, page)
    assert QApplication.focusWidget() is page.back  # a field would show a frame nobody asked for
    for _ in range(30):
        if QApplication.focusWidget() is page.saving.box.save:
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(page.saving.outcome.isVisible)
    assert asked.to.read_bytes() == b"%PDF"
    assert desk.tr("Saved: {path}").format(path=asked.to) in texts(page)
    assert composer.seen[-1][1].author == "Åsa Öberg"
    assert QApplication.focusWidget() is page.saving.box.save
    name = desk.tr("Reflections {days}").format(days="2026-11-17–2026-11-19")
    assert asked.suggested[0].name == f"{name}.pdf"


def test_the_suggested_name_tells_the_period(days, make, asked, qtbot) -> None:
    days(3)
    page = make()
    choose(page.choices.period.period, page.choices.period.period.findData("three_months"))
    wait_settled(qtbot, page)
    press(qtbot, page.saving.box.save)
    assert asked.suggested[0].name.endswith(" 2026-08-19–2026-11-19.pdf")


def test_changing_ones_mind_saves_nothing(days, make, asked, composer, qtbot) -> None:
    days(1)
    page = make()
    wait_settled(qtbot, page)
    composer.seen.clear()
    asked.to = None
    press(qtbot, page.saving.box.save)
    assert page.saving.box.save.isVisible()
    assert composer.seen == []


def test_notices_are_listed(days, make, desk, printer, qtbot) -> None:
    days(1)
    printer.notices = [
        Notice(msg("Characters that no font could draw: {n}. They are shown as □."), {"n": 3})
    ]
    page = make()
    wait_settled(qtbot, page)
    press(qtbot, page.saving.box.save)
    qtbot.waitUntil(page.saving.outcome.isVisible)
    assert printer.notices[0].told(desk.tr) in texts(page)


def test_the_phase_is_told_and_cancel_leaves_nothing(days, make, desk, asked, printer, qtbot):
    days(2)
    page = make()
    wait_settled(qtbot, page)
    asked.to.write_bytes(b"det som fanns")
    printer.go_on.clear()
    box = page.saving.box
    box.save.setFocus()
    qtbot.keyClick(box.save, Qt.Key.Key_Space)
    phase = f"{desk.tr('Setting the pages')}…"
    qtbot.waitUntil(lambda: phase in texts(page))
    assert not box.save.isVisible()
    assert QApplication.focusWidget() is box.cancel
    qtbot.keyClick(box.cancel, Qt.Key.Key_Space)
    qtbot.waitUntil(box.save.isVisible)
    assert desk.tr("Cancelled. Nothing was saved.") in texts(page)
    assert QApplication.focusWidget() is box.save
    assert asked.to.read_bytes() == b"det som fanns"


def test_a_fault_stands_where_it_arose(days, make, desk, asked, printer, qtbot) -> None:
    days(2)
    page = make()
    wait_settled(qtbot, page)
    asked.to.write_bytes(b"det som fanns")
    printer.fault = ExportFault("disk-full", msg("The disk is full."), msg("Make room."))
    press(qtbot, page.saving.box.save)
    qtbot.waitUntil(page.saving.outcome.isVisible)
    assert {"The disk is full.", "Make room."} <= set(texts(page.saving.outcome))
    assert page.saving.box.save.isVisible()
    assert asked.to.read_bytes() == b"det som fanns"


def test_nothing_is_saved_in_the_folder_of_the_journal(
    days, make, core, asked, composer, qtbot
) -> None:
    days(1)
    page = make()
    wait_settled(qtbot, page)
    before = core.folder.journal.read_bytes()
    composer.seen.clear()
    asked.to = core.folder.journal
    press(qtbot, page.saving.box.save)
    qtbot.waitUntil(page.saving.outcome.isVisible)
    assert str(core.folder.root) in page.saving.outcome.accessibleName()
    assert core.folder.journal.read_bytes() == before
    assert composer.seen == []


def test_several_files_are_named_and_taken_names_are_asked_about(
    days, make, desk, asked, monkeypatch, qtbot
) -> None:
    monkeypatch.setattr("trustdesk.services.exporting.MOST_IN_ONE_FILE", 2)
    days(5)
    taken = asked.to.with_name("fil-2.pdf")
    taken.write_bytes(b"det som fanns")
    page = make()
    wait_settled(qtbot, page)
    press(qtbot, page.saving.box.save)
    qtbot.waitUntil(page.saving.outcome.isVisible)
    assert "fil-2.pdf" in texts(page.saving.outcome)
    assert taken.read_bytes() == b"det som fanns"
    (replace,) = [b for b in page.saving.outcome.findChildren(QPushButton) if b.isVisible()]
    press(qtbot, replace)
    qtbot.waitUntil(lambda: taken.read_bytes() == b"%PDF")
    count = desk.language.trn("Saved as {n} file", "Saved as {n} files", 3)
    qtbot.waitUntil(lambda: count in texts(page.saving.outcome))
    assert all(f"fil-{n}.pdf" in page.saving.outcome.accessibleName() for n in (1, 2, 3))


class Desktop(QObject):
    """Stands for the system's file manager."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot(QUrl)
    def open_url(self, url):
        self.opened.append(Path(url.toLocalFile()))


def test_the_folder_is_shown_after_a_click_only(days, make, asked, qtbot) -> None:
    days(1)
    page = make()
    wait_settled(qtbot, page)
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "open_url")  # type: ignore[arg-type]
    try:
        press(qtbot, page.saving.box.save)
        qtbot.waitUntil(page.saving.outcome.isVisible)
        assert desktop.opened == []
        (show,) = [b for b in page.saving.outcome.findChildren(QPushButton) if b.isVisible()]
        press(qtbot, show)
        assert desktop.opened == [asked.to.parent]
    finally:
        QDesktopServices.unsetUrlHandler("file")


# leaving


def test_leaving_gives_everything_up_and_shows_nothing_that_was_written(
    days, make, desk, printer, asked, qtbot
) -> None:
    days(2)
    page = make()
    wait_settled(qtbot, page)
    printer.go_on.clear()
    press(qtbot, page.saving.box.save)
    phase = f"{desk.tr('Setting the pages')}…"
    qtbot.waitUntil(lambda: phase in texts(page))
    page.leave()
    assert page.preview.paper.shown() is None
    assert page.preview.sentence.text() == ""
    qtbot.waitUntil(lambda: printer.cancelled == 1)
    assert not asked.to.exists()
    qtbot.waitUntil(lambda: all(pages.closed for pages in printer.opened))
    printer.go_on.set()
    page.enter()
    wait_settled(qtbot, page)
    assert page.saving.box.save.isVisible()
    assert not page.saving.outcome.isVisible()


SLOW = (
    sys.executable,
    "-c",
    "import json, pathlib, sys, time\n"
    "out = json.loads(sys.stdin.readline()).get('out')\n"
    "if out: pathlib.Path(out + '.part').write_text('half')\n"
    "print(json.dumps({'phase': 'saving'}), flush=True)\n"
    "time.sleep(60)",
)


def children() -> list[str]:
    listed = subprocess.run(
        ["ps", "-ww", "-o", "args=", "--ppid", str(os.getpid())],
        capture_output=True,
        text=True,
        check=False,
    )
    return [line for line in listed.stdout.splitlines() if "time.sleep(60)" in line]


def test_closing_while_it_is_at_work_ends_the_children_and_leaves_no_half_file(
    days, make, core, asked, composer, qtbot
) -> None:
    days(2)
    export = PdfExport(composer, TypstPrinter(SLOW, Path("resources")))
    page = make(export)
    part = asked.to.with_name("fil.pdf.part")
    qtbot.waitUntil(page.saving.box.save.isEnabled)
    press(qtbot, page.saving.box.save)
    qtbot.waitUntil(lambda: part.exists() and len(children()) == 2)
    page.leave()
    qtbot.waitUntil(lambda: not children() and not part.exists())
    assert list(asked.to.parent.iterdir()) == []


def test_the_end_of_the_program_waits_until_the_children_are_gone(
    days, make, asked, composer, qtbot
) -> None:
    days(2)
    page = make(PdfExport(composer, TypstPrinter(SLOW, Path("resources"))))
    part = asked.to.with_name("fil.pdf.part")
    qtbot.waitUntil(page.saving.box.save.isEnabled)
    press(qtbot, page.saving.box.save)
    qtbot.waitUntil(lambda: part.exists() and len(children()) == 2)
    page.leave()
    app = QCoreApplication.instance()
    assert app is not None
    app.aboutToQuit.emit()
    assert children() == []
    assert not part.exists()


def test_it_is_freed_when_it_is_closed(days, desk, core, composer, printer, asked, qtbot) -> None:
    days(1)
    page = ExportPage(desk, PdfExport(composer, printer), core.folder.root, asked)
    page.show()
    page.enter()
    wait_settled(qtbot, page)
    alive: list[weakref.ref[QObject]] = [
        weakref.ref(page),
        weakref.ref(page.preview),
        weakref.ref(page.saving),
    ]
    page.leave()
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(page)
    del page
    gc.collect()
    assert [each() for each in alive] == [None] * 3


def test_back_is_said(make, qtbot) -> None:
    page = make()
    with qtbot.waitSignal(page.closed):
        press(qtbot, page.back)


# states and room


def test_a_broken_journal_says_why(make, session, desk, qtbot) -> None:
    page = make()
    fault = JournalFault("broken", msg("The file is damaged."), msg("Restore a copy."))
    session._broke(fault)
    assert {"The file is damaged.", "Restore a copy."} <= set(texts(page))
    assert not page.saving.box.save.isEnabled()
    assert not page.preview.paper.isVisible()


def test_in_one_column_everything_is_there_in_order(days, make, qtbot) -> None:
    days(2)
    page = make()
    wait_settled(qtbot, page)
    page.choices.along.row("tags").setFocus()
    for room, width in ((Room.NARROW, 696), (Room.SMALL, 480), (Room.NARROW, 696)):
        page.resize(width, 700)
        page.set_room(room)
        wait_settled(qtbot, page)
        parts = (page.back, page.choices, page.saving.box, page.preview)
        tops = [part.mapTo(page, QPoint(0, 0)).y() for part in parts]
        assert tops == sorted(tops)
        assert all(part.isVisible() for part in parts)
        assert QApplication.focusWidget() is page.choices.along.row("tags")
    page.set_room(Room.WIDE)
    page.resize(1156, 860)
    qtbot.waitUntil(lambda: page.preview.mapTo(page, QPoint(0, 0)).x() >= 344)
    assert page.choices.along.row("tags").hasFocus()


@pytest.mark.parametrize("single", [False, True])
def test_every_control_has_a_name_of_its_own(days, make, qtbot, single) -> None:
    made = days(2)
    page = make()
    if single:
        page.show_entry(made[0].id)
    wait_settled(qtbot, page)
    controls = [
        widget
        for kind in (QAbstractButton, QComboBox, QRadioButton)
        for widget in page.findChildren(kind)
        if widget.isVisible()
    ]
    names = [(type(w).__mro__[1].__name__, w.accessibleName() or w.text()) for w in set(controls)]
    assert all(name for _, name in names)
    assert len(set(names)) == len(names)
    assert all(min(w.width(), w.height()) >= 24 for w in controls)


def test_text_size_and_theme_change_live(days, make, theme, qtbot) -> None:
    days(2)
    page = make()
    wait_settled(qtbot, page)
    theme.apply("dark", 1.3)
    wait_settled(qtbot, page)
    assert page._sides._panel.width() == theme.px(344)
    assert page.saving.box.save.height() == theme.px(44)


def test_more_tells_what_the_file_holds_to(make, desk, qtbot) -> None:
    page = make()
    assert not page.saving.box.standards.isVisible()
    press(qtbot, page.saving.box.more)
    assert "PDF/UA-1" in page.saving.box.standards.text()
    assert page.saving.box.standards.isVisible()


def test_the_real_thing(fill, make, core, desk, asked, stalls, qtbot) -> None:
    """From the journal to the paper and the file, with Typst in its child."""
    fill(2)
    page = make(core.pdf_export())
    wait_settled(qtbot, page)
    image = page.preview.paper.shown()
    assert image.width() == page.preview.paper.width_to_ask_for()
    assert image.pixelColor(2, 2).lightness() > 250
    assert any(
        image.pixelColor(x, y).lightness() < 120
        for x in range(0, image.width(), 2)
        for y in range(image.height() // 8, image.height() // 3)
    )
    stalls.reset()
    press(qtbot, page.saving.box.save)
    qtbot.waitUntil(page.saving.outcome.isVisible, timeout=20_000)
    assert asked.to.read_bytes().startswith(b"%PDF-1.7")
    assert stalls.cpu < 50


@pytest.mark.parametrize("core", ["sv", "en"], indirect=True)
def test_exactly_those_chosen_in_the_dagbok_go_along(desk, fill, make, core, qtbot, composer):
    made = fill(12)
    chosen = (made[2], made[5], made[7])
    page = make()
    page.show_entries(tuple(entry.id for entry in chosen))
    wait_settled(qtbot, page)
    assert [e.id for e in page._beginning.entries] == [e.id for e in chosen]
    assert page._beginning.staying == 9
    assert (page._beginning.first, page._beginning.last) == (chosen[0].date, chosen[-1].date)
    told = desk.language.trn("{n} reflection you chose", "{n} reflections you chose", 3)
    assert told in texts(page)
    press(qtbot, page.choices.one.others)
    wait_settled(qtbot, page)
    assert page._beginning.count == 12


def test_more_chosen_than_are_shown_are_still_counted(desk, days, core):
    made = days(70)
    ids = tuple(entry.id for entry in made[:65])
    with core.reading() as reader:
        beginning = read_beginning(Selection(entry_ids=ids), reader)
        assert (beginning.count, beginning.staying) == (65, 5)
        assert beginning.last == made[64].date
        assert len(read_whole(Selection(entry_ids=(*ids, "gone")), reader).entries) == 65
