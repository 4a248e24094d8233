"""The pages looked at are those of the file; what is left out is in neither."""

import os
import struct
import subprocess
import sys
import threading
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage

from tests.exporters.pdf.reading_back import pages as pages_of_file
from tests.exporters.pdf.reading_back import text_of
from tests.exporters.pdf.samples import (
    FRAMEWORK,
    NOTHING,
    RESOURCES,
    ROOT,
    composed,
    entries,
    entry,
    export,
    exporter,
    field,
    full_entry,
    language,
    text,
)
from trustdesk.domain.faults import Cancelled, ExportFault
from trustdesk.domain.framework import Form
from trustdesk.exporters.pdf.document import DocumentComposer
from trustdesk.exporters.pdf.printer import TypstPrinter
from trustdesk.exporters.pdf.typesetting import Typesetter
from trustdesk.services.exporting import Include, PdfOptions


def never() -> bool:
    return False


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def children() -> list[str]:
    listed = subprocess.run(
        ["ps", "-ww", "-o", "args=", "--ppid", str(os.getpid())],
        capture_output=True,
        text=True,
        check=False,
    )
    return [line for line in listed.stdout.splitlines() if "worker" in line or "sleep" in line]


@pytest.mark.parametrize("count", [1, 5])
def test_as_many_pages_as_the_file_has(tmp_path, count) -> None:
    export(entries(count), tmp_path / "a.pdf")
    shown = exporter().open_pages(entries(count), language(), PdfOptions())
    try:
        assert shown.total == pages_of_file((tmp_path / "a.pdf").read_bytes())
        first, last = shown.png(1, 404, never), shown.png(shown.total, 991, never)
    finally:
        shown.close()
    assert size_of(first) == (404, 571)
    assert size_of(last) == (991, 1402)
    assert first != last
    assert children() == []


