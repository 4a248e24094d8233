"""A picture from elsewhere -> the bytes the journal keeps, without what it told of its origin.

Runs off the interface thread: unpacking a photograph takes a second.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from trustdesk.domain.faults import InvalidInput, msg
from trustdesk.domain.picture import MOST_BYTES, MOST_PIXELS

PNG, JPEG = "image/png", "image/jpeg"
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"})
"""The kinds of file that are taken; a drawing made of lines (SVG) may hold links and scripts."""

_FORMATS = frozenset({b"png", b"jpeg", b"jpg", b"gif", b"bmp", b"webp"})
_MOST_FILE = 100 * 1024 * 1024
_QUALITY = 88
_MUCH_SMALLER = 0.6
_PREVIEW = 320


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture that can be kept, and a small one of it to show."""

    mime: str
    data: bytes
    preview: QImage


def prepared(source: bytes | QImage) -> Prepared:
    """Gives a picture as it can be kept: re-encoded, so that nothing but its points is left.

    Raises InvalidInput when it is none, is damaged, or is too large; nothing was unpacked then.
    """
    if isinstance(source, QImage):
        image, was_jpeg = source, False
        if image.width() * image.height() > MOST_PIXELS:
            raise _huge(image.size())
    else:
        image, was_jpeg = _unpacked(source)
    if image.isNull():
        raise _unreadable()
    bare = _bare(image)
    mime, data = _encoded(bare, was_jpeg=was_jpeg)
    if len(data) > MOST_BYTES:
        raise InvalidInput(
            "picture-large",
            msg("The picture takes {size} MB, and the journal keeps at most 10."),
            msg("Make it smaller and paste it again. It is still on the clipboard."),
            size=round(len(data) / 1024 / 1024),
        )
    return Prepared(mime, data, fitted(bare, QSize(_PREVIEW, _PREVIEW)))


def fitted(image: QImage, most: QSize) -> QImage:
    """Gives a picture no larger than `most`, in its own proportions."""
    if image.width() <= most.width() and image.height() <= most.height():
        return image
    return image.scaled(
        most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _unpacked(data: bytes) -> tuple[QImage, bool]:
    """Unpacks after a look at the size it says it has; gives whether it was a JPEG."""
    if len(data) > _MOST_FILE:
        raise InvalidInput(
            "picture-large",
            msg("The picture takes {size} MB, and the journal keeps at most 10."),
            msg("Make it smaller and paste it again. It is still on the clipboard."),
            size=round(len(data) / 1024 / 1024),
        )
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    kind = reader.format().data() if reader.canRead() else b""
    if kind not in _FORMATS:
        raise _unreadable()
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MOST_PIXELS:
        raise _huge(size)
    return reader.read(), kind in (b"jpeg", b"jpg")


def _bare(image: QImage) -> QImage:
    """Gives the points alone, in the colours a screen shows: no texts, no profile."""
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    has_alpha = image.hasAlphaChannel()
    kind = QImage.Format.Format_ARGB32 if has_alpha else QImage.Format.Format_RGB32
    bare = QImage(image.size(), kind)
    bare.fill(Qt.GlobalColor.transparent if has_alpha else Qt.GlobalColor.white)
    painter = QPainter(bare)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.drawImage(bare.rect(), image)
    painter.end()
    return bare


def _encoded(image: QImage, *, was_jpeg: bool) -> tuple[str, bytes]:
    """Gives a PNG, or a JPEG where the picture was one and that is much smaller."""
    if was_jpeg and not image.hasAlphaChannel():
        photograph = _written(image, b"jpeg", _QUALITY)
        plain = image.width() * image.height() * 3
        if len(photograph) < plain / 20:  # a PNG of a photograph never comes near: do not try
            return JPEG, photograph
        png = _written(image, b"png")
        return (JPEG, photograph) if len(photograph) < _MUCH_SMALLER * len(png) else (PNG, png)
    return PNG, _written(image, b"png")


def _written(image: QImage, kind: bytes, quality: int = -1) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(held.data())


def _unreadable() -> InvalidInput:
    return InvalidInput(
        "picture-unreadable",
        msg("This is no picture TrustDesk can read, or it is damaged."),
        msg("Save it as PNG or JPEG and paste it again. Your text is as it was."),
    )


def _huge(size: QSize) -> InvalidInput:
    return InvalidInput(
        "picture-huge",
        msg("The picture is {width} × {height} pixels, more than can be unpacked safely."),
        msg("Make it smaller and paste it again. Your text is as it was."),
        width=size.width(),
        height=size.height(),
    )
