"""Spelling for every text of the window: one lexicon, and one child process that is asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trustdesk.services.spelling import OWN_WORDS, Lexicon, terms_of
from trustdesk.ui.tasks import Lane

if TYPE_CHECKING:
    from trustdesk.domain.framework import Framework
    from trustdesk.services.ports import JournalReader, Speller
    from trustdesk.ui.session import JournalSession

ASK_AFTER_MS = 250
"""No key has come for so long: the words before are whole."""
_MOST_AT_ONCE = 2_000


class Spelling(QObject):
    """Made when something is first written; the dictionaries load in a process of their own."""

    learnt = Signal()
    """More is known about words: texts may look again."""

    def __init__(
        self,
        speller: Speller,
        session: JournalSession,
        framework: Callable[[], Framework],
        *,
        on: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.lexicon = Lexicon()
        self.is_on = on
        self._speller = speller
        self._session = session
        self._lane = Lane("spelling", self)
        self._waiting: dict[str, None] = {}
        self._asked: set[str] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(ASK_AFTER_MS)
        self._soon.timeout.connect(self._ask)
        self._lane.run(partial(_terms, framework), self._on_terms)
        session.read(_own_words, self._on_own)

    def set_on(self, on: bool) -> None:
        """Checks, or stops checking."""
        if on != self.is_on:
            self.is_on = on
            self.learnt.emit()

    def want(self, words: list[str]) -> None:
        """Asks about words when no key has come for a moment."""
        self._waiting.update(dict.fromkeys(words))
        self._soon.start()

    def suggest(self, word: str, done: Callable[[list[str]], None]) -> None:
        """Hands suggestions to `done`, a method of a QObject."""
        self._lane.run(partial(self._speller.suggestions, word), done)

    def add_own(self, word: str) -> None:
        """Keeps a word in the person's own list."""
        self.lexicon.add_own(word)
        self._keep_own()

    def remove_own(self, word: str) -> None:
        """Takes a word out of the person's own list."""
        self.lexicon.remove_own(word)
        self._keep_own()

    def skip(self, word: str) -> None:
        """Lets a word be until the program ends."""
        self.lexicon.skip(word)
        self.learnt.emit()

    def close(self) -> None:
        """Ends the child process and the thread that asks it."""
        self._soon.stop()
        self._speller.close()
        self._lane.run(self._speller.finish)
        self._lane.stop()

    def _keep_own(self) -> None:
        self._session.set_setting(OWN_WORDS, self.lexicon.own)
        self.learnt.emit()

    def _on_terms(self, terms: frozenset[str]) -> None:
        self.lexicon.accept(terms)

    def _on_own(self, words: list[str]) -> None:
        self.lexicon.set_own([*words, *self.lexicon.own])
        self.learnt.emit()

    def _ask(self) -> None:
        words = [word for word in self._waiting if word not in self._asked][:_MOST_AT_ONCE]
        self._waiting = dict.fromkeys([*self._waiting][_MOST_AT_ONCE:])
        if not words or not self.is_on:
            return
        self._asked.update(words)
        self._lane.run(partial(self._speller.unknown, words), partial(self._on_known, words))

    def _on_known(self, words: list[str], unknown: set[str]) -> None:
        self._asked.difference_update(words)
        self.lexicon.learn(words, unknown)
        if self._waiting:
            self._soon.start()
        self.learnt.emit()


def _terms(framework: Callable[[], Framework]) -> frozenset[str]:
    return terms_of(framework())


def _own_words(reader: JournalReader) -> list[str]:
    kept = reader.setting(OWN_WORDS)
    return [word for word in kept if isinstance(word, str)] if isinstance(kept, list) else []
