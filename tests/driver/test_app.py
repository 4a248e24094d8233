import sys

import pytest

from tests.driver.app import EndedError, running
from tests.driver.node import wait_for_text
from tests.driver.waiting import NotInTimeError


@pytest.mark.parametrize("how", ["window", "signal"])
def test_a_program_is_closed_politely(start, how):
    app = start()
    app.close(how)
    assert app.process.poll() == 0


def test_closing_reaches_a_program_with_an_open_dialog(start):
    app = start()
    app.node.find("push button", "Mer…").press()
    app.node.wait_for("push button", "Stäng")
    app.close()


def test_a_fault_on_stderr_fails_the_closing_though_the_status_is_0(start):
    app = start()
    app.keys.press("ctrl+e")
    with pytest.raises(EndedError, match=r"(?s)ended with 0.*ZeroDivisionError"):
        app.close()


def test_a_program_that_stays_open_is_told_of(start):
    app = start("stubborn")
    with pytest.raises(EndedError, match="still runs"):
        app.close(seconds=0.3)
    app.process.kill()


def test_another_status_is_told_of(start):
    app = start()
    app.process.kill()
    with pytest.raises(EndedError, match="-9"):
        app.expect_end()


def test_a_program_that_shows_nothing_is_told_of_with_its_words(display):
    command = [sys.executable, "-c", "import sys; sys.exit('no such folder')"]
    with (
        pytest.raises(EndedError, match=r"(?s)ended with 1.*no such folder"),
        running(command, display),
    ):
        pass


def test_a_program_of_another_name_is_not_taken(start, display):
    start()
    command = [sys.executable, "-c", "import time; time.sleep(60)"]
    with (
        pytest.raises(NotInTimeError, match=r"On the bus: .*'Prov'"),
        running(command, display, seconds=0.2),
    ):
        pass


def test_two_of_one_name_are_told_apart(start):
    first, second = start(), start()
    second.keys.type_text("två")
    first.keys.take_focus()
    first.keys.type_text("ett")
    for app, text in ((first, "ett"), (second, "två")):
        wait_for_text(app.node.find("text", "Ark"), text)


def test_keys_and_signals_reach_the_program_behind_a_watcher(start, tmp_path):
    trace = tmp_path / "trace"
    app = start(watcher=("strace", "-f", "-o", str(trace), "-e", "trace=exit_group"))
    assert app.keys.process_id != app.process.pid
    app.keys.type_text("åäö")
    app.keys.press("ctrl+Return")
    app.node.wait_for("label", "Sparat: åäö")
    app.close("signal")
    told = trace.read_text()
    assert "SIGTERM" in told
    assert "+++ exited with 0 +++" in told
