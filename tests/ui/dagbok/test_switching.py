"""What going from reflection to reflection costs with 36,500 of them (the whole: benchmarks)."""

import statistics
import time
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from PySide6.QtWidgets import QApplication
from sqlcipher3 import dbapi2 as sqlcipher

from benchmarks.switching import resident_mb, switch
from tests.conftest import type_text
from tests.floor import floor_ms

MANY = 36_500
_INSERT = """
    INSERT INTO entry (uid, occurred_on, created_at, created_offset, updated_at, updated_offset,
        title, body, extra, caret, sha256)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


@pytest.fixture
def filled(fill, core):
    """Thirty reflections of the demo, and so many small ones before them, put in at once."""
    made = fill(30)
    first = min(entry.date for entry in made)
    at = "2020-01-01T12:00:00.000Z"
    rows = [
        (
            f"0173{n:04x}-{n:04x}-7000-8000-{n:012x}",
            (first - timedelta(days=1 + n // 10)).isoformat(),
            at,
            60,
            at,
            60,
            f"Reflektion {n}",
            f"Vi talade om **ansvar** och tillit, för {n}:e gången.\n\n- ett\n- två",
            "",
            0,
            sha256(b"").digest(),
        )
        for n in range(MANY)
    ]
    with closing(sqlcipher.connect(str(core.folder.journal))) as connection:
        connection.executemany(_INSERT, rows)
        connection.commit()
    return made


def test_switches_are_short_memory_stays_and_a_save_leaves_the_list_be(page, filled, qtbot):
    """Measured: 3.7 times the floor for a switch, and for the list after a save a sixth of it.

    One test, since to fill the dagbok takes longest.
    """
    qtbot.waitUntil(lambda: len(page._listing.rows) == MANY + 30)
    qtbot.waitUntil(lambda: page.area.writing.entry is not None)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    rows = page.list.entries.model().rowCount()
    spent = []
    for n in range(150):
        spent.append(switch(app, page, n * 7919 % (rows - 2)).cpu)
        if n == 49:
            memory = resident_mb()
    assert statistics.median(spent[50:]) < 3 * 3.7 * floor_ms()
    assert resident_mb() < 1.1 * memory
    page.write_new()
    type_text(page.area.editor.text, "Nytt.")
    with qtbot.waitSignal(page.area.saved):
        page.leave()
    entry = replace(page.area.writing.entry, title="Nu med rubrik")
    began = time.thread_time()
    page._listing.keep(entry)
    assert (time.thread_time() - began) * 1000 < floor_ms()
    assert page.list.entries.selected_id() == entry.id
    assert page.list.entries.currentIndex().data() == "Nu med rubrik"
