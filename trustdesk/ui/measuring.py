"""How long the process has lived, for --measure-start and the benchmarks."""

import os
import sys
import time
from pathlib import Path

_LOADED = time.perf_counter()


def process_age_ms() -> float:
    """Gives milliseconds since the operating system began the process.

    Linux tells it in clock ticks (10 ms); elsewhere, counted from this module's import.
    """
    if sys.platform == "linux":
        stat = Path("/proc/self/stat").read_text()
        began = int(stat.rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - began) * 1000
    else:  # noqa: RET505 - the type checker knows only if and else apart by platform
        return (time.perf_counter() - _LOADED) * 1000
