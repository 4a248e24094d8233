import pytest

from trustdesk.pack.loading import load_pack
from trustdesk.paths import bundled


@pytest.fixture(scope="session")
def framework():
    return load_pack(bundled("content"))
