"""The composition root: builds services and adapters and hands each what it needs. No Qt.

What the first frame does without is imported where it is built.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from trustdesk.domain.faults import JournalFault, msg
from trustdesk.paths import DataFolder, bundled
from trustdesk.services import data_folder
from trustdesk.services.clock import SystemClock
from trustdesk.services.language import Language, load_language
from trustdesk.services.settings import Settings, SettingsFile
from trustdesk.wiring.opening import JournalOpening
from trustdesk.wiring.packs import Packs
from trustdesk.wiring.workers import SPELLING_WORKER, LateComposer, itself

if TYPE_CHECKING:
    from trustdesk.domain.framework import DemoEntry, Form, Framework
    from trustdesk.services.exporting import PdfExport
    from trustdesk.services.journal import Journal
    from trustdesk.services.ports import Clock, JournalReader, JournalStore, Speller
    from trustdesk.services.reading import FrameworkSearch
    from trustdesk.storage.lock import JournalLock
    from trustdesk.storage.migrations import Connection
    from trustdesk.storage.verify import CheckReport
    from trustdesk.wiring.papers import Papers

_PLAIN_IMPORT = builtins.__import__
"""Python's own import. PySide6 puts a hook in its place that reads every later module's source a
second time, for a feature that is not used here: 29 % longer and 22 MB more for SQLModel alone."""


def take_import_hook_away() -> None:
    """Puts Python's own import back, once PySide6 is imported."""
    builtins.__import__ = _PLAIN_IMPORT


def language_for(code: str | None) -> Language:
    """Gives the language for messages when no settings can be read."""
    return load_language(code or "sv", bundled("resources") / "translations")


def spoken_language(data_dir: str | None, lang: str | None) -> Language:
    """Gives the language asked for, else the setting in the data folder, else Swedish."""
    if lang is None:
        with suppress(OSError):  # a folder that cannot be reached has no settings
            lang = SettingsFile(data_folder.find(data_dir).settings).load().language
    return language_for(lang or None)


def build_core(data_dir: str | None, lang: str | None) -> Core:
    """Gives everything that is built before the journal is opened.

    Raises JournalFault when a data folder was named that does not exist, or it cannot be one.
    """
    return Core(data_folder.found(data_dir), lang, SystemClock())


def build_speller() -> Speller:
    """Gives what knows words; its process starts at the first question."""
    from trustdesk.spelling.child import SpellingChild

    return SpellingChild(itself(SPELLING_WORKER))


