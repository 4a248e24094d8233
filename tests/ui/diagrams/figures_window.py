"""The program over an empty data folder, with a figure of every kind on one page:

python -m tests.ui.diagrams.figures_window FOLDER
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.services.diagrams import samples
from tests.ui.figures import PAGE, hold_figures
from trustdesk.app import APPLICATION, Program
from trustdesk.paths import DataFolder
from trustdesk.services.clock import SystemClock
from trustdesk.ui.places import READING
from trustdesk.wiring import Core

KINDS = (
    samples.HUB, samples.LOOP, samples.BALANCE, samples.TABLE, samples.TIMELINE, samples.GROUPS,
    samples.CHAIN,
)  # fmt: skip


def main() -> int:
    app = QApplication(APPLICATION)
    core = Core(DataFolder(Path(sys.argv[1])), "sv", SystemClock())
    hold_figures(core, *KINDS)
    program = Program(app, core, core.window_opening())
    program.show()
    program.window.go(READING)
    program.window.page.show_detail(PAGE)
    try:
        return app.exec()
    finally:
        program.close()


if __name__ == "__main__":
    sys.exit(main())
