# No `from __future__ import annotations` here: SQLModel reads the annotations themselves.
"""The tables of `schema` as SQLModel classes; a test compares the two.

Text columns are `Text` and not VARCHAR, which a STRICT table does not know.
"""

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, Text, UniqueConstraint
from sqlmodel import Field, SQLModel


def _entry_id() -> int:
    """Gives the column that says which reflection a row belongs to."""
    value: int = Field(sa_type=Integer, sa_column_args=[ForeignKey("entry.id")])
    return value


class EntryRecord(SQLModel, table=True):
    """A reflection; its parts lie in the tables below."""

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("uid", name="entry_uid"),
        Index("entry_by_day", "occurred_on", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(sa_type=Text)
    occurred_on: str = Field(sa_type=Text)
    created_at: str = Field(sa_type=Text)
    created_offset: int
    updated_at: str = Field(sa_type=Text)
    updated_offset: int
    deleted_at: str | None = Field(default=None, sa_type=Text)
    caret: int = 0
    sha256: bytes = Field(sa_type=LargeBinary)
    title: str = Field(default="", sa_type=Text)
    body: str = Field(default="", sa_type=Text)
    extra: str = Field(default="", sa_type=Text)


class FormVersionRecord(SQLModel, table=True):
    """A form as it was defined when a reflection was written with it (JSON)."""

    __tablename__ = "form_version"
    __table_args__ = (UniqueConstraint("form", "sha256", name="form_version_once"),)

    id: int | None = Field(default=None, primary_key=True)
    form: str = Field(sa_type=Text)
    sha256: bytes = Field(sa_type=LargeBinary)
    definition: str = Field(sa_type=Text)


class FormRecord(SQLModel, table=True):
    """A form in use on a reflection; one that was taken away has no row, but keeps its answers."""

    __tablename__ = "entry_form"
    __table_args__ = (
        UniqueConstraint("entry_id", "form", name="entry_form_once"),
        Index("entry_form_by_form", "form"),
    )

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = _entry_id()
    position: int
    form: str = Field(sa_type=Text)
    form_version_id: int | None = Field(default=None, foreign_key="form_version.id")


class AnswerRecord(SQLModel, table=True):
    """The answer to a field of a form, as JSON."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("entry_id", "form", "field", name="answer_once"),)

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = _entry_id()
    position: int
    form: str = Field(sa_type=Text)
    field: str = Field(sa_type=Text)
    value: str = Field(sa_type=Text)


class RatingRecord(SQLModel, table=True):
    """A rating; value NULL is "not applicable", `about` '' when no other reflection is rated."""

    __tablename__ = "rating"
    __table_args__ = (
        UniqueConstraint("entry_id", "concept", "about", name="rating_once"),
        Index("rating_by_concept", "concept"),
    )

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = _entry_id()
    position: int
    concept: str = Field(sa_type=Text)
    value: int | None = None
    reason: str = Field(default="", sa_type=Text)
    scale_version: int = 1
    about: str = Field(default="", sa_type=Text)


class ConceptRecord(SQLModel, table=True):
    """A role or a relation chosen on a reflection; `kind` says which."""

    __tablename__ = "entry_concept"
    __table_args__ = (
        UniqueConstraint("entry_id", "kind", "concept", name="entry_concept_once"),
        Index("entry_concept_by_concept", "kind", "concept"),
    )

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = _entry_id()
    position: int
    kind: str = Field(sa_type=Text)
    concept: str = Field(sa_type=Text)


class CitationRecord(SQLModel, table=True):
    """A passage of the framework that a reflection is about."""

    __tablename__ = "citation"
    __table_args__ = (
        Index("citation_by_entry", "entry_id"),
        Index("citation_by_page", "page"),
    )

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = _entry_id()
    position: int
    page: str = Field(sa_type=Text)
    section: str = Field(default="", sa_type=Text)
    quote: str = Field(default="", sa_type=Text)
    pack_version: str = Field(default="", sa_type=Text)
    before: str = Field(default="", sa_type=Text)
    after: str = Field(default="", sa_type=Text)


class FollowUpRecord(SQLModel, table=True):
    """A question to oneself on a date."""

    __tablename__ = "follow_up"
    __table_args__ = (Index("follow_up_by_entry", "entry_id"),)

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = _entry_id()
    position: int
    due: str = Field(sa_type=Text)
    question: str = Field(sa_type=Text)
    done_at: str | None = Field(default=None, sa_type=Text)
    done_offset: int | None = None
    outcome: str = Field(default="", sa_type=Text)


class TagRecord(SQLModel, table=True):
    """A tag, as it was first written."""

    __tablename__ = "tag"
    __table_args__ = (UniqueConstraint("name", name="tag_name"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)


class EntryTagRecord(SQLModel, table=True):
    """A tag on a reflection."""

    __tablename__ = "entry_tag"
    __table_args__ = (
        UniqueConstraint("entry_id", "tag_id", name="entry_tag_once"),
        Index("entry_tag_by_tag", "tag_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = _entry_id()
    position: int
    tag_id: int = Field(foreign_key="tag.id")


class AttachmentRecord(SQLModel, table=True):
    """A picture, inside the journal so that it is backed up and encrypted with it."""

    __tablename__ = "attachment"
    __table_args__ = (
        UniqueConstraint("uid", name="attachment_uid"),
        Index("attachment_by_entry", "entry_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(sa_type=Text)
    entry_id: int = _entry_id()
    name: str = Field(sa_type=Text)
    mime: str = Field(sa_type=Text)
    alt: str = Field(default="", sa_type=Text)
    sha256: bytes = Field(sa_type=LargeBinary)
    data: bytes = Field(sa_type=LargeBinary)


class PassageRecord(SQLModel, table=True):
    """Words of the framework that were highlighted or bookmarked; see `domain.passage`."""

    __tablename__ = "passage"
    __table_args__ = (
        UniqueConstraint("uid", name="passage_uid"),
        Index("passage_by_page", "page"),
    )

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    page: str = Field(sa_type=Text)
    section: str = Field(default="", sa_type=Text)
    quote: str = Field(sa_type=Text)
    before: str = Field(default="", sa_type=Text)
    after: str = Field(default="", sa_type=Text)
    pack_version: str = Field(default="", sa_type=Text)
    created_at: str = Field(sa_type=Text)
    created_offset: int
    updated_at: str = Field(sa_type=Text)
    updated_offset: int
    sha256: bytes = Field(sa_type=LargeBinary)
    note: str = Field(default="", sa_type=Text)


class RevisionRecord(SQLModel, table=True):
    """A kept version: the whole reflection's canonical JSON, packed. Never changed."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("entry_id", "seq", name="revision_order"),)

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = _entry_id()
    seq: int
    at: str = Field(sa_type=Text)
    at_offset: int
    reason: str = Field(sa_type=Text)
    codec: str = Field(sa_type=Text)
    sha256: bytes = Field(sa_type=LargeBinary)
    data: bytes = Field(sa_type=LargeBinary)


class PurgeRecord(SQLModel, table=True):
    """The reflection being removed for good, within one transaction; else empty."""

    __tablename__ = "purge"

    entry_id: int | None = Field(default=None, primary_key=True)


class SettingRecord(SQLModel, table=True):
    """Something that tells about the person, as JSON; the rest lies in settings.json."""

    __tablename__ = "setting"

    key: str = Field(sa_type=Text, primary_key=True)
    value: str = Field(sa_type=Text)


class TermRecord(SQLModel, table=True):
    """A word in use, and the key that words of the same stem share."""

    __tablename__ = "term"
    __table_args__ = (Index("term_by_key", "key"),)

    term: str = Field(sa_type=Text, primary_key=True)
    key: str = Field(sa_type=Text)
