"""No reflection, however hostile, keeps the others from being exported."""

import pytest

from tests.exporters.pdf.conftest import png
from tests.exporters.pdf.hostile import hostile_entries
from tests.exporters.pdf.reading_back import complaints, text_of
from tests.exporters.pdf.samples import RESOURCES, entry, export, ready
from trustdesk.exporters.pdf.finish import finished
from trustdesk.exporters.pdf.typesetting import Typesetter

PICTURES = {"bild": png(400, 200)}.get


def set_and_checked(seed: int, count: int) -> None:
    """Sets hostile reflections, every one with its layout, and validates the file."""
    document = ready(hostile_entries(seed, count), pictures=PICTURES)
    pdf = Typesetter(RESOURCES).pdf(document, cover=True)
    assert complaints(finished(pdf, document)) == []


def test_sixty_hostile_reflections_are_set() -> None:
    for seed in (1, 2):
        set_and_checked(seed, 30)


@pytest.mark.whole
def test_five_hundred_hostile_reflections_are_set_export_and_file_alike(tmp_path) -> None:
    for seed in range(100, 110):
        set_and_checked(seed, 50)
    out = tmp_path / "a.pdf"
    told: list[object] = []
    export(hostile_entries(99, 60), out, pictures=PICTURES, told=told.append)
    assert complaints(out.read_bytes()) == []


def test_a_command_is_printed_and_not_obeyed(tmp_path) -> None:
    out = tmp_path / "a.pdf"
    command = '#read("/etc/passwd")'
    export([entry(title=command, body=command, tags=(command,))], out)
    text = text_of(out.read_bytes())
    assert text.count(command) == 3
    assert "root:" not in text
