"""The pictures of reflections, as services see them."""

from hashlib import sha256

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from trustdesk.domain.faults import JournalFault, msg
from trustdesk.domain.picture import Picture, PictureInfo
from trustdesk.storage import loading
from trustdesk.storage.sessions import Sessions
from trustdesk.storage.tables import AttachmentRecord, EntryRecord


class SqlitePictures:
    """Implements ports.Pictures."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def add(self, entry_id: str, picture: Picture) -> None:
        """Keeps a picture of a reflection that is on disk; one that is kept already stays.

        Raises JournalFault "no-reflection" when there is no such reflection.
        """
        with self._sessions.writing() as session:
            kept = select(AttachmentRecord.id).where(AttachmentRecord.uid == picture.uid)
            if session.exec(kept).first() is not None:
                return
            record = loading.entry_record(session, entry_id)
            if record is None or record.id is None:
                raise JournalFault(
                    "no-reflection",
                    msg("The picture was not kept: its reflection is not in the journal."),
                    msg("Paste it again when the text is saved."),
                )
            session.add(
                AttachmentRecord(
                    uid=picture.uid,
                    entry_id=record.id,
                    name=picture.name,
                    mime=picture.mime,
                    alt=picture.alt,
                    sha256=sha256(picture.data).digest(),
                    data=picture.data,
                )
            )

    def data(self, uid: str) -> bytes | None:
        """Gives the bytes of a picture, or None when there is none."""
        with self._sessions.reading() as session:
            chosen = select(AttachmentRecord.data).where(AttachmentRecord.uid == uid)
            return session.exec(chosen).first()

    def of_entry(self, entry_id: str) -> list[PictureInfo]:
        """Gives what is known of a reflection's pictures, the earliest first."""
        record = AttachmentRecord
        with self._sessions.reading() as session:
            chosen = (
                select_columns(
                    col(record.uid),
                    col(record.name),
                    col(record.mime),
                    col(record.alt),
                    func.length(record.data),
                )
                .join(EntryRecord, col(EntryRecord.id) == col(record.entry_id))
                .where(col(EntryRecord.uid) == entry_id)
                .order_by(col(record.id))
            )
            return [PictureInfo(*row) for row in session.connection().execute(chosen)]
