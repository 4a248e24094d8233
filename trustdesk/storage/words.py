"""The words in use, each with its stem key, kept in step with the search index.

A text is cut into words as the index cuts it (`unicode61`): letters, digits and the marks that
combine with them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

from sqlalchemy import text
from sqlmodel import Session, col, delete

from trustdesk.storage.tables import TermRecord

Stem = Callable[[str], str]
"""Gives the key that the forms of one word share."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_USED = text("SELECT 1 FROM entry_fts WHERE entry_fts MATCH :match LIMIT 1")
_ADD = text("INSERT OR IGNORE INTO term (term, key) VALUES (:term, :key)")


def words(written: str) -> list[str]:
    """Gives the words of a text in order, in lower case."""
    return _WORD.findall(written.lower())


def key_of(word: str, stem: Stem) -> str:
    """Gives a word's key; a letter with a combining mark counts as the one letter it shows."""
    return stem(unicodedata.normalize("NFC", word))


def keep_terms(session: Session, before: str, after: str, stem: Stem) -> None:
    """Adds the words that came into a reflection and removes those now in no reflection.

    Called after the reflection's rows are flushed: the index is asked whether a word is left, so
    that neither half-typed words nor removed text stay behind.
    """
    old, new = set(words(before)), set(words(after))
    _add(session, new - old, stem)
    _remove_unused(session, old - new)


def _add(session: Session, came: Iterable[str], stem: Stem) -> None:
    rows = [{"term": word, "key": key_of(word, stem)} for word in sorted(came)]
    if rows:
        session.connection().execute(_ADD, rows)


def _remove_unused(session: Session, went: Iterable[str]) -> None:
    for word in went:
        if session.connection().execute(_USED, {"match": f'"{word}"'}).first() is None:
            session.connection().execute(delete(TermRecord).where(col(TermRecord.term) == word))
