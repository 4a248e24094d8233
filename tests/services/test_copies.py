from datetime import datetime

from tests.fakes import FixedClock
from trustdesk.paths import DataFolder
from trustdesk.services.copies import newest_copy
from trustdesk.services.demo import demo_entries
from trustdesk.storage.backup import automatic_backup
from trustdesk.wiring import Core


def test_no_folder_holds_no_copy(tmp_path):
    assert newest_copy(DataFolder(tmp_path)) is None


def test_the_newest_name_counts_and_foreign_names_do_not(tmp_path):
    folder = DataFolder(tmp_path)
    folder.backups.mkdir()
    for name in (
        "trustdesk-2026-11-18-090000.db",
        "trustdesk-2026-11-19-143200.db",
        "trustdesk-2026-11-19-143200-2.db",
        "trustdesk-2026-11-19-143200-10.db",
        "trustdesk-2026-13-45-000000.db",
        "trustdesk-2027-01-01-000000.db.77.draft",
        "mine.db",
    ):
        (folder.backups / name).touch()
    found = newest_copy(folder)
    assert found is not None
    assert found.path.name == "trustdesk-2026-11-19-143200-10.db"
    assert found.made == datetime(2026, 11, 19, 14, 32)


def test_the_copy_that_the_program_makes_is_found(tmp_path):
    core = Core(DataFolder(tmp_path), "sv", FixedClock())
    with core.writing_store() as store:
        made = demo_entries(core.demo(), core.framework, "sv", core.clock.now())
        store.save(next(iter(made)))
    path = automatic_backup(core.folder, core.clock.now())
    found = newest_copy(core.folder)
    assert found is not None
    assert found.path == path
    assert found.made == core.clock.now().replace(tzinfo=None)
