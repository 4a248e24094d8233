import struct

import pytest
from PySide6.QtGui import QColor, QImage

from tests.driver.picture import png

HEAD = 100


def dump(*, blue_first=True, bits=32):
    """Two pixels, red and a dark teal, and a line's end that belongs to no pixel."""
    pixels = [(200, 0, 0), (16, 94, 103)]
    order = "<I" if blue_first else ">I"
    row = b"".join(struct.pack(order, r << 16 | g << 8 | b) for r, g, b in pixels) + b"\xff" * 4
    head = [0] * 25
    head[0], head[1], head[4], head[5] = HEAD + 8, 7, 2, 1
    head[7], head[11], head[12], head[19] = int(not blue_first), bits, len(row), 1
    return struct.pack(">25I", *head) + b"\0" * 8 + b"\0" * 12 + row


@pytest.mark.parametrize("blue_first", [True, False])
def test_colours_survive(blue_first):
    image = QImage.fromData(png(dump(blue_first=blue_first)))
    assert (image.width(), image.height()) == (2, 1)
    assert image.pixelColor(0, 0) == QColor(200, 0, 0)
    assert image.pixelColor(1, 0) == QColor(16, 94, 103)


def test_another_format_is_refused():
    with pytest.raises(ValueError, match="32 bits"):
        png(dump(bits=16))


def test_the_whole_screen_is_photographed_when_it_is_still(sample, tmp_path):
    sample.keys.type_text("A sentence")
    target = tmp_path / "screen.png"
    sample.photograph(target)
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1360, 860)
    box = sample.node.find("text", "Ark").extents
    assert image.pixelColor(box.x + 200, box.y + 200) == QColor("white")
    written = {image.pixelColor(box.x + x, box.y + 14).name() for x in range(4, 60)}
    assert len(written) > 2
