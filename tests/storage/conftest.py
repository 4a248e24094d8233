"""A data folder and the journal in it."""

import pytest

from tests.fakes import FixedClock
from tests.storage.making import open_store
from trustdesk.pack.loading import load_pack
from trustdesk.paths import DataFolder, bundled


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "Mina saker åäö #1 100%?"
    root.mkdir()
    return DataFolder(root)


@pytest.fixture
def clock():
    return FixedClock()


@pytest.fixture
def journal(folder, clock):
    store = open_store(folder, clock)
    yield store
    store.close()


@pytest.fixture(scope="session")
def framework():
    return load_pack(bundled("content"))
