"""Surroundings over the services of a test, as the program makes them."""

from dataclasses import dataclass, field, replace
from functools import partial

from trustdesk.domain.faults import JournalFault, msg
from trustdesk.services.settings import Settings
from trustdesk.ui.pack_care import PackCare
from trustdesk.ui.surroundings import Surroundings
from trustdesk.ui.theme.theme import Theme
from trustdesk.wiring import Core


@dataclass
class KeptSettings:
    """Keeps settings in the data folder and shows theme and size at once, as the program does."""

    core: Core
    theme: Theme
    seen: list[Settings] = field(default_factory=list)
    refuse: bool = False

    def change(self, settings: Settings) -> None:
        if self.refuse:
            raise JournalFault("folder-unwritable", msg("The folder cannot be written to."))
        self.seen.append(settings)
        self.core.keep_settings(settings)
        self.theme.apply(settings.theme, settings.scale)  # type: ignore[arg-type]

    def now(self) -> Settings:
        return replace(self.core.settings)

    def surroundings(self) -> Surroundings:
        core = self.core
        return Surroundings(
            core.folder,
            self.now,
            self.change,
            core.framework_search,
            core.pdf_export,
            core.papers(),
            partial(core.make_backup, None),
            PackCare(core.packs, self.theme),
            partial(core.make_backup, None, alone=True),
        )
