"""Bounded waiting: from outside a process there is only asking again."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_PAUSE = 0.02


class NotInTimeError(AssertionError):
    """What was waited for did not come; the message says what, and what was there instead."""


def until(
    ask: Callable[[], T | None],
    hoped: str,
    *,
    seconds: float = 5.0,
    instead: Callable[[], object] = lambda: "",
) -> T:
    """Gives the first true answer of `ask`.

    `hoped` names what is waited for, `instead` tells what there is when it does not come.
    `ask` says "not yet" by a false answer.

    Raises:
        NotInTimeError: after `seconds`.
    """
    end = time.monotonic() + seconds
    while True:
        answer = ask()
        if answer:
            return answer
        if time.monotonic() > end:
            raise NotInTimeError(f"not within {seconds:g} s: {hoped}. {instead()}".strip())
        time.sleep(_PAUSE)
