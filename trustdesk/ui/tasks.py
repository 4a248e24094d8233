"""The only door to the threads: work runs off the interface thread, answers come back on it.

A lane is one thread that runs calls in order. An answer whose ticket was dropped (its page has
moved on), or whose page was freed, never arrives; waiting for one keeps no page alive.
"""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from types import MethodType
from typing import Any, Generic, TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from shiboken6 import isValid

from trustdesk.domain.faults import Cancelled, Fault, msg

T = TypeVar("T")


@dataclass(eq=False)
class Ticket:
    """Stands for one piece of work; `drop` it when its answer is no longer wanted."""

    dropped: bool = field(default=False)

    def drop(self) -> None:
        """Lets the work run, but not its answer arrive."""
        self.dropped = True


@dataclass(frozen=True)
class _Job(Generic[T]):
    work: Callable[[], T]
    done: Callable[[], Callable[[T], None] | None]
    failed: Callable[[], Callable[[Fault], None] | None]
    ticket: Ticket


class Lane(QObject):
    """One thread that runs calls in the order they were given."""

    _answered = Signal(object)
    crashed = Signal(str)
    """The name of an unexpected error's type; its text may hold what a person wrote."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[_Job[Any] | None] = queue.SimpleQueue()
        self._idle = threading.Condition()
        self._waiting = 0
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Fault], None] | None = None,
    ) -> Ticket:
        """Runs `work` on the lane, then `done` or `failed` on the interface thread."""
        job = _Job(work, _weakly(done), _weakly(failed), Ticket())
        with self._idle:
            self._waiting += 1
        self._jobs.put(job)
        return job.ticket

    def drain(self, seconds: float) -> bool:
        """Waits until the lane is idle, at most `seconds`; True when it is."""
        end = time.monotonic() + seconds
        with self._idle:
            while self._waiting:
                left = end - time.monotonic()
                if left <= 0:
                    return False
                self._idle.wait(left)
        return True

    def stop(self) -> None:
        """Ends the thread after what it was given."""
        self._jobs.put(None)
        self._thread.join(5)

    def retire(self) -> None:
        """Ends the thread after what it was given, waiting for nothing; then frees the lane.

        Until then it belongs to the application: its owner may be gone before its last answer.
        """
        self.setParent(QCoreApplication.instance())
        self.run(_nothing, self._free)
        self._jobs.put(None)

    def _free(self, _answer: None) -> None:
        """The thread has nothing left to do, but may still be sending this very answer."""
        self._thread.join()
        self.deleteLater()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                answer: Callable[[], None] = self._run_one(job)
                if not job.ticket.dropped:
                    self._answered.emit((job.ticket, answer))
            finally:  # idle only now: who waits for that finds the answers on their way
                with self._idle:
                    self._waiting -= 1
                    self._idle.notify_all()

    def _run_one(self, job: _Job[Any]) -> Callable[[], None]:
        try:
            result = job.work()
        except Cancelled:
            return _nothing
        except Fault as fault:
            return _Answer(job.failed, fault)
        except Exception as error:
            name = type(error).__name__
            self.crashed.emit(name)
            return _Answer(job.failed, unexpected(name))
        return _Answer(job.done, result)

    def _deliver(self, answered: tuple[Ticket, Callable[[], None]]) -> None:
        ticket, answer = answered
        if not ticket.dropped:
            answer()


@dataclass(frozen=True)
class _Answer:
    receiver: Callable[[], Callable[[Any], None] | None]
    value: Any

    def __call__(self) -> None:
        receiver = self.receiver()
        if receiver is not None:
            receiver(self.value)


def _weakly(receiver: Callable[[Any], None] | None) -> Callable[[], Callable[[Any], None] | None]:
    """Gives what gives the receiver as long as the widget it belongs to lives."""
    if isinstance(receiver, MethodType) and isinstance(receiver.__self__, QObject):
        method: WeakMethod[MethodType] = WeakMethod(receiver)

        def alive() -> Callable[[Any], None] | None:
            bound = method()
            return bound if bound is not None and isValid(bound.__self__) else None

        return alive
    owner = getattr(receiver.func, "__self__", None) if isinstance(receiver, partial) else None
    return lambda: receiver if not isinstance(owner, QObject) or isValid(owner) else None


def _nothing() -> None:
    """The answer of cancelled work."""


def unexpected(name: str) -> Fault:
    """Gives the fault for an error nobody foresaw, by the name of its type only."""
    return Fault(
        "unexpected",
        msg("Something unexpected went wrong ({name})."),
        msg("Your text is still here. Try again, or save a copy and restart TrustDesk."),
        name=name,
    )
