"""Forms as they were when reflections were written with them (table `form_version`)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sqlmodel import Session, col, select

from trustdesk.domain.entry import Entry
from trustdesk.domain.form_json import form_fingerprint, form_from_json, form_to_json
from trustdesk.domain.framework import Form
from trustdesk.storage.tables import EntryRecord, FormRecord, FormVersionRecord

Definition = Callable[[str], Form | None]
"""Gives the form with an id as it is defined now, or None."""


def undefined(_form_id: str) -> Form | None:
    """Stands for a framework without forms."""
    return None


class FormVersions:
    """Keeps each definition once, and hands it to the reflections that were written with it."""

    def __init__(self, definition: Definition) -> None:
        self._definition = definition
        self._read: dict[int, Form | None] = {}

    def defined(self, form_id: str) -> Form | None:
        """Gives a form as it is defined now, or None."""
        return self._definition(form_id)

    def keep(self, session: Session, form_id: str) -> int | None:
        """Gives the row of a form as it is defined now, made when it is new.

        A form that is not defined now has none but the latest that was kept.
        """
        form = self._definition(form_id)
        if form is None:
            return self._latest(session, form_id)
        text = form_to_json(form)
        digest = form_fingerprint(text)
        chosen = select(FormVersionRecord).where(
            FormVersionRecord.form == form_id, FormVersionRecord.sha256 == digest
        )
        record = session.exec(chosen).first()
        if record is None:
            record = FormVersionRecord(form=form_id, sha256=digest, definition=text)
            session.add(record)
            session.flush()
        return record.id

    def attached(self, session: Session, entries: Sequence[Entry]) -> list[Entry]:
        """Gives the reflections with the definitions they were written with."""
        written = self._written_with(session, [e.id for e in entries if e.forms or e.answers])
        return [self._with(session, entry, written.get(entry.id, {})) for entry in entries]

    def _written_with(self, session: Session, ids: list[str]) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        if not ids:
            return found
        chosen = (
            select(EntryRecord.uid, FormRecord.form, FormRecord.form_version_id)
            .join(FormRecord, col(FormRecord.entry_id) == col(EntryRecord.id))
            .where(col(EntryRecord.uid).in_(ids), col(FormRecord.form_version_id).is_not(None))
        )
        for uid, form, version in session.exec(chosen):
            found.setdefault(uid, {})[form] = version or 0
        return found

    def _with(self, session: Session, entry: Entry, versions: dict[str, int]) -> Entry:
        kept = dict(versions)
        for form_id in _answered(entry):
            if form_id not in kept and self._definition(form_id) is None:
                latest = self._latest(session, form_id)
                if latest is not None:
                    kept[form_id] = latest
        forms = ((form_id, self._form(session, version)) for form_id, version in kept.items())
        definitions = {form_id: form for form_id, form in forms if form is not None}
        return replace(entry, definitions=definitions) if definitions else entry

    def _form(self, session: Session, version: int) -> Form | None:
        if version not in self._read:
            record = session.get(FormVersionRecord, version)
            self._read[version] = _parsed(record) if record else None
        return self._read[version]

    def _latest(self, session: Session, form_id: str) -> int | None:
        chosen = (
            select(FormVersionRecord.id)
            .where(FormVersionRecord.form == form_id)
            .order_by(col(FormVersionRecord.id).desc())
            .limit(1)
        )
        return session.exec(chosen).first()


def _answered(entry: Entry) -> Iterable[str]:
    return dict.fromkeys((*entry.forms, *entry.answers))


def _parsed(record: FormVersionRecord) -> Form | None:
    """A definition that cannot be read is none: the answers show without labels."""
    try:
        return form_from_json(record.definition)
    except (KeyError, TypeError, ValueError):
        return None
