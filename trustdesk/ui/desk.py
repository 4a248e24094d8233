"""What every page is given: the look, the language, the framework, the open journal, the time."""

from dataclasses import dataclass

from trustdesk.domain.framework import Framework, LocalText
from trustdesk.services.language import Language
from trustdesk.services.ports import Clock
from trustdesk.ui.session import JournalSession
from trustdesk.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Desk:
    """One value, handed to the constructor of each page and on to its parts."""

    theme: Theme
    language: Language
    framework: Framework
    session: JournalSession
    clock: Clock

    def tr(self, text: str) -> str:
        """Gives an interface text in the person's language."""
        return self.language.tr(text)

    def said(self, text: LocalText) -> str:
        """Gives a text of the framework in the person's language."""
        return text.in_language(self.language.code)
