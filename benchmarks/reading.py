"""A content pack of 200 pages of 8 kB beside the bundled one, and a dagbok of 36,500.

Processor time is the interface thread's own, beside the floor of the same run (tests/floor.py):
opening a page until the event loop has nothing left, and the longest hold while one types words
into Sök and into the panel of Ctrl+K. Loading the pack is the time of its own thread.
"""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import seed
from tests.floor import floor_ms

if TYPE_CHECKING:
    from trustdesk.app import Program

PAGES, SIZE = 200, 8_000
KEPT = 36_500
OPENED = 100
TYPED = ("tillit", "möte beslut", "kunskap om ansvar")
LONGEST = 60.0

PACK = """
id = "stort"
version = "1"
languages = ["sv", "en"]
default_language = "sv"
licence = "EUPL-1.2"
title = { sv = "Ett stort paket", en = "A large pack" }
source = { sv = "Påhittat", en = "Invented" }

[[page_group]]
id = "allt"
order = 1
name = { sv = "Allt", en = "Everything" }
"""

_WORDS = [
    "tillit",
    "ansvar",
    "möte",
    "beslut",
    "enhet",
    "samtal",
    "kunskap",
    "uppdrag",
    "frågan",
    "svaret",
    "medborgare",
    "reglerna",
    "ärendet",
    "kollegan",
    "arbetet",
    "tiden",
    "mötet",
    "gruppen",
    "chefen",
    "rutinen",
    "förslaget",
    "nämnden",
    "det",
    "som",
    "när",
    "och",
    "men",
    "inte",
    "för",
    "att",
    "en",
    "ett",
    "vi",
    "de",
    "på",
    "med",
    "om",
    "av",
    "till",
    "från",
    "under",
    "efter",
    "mellan",
]


def write_pack(folder: Path, pages: int = PAGES, size: int = SIZE) -> None:
    """Writes a pack of invented pages, about `size` bytes each, in both languages."""
    chosen = random.Random(4)
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(PACK, "utf-8")
    for number in range(pages):
        for language in ("sv", "en"):
            file = folder / language / "pages" / f"sida-{number:03}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_page(number, size, chosen), "utf-8")


def _page(number: int, size: int, chosen: random.Random) -> str:
    head = (
        f"---\nid: sida-{number:03}\ntitle: Sida {number} om {chosen.choice(_WORDS)}\n"
        f"short: Sida {number}\ngroup: allt\norder: {number}\n---\n\n"
    )
    parts, length, section = [head], len(head), 0
    while length < size:
        words = [chosen.choice(_WORDS) + str(chosen.randrange(9)) * chosen.randrange(2) for _ in
                 range(60)]  # fmt: skip
        part = " ".join(words).capitalize() + ".\n\n"
        if section % 4 == 0:
            part = f"## Avsnitt {section} {{#avsnitt-{section}}}\n\n{part}"
        section += 1
        parts.append(part)
        length += len(part.encode())
    return "".join(parts)


@contextmanager
def shown_program(folder: Path) -> "Iterator[Program]":
    """Gives the whole window over a data folder, its packs loaded."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from trustdesk.app import APPLICATION, Program
    from trustdesk.wiring import build_core

    core = build_core(str(folder), "sv")
    app = QApplication.instance() or QApplication(APPLICATION)
    assert isinstance(app, QApplication)
    program = Program(app, core, core.window_opening())
    program.show()
    until(lambda: program.session.state == "open" and len(core.packs.framework.packs) > 1)
    yield program
    program.close()


def until(reached: Callable[[], bool], seconds: float = LONGEST) -> None:
    """Lets the window work until something is so."""
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + seconds
    while not reached():
        QApplication.processEvents()
        time.sleep(0.0005)
        if time.monotonic() > end:
            raise TimeoutError
    QApplication.processEvents()


def settle(seconds: float = 0.15) -> None:
    """Lets the window work for a while."""
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() > end)


def open_pages(program: "Program", count: int = OPENED) -> list[float]:
    """Gives the interface thread's time for opening each of several pages, in ms."""
    from trustdesk.ui.places import READING

    program.window.go(READING)
    settle(1.0)
    spent = []
    for number in range(count):
        began = time.thread_time()
        program.window.go(READING, f"stort:sida-{number * 61 % PAGES:03}")
        settle()
        spent.append((time.thread_time() - began) * 1e3)
    return spent


