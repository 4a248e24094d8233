"""Quotes find their place again in a page whose wording has changed, or are told to be lost."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trustdesk.domain.passage import PlainPage, Quoted
from trustdesk.services.anchoring import Anchoring, quoted

TEXT = """Tillit är ett vågspel
Tillit betyder att våga släppa kontrollen utan att veta hur det går. Den som litar på någon tar en risk. Det är just risken som gör tilliten värd något.

Förtjänad tillit
Tillit ska inte vara blind. Den bygger på att den andre kan, vågar och vill göra rätt i den situation som råder. Frågan är alltid: tillit till vem, för vad och när?

Kontroll och tillit
Kontroll är inte tillitens motsats. En klok granskning kan göra det lättare att lita på varandra. Men en kontroll som ingen använder tar tid från mötet med brukaren. Den som möter brukaren vet ofta mest om vad som behövs just där.

Tre roller
Tjänstemannen följer regelverket, utmanar regelverket och utvecklar verksamheten. Rollerna drar ibland åt olika håll. Det är inget fel i systemet utan en del av uppdraget."""  # noqa: E501


def _page(text: str = TEXT) -> PlainPage:
    begin = text.index("Kontroll och tillit") if "Kontroll och tillit" in text else len(text)
    return PlainPage(text, (("", 0), ("kontroll", begin)))


def _quote(words: str, nth: int = 0) -> Quoted:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return quoted(_page(), at, at + len(words))


def _stands(text: str, sought: Quoted) -> str | None:
    place = Anchoring(_page(text)).place(sought)
    return text[place.start : place.end] if place else None


def test_an_unchanged_page_gives_the_very_place() -> None:
    at = TEXT.index("en kontroll som ingen")
    place = Anchoring(_page()).place(_quote("en kontroll som ingen"))
    assert place is not None
    assert (place.section, place.start, place.changed) == ("kontroll", at, False)


@pytest.mark.parametrize("nth", range(6))
def test_of_equal_words_the_ones_with_the_same_neighbours_are_found(nth: int) -> None:
    at = [n for n in range(len(TEXT)) if TEXT[n : n + 6].casefold() == "tillit"]
    sought = quoted(_page(), at[nth], at[nth] + 6)
    longer = "En ny inledning om tillit och tillit.\n\n" + TEXT
    place = Anchoring(_page(longer)).place(sought)
    assert place is not None
    assert place.start == at[nth] + len(longer) - len(TEXT)


def test_spaces_quotation_marks_hyphens_and_capitals_are_no_other_words() -> None:
    page = PlainPage("Hon  sa: ”Tillits\u00adbaserad\u00a0styrning – nu”, och gick.")
    place = Anchoring(page).place(Quoted("", '"tillitsbaserad styrning - Nu"'))
    assert place is not None
    assert page.text[place.start : place.end] == "”Tillits\u00adbaserad\u00a0styrning – nu”"
    assert not place.changed


def test_a_reworded_sentence_is_found_and_told_to_be_changed() -> None:
    sought = _quote("En klok granskning kan göra det lättare att lita på varandra.")
    new = TEXT.replace("En klok granskning kan göra", "En bra granskning brukar göra")
    place = Anchoring(_page(new)).place(sought)
    assert place is not None
    assert place.changed
    assert "granskning brukar göra det lättare att lita på varandra" in new[place.start : place.end]


def test_a_sentence_that_is_gone_is_lost_and_not_put_somewhere_else() -> None:
    words = "Den som möter brukaren vet ofta mest om vad som behövs just där."
    assert _stands(TEXT.replace(words, ""), _quote(words)) is None


def test_a_single_word_whose_sentence_is_gone_is_lost_though_the_word_stands_elsewhere() -> None:
    sentence = "Tillit ska inte vara blind. "
    at = TEXT.index(sentence)
    sought = quoted(_page(), at, at + 6)
    gone = TEXT[: at - 40] + TEXT[at + 90 :]
    assert _stands(gone.replace("Tillit ä", "Tilltro ä"), Quoted("borta", *_parts(sought))) is None


def test_a_single_word_that_is_gone_is_lost_though_its_section_holds_the_word_again() -> None:
    sentence = " Frågan är alltid: tillit till vem, för vad och när?"
    at = TEXT.index(sentence) + sentence.index("tillit")
    sought = quoted(_page(), at, at + 6)
    gone = TEXT.replace(sentence, "")
    assert sought.section == _page(gone).section_at(gone.index("Tillit betyder"))
    assert _stands(gone, sought) is None


def _parts(sought: Quoted) -> tuple[str, str, str]:
    return sought.quote, sought.before, sought.after


def test_half_a_word_is_no_place_for_a_word() -> None:
    assert _stands("Vi ser en vår här.", Quoted("", "år")) is None
    assert _stands("Ett år till.", Quoted("", "år")) == "år"


def test_half_a_word_that_was_marked_is_found_in_its_word() -> None:
    at = TEXT.index("släppa")
    sought = quoted(_page(), at, at + 4)
    assert _stands(TEXT, sought) == "släp"


@pytest.mark.parametrize("text", ["", " ", "\u00ad", "Helt annat."])
def test_an_empty_page_and_an_empty_quote_have_no_place(text: str) -> None:
    assert _stands(text, _quote("utmanar regelverket")) is None
    assert _stands(TEXT, Quoted("", text.replace("Helt annat.", "\n"))) is None


# two hundred random edits

Letters = list[tuple[str, bool]]
"""The page letter by letter; True on those that were quoted."""

_EDITS = ("insert", "delete", "replace", "sentence", "move")
_NEW = ("ofta", "därför att", "en ny mening om uppdraget.", "Tillit", "styrning", "alltså")


def _edited(page: Letters, kind: str, share: float, size: int, word: str) -> Letters:
    text = "".join(letter for letter, _ in page)
    words = [n for n in range(1, len(text)) if text[n - 1].isspace() and not text[n].isspace()]
    if not words:
        return page
    number = int(share * (len(words) - 1))
    at = words[number]
    end = words[min(number + size, len(words) - 1)]
    new: Letters = [(letter, False) for letter in f"{word} "]
    if kind == "move":
        return _moved(page, text, at)
    if kind == "sentence":
        end = text.find(". ", at) + 2 or end
    cut = end if kind != "insert" else at
    return page[:at] + (new if kind in ("insert", "replace") else []) + page[max(cut, at) :]


def _moved(page: Letters, text: str, at: int) -> Letters:
    """Moves the paragraph that begins after a place to the page's end."""
    first = text.find("\n\n", at)
    last = text.find("\n\n", first + 2)
    if first < 0 or last < 0:
        return page
    return page[:first] + page[last:] + page[first:last]


