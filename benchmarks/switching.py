"""Going from one reflection to another in a dagbok of 36,500, ten a day for ten years.

Processor time is the interface thread's own, beside the floor of the same run (tests/floor.py):
from the choice in the list until the text is on screen and the event loop has nothing left.
Memory is the resident size after 50 and after 1,000 switches.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import seed
from tests.floor import floor_ms

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from trustdesk.ui.dagbok.page import DagbokPage

KEPT = 36_500
SWITCHES = 1_000
WARM = 50
LONGEST = 10.0


@dataclass(frozen=True)
class Switch:
    """One switch: the thread's processor time and the time one waits, in ms."""

    cpu: float
    wall: float


@contextmanager
def shown_page(folder: Path) -> "Iterator[tuple[QApplication, DagbokPage]]":
    """Gives the dagbok of a data folder in a window, with its list read."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from trustdesk.paths import bundled
    from trustdesk.ui.dagbok.page import DagbokPage
    from trustdesk.ui.desk import Desk
    from trustdesk.ui.session import JournalSession
    from trustdesk.ui.theme.theme import Theme
    from trustdesk.wiring import build_core

    core = build_core(str(folder), "sv")
    app = QApplication.instance() or QApplication(["TrustDesk", "-style", "fusion"])
    assert isinstance(app, QApplication)
    theme = Theme(app, bundled("resources"))
    theme.load_remaining_fonts()
    theme.apply("light", 1.0)
    session = JournalSession(core.opening())
    page = DagbokPage(Desk(theme, core.language, lambda: core.framework, session, core.clock))
    page.resize(1156, 860)
    page.show()
    session.open()
    page.enter()
    _until(app, lambda: page._listing.is_answered)  # noqa: SLF001 - what one waits for
    _until(app, lambda: page.area.writing.entry is not None)
    yield app, page
    page.leave()
    session.close()
    page.deleteLater()


def _until(app: "QApplication", reached: Callable[[], bool]) -> None:
    end = time.monotonic() + LONGEST * 6
    while not reached():
        app.processEvents()
        time.sleep(0.0005)
        if time.monotonic() > end:
            raise TimeoutError
    app.processEvents()


def switch(app: "QApplication", page: "DagbokPage", row: int) -> Switch:
    """Chooses a row of the list as a click does, and waits until its text can be read."""
    model = page.list.entries.model()
    entry, opened = model.entry(row), page.area.writing.entry  # type: ignore[attr-defined]
    if entry is None or (opened is not None and opened.id == entry.id):
        return switch(app, page, row + 1)
    shown: list[bool] = []

    def on_text() -> None:
        shown.append(True)

    text = page.area.reader.text
    text.textChanged.connect(on_text)
    cpu, wall = time.thread_time(), time.perf_counter()
    page.list.entries.selectRow(row)
    _until(app, lambda: bool(shown))
    spent = Switch((time.thread_time() - cpu) * 1e3, (time.perf_counter() - wall) * 1e3)
    text.textChanged.disconnect(on_text)
    return spent


def resident_mb() -> float:
    """Gives the resident size of this process in MB (Linux)."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def measure(folder: Path, switches: int = SWITCHES) -> dict[str, float]:
    """Gives median, 99th percentile and worst of a switch, the floor, and memory."""
    with shown_page(folder) as (app, page):
        rows = page.list.entries.model().rowCount()
        made: list[Switch] = []
        memory = 0.0
        for number in range(switches):
            made.append(switch(app, page, number * 7919 % (rows - 2)))
            if number + 1 == WARM:
                memory = resident_mb()
        after = resident_mb()
    cpu, wall = [s.cpu for s in made[WARM:]], [s.wall for s in made[WARM:]]
    return {
        "rows": rows,
        "cpu_ms": statistics.median(cpu),
        "cpu_p99_ms": statistics.quantiles(cpu, n=100)[-1],
        "cpu_worst_ms": max(cpu),
        "wall_ms": statistics.median(wall),
        "wall_p99_ms": statistics.quantiles(wall, n=100)[-1],
        "floor_ms": floor_ms(),
        "memory_50_mb": memory,
        "memory_end_mb": after,
        "growth": after / memory if memory else 0.0,
    }


def main() -> None:
    """Prints two lines."""
    with tempfile.TemporaryDirectory() as place:
        kept = os.environ.get("TRUSTDESK_BENCH_FOLDER")
        folder = Path(kept) if kept else Path(place) / "data"
        if not (folder / "journal.db").exists():
            seed(folder, KEPT, a_day=10)
        found = measure(folder)
    print(
        f"switching: {found['cpu_ms']:.1f} ms of the interface thread a switch (99 %: "
        f"{found['cpu_p99_ms']:.1f}, worst {found['cpu_worst_ms']:.1f}), {found['wall_ms']:.0f} ms "
        f"waited (99 %: {found['wall_p99_ms']:.0f}), floor {found['floor_ms']:.2f} ms"
    )
    print(
        f"memory: {found['memory_50_mb']:.0f} MB after {WARM} switches, "
        f"{found['memory_end_mb']:.0f} MB after {SWITCHES} ({found['growth'] - 1:+.1%})"
    )


if __name__ == "__main__":
    main()
