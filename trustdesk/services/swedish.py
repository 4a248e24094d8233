"""What a program has to know about Swedish words: their stems and their order."""

from functools import lru_cache

_ROUNDS = 3
_LAST_LETTERS = str.maketrans({"å": "{a", "ä": "{b", "ö": "{c"})


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Gives the key that the forms of a word share ("ansvar", "ansvaret" -> "ansv").

    Snowball's Swedish stemmer (snowballstem.org/algorithms/swedish), repeated until nothing more
    is cut, at most three times: one round leaves "ansvar" and "ansvaret" apart.
    """
    import snowballstemmer  # at the first word, not at the start

    stemmer = snowballstemmer.stemmer("swedish")  # it keeps the word inside: one for each thread
    key = word.lower()
    for _ in range(_ROUNDS):
        shorter = str(stemmer.stemWord(key))
        if shorter == key:
            break
        key = shorter
    return key


def sort_key(word: str) -> tuple[str, str]:
    """Gives a key that sorts å, ä and ö last, in that order, and small beside capital letters."""
    return word.casefold().translate(_LAST_LETTERS), word
