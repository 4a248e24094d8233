"""Stand-ins for what a test must hold still."""

from datetime import datetime, timedelta, timezone

STOCKHOLM = timezone(timedelta(hours=1))


class FixedClock:
    """A clock that stands until it is moved."""

    def __init__(self, moment: datetime | None = None) -> None:
        self.moment = moment or datetime(2026, 11, 19, 14, 32, tzinfo=STOCKHOLM)

    def now(self) -> datetime:
        return self.moment

    def move(self, **delta: float) -> None:
        self.moment += timedelta(**delta)
