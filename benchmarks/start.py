"""From the process's beginning to the first frame and to the usable list, beside a bare window.

The runs alternate (bare, 1 reflection, 3,650 reflections), so that a machine that slows down
slows all three.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.corpus import seed

ROUNDS = 9
BARE = """
import json, sys
from trustdesk.ui.measuring import process_age_ms
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, leave)
def leave():
    print(json.dumps({"first_frame_ms": process_age_ms()}))
    app.quit()
app = QApplication(sys.argv)
window = Window()
window.setCentralWidget(QTextEdit())
window.resize(1360, 860)
window.show()
app.exec()
"""


def once(command: list[str]) -> dict[str, float]:
    """Gives what one start printed of itself."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    figures: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return figures


def measure(rounds: int = ROUNDS) -> dict[str, float]:
    """Gives the median ratios of the starts, taken round by round."""
    with tempfile.TemporaryDirectory() as folder:
        one = seed(Path(folder) / "one", 1)
        many = seed(Path(folder) / "many", 3650)
        ours = [sys.executable, "-m", "trustdesk", "--data-dir"]
        bare_command = [sys.executable, "-c", BARE]
        for command in (bare_command, [*ours, str(one), "--measure-start"]):
            once(command)  # warm the caches
        rows = [
            (
                once(bare_command)["first_frame_ms"],
                once([*ours, str(one), "--measure-start"]),
                once([*ours, str(many), "--measure-start"]),
            )
            for _ in range(rounds)
        ]
    return {
        "bare_ms": statistics.median(bare for bare, _, _ in rows),
        "first_frame_1": statistics.median(a["first_frame_ms"] / bare for bare, a, _ in rows),
        "usable_1": statistics.median(a["usable_ms"] / bare for bare, a, _ in rows),
        "first_frame_3650": statistics.median(b["first_frame_ms"] / bare for bare, _, b in rows),
        "usable_3650": statistics.median(b["usable_ms"] / bare for bare, _, b in rows),
        "growth": statistics.median(b["usable_ms"] / a["usable_ms"] for _, a, b in rows),
    }


def main() -> None:
    """Prints the ratios and their goals."""
    figures = measure()
    where = os.environ.get("QT_QPA_PLATFORM", "display")
    print(f"start ({where}), bare window {figures['bare_ms']:.0f} ms = 1")
    print(f"  first frame, 1 reflection      {figures['first_frame_1']:.2f}  (at most 2.0)")
    print(f"  first frame, 3,650             {figures['first_frame_3650']:.2f}  (at most 2.0)")
    print(f"  usable list, 1 reflection      {figures['usable_1']:.2f}  (at most 2.5)")
    print(f"  usable list, 3,650             {figures['usable_3650']:.2f}  (at most 2.5)")
    print(f"  3,650 against 1                {figures['growth']:.2f}  (at most 1.15)")


if __name__ == "__main__":
    main()
