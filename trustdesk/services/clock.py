"""The real time."""

from datetime import datetime


class SystemClock:
    """The computer's clock in its own time zone."""

    def now(self) -> datetime:
        """Gives the present moment, aware, to the millisecond."""
        now = datetime.now().astimezone()
        return now.replace(microsecond=now.microsecond // 1000 * 1000)