def longest_holds(program: "Program") -> dict[str, float]:
    """Gives the longest the interface thread was held while one typed, in ms of its own time."""
    from tests.conftest import StallProbe, type_text
    from trustdesk.ui.places import SEARCH

    window = program.window
    found = {}
    window.go(SEARCH)
    settle(1.0)
    field = window.page.field  # type: ignore[attr-defined]  # the page of Sök
    found["search"] = _typed(StallProbe, lambda letter: type_text(field, letter), field.clear)
    book = window._book  # noqa: SLF001 - what Ctrl+K does
    book.commands.offer(window)
    settle(0.5)
    palette = book.commands.palette
    assert palette is not None
    found["palette"] = _typed(
        StallProbe, lambda letter: type_text(palette.field, letter), palette.field.clear
    )
    palette.finish()
    return found


def _typed(
    probe_of: "Callable[[], object]", put: Callable[[str], None], clear: Callable[[], object]
) -> float:
    worst = 0.0
    for round_ in range(2):  # what is imported or laid out at the first letter is met once
        probe = probe_of()
        for words in TYPED:
            for letter in words:
                put(letter)
                settle(0.12)
            settle(1.0)
            clear()
            settle(0.2)
        if round_:
            worst = probe.cpu  # type: ignore[attr-defined]
        probe.close()  # type: ignore[attr-defined]
    return worst


def load_ms(folder: Path) -> tuple[float, float]:
    """Gives how long the packs take to load, checked for the first time and remembered."""
    from trustdesk.wiring import build_core

    spent = []
    for _ in range(2):
        core = build_core(str(folder), "sv")
        core.framework  # noqa: B018 - the bundled pack is not measured here
        began = time.thread_time()
        core.packs.load()
        spent.append((time.thread_time() - began) * 1e3)
    return spent[0], spent[1]


def measure(folder: Path) -> dict[str, float]:
    """Gives what one waits for, the floor beside it."""
    if not (folder / "packs" / "stort").exists():
        write_pack(folder / "packs" / "stort")
    (folder / "packs" / ".checked.json").unlink(missing_ok=True)
    first, again = load_ms(folder)
    with shown_program(folder) as program:
        opened = open_pages(program)
        holds = longest_holds(program)
    return {
        "load_first_ms": first,
        "load_ms": again,
        "page_ms": statistics.median(opened),
        "page_worst_ms": max(opened),
        "floor_ms": floor_ms(),
        **{f"{name}_hold_ms": ms for name, ms in holds.items()},
    }


def main() -> None:
    """Prints three lines."""
    with tempfile.TemporaryDirectory() as place:
        kept = os.environ.get("TRUSTDESK_BENCH_FOLDER")
        folder = Path(kept) if kept else Path(place) / "data"
        if not (folder / "journal.db").exists():
            seed(folder, KEPT, a_day=10)
        found = measure(folder)
    print(
        f"a pack of {PAGES} pages: {found['load_ms']:.0f} ms of its own thread to load, "
        f"{found['load_first_ms']:.0f} ms when it is checked first"
    )
    print(
        f"opening a page: {found['page_ms']:.1f} ms of the interface thread "
        f"(worst {found['page_worst_ms']:.1f}), floor {found['floor_ms']:.2f} ms"
    )
    print(
        f"typing: held at most {found['search_hold_ms']:.1f} ms in Sök, "
        f"{found['palette_hold_ms']:.1f} ms in the panel"
    )


if __name__ == "__main__":
    main()
