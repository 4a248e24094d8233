"""The window: adds Qt to what wiring.py built."""

from __future__ import annotations

import gc
import json
import sys
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

from trustdesk.wiring import (
    Core,
    build_core,
    build_speller,
    spoken_language,
    take_import_hook_away,
)

# Behind wiring, which keeps Python's own import from before PySide6 puts its hook in.
from PySide6.QtCore import QObject, QTimer  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip

take_import_hook_away()

from trustdesk.domain.faults import Fault, JournalFault
from trustdesk.paths import bundled
from trustdesk.services.eventlog import EventLog
from trustdesk.services.language import Language
from trustdesk.services.settings import Settings
from trustdesk.ui.desk import Desk
from trustdesk.ui.ending import EndingWatch
from trustdesk.ui.measuring import process_age_ms
from trustdesk.ui.pack_care import PackCare
from trustdesk.ui.pages import LeftOpen, PageBook
from trustdesk.ui.places import DAGBOK, TODAY
from trustdesk.ui.session import JournalSession
from trustdesk.ui.surroundings import Surroundings
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import WRITING, WRITING_SANS
from trustdesk.ui.window import NAME, MainWindow

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

    from trustdesk.domain.framework import Framework
    from trustdesk.ui.dagbok.page import DagbokPage
    from trustdesk.ui.writing.spelling import Spelling
    from trustdesk.wiring.opening import JournalOpening

APPLICATION = [NAME, "-style", "fusion"]
"""The arguments of QApplication; see Theme for the style."""

DONE, COULD_NOT = 0, 1
WRITING_TYPES = {"serif": WRITING, "sans": WRITING_SANS}
LOOK_FOR_RAISE_MS = 1000
FONTS_AFTER_MS = 400
DEFAULT_SIZE = (1360, 860)


def run(data_dir: str | None, lang: str | None, *, measure: bool = False) -> int:
    """Opens the window and gives the exit status when it is closed."""
    try:
        core = build_core(data_dir, lang)
        opening = core.window_opening()
        if core.window_may_be_open():
            lock = core.lock()
            lock.acquire()
            opening = core.opening(lock)
    except JournalFault as fault:
        if fault.kind == "in-use" and ask_to_come_forward(core):
            return DONE
        return tell(fault, spoken_language(data_dir, lang))
    app = QApplication(APPLICATION)
    program = Program(app, core, opening)
    if measure:
        Measuring(program)
    program.show()
    try:
        return app.exec()
    finally:
        program.close()


def tell(fault: Fault, language: Language) -> int:
    """Tells a fault on stderr, since there is no window to tell it in."""
    print(f"trustdesk: {fault.told(language.tr)}", file=sys.stderr)
    return COULD_NOT


def ask_to_come_forward(core: Core) -> bool:
    """Asks the open window to come forward; False when that cannot even be written."""
    try:
        core.folder.raise_request.touch()
    except OSError:
        return False
    return True


