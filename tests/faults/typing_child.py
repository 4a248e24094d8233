"""The real program with somebody who types in it, until it is killed.

Run as a program: for each line on its input it forks, so that imports are spared:
    TYPE FOLDER SEED   runs the window; prints "PID n", then what the typist and the disk say
    TYPE FOLDER SEED HOW KEYS   the same, typed fast; after so many keys the window is closed
                       ("close") or the session ends and kills it ("logout"), "go" goes on
    ASK FOLDER ID…     runs `trustdesk list/show --json` and looks for the carets; prints "KEPT …"
and "END" when the fork is gone. Lines of the typist: "KEY t entry digest caret" after each key,
"ACK entry digest" when the window says that it is saved, "LATE s" when the machine held it up.
"""

import io
import json
import os
import random
import signal
import sys
import time
from contextlib import redirect_stdout
from hashlib import sha256
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from trustdesk import __main__, app
from trustdesk.paths import DataFolder
from trustdesk.ui.places import DAGBOK, TODAY

GAP_MS = 66
"""About 15 keys a second."""

FAST_MS = 12
ASK_AGAIN_MS = 4000

LETTERS = "ansvar tillit mod åäö rätten och frågan i mötet. "


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


class Typist(QObject):
    """Types letters, moves about, takes back, and goes over to a new reflection now and then."""

    def __init__(self, program: app.Program, seed: int, how: str = "", keys: int = -1) -> None:
        super().__init__(program)
        self._program = program
        self._window = program.window
        self._how = how
        self._ending = False
        self._leaving = 0
        self._keys = keys
        self._rng = random.Random(seed)
        self._in_dagbok = seed % 2 == 1
        self._fewest, self._most = (4, 12) if how else (20, 70)
        self._left = self._rng.randrange(self._fewest, self._most)
        self._last = time.monotonic()
        self._parent = os.getppid()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FAST_MS if how else GAP_MS)
        self._timer.timeout.connect(self._tick)
        self._window.first_frame.connect(self._begin)

    def _begin(self) -> None:
        self._listen(self._page(TODAY).sheet._autosave)
        if self._in_dagbok:
            self._window._on_write()
            self._listen(self._page(DAGBOK).area.autosave)
        self._timer.start()

    def _page(self, name: str) -> Any:
        return self._window._book.page(name)

    def _listen(self, autosave) -> None:
        autosave.saved.connect(self._on_saved)
        autosave.failed.connect(lambda fault: say("FAILED", fault.kind))

    def _on_saved(self, entry) -> None:
        if entry.body:
            say("ACK", entry.id, digest(entry.body))

    def _place(self):
        """The text one writes in, and the reflection it is of."""
        if self._in_dagbok:
            area = self._page(DAGBOK).area
            return area.editor.text, area.writing.entry
        sheet = self._page(TODAY).sheet
        return sheet.text, sheet.on_sheet()

    def _tick(self) -> None:
        if os.getppid() != self._parent:  # whoever was to kill it is gone
            os._exit(1)
        now = time.monotonic()
        if now - self._last > 2 * GAP_MS / 1000:
            say("LATE", f"{now - self._last:.3f}")
        self._last = now
        text, _ = self._place()
        if self._leaving and text.text().strip() and not self._in_dagbok:
            self._leaving -= 1  # the sheet is empty when the text is on disk
            return
        self._leaving = 0
        self._left -= 1
        if self._left <= 0 and text.text().strip():
            self._left = self._rng.randrange(self._fewest, self._most)
            self._go_over()
            return
        text.setFocus()
        at = time.monotonic()
        self._press(text)
        _, entry = self._place()
        written = text.text()
        if entry is not None and entry.body == written:
            say("KEY", f"{at:.4f}", entry.id, digest(written), text.caret())
        self._keys -= 1
        if self._keys == 0:
            self._end()

    def _end(self) -> None:
        """Ends; where a slow machine made the window ask about unsaved text, asks it again."""
        if self._how == "logout":
            self._program._on_session_end()
            os.kill(os.getpid(), signal.SIGKILL)
        QTimer.singleShot(ASK_AGAIN_MS, self._end)
        if self._how == "close":
            self._timer.stop()
            self._window.close()
        elif self._ending:
            os.kill(os.getpid(), signal.SIGTERM)
        self._ending = True

    def _go_over(self) -> None:
        """Done with this one: the next key begins another."""
        if self._in_dagbok:
            self._window._on_write()
        else:
            self._key(
                self._place()[0], Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.ControlModifier
            )
            self._page(TODAY).sheet.finish()
            self._leaving = 100

    def _press(self, text) -> None:
        chance = self._rng.random()
        if chance < 0.04:
            self._key(text, Qt.Key.Key_Backspace, "\b")
        elif chance < 0.08:
            for _ in range(self._rng.randrange(1, 12)):
                self._key(text, Qt.Key.Key_Left, "")
        elif chance < 0.1:
            self._key(text, Qt.Key.Key_End, "", Qt.KeyboardModifier.ControlModifier)
        letter = self._rng.choice(LETTERS)
        self._key(text, Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key(0), letter)

    def _key(self, text, key, letter, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(text, QKeyEvent(kind, key, modifier, letter))


def type_until_killed(folder: str, seed: int, how: str = "", keys: int = -1) -> None:
    """Runs the program as `python -m trustdesk` does, with a typist in it."""
    program = app.Program

    class Typed(program):  # type: ignore[misc,valid-type]
        def __init__(self, *parts) -> None:
            super().__init__(*parts)
            self.typist = Typist(self, seed, how, keys)

    app.Program = Typed  # type: ignore[misc,assignment]
    __main__.main(["--data-dir", folder, "--lang", "sv"])


def command(folder: str, *words: str):
    """Runs a command of the command line and gives its JSON."""
    out = io.StringIO()
    with redirect_stdout(out):
        status = __main__.main(["--data-dir", folder, "--lang", "sv", *words, "--json"])
    if status:
        raise SystemExit(f"{words[0]}: {status}")
    return json.loads(out.getvalue())


def ask(folder: str, ids: list[str]) -> None:
    """Prints what is kept of the reflections, as the command line tells it, and the carets."""
    from trustdesk.services.clock import SystemClock
    from trustdesk.wiring import Core

    listed = {row["id"] for row in command(folder, "list")}
    kept = {i: digest(command(folder, "show", i)["body"]) for i in ids if i in listed}
    with Core(DataFolder(Path(folder)), "sv", SystemClock()).reading() as read:
        carets = {i: read.caret(i) for i in kept}
    sound = command(folder, "check")["ok"]
    say("KEPT", json.dumps({"kept": kept, "carets": carets, "sound": sound, "all": len(listed)}))


def main() -> None:
    for name in ("trustdesk.storage.store", "trustdesk.services.swedish", "snowballstemmer",
                 "trustdesk.services.journal", "trustdesk.pack.loading", "yaml",
                 "trustdesk.ui.dagbok.page", "trustdesk.ui.unsaved", "trustdesk.cli.commands",
                 "trustdesk.ui.today.foot", "trustdesk.storage.verify"):  # fmt: skip
        __import__(name)
    for line in sys.stdin:
        what, folder, *rest = line.split()
        child = os.fork()
        if child == 0:
            if what == "TYPE":
                seed, how, keys = (*rest, "", "-1")[:3] if len(rest) < 3 else rest
                type_until_killed(folder, int(seed), how, int(keys))
            else:
                ask(folder, rest)
            os._exit(0)
        say("PID", child)
        _, status = os.waitpid(child, 0)
        say("END", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
