"""How much was found, in a sentence."""

from trustdesk.services.language import Language


def told_counts(language: Language, entries: int | None, places: int, most: int) -> str:
    """Gives "3 reflections and 5 places in the framework."

    `entries` is None when the journal cannot be searched; a count over `most` is told as such.
    """
    if not entries and not places:
        return language.tr("Nothing was found. Try fewer words, or another word.")
    parts = [_in_framework(language, places, most)]
    if entries is not None:
        parts.insert(0, _in_journal(language, entries, most))
    said = language.listed(parts)
    return said[:1].upper() + said[1:] + "."


def _in_journal(language: Language, count: int, most: int) -> str:
    if count > most:
        return language.tr("more than {n} reflections").format(n=most)
    if count:
        return language.trn("{n} reflection", "{n} reflections", count)
    return language.tr("no reflection")


def _in_framework(language: Language, count: int, most: int) -> str:
    if count > most:
        return language.tr("more than {n} places in the framework").format(n=most)
    if count:
        return language.trn("{n} place in the framework", "{n} places in the framework", count)
    return language.tr("none in the framework")