class Program(QObject):
    """The running window over one data folder."""

    def __init__(self, app: QApplication, core: Core, opening: JournalOpening) -> None:
        super().__init__(app)
        self._app = app
        self._core = core
        app.setApplicationName(NAME)
        app.setApplicationDisplayName(NAME)
        self.theme = Theme(app, bundled("resources"))
        settings = core.settings
        self.theme.write_in(WRITING_TYPES[settings.writing_font])
        self.theme.apply(settings.theme, settings.scale)  # type: ignore[arg-type]  # checked when read
        self.session = JournalSession(opening, self)
        self._packs = PackCare(core.packs, self)
        self._packs_due = core.packs.any_own()
        self.surroundings = Surroundings(
            core.folder,
            self._settings,
            self.change_settings,
            core.framework_search,
            core.pdf_export,
            core.papers(),
            partial(core.make_backup, None),
            self._packs,
            partial(core.make_backup, None, alone=True),
        )
        self._left_open = LeftOpen()
        self._spelling: Spelling | None = None
        self._qt_texts: QTranslator | None = None
        self.window = MainWindow(self._desk(), self._book)
        self._place(settings)
        self._log = EventLog(core.folder.log, core.clock)
        sys.excepthook = self._log.note_error
        self.session.crashed.connect(self._on_crash)
        self.window.first_frame.connect(self._on_first_frame)
        self.window.closing.connect(self._on_closing)
        self.session.state_changed.connect(self._on_state)
        self._packs.framework_changed.connect(self.window.renew)
        app.commitDataRequest.connect(self._on_session_end)
        self._listen_for_raise()
        self._ending = EndingWatch(self)
        self._ending.end_requested.connect(self.window.close)

    def show(self) -> None:
        """Shows the window with the cursor in the sheet."""
        self.window.go(TODAY)
        if self._core.settings.maximised:
            self.window.showMaximized()
        else:
            self.window.show()

    def close(self) -> None:
        """Saves, closes the journal and ends the threads."""
        self.window.leave()
        if self._spelling is not None:
            self._spelling.close()
        self._packs.close()
        self.session.close()

    def change_settings(self, settings: Settings) -> None:
        """Keeps settings and shows what they change at once."""
        before = self._core.settings
        self._core.keep_settings(settings)
        if settings.language and settings.language != self._core.language.code:
            self._core.use_language(settings.language)
            self.window.change_language(self._desk())
            self._translate_qt()
        if (settings.theme, settings.scale) != (before.theme, before.scale):
            self.theme.apply(settings.theme, settings.scale)  # type: ignore[arg-type]  # as above
        self.theme.write_in(WRITING_TYPES[settings.writing_font])
        if self._spelling is not None:
            self._spelling.set_on(settings.spelling)
        if settings.scale != before.scale:
            self.window.make_others_anew()

    def _settings(self) -> Settings:
        return self._core.settings

    def _desk(self) -> Desk:
        core = self._core
        return Desk(
            self.theme, core.language, self._framework, self.session, core.clock, self._spell
        )

    def _spell(self) -> Spelling:
        """Gives what checks spelling; made when something is first written."""
        if self._spelling is None:
            from trustdesk.ui.writing.spelling import Spelling

            self._spelling = Spelling(
                build_speller(),
                self.session,
                self._framework,
                on=self._core.settings.spelling,
                parent=self,
            )
        return self._spelling

    def _framework(self) -> Framework:
        return self._core.framework

    def _book(self, desk: Desk, window: MainWindow) -> PageBook:
        return PageBook(desk, self.surroundings, window, self._left_open)

    def _place(self, settings: Settings) -> None:
        if settings.window is None:
            self.window.resize(*DEFAULT_SIZE)
        else:
            self.window.setGeometry(*settings.window)

    def _on_first_frame(self) -> None:
        self.session.open()
        QTimer.singleShot(FONTS_AFTER_MS, self._on_settled)

    def _on_settled(self) -> None:
        """Loads what nobody needs in the first moment."""
        self.theme.load_remaining_fonts()
        self._translate_qt()
        # The first text that is opened need not wait for Markdown on the interface thread.
        self.session.read(lambda _reader: import_module("trustdesk.markup.parse"))
        # What is there now stays: the collector need not walk through it again, which would hold
        # the interface thread for a tenth of a second now and then.
        gc.freeze()

    def _translate_qt(self) -> None:
        """Lets the few dialogs that are Qt's own speak the person's language."""
        from PySide6.QtCore import QLibraryInfo, QTranslator

        if self._qt_texts is not None:
            self._app.removeTranslator(self._qt_texts)
        self._qt_texts = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt_texts.load(f"qtbase_{self._core.language.code}", folder):
            self._app.installTranslator(self._qt_texts)

    def _on_state(self, state: str) -> None:
        fault = self.session.fault
        self._log.note(f"journal {state}" + (f" {fault.kind}" if fault else ""))
        if state != "opening" and self._packs_due:  # the list is painted
            self._packs_due = False
            self._packs.look()
        if state == "open":
            self._core.remember_journal()
        if state == "broken" and fault is not None and fault.kind == "in-use":
            ask_to_come_forward(self._core)  # two windows were opened at the same moment
            self.window.close()

    def _on_crash(self, name: str) -> None:
        self._log.note(f"unexpected {name} off the interface thread")

    def _on_closing(self) -> None:
        geometry = self.window.geometry()
        maximised = self.window.isMaximized()
        settings = replace(self._core.settings, maximised=maximised)
        if not maximised:
            box = (geometry.x(), geometry.y(), geometry.width(), geometry.height())
            settings = replace(settings, window=box)
        if settings != self._core.settings and self._core.folder.root.is_dir():
            self._core.keep_settings(settings)

    def _on_session_end(self) -> None:
        self.window.leave()
        self.session.drain()

    def _listen_for_raise(self) -> None:
        self._core.folder.raise_request.unlink(missing_ok=True)
        self._raise_timer = QTimer(self)
        self._raise_timer.setInterval(LOOK_FOR_RAISE_MS)
        self._raise_timer.timeout.connect(self._look_for_raise)
        self._raise_timer.start()

    def _look_for_raise(self) -> None:
        request = self._core.folder.raise_request
        if request.exists():
            request.unlink(missing_ok=True)
            self.window.come_forward()


class Measuring(QObject):
    """Prints how long the start took, then leaves (--measure-start).

    First frame: the rail, the heading and the sheet are painted and take keys. Usable: the 50
    newest reflections are painted in the dagbok's list.
    """

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self._first_frame = 0.0
        program.window.first_frame.connect(self._on_first_frame)

    def _on_first_frame(self) -> None:
        self._first_frame = process_age_ms()
        window = self._program.window
        window.go(DAGBOK)
        cast("DagbokPage", window.page).listed.connect(self._on_listed)

    def _on_listed(self) -> None:
        self._program.window.repaint()
        QTimer.singleShot(0, self._leave)

    def _leave(self) -> None:
        figures = {"first_frame_ms": self._first_frame, "usable_ms": process_age_ms()}
        print(json.dumps({name: round(value, 1) for name, value in figures.items()}), flush=True)
        self._program.window.close()
