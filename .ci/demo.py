"""Photographs every page in light and dark on a virtual display, and makes one PDF.

    python .ci/demo.py build/demo

It starts a virtual display and runs itself there on a fresh data folder with the 30 reflections
of the demo.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustdesk.domain.passage import Passage
    from trustdesk.ui.window import MainWindow
    from trustdesk.wiring import Core

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
ON_DISPLAY = "TRUSTDESK_DEMO"
SIZE = (1360, 860)
SETTLED_MS = 300
PREVIEW_SECONDS = 20
MOST_LOOKS = 14
MARKED = "balansen"
"""The page on which something is highlighted."""


def main() -> int:
    """Gives the exit status."""
    out = Path(sys.argv[1]).resolve()
    out.mkdir(parents=True, exist_ok=True)
    if ON_DISPLAY in os.environ:
        photograph(out, sys.argv[2] if len(sys.argv) > 2 else "sv")
        return 0
    from tests.driver.display import virtual_display

    with virtual_display(*SIZE) as environment:
        command = [sys.executable, __file__, str(out), *sys.argv[2:]]
        return subprocess.run(
            command, env={**environment, ON_DISPLAY: "1"}, cwd=ROOT, check=False
        ).returncode


def photograph(out: Path, language: str) -> None:
    """Plants the demo in a fresh folder, opens the window on it and takes the pictures."""
    from trustdesk.services.demo import demo_entries
    from trustdesk.services.exporting import PdfOptions
    from trustdesk.wiring import build_core

    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        core = build_core(folder, language)
        tr = core.language.tr
        with core.writing_store() as store:
            entries = list(demo_entries(core.demo(), core.framework, language, core.clock.now()))
            for entry in entries:
                store.save(entry, reason="import")
            for passage in marked(core, language):
                store.passages.keep(passage)
        pdf_out = out / "reflektioner.pdf"
        [pdf] = core.pdf_export().export_pdf(
            entries, pdf_out, core.language, PdfOptions(), told=lambda n: print(n.told(tr))
        )
        count = pictures(core, out, entries[-1].id)
    seconds = time.monotonic() - began
    print(f"{count} pictures and {pdf.name} in {out} ({seconds:.0f} s)")


def marked(core: "Core", language: str) -> "list[Passage]":
    """Gives a highlight with a note and a bookmark, on the page about the balance."""
    from trustdesk.domain.passage import Passage, PassageKind
    from trustdesk.services.anchoring import quoted
    from trustdesk.services.identity import new_id
    from trustdesk.services.marked import plain_page

    page, now = plain_page(core.framework, MARKED, language), core.clock.now()
    version = core.framework.version_of(MARKED)
    sentences = list(re.finditer(r"[^.\n]{60,}\.", page.text))[:2]
    notes = {"sv": "Så är det hos oss också.", "en": "So it is with us, too."}
    kinds = ((PassageKind.HIGHLIGHT, notes[language]), (PassageKind.BOOKMARK, ""))
    return [
        Passage(new_id(now), kind, MARKED, quoted(page, *sentence.span()), version, now, now, note)
        for sentence, (kind, note) in zip(sentences, kinds, strict=True)
    ]


def pictures(core: "Core", out: Path, latest: str) -> int:
    """Takes the pictures and gives how many there are."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

    from trustdesk.app import APPLICATION, Program

    app = QApplication(APPLICATION)
    program = Program(app, core, core.window_opening())
    window = program.window

    def wait(milliseconds: int = SETTLED_MS) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def still() -> QPixmap:
        """Gives the picture once nothing in it changes any more."""
        seen = None
        for _ in range(MOST_LOOKS):
            wait()
            picture = window.grab()
            if seen is not None and picture.toImage() == seen:
                break
            seen = picture.toImage()
        return picture

    program.show()
    wait(1500)
    taken = 0
    for theme in ("light", "dark"):
        program.theme.apply(theme, 1.0)
        window.go("today")
        window.make_others_anew()
        for name, show in scenes(window, latest).items():
            show()
            still().save(str(out / f"{name}-{theme}.png"))
            taken += 1
    program.close()
    return taken


def scenes(window: "MainWindow", latest: str) -> dict[str, Callable[[], None]]:
    """Gives what is photographed, by name; `latest` is the id of the latest reflection."""

    def page(name: str, detail: str = "", section: str = "") -> Callable[[], None]:
        return lambda: window.go(name, detail, section)

    def writing() -> None:
        window.go("dagbok", latest)
        window.page.area.edit()
        window.page.area.bar.panel.setChecked(True)

    def guided() -> None:
        form = next(iter(window.page.desk.framework.forms))
        window.page.area.writing.add_form(form.id)

    def overview() -> None:
        """Without the support that `guided` added: in the next theme the dagbok is as it was."""
        for form in window.page.desk.framework.forms:
            window.page.area.writing.take_form_away(form.id)
        window.go("overview")

    def export() -> None:
        """With its first page, over which a busy machine can take longer than stillness tells."""
        from PySide6.QtCore import QCoreApplication

        window.go("export")
        end = time.monotonic() + PREVIEW_SECONDS
        while window.page.preview.paper.shown() is None and time.monotonic() < end:
            QCoreApplication.processEvents()
            time.sleep(0.02)

    return {
        "01-i-dag": page("today"),
        "02-las": page("reading", "fortjanad-tillit"),
        "03-las-relationer": page("reading", "fem-relationer"),
        "03b-las-markerat": page("reading", MARKED),
        "04-las-ordlista": page("reading", "ordlista"),
        "04b-las-litteratur": page("reading", "laslista"),
        "04c-las-markeringar": page("reading", "markeringar"),
        "05-dagbok": page("dagbok"),
        "06-dagbok-skriv": writing,
        "07-dagbok-stod": guided,
        "08-overblick": overview,
        "09-ovningar": page("practice"),
        "10-sok": page("search", "tillit"),
        "11-export": export,
        "12-installningar": page("settings"),
        "13-handbok": page("handbook"),
    }


if __name__ == "__main__":
    sys.exit(main())
