"""From what a person types to what the index understands: every form and compound of a word.

A word becomes all words in use of the same stem (the near tier) and, from five letters on, all
that contain it (the wide tier). Everything is quoted, so that no character can be an operator.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from trustdesk.storage.tables import TermRecord
from trustdesk.storage.words import Stem, key_of, words

SHORTEST_INFIX = 5
"""Shorter words stand inside too many others ("råd" in "område")."""

_CHUNK = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, slots=True)
class Match:
    """Two index queries: near (same stem) and wide (also compounds); "" finds nothing."""

    near: str
    wide: str


def match_of(session: Session, query: str, stem: Stem) -> Match:
    """Gives the index queries of what was typed; never raises on odd characters.

    "two words" in quotes stay together as written; `word*` finds words that begin so; everything
    else is expanded. All parts have to be found.
    """
    near, wide = [], []
    for phrase, word in _CHUNK.findall(query):
        found = words(phrase or word)
        if not found:
            continue
        if phrase or len(found) > 1:
            near.append(_quoted(" ".join(found)))
            wide.append(near[-1])
        elif word.endswith("*"):
            near.append(_quoted(found[0]) + "*")
            wide.append(near[-1])
        else:
            same = _same_stem(session, found[0], stem)
            near.append(_any(same))
            wide.append(_any([*same, *_containing(session, found[0])]))
    return Match(" AND ".join(near), " AND ".join(wide))


def _quoted(written: str) -> str:
    return '"' + written.replace('"', '""') + '"'


def _any(terms: Sequence[str]) -> str:
    return "(" + " OR ".join(map(_quoted, dict.fromkeys(terms))) + ")"


def _same_stem(session: Session, word: str, stem: Stem) -> list[str]:
    chosen = select(TermRecord.term).where(TermRecord.key == key_of(word, stem))
    return [word, *session.exec(chosen)]


def _containing(session: Session, word: str) -> list[str]:
    if len(word) < SHORTEST_INFIX:
        return []
    inside = func.instr(col(TermRecord.term), word) > 0
    return list(session.exec(select(TermRecord.term).where(inside)))
