import pytest

from trustdesk.domain.entry import Entry, Filters
from trustdesk.domain.faults import Fault, JournalFault
from trustdesk.services.composing import Draft
from trustdesk.ui.session import JournalSession


def test_the_newest_rows_come_before_the_store(core, fill, qtbot):
    fill(30)
    session = JournalSession(core.opening())
    seen: list[str] = []
    session.glanced.connect(lambda rows: seen.append(f"rows {len(rows)}"))
    session.state_changed.connect(seen.append)
    session.open()
    qtbot.waitUntil(lambda: "open" in seen)
    assert seen == ["opening", "rows 30", "open"]
    session.close()


def test_what_is_written_while_opening_is_saved_first(core, qtbot):
    session = JournalSession(core.opening())
    session.open()
    kept: list[Entry] = []
    session.write(lambda journal: journal.add(Draft(body="Först av allt.")), kept.append)
    assert session.state == "opening"
    qtbot.waitUntil(lambda: bool(kept))
    session.close()
    with core.reading() as reader:
        assert [row.excerpt for row in reader.rows(Filters())] == ["Först av allt."]


def test_a_journal_that_is_gone_is_told_and_never_begun_anew(core, fill, qtbot):
    fill(1)
    core.folder.journal.unlink()
    session = JournalSession(core.opening())
    with qtbot.waitSignal(session.state_changed, check_params_cb=lambda state: state == "broken"):
        session.open()
    assert isinstance(session.fault, JournalFault)
    assert session.fault.kind == "missing"
    failed: list[Fault] = []
    session.write(lambda journal: journal.add(Draft(body="x")), None, failed.append)
    session.read(lambda reader: reader.tags(), None, failed.append)
    qtbot.waitUntil(lambda: len(failed) == 2)
    assert not core.folder.journal.exists()
    session.close()


def test_another_program_that_writes_is_noticed(core, session, qtbot):
    with qtbot.waitSignal(session.changed):
        with core.writing() as journal:
            journal.add(Draft(body="Från kommandoraden."))
        session.look_for_changes()


def test_our_own_writing_is_no_news(session, qtbot):
    told: list[str] = []
    session.changed.connect(told.append)
    done: list[object] = []
    session.write(lambda journal: journal.add(Draft(body="Härifrån.")), done.append)
    qtbot.waitUntil(lambda: bool(done))
    session.look_for_changes()
    session.read_own(lambda reader: reader.tags(), done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert told == []


@pytest.mark.parametrize("core", ["en"], indirect=True)
def test_closing_twice_is_harmless(core, qtbot):
    session = JournalSession(core.opening())
    session.open()
    assert session.drain()
    session.close()


def test_room_on_the_disk_is_kept_aside_once_the_journal_is_open(core, session, qtbot):
    assert not core.folder.ballast.exists()
    assert session._room.isActive()
    session._room.setInterval(1)
    qtbot.waitUntil(core.folder.ballast.exists)
    session.read_own(lambda reader: reader.tags(), lambda _tags: None)
    assert session.drain()
