from uuid import UUID

from tests.fakes import FixedClock
from trustdesk.services.identity import new_id


def test_an_id_is_a_version_7_uuid_that_sorts_by_time():
    clock = FixedClock()
    ids = []
    for _ in range(200):
        ids.append(new_id(clock.now()))
        clock.move(milliseconds=1)
    assert ids == sorted(ids)
    assert len(set(ids)) == 200
    assert {UUID(i).version for i in ids} == {7}
    assert UUID(ids[0]).int >> 80 == int(FixedClock().now().timestamp() * 1000)
