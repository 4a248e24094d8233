"""Pictures that are pasted or dropped into a text: asked about, prepared and kept."""

from __future__ import annotations

import base64
import binascii
import re
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QImage

from trustdesk.domain.faults import Fault, InvalidInput
from trustdesk.ui.desk import Desk

if TYPE_CHECKING:
    from trustdesk.domain.picture import Picture
    from trustdesk.services.journal import Journal
    from trustdesk.services.ports import JournalReader
    from trustdesk.ui.widgets.markdown_edit import MarkdownEdit
    from trustdesk.ui.widgets.markdown_intake import Place
    from trustdesk.ui.writing.picture_dialog import PictureDialog
    from trustdesk.ui.writing.preparing import Prepared

RETRY_MS = 5000
_MOST_TRIES = 720
"""An hour: by then the reflection is gone for good."""

_RAW = ("image/png", "image/jpeg")
_EMBEDDED = re.compile(r"data:image/[a-z]+;base64,")
_MOST_TOKENS = 2_000
_LOOKED_AT = 100_000
"""So much of what is pasted is looked at for words; a picture in HTML is one tag, however long."""

Source = bytes | QImage | Path


class Home(Protocol):
    """The reflection a text belongs to."""

    def entry_id(self) -> str:
        """Gives the id of the reflection that is written, "" when there is none."""

    def flush(self) -> None:
        """Saves what waits, now."""


class Pictures(QObject):
    """Takes pictures for one editor; freed with it."""

    def __init__(self, desk: Desk, edit: MarkdownEdit, home: Home) -> None:
        super().__init__(edit)
        self._desk = desk
        self._edit = edit
        self._home = home
        self._unsaved: list[tuple[str, Picture]] = []
        self._tries = 0
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._keep)

    def take(self, source: QMimeData) -> bool:
        """Begins to take what is pasted, when it is a picture; False when it is words."""
        found = picture_in(source)
        if found is None:
            return False
        place = self._edit.intake.place()

        def preparing(_reader: JournalReader) -> tuple[str, Prepared]:
            from trustdesk.ui.writing.preparing import prepared

            name = found.name if isinstance(found, Path) else ""
            return name, prepared(_bytes_of(found) if isinstance(found, Path) else found)

        self._desk.session.read(
            preparing, partial(self._on_prepared, place), self._edit.troubled.emit
        )
        return True

    def _on_prepared(self, place: Place, found: tuple[str, Prepared]) -> None:
        from trustdesk.ui.writing.picture_dialog import PictureDialog

        if not place.holds():  # another reflection is open
            return
        name, picture = found
        dialog = PictureDialog(self._desk, picture.preview, self._edit.window())
        dialog.accepted.connect(partial(self._insert, dialog, place, name, picture))
        dialog.open()

    def _insert(self, dialog: PictureDialog, place: Place, name: str, found: Prepared) -> None:
        """Puts the picture's line into the text, saves the text, and then keeps the picture."""
        from trustdesk.domain.picture import Picture, described, picture_line
        from trustdesk.services.identity import new_id

        if not place.holds():
            return
        cursor = place.cursor
        alt = described(dialog.description())
        uid = new_id(self._desk.clock.now())
        picture = Picture(uid, name, found.mime, alt, found.data)
        before = "" if cursor.atBlockStart() else "\n\n"
        after = "\n" if cursor.atBlockEnd() else "\n\n"
        self._edit.intake.insert(f"{before}{picture_line(picture)}{after}", cursor)
        if uid not in self._edit.text():
            return  # the text is full; it was told
        self._unsaved.append((self._home.entry_id(), picture))
        self._home.flush()
        self._keep()

    def _keep(self) -> None:
        for entry_id, picture in self._unsaved:

            def keeping(
                journal: Journal, entry_id: str = entry_id, picture: Picture = picture
            ) -> str:
                journal.keep_picture(entry_id, picture)
                return picture.uid

            self._desk.session.write(keeping, self._on_kept, self._on_failed)

    def _on_kept(self, uid: str) -> None:
        self._tries = 0
        self._unsaved = [(entry, kept) for entry, kept in self._unsaved if kept.uid != uid]

    def _on_failed(self, fault: Fault) -> None:
        """Tries again: a reflection whose save failed has been told of, and comes by itself."""
        self._tries += 1
        given_up = self._tries > _MOST_TRIES
        if given_up or fault.kind != "no-reflection":
            self._edit.troubled.emit(fault)
        if given_up:
            self._unsaved, self._tries = [], 0
        else:
            self._retry.start()


def picture_in(source: QMimeData) -> Source | None:
    """Gives the picture of a clipboard that holds no words, as bytes where it has them, or None.

    A picture file that is copied or dropped counts; what is copied from a document does not.
    """
    urls = source.urls()
    if urls:
        path = Path(urls[0].toLocalFile())
        is_one = len(urls) == 1 and urls[0].isLocalFile() and path.suffix.lower() in _suffixes()
        return path if is_one else None
    if source.hasText() and not source.hasImage():
        return None
    if source.hasText() and source.text()[:_LOOKED_AT].strip():
        return None
    html = source.html() if source.hasHtml() else ""
    if html and _has_words(html[:_LOOKED_AT]):
        return None
    for kind in _RAW:
        if source.hasFormat(kind):
            return bytes(source.data(kind).data())
    if source.hasImage():
        image = source.imageData()
        return image if isinstance(image, QImage) else None
    return _embedded(html)


def _embedded(html: str) -> bytes | None:
    """Gives the bytes of the first picture that lies in the HTML itself."""
    from trustdesk.markup.html_tokens import Tag, tokens

    for token in islice(tokens(html), _MOST_TOKENS):
        source = token.attributes().get("src", "") if isinstance(token, Tag) else ""
        if found := _EMBEDDED.match(source):
            try:
                return base64.b64decode(source[found.end() :])
            except (binascii.Error, ValueError):
                return b""
    return None


def _has_words(html: str) -> bool:
    from trustdesk.markup.html_tokens import tokens

    return any(isinstance(token, str) and token.strip() for token in tokens(html))


def _suffixes() -> frozenset[str]:
    from trustdesk.ui.writing.preparing import SUFFIXES

    return SUFFIXES


def _bytes_of(path: Path) -> bytes:
    from trustdesk.domain.faults import msg

    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidInput(
            "picture-unread",
            msg("The picture's file could not be read: {reason}."),
            msg("Copy it to this computer and paste it again."),
            reason=error.strerror,
        ) from error
