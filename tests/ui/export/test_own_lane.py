import threading
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from trustdesk.ui.own_lane import OwnLane


def threads(name: str) -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == name]


def _is_last(heard: list[str], word: str) -> bool:
    return heard[-1:] == [word]


def test_its_thread_begins_with_the_first_call_and_ends_when_told(qtbot) -> None:
    owner = QObject()
    lane = OwnLane("egen", owner)
    assert threads("egen") == []
    heard: list[str] = []
    for word in ("ett", "två"):
        lane.run(partial(str, word), heard.append)
        qtbot.waitUntil(lambda: len(threads("egen")) == 1)
        qtbot.waitUntil(partial(_is_last, heard, word))
        lane.end()
        qtbot.waitUntil(lambda: threads("egen") == [])
    lane.end()
    assert heard == ["ett", "två"]


def test_work_that_goes_on_outlives_its_owner_in_peace(qtbot) -> None:
    """A page can be freed while its child is still being ended; the thread must not stumble."""
    go_on, done = threading.Event(), threading.Event()
    owner = QObject()
    lane = OwnLane("egen", owner)
    ticket = lane.run(go_on.wait)
    lane.run(done.set)
    ticket.drop()
    lane.end()
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del owner, lane
    go_on.set()
    qtbot.waitUntil(done.is_set)
    qtbot.waitUntil(lambda: threads("egen") == [])