@pytest.mark.parametrize("width", [404, 481, 497, 513, 545, 991])
def test_no_row_of_a_page_is_lost(width) -> None:
    """Bars all over the page: every row of pixels is as dark as the bars it lies in."""
    bars = "".join(f'<path d="M0 {y}h596v2h-596z"/>' for y in range(0, 842, 5))
    svg = (
        '<svg viewBox="0 0 595.275590551 841.88976378" width="595.275590551pt" '
        f'height="841.88976378pt" xmlns="http://www.w3.org/2000/svg">{bars}</svg>'
    )
    image = QImage.fromData(Typesetter(RESOURCES).png(svg, width))
    scale = 841.88976378 / image.height()
    for row in range(image.height() - 1):
        top, bottom = row * scale, (row + 1) * scale
        dark = (
            sum(
                max(min(bottom, y + 2) - max(top, y), 0)
                for y in range(int(top) // 5 * 5, 842, 5)
                if y < bottom
            )
            / scale
        )
        assert 1 - image.pixelColor(width // 2, row).lightnessF() == pytest.approx(dark, abs=0.15)


def test_the_order_is_that_of_the_days() -> None:
    both = entries(2)
    forwards = exporter().open_pages(both, language(), PdfOptions())
    backwards = exporter().open_pages(both[::-1], language(), PdfOptions())
    try:
        assert forwards.png(1, 300, never) == backwards.png(1, 300, never)
    finally:
        forwards.close()
        backwards.close()


def test_nothing_to_show_is_an_error_of_ours() -> None:
    with pytest.raises(ValueError, match="no reflections"):
        exporter().open_pages([], language(), PdfOptions())


def test_what_cannot_be_set_is_shown_as_plain_text(tmp_path) -> None:
    """The same ladder as for the file: the page says what the file will."""
    program = tmp_path / "worker.py"
    program.write_text(
        f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from trustdesk.exporters.pdf import typesetting, worker
plain = typesetting.Typesetter.shortest_svgs
def picky(self, document):
    for chapter in document["chapters"]:
        if any(node["t"] == "quote" for e in chapter["entries"] for node in e["body"]):
            raise typesetting.TypesettingError("refused")
    return plain(self, document)
typesetting.Typesetter.shortest_svgs = picky
sys.exit(worker.main(sys.stdin.buffer, sys.stdout.buffer))
"""
    )
    shown = exporter((sys.executable, str(program))).open_pages(
        [entry(body="> ett citat")], language(), PdfOptions()
    )
    try:
        assert shown.total == 1
    finally:
        shown.close()


def test_cancelling_while_the_pages_are_set_leaves_no_child() -> None:
    printer = TypstPrinter((sys.executable, "-c", "import time; time.sleep(60)"), RESOURCES)
    cancel = threading.Event()
    threading.Timer(0.2, cancel.set).start()
    with pytest.raises(Cancelled):
        printer.open_pages(composed(entries(1)), cancel.is_set)
    assert children() == []


def test_a_child_that_dies_is_a_fault_with_a_next_step() -> None:
    printer = TypstPrinter((sys.executable, "-c", "raise SystemExit(3)"), RESOURCES)
    with pytest.raises(ExportFault) as caught:
        printer.open_pages(composed(entries(1)), never)
    assert caught.value.step
    assert children() == []


def test_a_child_that_dies_later_is_a_fault_too() -> None:
    dies = "import sys; sys.stdin.readline(); print('{\"pages\": 2}', flush=True)"
    pages = TypstPrinter((sys.executable, "-c", dies), RESOURCES).open_pages({}, never)
    assert pages.total == 2
    with pytest.raises(ExportFault):
        pages.png(1, 300, never)
    pages.close()


def test_the_child_ends_when_the_program_does() -> None:
    program = (
        "import sys; from trustdesk.exporters.pdf.worker import main;"
        "sys.exit(main(sys.stdin.buffer, sys.stdout.buffer))"
    )
    job = {"resources": str(RESOURCES), "document": composed(entries(1))}
    import json

    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(job).encode() + b"\n",
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"pages": 2}


@pytest.mark.parametrize(
    ("left_out", "gone", "kept"),
    [
        ("concepts", ["Utveckla", "Femrelationer"], ["Kunna", "möte", "Brödtext"]),
        (
            "ratings",
            ["Detmestasaknades.", "Skälet."],
            ["Utveckla", "möte", "Brödtext", "Hurgickdet"],
        ),
        ("answers", ["Föreochefter", "sedantvå", "Hurgickdet"], ["Utveckla", "Brödtext"]),
        ("tags", ["möte"], ["Utveckla", "Brödtext", "Föreochefter"]),
        ("text", ["Brödtext"], ["Utveckla", "möte", "Föreochefter"]),
    ],
)
def test_what_is_left_out_is_not_in_the_file(tmp_path, left_out, gone, kept) -> None:
    options = PdfOptions(include=replace(Include(), **{left_out: False}))
    export([full_entry("Brödtext.")], tmp_path / "a.pdf", options=options)
    told = text_of((tmp_path / "a.pdf").read_bytes())
    export([full_entry("Brödtext.")], tmp_path / "hel.pdf")
    whole = text_of((tmp_path / "hel.pdf").read_bytes())
    for words in gone:
        assert words in whole
        assert words not in told
    for words in kept:
        assert words in told


def test_a_rating_among_a_forms_answers_is_a_rating() -> None:
    rated = Form(
        "f", 1, "g", 1, "sida", text("Formulär"), NOTHING,
        (field("skattning", "rating", "Hur var det?"), field("ord", "text", "Och sen?")),
    )  # fmt: skip
    framework = replace(FRAMEWORK, forms=(rated,))
    given = entry(forms=("f",), answers={"f": {"skattning": {"kunna": 2}, "ord": "Sen."}})
    compose = DocumentComposer(framework).compose
    whole = compose([given], PdfOptions(), language())
    less = compose([given], PdfOptions(include=Include(ratings=False)), language())
    labels = [
        [field["label"] for field in document["chapters"][0]["entries"][0]["answers"][0]["parts"]]
        for document in (whole, less)
    ]
    assert labels == [["Hur var det?", "Och sen?"], ["Och sen?"]]


def test_day_and_title_always_go_along(tmp_path) -> None:
    nothing = Include(concepts=False, ratings=False, answers=False, tags=False, text=False)
    export([entry(title="Rubriken")], tmp_path / "a.pdf", options=PdfOptions(include=nothing))
    told = text_of((tmp_path / "a.pdf").read_bytes())
    assert "Rubriken" in told
    assert "2026" in told
