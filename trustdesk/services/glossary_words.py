"""Words of the glossary where they stand in a plain text, in any form a word takes."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from trustdesk.domain.framework import GlossaryTerm

_WORD = re.compile(r"\w+(?:[-–]\w+)*")
_ASIDE = re.compile(r"\(([^)]*)\)")
_SHORT_NAME = re.compile(r"[A-ZÅÄÖ]{2,}")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_LONGEST_ENDING = 5
"""A form has at most so many letters more than the word: "doktrinernas"."""
_CHANGED_LAST = "aet"
"""Letters a word can lose when it takes an ending: "omdömet", "brukarna", "begränsade"."""


@dataclass(frozen=True, slots=True)
class FoundWord:
    """A word of the glossary in a text, from `start` to before `end`."""

    start: int
    end: int
    term: str


class GlossaryWords:
    """Finds words of a glossary in one language.

    `stem` gives a word's key; words with equal keys are forms of one word. A term of several
    words is found where they stand side by side, with nothing but blanks between.
    """

    def __init__(
        self, terms: Iterable[GlossaryTerm], language: str, stem: Callable[[str], str]
    ) -> None:
        self._stem = stem
        self._names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for term in terms:
            for name in names_of(term.term.in_language(language)):
                self._add(name, term.id)
        for names in self._names.values():
            names.sort(key=lambda named: -len(named[0]))

    def _add(self, name: str, term: str) -> None:
        words = tuple(_WORD.findall(name.casefold()))
        if words:
            self._names.setdefault(self._stem(words[0]), []).append((words, term))

    def find(self, text: str) -> tuple[FoundWord, ...]:
        """Gives the words in their order, each term once: where it stands first."""
        found: list[FoundWord] = []
        seen: set[str] = set()
        for word in self._all(text):
            if word.term not in seen:
                seen.add(word.term)
                found.append(word)
        return tuple(found)

    def at(self, text: str, place: int) -> FoundWord | None:
        """Gives the word that stands round a place of a text, or None."""
        return next((w for w in self._all(text) if w.start <= place <= w.end), None)

    def _all(self, text: str) -> Iterator[FoundWord]:
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            found = self._named(text, words, at)
            if found is None:
                at += 1
                continue
            term, count = found
            yield FoundWord(words[at].start(), words[at + count - 1].end(), term)
            at += count

    def _named(self, text: str, words: list[re.Match[str]], at: int) -> tuple[str, int] | None:
        """Gives the longest term that begins with a word, and how many words it has."""
        for name, term in self._names.get(self._stem(words[at][0].casefold()), ()):
            here = words[at : at + len(name)]
            if len(here) == len(name) and self._are(here, name) and _side_by_side(text, here):
                return term, len(name)
        return None

    def _are(self, words: list[re.Match[str]], name: tuple[str, ...]) -> bool:
        return all(
            self._is_form(word[0].casefold(), wanted)
            for word, wanted in zip(words, name, strict=True)
        )

    def _is_form(self, word: str, wanted: str) -> bool:
        """True for the word itself and for longer forms of it.

        A shorter word of the same stem is another word: "brukar" is no "brukare".
        """
        if word == wanted:
            return True
        kept = wanted[:-1] if wanted[-1] in _CHANGED_LAST else wanted
        longer = 0 <= len(word) - len(wanted) <= _LONGEST_ENDING
        return longer and word.startswith(kept) and self._stem(word) == self._stem(wanted)


def names_of(term: str) -> list[str]:
    """Gives the names of a term: "a / b" are two, and what stands in brackets is none of them.

    A short name in capital letters is one: "New Public Management (NPM)".
    """
    names = [_ARTICLE.sub("", " ".join(part.split())) for part in _ASIDE.sub("", term).split(" / ")]
    asides = (aside for aside in _ASIDE.findall(term) if _SHORT_NAME.fullmatch(aside))
    return [name for name in [*names, *asides] if name]


def _side_by_side(text: str, words: list[re.Match[str]]) -> bool:
    pairs = pairwise(words)
    return all(text[one.end() : other.start()].isspace() for one, other in pairs)
