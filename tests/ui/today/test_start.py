"""The first frame is the sheet and its date: what returns is thought of after it."""

import json
import subprocess
import sys

LATER = (
    "trustdesk.domain.following",
    "trustdesk.services.day",
    "trustdesk.services.seeing_again",
    "trustdesk.services.week",
    "trustdesk.ui.hiding",
    "trustdesk.ui.today.rest",
    "trustdesk.ui.today.week",
    "trustdesk.ui.widgets.later_button",
    "trustdesk.ui.widgets.date_field",
)

START = """
import json, sys
from trustdesk import app
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

later, told = json.loads(sys.argv[2]), {}
core = app.build_core(sys.argv[1], "sv")
application = QApplication(app.APPLICATION)
program = app.Program(application, core, core.window_opening())
window = program.window

def look(when):
    told[when] = [name for name in later if name in sys.modules]

def on_first_frame():
    look("first frame")

def until_read():
    if window.page._is_read:
        look("read")
        window.close()
    else:
        QTimer.singleShot(20, until_read)

window.first_frame.connect(on_first_frame)
QTimer.singleShot(0, until_read)
program.show()
application.exec()
program.close()
print(json.dumps(told))
"""


def test_nothing_of_it_is_there_before_the_first_frame(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path), json.dumps(LATER)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["first frame"] == []
    assert told["read"] == list(LATER)  # so the look would have seen them
