import json
from dataclasses import replace

import pytest

from trustdesk.services.settings import SCALES, Settings, SettingsFile, next_scale


def test_settings_come_back_as_they_were_kept(tmp_path):
    file = SettingsFile(tmp_path / "settings.json")
    kept = replace(Settings(), language="en", theme="dark", scale=1.3, window=(1, 2, 3, 4))
    file.save(kept)
    assert file.load() == kept
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"theme": "pink", "scale": 99}', "\x00"]
)
def test_a_damaged_file_gives_the_defaults(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_text(content, "utf-8")
    assert SettingsFile(path).load() == Settings()


def test_one_bad_value_does_not_take_the_others_along(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "dark", "scale": "stor", "window": [1], "okänd": 1}))
    assert SettingsFile(path).load() == replace(Settings(), theme="dark")


def test_the_text_size_goes_in_the_steps_of_the_settings_and_stops_at_either_end():
    assert next_scale(1.0, 1) == 1.1
    assert next_scale(1.1, -1) == 1.0
    assert next_scale(1.04, 1) == 1.1  # a size of another version
    assert next_scale(SCALES[-1], 1) == SCALES[-1]
    assert next_scale(SCALES[0], -1) == SCALES[0]
    assert next_scale(1.75, 0) == 1.0
