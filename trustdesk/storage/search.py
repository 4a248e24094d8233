"""Finds reflections by words, with the found words marked."""

from datetime import date
from typing import Any

from sqlalchemy import bindparam, text
from sqlmodel import Session

from trustdesk.domain.entry import JournalHit, Snippet
from trustdesk.domain.excerpt import plain
from trustdesk.storage.matching import match_of
from trustdesk.storage.words import Stem

_START, _END = "\x02\x01", "\x03\x01"
"""Put around found words by the index; two control characters, so that no text holds them."""

_WORDS = 24
_LONGEST = 600
"""Characters of a snippet that are shown; a single "word" may be a megabyte."""

_BY_DATE = text("""
    SELECT id, uid, occurred_on, title FROM entry
    WHERE deleted_at IS NULL
        AND id IN (SELECT rowid FROM entry_fts WHERE entry_fts MATCH :match)
    ORDER BY occurred_on DESC, id DESC LIMIT :limit
""")
# A word in the title weighs four times one in the text.
_BY_RANK = text("""
    SELECT id, uid, occurred_on, title
    FROM (SELECT rowid AS found, bm25(entry_fts, 4.0, 1.0, 1.0) AS score
          FROM entry_fts WHERE entry_fts MATCH :match)
    JOIN entry ON id = found
    WHERE deleted_at IS NULL ORDER BY score, occurred_on DESC, id DESC LIMIT :limit
""")
# The plus keeps SQLite from asking the index anew for each rowid (150 ms instead of 5).
_SNIPPETS = text("""
    SELECT rowid,
        snippet(entry_fts, 1, :start, :end, '…', :words),
        snippet(entry_fts, 2, :start, :end, '…', :words),
        snippet(entry_fts, 0, :start, :end, '…', :words)
    FROM entry_fts WHERE entry_fts MATCH :match AND +rowid IN :ids
""").bindparams(bindparam("ids", expanding=True))


def found_ids(session: Session, query: str, stem: Stem) -> str:
    """Gives the index query that finds everything a filter's query means ("" finds nothing)."""
    return match_of(session, query, stem).wide


def search(
    session: Session, query: str, order: str, limit: int | None, stem: Stem
) -> list[JournalHit]:
    """Gives the found reflections outside the bin.

    By "date" the latest day comes first; by "relevance" first those with the word in any of its
    forms, best first, then those with it inside a compound.
    """
    match = match_of(session, query, stem)
    if not match.wide:
        return []
    most = -1 if limit is None else limit
    if order == "relevance":
        rows = _rows(session, _BY_RANK, match.near, most)
        if limit is None or len(rows) < limit:
            seen = {row.id for row in rows}
            rows += [r for r in _rows(session, _BY_RANK, match.wide, -1) if r.id not in seen]
            rows = rows[:limit]
    else:
        rows = _rows(session, _BY_DATE, match.wide, most)
    snippets = _snippets(session, match.wide, [row.id for row in rows])
    return [
        JournalHit(
            row.uid,
            date.fromisoformat(row.occurred_on),
            row.title,
            snippets.get(row.id, Snippet(())),
        )
        for row in rows
    ]


def _rows(session: Session, query: Any, match: str, limit: int) -> list[Any]:
    return list(session.connection().execute(query, {"match": match, "limit": limit}))


def _snippets(session: Session, match: str, ids: list[int]) -> dict[int, Snippet]:
    """Gives a piece of the text around the found words: of the body, else answers, else title."""
    values = {"match": match, "ids": ids, "start": _START, "end": _END, "words": _WORDS}
    found = {}
    for rowid, *columns in session.connection().execute(_SNIPPETS, values) if ids else ():
        found[rowid] = _snippet(next((c for c in columns if _START in c), columns[0]))
    return found


def _snippet(marked: str) -> Snippet:
    """Splits a marked text into runs; the marks themselves never show."""
    runs = []
    for number, piece in enumerate(plain(marked[:_LONGEST]).split(_START)):
        inside, _, outside = piece.partition(_END) if number else ("", "", piece)
        runs += [(inside, True), (outside, False)]
    return Snippet(tuple((run.replace(_END, ""), hit) for run, hit in runs if run))
