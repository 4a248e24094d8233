"""The SQL that makes a journal and the SQLModel classes that read it say the same."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher
from sqlmodel import SQLModel, create_engine

from trustdesk.storage import tables
from trustdesk.storage.opening import open_journal


def differences(folder, *statements):
    connection = open_journal(folder, expected=False, create=True)
    for statement in statements:
        connection.execute(statement)
    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: connection, poolclass=StaticPool
    )

    def ours(_object, name, kind, _reflected, _other):
        return not (kind == "table" and name.startswith("entry_fts"))

    with engine.connect() as opened:
        context = MigrationContext.configure(opened, opts={"include_object": ours})
        found = compare_metadata(context, SQLModel.metadata)
    engine.dispose()
    return found


def test_nothing_differs(folder):
    assert tables.EntryRecord.metadata is SQLModel.metadata
    assert differences(folder) == []


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE answer ADD COLUMN more TEXT",
        "DROP INDEX rating_by_concept",
        "CREATE TABLE unknown (x TEXT)",
        "ALTER TABLE citation DROP COLUMN quote",
    ],
)
def test_a_difference_is_seen(folder, statement):
    assert len(differences(folder, statement)) == 1