class Core:
    """The services over one data folder, built when they are first asked for."""

    def __init__(self, folder: DataFolder, lang: str | None, clock: Clock) -> None:
        self.folder = folder
        self.clock = clock
        self._lang = lang
        self._language: Language | None = None
        self._settings_file = SettingsFile(folder.settings)
        self.settings = self._settings_file.load()
        self.packs = Packs(lambda: bundled("content"), folder, clock)
        """The bundled content pack and the person's own."""

    @property
    def language(self) -> Language:
        """The language that was asked for, else the setting, else Swedish."""
        code = self._lang or self.settings.language or "sv"
        if self._language is None or self._language.code != code:
            self._language = language_for(code)
        return self._language

    def use_language(self, code: str) -> None:
        """Speaks another language from now on, whatever was asked for at the start."""
        self._lang = code

    @property
    def framework(self) -> Framework:
        """The bundled framework, joined with the person's own packs once they are loaded."""
        return self.packs.framework

    def demo(self) -> tuple[DemoEntry, ...]:
        """Gives the reflections of the demo."""
        from trustdesk.pack.loading import load_demo

        return load_demo(bundled("content"))

    def keep_settings(self, settings: Settings) -> None:
        """Keeps settings, and makes the default folder when it is first needed."""
        self.settings = settings
        try:
            self._make_folder()
            self._settings_file.save(settings)
        except OSError as error:
            raise _folder_fault(self.folder, error) from error

    def framework_search(self) -> FrameworkSearch:
        """Gives the search over the framework's pages."""
        from trustdesk.services.reading import FrameworkSearch
        from trustdesk.services.swedish import stem

        return FrameworkSearch(self.framework, self.language.code, stem)

    def lock(self) -> JournalLock:
        """Gives the lock that the window and some commands hold; makes the default folder."""
        from trustdesk.storage.lock import JournalLock

        self._make_folder()
        return JournalLock(self.folder)

    def window_may_be_open(self) -> bool:
        """False when surely no other window has this data folder open; costs next to nothing."""
        from trustdesk.storage.holding import may_be_held

        return may_be_held(self.folder)

    def opening(self, lock: JournalLock | None = None) -> JournalOpening:
        """Gives how a command opens the journal, or a window that already holds the lock."""
        return JournalOpening(self, lock, for_window=lock is not None)

    def window_opening(self) -> JournalOpening:
        """Gives how a window opens the journal: it takes the lock once the list can be shown."""
        return JournalOpening(self, None, for_window=True)

    @contextmanager
    def writing_store(self) -> Iterator[JournalStore]:
        """Gives a store that writes; a journal is made when there is none and none is missing."""
        opening = self.opening()
        try:
            opening.glance()
            self.remember_journal()
            yield opening.store()
        finally:
            opening.close()

    @contextmanager
    def writing(self) -> Iterator[Journal]:
        """Gives the use cases on a store that writes."""
        from trustdesk.services.journal import Journal

        with self.writing_store() as store:
            yield Journal(store, self.framework, self.clock)

    @contextmanager
    def reading(self) -> Iterator[JournalReader]:
        """Gives a store that reads; an empty one when no journal was ever made here."""
        if not self._begun():
            from trustdesk.services.emptiness import NoJournal

            yield NoJournal()
            return
        from trustdesk.storage.connecting import close_journal
        from trustdesk.storage.opening import open_reader

        connection = open_reader(self.folder, expected=self.journal_expected())
        try:
            yield self._store_on(connection, writable=False)
        finally:
            close_journal(connection)

    def journal_expected(self) -> bool:
        """True when a journal existed here: a missing one is then a loss, not a beginning."""
        return self.settings.journal_existed

    def _begun(self) -> bool:
        """True when a journal lies here, or something says that one did."""
        folder = self.folder
        left = (folder.journal, folder.journal.with_name("journal.db-wal"))
        return (
            self.journal_expected()
            or any(path.exists() for path in left)
            or any(folder.backups.glob("*.db"))
        )

    def remember_journal(self) -> None:
        """Keeps in settings.json that a journal exists here."""
        if not self.settings.journal_existed:
            self.keep_settings(replace(self.settings, journal_existed=True))

    def make_backup(self, out: Path | None, *, alone: bool = False) -> Path:
        """Makes a verified copy at `out`, or in backups/, and gives its path.

        In backups/ it can be `alone`: then every older copy is removed once it is there.
        """
        from trustdesk.exporters.whole_file import check_target
        from trustdesk.storage.backup import automatic_backup, make_backup, renew_backups

        if not self._begun():
            raise JournalFault(
                "nothing-to-copy",
                msg("There is no journal in {path} to copy."),
                msg("The first reflection makes one."),
                path=self.folder.root,
            )
        if out is None:
            make = renew_backups if alone else automatic_backup
            return make(self.folder, self.clock.now())
        check_target(out.absolute())
        return make_backup(self.folder.journal, data_folder.not_its_own(self.folder, out))

    def restore_backup(self, backup: Path) -> Path | None:
        """Goes back to a copy; gives where the former journal was kept, or None."""
        from trustdesk.storage.restore import restore_backup

        backup = backup.absolute()
        self._make_folder()
        try:
            kept = restore_backup(self.folder, backup, self.clock.now())
        except JournalFault as fault:
            raise _about_the_backup(fault, backup) from fault
        self.remember_journal()
        return kept

    def check(self) -> CheckReport:
        """Verifies the journal, its copies and its index; an empty folder is well."""
        from trustdesk.storage.verify import check

        return check(self.folder, expected=self.journal_expected())

    def pdf_export(self) -> PdfExport:
        """Gives what turns reflections into PDF files, in a child process."""
        from trustdesk.services.exporting import PdfExport
        from trustdesk.wiring.papers import printer

        return PdfExport(LateComposer(self.framework, self.reading), printer())

    def papers(self) -> Papers:
        """Gives what else becomes a paper: a list, pages of the framework, a sheet for a group."""
        from trustdesk.wiring.papers import Papers

        return Papers(self._read_framework, self.clock)

    def _read_framework(self) -> Framework:
        return self.framework

    def _make_folder(self) -> None:
        """Makes the default folder, open to nobody else; one that exists stays as it is."""
        try:
            self.folder.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise _folder_fault(self.folder, error) from error

    def _store_on(self, connection: Connection, *, writable: bool) -> JournalStore:
        """Gives the store over an open connection."""
        from trustdesk.services.swedish import stem
        from trustdesk.storage.store import SqliteJournal

        return SqliteJournal(
            lambda: connection,
            self.folder.journal,
            stem,
            self.clock,
            definition=self._form,
            writable=writable,
        )

    def _form(self, form_id: str) -> Form | None:
        return self.framework.form(form_id)


def _folder_fault(folder: DataFolder, error: OSError) -> JournalFault:
    from trustdesk.storage.failures import fault, fault_from

    told = fault_from(error, folder.root)
    return fault("folder-unwritable", folder.root) if told.kind == "read-only" else told


def _about_the_backup(fault: JournalFault, backup: Path) -> JournalFault:
    """Gives the fault with a next step for a backup, where it was one for the journal."""
    step = msg("Choose a copy that TrustDesk has made.")
    if fault.values.get("path") != backup or fault.kind == "backup-damaged":
        return fault
    if fault.kind == "missing":
        return JournalFault("no-backup", msg("There is no file {path}."), step, path=backup)
    return JournalFault(fault.kind, fault.cause, step, **fault.values)
