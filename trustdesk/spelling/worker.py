"""The child that knows the dictionaries: a line of JSON in, a line of JSON out.

    {"words": [...]} -> {"unknown": [...]}        {"suggest": word} -> {"suggestions": [...]}

It reads words from a pipe, keeps none of them, and ends when the pipe does.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import IO, Any
from unicodedata import combining

from trustdesk.paths import dictionaries

_MOST_SUGGESTIONS = 5
_LIKE = 0.75
_BRITISH = tuple(
    (re.compile(british), american)
    for british, american in (
        ("our", "or"),
        ("is(?=(?:e[ds]?|er|ers|ing|ation|ations|able)$)", "iz"),
        ("ys(?=(?:e[ds]?|er|ing)$)", "yz"),
        ("ll(?=(?:ed|er|ers|ing)$)", "l"),
        ("tre(s?)$", r"ter\1"),
        ("ence(s?)$", r"ense\1"),
        ("amme(s?)$", r"am\1"),
        ("grey", "gray"),
    )
)
"""The English dictionary at hand is American; these spellings are as right."""


def main(given: IO[bytes], told: IO[bytes]) -> int:
    """Answers until there is nothing more to read; gives the exit status."""
    known = _Known()
    for line in given:
        told.write(json.dumps(known.answer(json.loads(line))).encode() + b"\n")
        told.flush()
    return 0


class _Known:
    """The dictionaries: a word is right when one of them knows it."""

    def __init__(self) -> None:
        from hunspell import Hunspell

        self._books = [
            (language, Hunspell(path.stem, hunspell_data_dir=str(path.parent)))
            for language, path in dictionaries()
        ]

    def answer(self, asked: dict[str, Any]) -> dict[str, list[str]]:
        """Gives the answer to one line."""
        if "suggest" in asked:
            return {"suggestions": self._suggestions(asked["suggest"])}
        return {"unknown": [word for word in asked["words"] if not self._knows(word)]}

    def _knows(self, word: str) -> bool:
        parts = word.split("-") if "-" in word else []
        return self._holds(word) or (bool(parts) and all(map(self._holds, filter(None, parts))))

    def _holds(self, word: str) -> bool:
        plain = word.replace("’", "'")
        for language, book in self._books:
            forms = [plain, *_american(plain)] if language == "en" else [plain]
            if any(book.spell(form) for form in forms):
                return True
        return not self._books

    def _suggestions(self, word: str) -> list[str]:
        """Gives the suggestions of every dictionary that are like the word, the likest first."""

        def likeness(suggestion: str) -> float:
            return SequenceMatcher(None, _bare(word), _bare(suggestion)).ratio()

        found = {s: likeness(s) for _, book in self._books for s in book.suggest(word)}
        likely = [s for s in sorted(found, key=lambda s: -found[s]) if found[s] >= _LIKE]
        return likely[:_MOST_SUGGESTIONS]


def _bare(word: str) -> str:
    """Gives a word folded and without dots and rings: those are what is forgotten first."""
    return "".join(
        char for char in unicodedata.normalize("NFD", word.casefold()) if not combining(char)
    )


def _american(word: str) -> Iterator[str]:
    for british, american in _BRITISH:
        changed = british.sub(american, word)
        if changed != word:
            yield changed
