"""Kept versions: when one is due, how it is packed, how it comes back."""

import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlmodel import Session, col, select

from trustdesk.domain.entry import Entry, RevisionInfo
from trustdesk.domain.entry_json import canonical, entry_from_json, fingerprint
from trustdesk.storage.assembly import extra_text
from trustdesk.storage.form_versions import Definition
from trustdesk.storage.moments import from_columns, to_columns
from trustdesk.storage.tables import RevisionRecord

AUTOSAVE = "autosave"
"""The one reason that keeps a version only now and then."""

PAUSE = timedelta(minutes=10)
CHANGED = 200
"""An autosave keeps a version after this long, or this many changed characters (design, 6)."""

_CODEC = "zlib"
_NOTHING = "\n\n"
"""`all_text` of a reflection that holds nothing."""


@dataclass(frozen=True, slots=True)
class Version:
    """The latest kept version, as far as the next one depends on it."""

    seq: int
    at: datetime
    sha256: bytes
    text: str


def packed(entry: Entry) -> tuple[bytes, bytes]:
    """Gives the packed canonical JSON, and the sha256 of it unpacked."""
    plain = canonical(entry)
    return zlib.compress(plain, 6), sha256(plain).digest()


def opened(data: bytes, digest: bytes) -> Entry:
    """Gives the reflection of a packed version. Raises ValueError when it is not as it was kept."""
    try:
        plain = zlib.decompress(data)
        if sha256(plain).digest() != digest:
            raise ValueError("another hash than it was kept with")
        return entry_from_json(json.loads(plain))
    except (zlib.error, KeyError, TypeError) as error:
        raise ValueError("not a packed reflection") from error


def all_text(entry: Entry, definition: Definition) -> str:
    """Gives every text of a reflection; how much of it changed makes a version due."""
    return "\n".join((entry.title, entry.body, extra_text(entry, definition)))


def changed_characters(before: str, after: str) -> int:
    """Gives the length of what lies between the common beginning and the common end.

    A cheap upper bound: two small changes far apart count as everything between them.
    """
    shorter = min(len(before), len(after))
    start = _common(lambda n: before[:n] == after[:n], shorter)
    rest = shorter - start
    end = _common(lambda n: n == 0 or before[-n:] == after[-n:], rest)
    return max(len(before), len(after)) - start - end


def _common(same: Callable[[int], bool], longest: int) -> int:
    """Gives the largest n for which `same` holds, by halving (it holds up to n and not after)."""
    low, high = 0, longest
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if same(middle) else (low, middle - 1)
    return low


def is_due(
    entry: Entry, last: Version | None, reason: str, now: datetime, definition: Definition
) -> bool:
    """True when this state is to be kept as a version.

    Without an earlier version the reflection counts as empty when it was made. A clock that went
    backwards counts as a pause. The same content is never kept twice in a row.
    """
    if last is not None and fingerprint(entry) == last.sha256:
        return False
    since = now - (last.at if last else entry.created_at)
    before = last.text if last else _NOTHING
    return (
        reason != AUTOSAVE
        or not timedelta(0) <= since < PAUSE
        or changed_characters(before, all_text(entry, definition)) > CHANGED
    )


def latest(session: Session, entry_id: int, definition: Definition) -> Version | None:
    """Gives the latest kept version of a reflection."""
    record = session.exec(
        select(RevisionRecord)
        .where(RevisionRecord.entry_id == entry_id)
        .order_by(col(RevisionRecord.seq).desc())
        .limit(1)
    ).first()
    if record is None:
        return None
    try:
        text = all_text(opened(record.data, record.sha256), definition)
    except ValueError:
        text = _NOTHING  # a damaged version counts as empty, so that a whole one follows it
    return Version(record.seq, from_columns(record.at, record.at_offset), record.sha256, text)


def append(
    session: Session, entry_id: int, entry: Entry, last: Version | None, reason: str, now: datetime
) -> None:
    """Adds this state as the next version."""
    data, digest = packed(entry)
    at, offset = to_columns(now)
    session.add(
        RevisionRecord(
            entry_id=entry_id,
            seq=last.seq + 1 if last else 1,
            at=at,
            at_offset=offset,
            reason=reason,
            codec=_CODEC,
            sha256=digest,
            data=data,
        )
    )


def infos(session: Session, entry_id: int) -> list[RevisionInfo]:
    """Gives the kept versions, the latest first by their order (not by the clock)."""
    rows = session.exec(
        select(
            RevisionRecord.seq, RevisionRecord.at, RevisionRecord.at_offset, RevisionRecord.reason
        )
        .where(RevisionRecord.entry_id == entry_id)
        .order_by(col(RevisionRecord.seq).desc())
    )
    return [RevisionInfo(seq, from_columns(at, offset), reason) for seq, at, offset, reason in rows]


def read(session: Session, entry_id: int, seq: int) -> Entry | None:
    """Gives one kept version. Raises ValueError when it is not as it was kept."""
    chosen = select(RevisionRecord).where(
        RevisionRecord.entry_id == entry_id, RevisionRecord.seq == seq
    )
    record = session.exec(chosen).first()
    return opened(record.data, record.sha256) if record else None
