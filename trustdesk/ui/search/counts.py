"""How much was found, in a sentence."""

from trustdesk.services.language import Language


def told_counts(language: Language, entries: int | None, places: int, most: int) -> str:
    """Gives "3 reflections and 5 places in the framework."

    `entries` is None when the journal cannot be searched; a count over `most` is told as such.
    """
    if not entries and not places:
        return language.tr("Nothing was found. Try fewer words, or another word.")
    there = _in_framework(language, places, most) if places else ""
    here = _in_journal(language, entries, most) if entries else ""
    if here and there:
        return language.listed([here, there]) + "."
    if entries is None:
        return f"{there}."
    nothing = (
        language.tr("Nothing in the framework.")
        if here
        else language.tr("Nothing in your reflections.")
    )
    return f"{here or there}. {nothing}"


def _in_journal(language: Language, count: int, most: int) -> str:
    if count > most:
        return language.tr("more than {n} reflections").format(n=most)
    return language.trn("{n} reflection", "{n} reflections", count)


def _in_framework(language: Language, count: int, most: int) -> str:
    if count > most:
        return language.tr("more than {n} places in the framework").format(n=most)
    return language.trn("{n} place in the framework", "{n} places in the framework", count)