@settings(
    max_examples=200,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    st.floats(0, 1),
    st.integers(3, 14),
    st.lists(
        st.tuples(
            st.sampled_from(_EDITS), st.floats(0, 1), st.integers(1, 6), st.sampled_from(_NEW)
        ),
        min_size=1,
        max_size=8,
    ),
)
def test_quotes_survive_random_edits(
    share: float, count: int, edits: list[tuple[str, float, int, str]]
) -> None:
    spots = [
        n for n in range(len(TEXT)) if n == 0 or (TEXT[n - 1].isspace() and not TEXT[n].isspace())
    ]
    number = int(share * (len(spots) - count - 1))
    start = spots[number]
    end = start + len(TEXT[start : spots[number + count]].rstrip())
    sought = quoted(_page(), start, end)
    page: Letters = [(letter, start <= n < end) for n, letter in enumerate(TEXT)]
    for edit in edits:
        page = _edited(page, *edit)
    text = "".join(letter for letter, _ in page)
    place = Anchoring(_page(text)).place(sought)
    kept = [n for n, (_, mine) in enumerate(page) if mine]
    whole = "".join(page[n][0] for n in kept) == sought.quote
    if whole and kept[-1] - kept[0] == len(kept) - 1:
        assert place is not None
        assert text[place.start : place.end].split() == sought.quote.split()
        if text.count(sought.quote) == 1:
            assert (place.start, place.end) == (kept[0], kept[-1] + 1)
    elif place is not None:  # some of the words are gone: only where the others still stand
        assert place.changed or text[place.start : place.end] in sought.quote
        assert any(place.start <= n < place.end for n in kept)


def test_a_page_of_eight_kilobytes_with_two_hundred_quotes_is_done_in_no_time() -> None:
    text = "\n\n".join(f"{n} " + TEXT[n * 7 :] for n in range(9))[:8000]
    spots = [n * 37 for n in range(200)]
    sought = [quoted(PlainPage(text), at, at + 60) for at in spots]
    reworded = text.replace("tillit", "tilltro").replace(" som ", " vilken ")
    begun = time.process_time()
    finder = Anchoring(PlainPage(reworded))
    found = [finder.place(quote) for quote in sought]
    assert time.process_time() - begun < 2
    assert len([place for place in found if place]) > 150
