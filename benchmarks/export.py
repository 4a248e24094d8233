"""How long an export takes, and how much memory its child process needs.

The floor of 365 reflections is 30 of them, from the same run.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.exporters.pdf.samples import RESOURCES, ROOT, composed, entries

_PROGRAM = """
import resource, sys
from trustdesk.exporters.pdf.worker import main
status = main(sys.stdin.buffer, sys.stdout.buffer)
used = resource.getrusage(resource.RUSAGE_SELF)
# Not ru_maxrss: it counts the parent's memory too, which is this process until it execs.
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(used.ru_utime + used.ru_stime, int(peak.split()[1]) / 1024)
sys.exit(status)
"""


@dataclass(frozen=True)
class Cost:
    """What one child process used: seconds of processor, seconds by the clock, MB at its peak."""

    processor: float
    clock: float
    peak_mb: float


def measured(count: int) -> Cost:
    """Exports `count` reflections of about 300 words and gives what it cost."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "a.pdf"
        job = {"resources": str(RESOURCES), "out": str(out), "document": composed(entries(count))}
        begin = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            input=json.dumps(job).encode(),
            stdout=subprocess.PIPE,
            check=True,
            cwd=ROOT,
            env=os.environ,
        )
        clock = time.perf_counter() - begin
    processor, peak = done.stdout.splitlines()[-1].split()
    return Cost(float(processor), clock, float(peak))


def main() -> None:
    """Prints one line."""
    small, large = measured(30), measured(365)
    print(
        f"export: 30 reflections {small.processor:.2f} s, {small.peak_mb:.0f} MB;"
        f" 365 reflections {large.processor:.2f} s, {large.peak_mb:.0f} MB;"
        f" ratio {large.processor / small.processor:.1f} (must stay under 20)"
    )


if __name__ == "__main__":
    main()
