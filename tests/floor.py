"""The floor of a timing: the same fixed work in the same run, so that a slow machine fails nothing.

A test holds about three times the ratio that was measured when it was written (design, section 9).
"""

import json
import re
import time

_TEXT = json.dumps(
    [{"id": n, "text": f"reflektion {n} om *tillit* och ==ansvar=="} for n in range(900)]
)
_WORD = re.compile(r"\w+")


def _work() -> int:
    found = json.loads(_TEXT)
    return sum(len(_WORD.findall(item["text"])) for item in found for _ in range(2))


def floor_ms() -> float:
    """Gives the processor time of the fixed work now, in ms: the least of five (about 1.6 ms)."""
    spent = []
    for _ in range(5):
        began = time.thread_time()
        _work()
        spent.append((time.thread_time() - began) * 1000)
    return min(spent)
