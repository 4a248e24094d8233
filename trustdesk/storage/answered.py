"""What was answered to forms before."""

import json

from sqlalchemy import func
from sqlalchemy import select as columns
from sqlmodel import col, select

from trustdesk.domain.entry import Entry, EntryRow
from trustdesk.storage import loading
from trustdesk.storage.form_versions import FormVersions
from trustdesk.storage.listing import LATEST, ROW, as_row
from trustdesk.storage.sessions import Sessions
from trustdesk.storage.tables import AnswerRecord, EntryRecord, RatingRecord


class SqliteAnswered:
    """Implements ports.Answered."""

    def __init__(self, sessions: Sessions, forms: FormVersions) -> None:
        self._sessions = sessions
        self._forms = forms

    def keys(self, form: str, field: str) -> frozenset[str]:
        """Gives of what a field that asks of several was ever answered."""
        parts = func.json_each(col(AnswerRecord.value)).table_valued("key", "type")
        chosen = (
            columns(parts.c.key)
            .select_from(AnswerRecord)
            .join(EntryRecord, col(EntryRecord.id) == col(AnswerRecord.entry_id))
            .join(parts, parts.c.key.is_not(None))
            .where(
                col(AnswerRecord.form) == form,
                col(AnswerRecord.field) == field,
                col(EntryRecord.deleted_at).is_(None),
            )
            .distinct()
        )
        with self._sessions.reading() as session:
            return frozenset(str(key) for (key,) in session.connection().execute(chosen))

    def answering(self, form: str, field: str, value: str, limit: int = 20) -> list[Entry]:
        """Gives the reflections that answer a field with just this text, the latest first."""
        chosen = (
            select(EntryRecord)
            .join(AnswerRecord, col(AnswerRecord.entry_id) == col(EntryRecord.id))
            .where(
                col(AnswerRecord.form) == form,
                col(AnswerRecord.field) == field,
                col(AnswerRecord.value) == json.dumps(value, ensure_ascii=False),
                col(EntryRecord.deleted_at).is_(None),
            )
            .order_by(*LATEST)
            .limit(limit)
        )
        with self._sessions.reading() as session:
            whole = loading.load(session, session.exec(chosen).all())
            return self._forms.attached(session, whole)

    def rated(self, limit: int = 40) -> list[EntryRow]:
        """Gives the reflections with a rating of their own, the latest first."""
        own = columns(col(RatingRecord.entry_id)).where(col(RatingRecord.about) == "")
        chosen = (
            columns(*ROW)
            .where(col(EntryRecord.id).in_(own), col(EntryRecord.deleted_at).is_(None))
            .order_by(*LATEST)
            .limit(limit)
        )
        with self._sessions.reading() as session:
            return [as_row(found) for found in session.connection().execute(chosen)]
