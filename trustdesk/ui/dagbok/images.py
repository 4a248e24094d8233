"""The pictures of a reflection that is read, unpacked to the width of its column."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from trustdesk.domain.picture import MOST_PIXELS

_SHOWN = re.compile(r'<img src="(attachment:([A-Za-z0-9-]{1,64}))"')
_TALLEST = 3
"""So many column widths high a picture may be shown."""


@dataclass(frozen=True, slots=True)
class Column:
    """How wide the text is in pixels of the layout, and how many of the screen each is."""

    width: int
    ratio: float


def images_of(html: str, data: Callable[[str], bytes | None], column: Column) -> dict[str, QImage]:
    """Gives the pictures a page shows, by address; one that cannot be read is left out.

    Takes time: run it off the interface thread.
    """
    found: dict[str, QImage] = {}
    for address, uid in dict.fromkeys(_SHOWN.findall(html)):
        kept = data(uid)
        image = _unpacked(kept, column) if kept else QImage()
        if not image.isNull():
            found[address] = image
    return found


def _unpacked(data: bytes, column: Column) -> QImage:
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return QImage()
    most = QSize(round(column.width * column.ratio), round(_TALLEST * column.width * column.ratio))
    if size.width() > most.width() or size.height() > most.height():
        reader.setScaledSize(size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if reader.scaledSize().isValid():  # a small one stays as large as it is
        image.setDevicePixelRatio(column.ratio)
    return image
