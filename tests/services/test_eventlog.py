import sys

from tests.fakes import FixedClock
from trustdesk.services.eventlog import LARGEST, EventLog


def failing(text: str) -> None:
    raise ValueError(f"kunde inte spara: {text}")


def test_an_error_is_noted_without_what_was_written(tmp_path, capsys):
    path = tmp_path / "trustdesk.log"
    log = EventLog(path, FixedClock())
    try:
        failing("hemlig mening")
    except ValueError:
        log.note_error(*sys.exc_info())
    noted = path.read_text("utf-8")
    assert "unexpected ValueError at" in noted
    assert "failing" in noted
    assert "hemlig" not in noted
    assert "hemlig" not in capsys.readouterr().err


def test_a_long_log_begins_anew_and_keeps_the_former(tmp_path):
    path = tmp_path / "trustdesk.log"
    path.write_text("x" * (LARGEST + 1))
    EventLog(path, FixedClock()).note("journal open")
    assert path.read_text("utf-8").endswith("journal open\n")
    assert (tmp_path / "trustdesk.log.1").stat().st_size == LARGEST + 1


def test_a_log_that_cannot_be_written_is_done_without(tmp_path):
    EventLog(tmp_path / "finns" / "inte.log", FixedClock()).note("journal open")
