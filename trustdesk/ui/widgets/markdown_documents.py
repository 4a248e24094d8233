"""The texts an editor has shown lately, each with its own steps to undo."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from trustdesk.ui.widgets.markdown_intake import raw_text

_MOST, _LARGEST = 6, 200_000
"""So many texts, of so many characters each, are kept with their steps."""


class LaidAside:
    """Documents of texts that are not shown now, by key; the oldest go first."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._kept: dict[str, QTextDocument] = {}

    def new(self) -> QTextDocument:
        """Gives an empty document; its owner is not the editor's innards, which would free it."""
        return QTextDocument(self._owner)

    def lay(self, key: str, document: QTextDocument) -> None:
        """Keeps a document while its text is not shown, if there is anything to undo in it."""
        undoable = document.isUndoAvailable() or document.isRedoAvailable()
        if not key or not undoable or document.characterCount() > _LARGEST:
            document.deleteLater()
            return
        self._kept[key] = document
        while len(self._kept) > _MOST:
            self._kept.pop(next(iter(self._kept))).deleteLater()

    def take(self, key: str, text: str) -> QTextDocument | None:
        """Gives the kept document of a key, when its text is still this one."""
        document = self._kept.pop(key, None)
        if document is not None and raw_text(document) != text:
            document.deleteLater()  # it was changed elsewhere: its steps fit no more
            return None
        return document
