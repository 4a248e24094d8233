"""What every page is given: the look, the language, the framework, the open journal, the time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustdesk.domain.framework import Framework, LocalText
    from trustdesk.services.language import Language
    from trustdesk.services.ports import Clock
    from trustdesk.ui.session import JournalSession
    from trustdesk.ui.theme.theme import Theme
    from trustdesk.ui.writing.spelling import Spelling


class Desk:
    """One value, handed to the constructor of each page and on to its parts.

    The framework is read when it is first asked for, which is after the first frame.
    """

    __slots__ = ("_framework", "clock", "language", "session", "spelling", "theme")

    def __init__(
        self,
        theme: Theme,
        language: Language,
        framework: Callable[[], Framework],
        session: JournalSession,
        clock: Clock,
        spelling: Callable[[], Spelling] | None = None,
    ) -> None:
        self.theme = theme
        self.language = language
        self.session = session
        self.clock = clock
        self.spelling = spelling
        """Gives what checks spelling, made when first asked for; None where nothing does."""
        self._framework = framework

    @property
    def framework(self) -> Framework:
        """The bundled framework."""
        return self._framework()

    def tr(self, text: str) -> str:
        """Gives an interface text in the person's language."""
        return self.language.tr(text)

    def said(self, text: LocalText) -> str:
        """Gives a text of the framework in the person's language."""
        return text.in_language(self.language.code)
