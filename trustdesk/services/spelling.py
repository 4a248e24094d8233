"""Which words of a text are misspelt, as far as is known by now; unknown ones are to be asked for.

A word is right when a dictionary, the framework or the person's own list knows it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trustdesk.domain.framework import Framework

OWN_WORDS = "own_words"
"""The key of the person's own words among the journal's settings."""

_MOST_VERDICTS = 40_000
_SHORT_CAPITALS = 5
_LEFT_ALONE = re.compile(
    r"`[^`\n]*`"  # code
    r"|\]\([^)\n]*\)"  # where a link leads
    r"|\b(?:https?|mailto|page|entry|attachment):\S+"
    r"|\bwww\.\S+|\S{1,100}@\S{1,100}"
    r"|\[\[[^\]\n]*\]\]"
)
_WORD = re.compile(r"(?<![\w’'])[^\W\d_]{1,60}(?:[-’'][^\W\d_]{1,60}){0,4}(?![\w@])")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text that can be spelt right or wrong."""

    begin: int
    end: int
    text: str


def words_in(text: str) -> Iterator[Word]:
    """Gives the words to check: no code, addresses, words with digits or short capitals."""
    return (Word(begin, begin + len(word), word) for begin, word in _matches(text))


def _matches(text: str) -> Iterator[tuple[int, str]]:
    bare = _LEFT_ALONE.sub(_blank, text) if _needs_blanks(text) else text
    for match in _WORD.finditer(bare):
        word = match[0]
        if len(word) > 1 and not (word.isupper() and len(word) <= _SHORT_CAPITALS):
            yield match.start(), word


def word_at(text: str, position: int) -> Word | None:
    """Gives the word a caret stands in or beside, or None."""
    return next((w for w in words_in(text) if w.begin <= position <= w.end), None)


def terms_of(framework: Framework) -> frozenset[str]:
    """Gives every word of the framework's pages, folded: names and terms no dictionary has."""
    texts = (
        text
        for page in framework.pages_in_order()
        for part in (page.title, page.short, page.body)
        for text in (part.in_language("sv"), part.in_language("en"))
    )
    return frozenset(word.text.casefold() for text in texts for word in words_in(text))


class Lexicon:
    """What is known about words; bounded, and the same for every text."""

    def __init__(self) -> None:
        self._wrong: dict[str, bool] = {}
        self._accepted: frozenset[str] = frozenset()
        self._own: set[str] = set()
        self._skipped: set[str] = set()

    @property
    def own(self) -> list[str]:
        """The person's own words, sorted."""
        return sorted(self._own)

    def misspelt(self, text: str) -> tuple[list[Word], list[str]]:
        """Gives the misspelt words of a text, and the words nobody has asked about yet."""
        found: list[Word] = []
        ask: list[str] = []
        for begin, word in _matches(text):
            wrong = self._wrong.get(word)
            if wrong is False or self._is_accepted(word):
                continue
            if wrong is None:
                ask.append(word)
            else:
                found.append(Word(begin, begin + len(word), word))
        return found, ask

    def learn(self, asked: Iterable[str], unknown: set[str]) -> None:
        """Takes the dictionaries' answer."""
        if len(self._wrong) > _MOST_VERDICTS:
            self._wrong.clear()
        self._wrong.update((word, word in unknown) for word in asked)

    def accept(self, terms: frozenset[str]) -> None:
        """Takes the framework's words, folded."""
        self._accepted = terms

    def set_own(self, words: Iterable[str]) -> None:
        """Takes the person's own words."""
        self._own = {word.casefold() for word in words}

    def add_own(self, word: str) -> None:
        """Adds a word of the person's own."""
        self._own.add(word.casefold())

    def remove_own(self, word: str) -> None:
        """Takes a word of the person's own away."""
        self._own.discard(word.casefold())

    def is_own(self, word: str) -> bool:
        """True for a word of the person's own."""
        return word.casefold() in self._own

    def skip(self, word: str) -> None:
        """Lets a word be until the program ends."""
        self._skipped.add(word.casefold())

    def _is_accepted(self, word: str) -> bool:
        folded = word.casefold()
        return folded in self._accepted or folded in self._own or folded in self._skipped


def _needs_blanks(text: str) -> bool:
    return any(sign in text for sign in ("`", "](", "://", "@", "www.", "[[", ":"))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
