"""Which characters can be drawn."""

import json

from tests.exporters.pdf.coverage_of_fonts import COVERAGE, computed
from tests.exporters.pdf.samples import RESOURCES
from trustdesk.exporters.pdf.glyphs import has_ink, load_glyphs


def test_the_coverage_is_that_of_the_fonts() -> None:
    assert json.loads(COVERAGE.read_text("utf-8")) == computed()


def test_what_can_be_drawn_stays() -> None:
    glyphs = load_glyphs(RESOURCES)
    text = "åäö ÅÄÖ ”–…½€§ → ☐ ☑ ✓ ≤ 😀 👍🏽 👩\u200d👧 ❤\ufe0f ثقة אמון žłπЖ"
    assert glyphs.drawable(text) == text
    assert glyphs.undrawn == 0


def test_what_cannot_is_a_box_and_is_counted() -> None:
    glyphs = load_glyphs(RESOURCES)
    assert glyphs.drawable("a中\ue000\ud800b") == "a□□□b"
    assert glyphs.drawable("a\u20dd") == "a"
    assert glyphs.undrawn == 4


def test_controls_and_direction_signs_are_left_out_silently() -> None:
    glyphs = load_glyphs(RESOURCES)
    assert glyphs.drawable("a\x00\u202eb\u2066c\U000e0041") == "abc"
    assert glyphs.undrawn == 0


def test_ink() -> None:
    assert not has_ink(" \u200b\u00ad\ufeff\u0301")
    assert has_ink(" . ")
