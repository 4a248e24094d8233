"""The lock that says whose the journal is: held by the window, or by a command that needs it."""

from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from trustdesk.domain.faults import JournalFault, msg
from trustdesk.paths import DataFolder
from trustdesk.storage.holding import sign


class JournalLock:
    """Holds `journal.lock` as long as this object lives and the lock is not released.

    The system lets go of it when the process ends, however it ends.
    """

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._lock = FileLock(folder.lock, timeout=0, thread_local=False)

    @property
    def held(self) -> bool:
        """True while this object holds the lock."""
        return bool(self._lock.is_locked)

    def acquire(self) -> None:
        """Takes the lock at once. Raises JournalFault "in-use", or why it cannot be written."""
        from trustdesk.storage.failures import fault

        if not self._folder.root.is_dir():
            raise fault("folder-missing", self._folder.root)
        if self.held:
            return
        try:
            self._lock.acquire()
            sign(self._folder)
        except (Timeout, RuntimeError) as error:
            raise JournalFault(
                "in-use", msg("TrustDesk is open. Close the window and try again.")
            ) from error
        except OSError as error:
            raise fault("folder-unwritable", self._folder.root) from error

    def release(self) -> None:
        """Lets go of the lock; does nothing when it is not held."""
        self._lock.release()

    def __enter__(self) -> Self:
        """Takes the lock. Raises JournalFault as `acquire` does."""
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Lets go of the lock."""
        self.release()
