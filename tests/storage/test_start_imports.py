"""The list is painted before the heavy libraries are there (design, section 4)."""

import subprocess
import sys

GLANCE = """
import sys
from pathlib import Path
from trustdesk.paths import DataFolder
from trustdesk.storage import backup, glance, lock, migrations, opening, restore, verify
folder = DataFolder(Path(sys.argv[1]))
connection = opening.open_journal(folder, expected=False, create=True)
glance.glance(connection, folder.journal)
backup.make_backup(connection, folder.root / "copy.db")
connection.close()
assert verify.check(folder).ok
heavy = {"sqlmodel", "sqlalchemy", "pydantic", "alembic", "snowballstemmer", "sqlite3"}
print(sorted(heavy & {name.split(".")[0] for name in sys.modules}))
import trustdesk.storage.store
print("sqlmodel" in sys.modules)
"""


def test_opening_and_glance_need_no_sqlmodel(tmp_path):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", GLANCE, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split("\n")[:2] == ["[]", "True"]
