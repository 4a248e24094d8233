import threading
from functools import partial

from trustdesk.domain.faults import Fault
from trustdesk.ui.tasks import Lane


def test_answers_come_in_order_on_the_interface_thread(qtbot):
    lane = Lane("test")
    heard: list[tuple[int, bool]] = []
    here = threading.get_ident()

    def note(value: int) -> None:
        heard.append((value, threading.get_ident() == here))

    for n in range(20):
        lane.run(partial(int, n), note)
    qtbot.waitUntil(lambda: len(heard) == 20)
    assert heard == [(n, True) for n in range(20)]
    lane.stop()


def test_an_answer_nobody_wants_any_more_never_arrives(qtbot):
    lane = Lane("test")
    heard: list[str] = []
    gate = threading.Event()
    lane.run(gate.wait)
    late = lane.run(lambda: "late", heard.append)
    lane.run(lambda: "last", heard.append)
    late.drop()
    gate.set()
    qtbot.waitUntil(lambda: "last" in heard)
    assert heard == ["last"]
    lane.stop()


def test_a_lane_outlives_what_goes_wrong_and_tells_no_text(qtbot):
    lane = Lane("test")
    faults: list[Fault] = []

    def fail() -> None:
        raise RuntimeError("hemlig text ur en reflektion")

    with qtbot.waitSignal(lane.crashed) as crashed:
        lane.run(fail, None, faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert crashed.args == ["RuntimeError"]
    assert "hemlig" not in faults[0].told(str)
    heard: list[int] = []
    lane.run(lambda: 1, heard.append)
    qtbot.waitUntil(lambda: heard == [1])
    lane.stop()


def test_draining_waits_and_gives_up_in_time(qtbot):
    lane = Lane("test")
    gate = threading.Event()
    lane.run(gate.wait)
    assert not lane.drain(0.05)
    gate.set()
    assert lane.drain(5)
    lane.stop()
