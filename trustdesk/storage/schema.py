"""The journal's schema, as the SQL that made each version. A released one is never edited.

Columns that lists read stand before the long texts, so that a list never walks through them.
Moments are UTC text with milliseconds and an offset in minutes (`moments`). Nothing is ever
deleted by cascade.
"""

APPLICATION_ID = 0x54445348
"""Marks a file as a journal of TrustDesk ("TDSH"), in SQLite's own header field."""

_REFLECTION = (
    """
    CREATE TABLE entry (
        id INTEGER NOT NULL PRIMARY KEY,
        uid TEXT NOT NULL,
        occurred_on TEXT NOT NULL,
        created_at TEXT NOT NULL,
        created_offset INTEGER NOT NULL,
        updated_at TEXT NOT NULL,
        updated_offset INTEGER NOT NULL,
        deleted_at TEXT,
        caret INTEGER NOT NULL DEFAULT 0,
        sha256 BLOB NOT NULL,
        title TEXT NOT NULL DEFAULT '',
        body TEXT NOT NULL DEFAULT '',
        extra TEXT NOT NULL DEFAULT '',
        CONSTRAINT entry_uid UNIQUE (uid)
    ) STRICT
    """,
    "CREATE INDEX entry_by_day ON entry (occurred_on, id)",
    """
    CREATE TABLE form_version (
        id INTEGER NOT NULL PRIMARY KEY,
        form TEXT NOT NULL,
        sha256 BLOB NOT NULL,
        definition TEXT NOT NULL,
        CONSTRAINT form_version_once UNIQUE (form, sha256)
    ) STRICT
    """,
    """
    CREATE TABLE entry_form (
        id INTEGER NOT NULL PRIMARY KEY,
        entry_id INTEGER NOT NULL REFERENCES entry (id),
        position INTEGER NOT NULL,
        form TEXT NOT NULL,
        form_version_id INTEGER REFERENCES form_version (id),
        CONSTRAINT entry_form_once UNIQUE (entry_id, form)
    ) STRICT
    """,
    "CREATE INDEX entry_form_by_form ON entry_form (form)",
    """
    CREATE TABLE answer (
        id INTEGER NOT NULL PRIMARY KEY,
        entry_id INTEGER NOT NULL REFERENCES entry (id),
        position INTEGER NOT NULL,
        form TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT answer_once UNIQUE (entry_id, form, field)
    ) STRICT
    """,
    # A value of NULL is "not applicable"; no row is "not answered". `about` is '' and not NULL,
    # because NULLs would all differ in the unique constraint.
    """
    CREATE TABLE rating (
        id INTEGER NOT NULL PRIMARY KEY,
        entry_id INTEGER NOT NULL REFERENCES entry (id),
        position INTEGER NOT NULL,
        concept TEXT NOT NULL,
        value INTEGER,
        reason TEXT NOT NULL DEFAULT '',
        scale_version INTEGER NOT NULL DEFAULT 1,
        about TEXT NOT NULL DEFAULT '',
        CONSTRAINT rating_once UNIQUE (entry_id, concept, about)
    ) STRICT
    """,
    "CREATE INDEX rating_by_concept ON rating (concept)",
    """
    CREATE TABLE entry_concept (
        id INTEGER NOT NULL PRIMARY KEY,
        entry_id INTEGER NOT NULL REFERENCES entry (id),
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        concept TEXT NOT NULL,
        CONSTRAINT entry_concept_once UNIQUE (entry_id, kind, concept)
    ) STRICT
    """,
    "CREATE INDEX entry_concept_by_concept ON entry_concept (kind, concept)",
    """
    CREATE TABLE citation (
        id INTEGER NOT NULL PRIMARY KEY,
        entry_id INTEGER NOT NULL REFERENCES entry (id),
        position INTEGER NOT NULL,
        page TEXT NOT NULL,
        section TEXT NOT NULL DEFAULT '',
        quote TEXT NOT NULL DEFAULT '',
        pack_version TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    "CREATE INDEX citation_by_entry ON citation (entry_id)",
    "CREATE INDEX citation_by_page ON citation (page)",
    """
    CREATE TABLE follow_up (
        id INTEGER NOT NULL PRIMARY KEY,
        entry_id INTEGER NOT NULL REFERENCES entry (id),
        position INTEGER NOT NULL,
        due TEXT NOT NULL,
        question TEXT NOT NULL,
        done_at TEXT,
        done_offset INTEGER,
        outcome TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    "CREATE INDEX follow_up_by_entry ON follow_up (entry_id)",
    """
    CREATE TABLE tag (
        id INTEGER NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        CONSTRAINT tag_name UNIQUE (name)
    ) STRICT
    """,
    """
    CREATE TABLE entry_tag (
        id INTEGER NOT NULL PRIMARY KEY,
        entry_id INTEGER NOT NULL REFERENCES entry (id),
        position INTEGER NOT NULL,
        tag_id INTEGER NOT NULL REFERENCES tag (id),
        CONSTRAINT entry_tag_once UNIQUE (entry_id, tag_id)
    ) STRICT
    """,
    "CREATE INDEX entry_tag_by_tag ON entry_tag (tag_id)",
    """
    CREATE TABLE attachment (
        id INTEGER NOT NULL PRIMARY KEY,
        uid TEXT NOT NULL,
        entry_id INTEGER NOT NULL REFERENCES entry (id),
        name TEXT NOT NULL,
        mime TEXT NOT NULL,
        alt TEXT NOT NULL DEFAULT '',
        sha256 BLOB NOT NULL,
        data BLOB NOT NULL,
        CONSTRAINT attachment_uid UNIQUE (uid)
    ) STRICT
    """,
    "CREATE INDEX attachment_by_entry ON attachment (entry_id)",
)

# A version is deleted only while its reflection stands in `purge`, a row that lives inside one
# transaction; between transactions the table is empty and every version is safe.
_HISTORY = (
    """
    CREATE TABLE revision (
        id INTEGER NOT NULL PRIMARY KEY,
        entry_id INTEGER NOT NULL REFERENCES entry (id),
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        at_offset INTEGER NOT NULL,
        reason TEXT NOT NULL,
        codec TEXT NOT NULL,
        sha256 BLOB NOT NULL,
        data BLOB NOT NULL,
        CONSTRAINT revision_order UNIQUE (entry_id, seq)
    ) STRICT
    """,
    "CREATE TABLE purge (entry_id INTEGER NOT NULL PRIMARY KEY) STRICT",
    """
    CREATE TRIGGER revision_is_fixed BEFORE UPDATE ON revision
    BEGIN SELECT RAISE(ABORT, 'a version is never changed'); END
    """,
    """
    CREATE TRIGGER revision_is_kept BEFORE DELETE ON revision
    WHEN NOT EXISTS (SELECT 1 FROM purge WHERE entry_id = OLD.entry_id)
    BEGIN SELECT RAISE(ABORT, 'a version is deleted only by a purge'); END
    """,
)

_OTHER = (
    "CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """
    CREATE TABLE term (term TEXT NOT NULL PRIMARY KEY, key TEXT NOT NULL) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX term_by_key ON term (key)",
)

# 'secure-delete' wipes a deleted word from the index's pages at once; without it the word stays
# readable in the file, also with PRAGMA secure_delete.
_INDEX = (
    """
    CREATE VIRTUAL TABLE entry_fts USING fts5(
        title, body, extra, content='entry', content_rowid='id',
        tokenize="unicode61 remove_diacritics 0"
    )
    """,
    "INSERT INTO entry_fts (entry_fts, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER entry_indexed AFTER INSERT ON entry BEGIN
        INSERT INTO entry_fts (rowid, title, body, extra)
        VALUES (NEW.id, NEW.title, NEW.body, NEW.extra);
    END
    """,
    """
    CREATE TRIGGER entry_unindexed AFTER DELETE ON entry BEGIN
        INSERT INTO entry_fts (entry_fts, rowid, title, body, extra)
        VALUES ('delete', OLD.id, OLD.title, OLD.body, OLD.extra);
    END
    """,
    """
    CREATE TRIGGER entry_reindexed AFTER UPDATE OF title, body, extra ON entry BEGIN
        INSERT INTO entry_fts (entry_fts, rowid, title, body, extra)
        VALUES ('delete', OLD.id, OLD.title, OLD.body, OLD.extra);
        INSERT INTO entry_fts (rowid, title, body, extra)
        VALUES (NEW.id, NEW.title, NEW.body, NEW.extra);
    END
    """,
)

SCHEMA_1: tuple[str, ...] = (
    *_REFLECTION,
    *_HISTORY,
    *_OTHER,
    *_INDEX,
    f"PRAGMA application_id = {APPLICATION_ID}",
)

SCHEMA_2: tuple[str, ...] = (
    # What stood round the quoted words, by which they are found again when a page has changed.
    "ALTER TABLE citation ADD COLUMN before TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE citation ADD COLUMN after TEXT NOT NULL DEFAULT ''",
    """
    CREATE TABLE passage (
        id INTEGER NOT NULL PRIMARY KEY,
        uid TEXT NOT NULL,
        kind TEXT NOT NULL,
        page TEXT NOT NULL,
        section TEXT NOT NULL DEFAULT '',
        quote TEXT NOT NULL,
        before TEXT NOT NULL DEFAULT '',
        after TEXT NOT NULL DEFAULT '',
        pack_version TEXT NOT NULL DEFAULT '',
        created_at TEXT NOT NULL,
        created_offset INTEGER NOT NULL,
        updated_at TEXT NOT NULL,
        updated_offset INTEGER NOT NULL,
        sha256 BLOB NOT NULL,
        note TEXT NOT NULL DEFAULT '',
        CONSTRAINT passage_uid UNIQUE (uid)
    ) STRICT
    """,
    "CREATE INDEX passage_by_page ON passage (page)",
)
"""Highlights and bookmarks in the framework, and citations that find their place again."""
