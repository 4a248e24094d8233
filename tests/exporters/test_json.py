"""Reflections as JSON, whole or not at all."""

import json
import os
from datetime import UTC, datetime

import pytest

from tests.exporters.pdf.samples import entries, full_entry
from trustdesk.domain.entry_json import entry_from_json
from trustdesk.domain.faults import ExportFault
from trustdesk.exporters.json import export_json

NOW = datetime(2026, 11, 19, 13, 32, 5, tzinfo=UTC)


def test_the_file_holds_every_reflection_as_it_is(tmp_path) -> None:
    chosen = [*entries(2), full_entry("Åsa & \U0001f600 <b>")]
    export_json(chosen, tmp_path / "a.json", NOW)
    value = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert value["format"] == 1
    assert value["exported_at"] == "2026-11-19T13:32:05+00:00"
    assert [entry_from_json(each) for each in value["entries"]] == chosen
    assert "Åsa" in (tmp_path / "a.json").read_text("utf-8")


def test_no_reflections_is_an_empty_list(tmp_path) -> None:
    export_json([], tmp_path / "a.json", NOW)
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["entries"] == []


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch) -> None:
    out = tmp_path / "a.json"
    out.write_text("det som fanns")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportFault) as caught:
        export_json(entries(1), out, NOW)
    assert caught.value.kind == "disk-full"
    assert caught.value.told(str).startswith("The disk is full, so a.json was not written.")
    assert out.read_text() == "det som fanns"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_missing_folder_and_a_folder_of_that_name(tmp_path) -> None:
    for out, kind in ((tmp_path / "x" / "a.json", "no-folder"), (tmp_path, "is-a-folder")):
        with pytest.raises(ExportFault) as caught:
            export_json([], out, NOW)
        assert caught.value.kind == kind
