from trustdesk.domain.framework import Concept, LocalText


def _named(name: str, phrase: str = "") -> Concept:
    text = LocalText({"sv": name})
    inside = LocalText({"sv": phrase} if phrase else {})
    return Concept("x", "relation", 1, "", "", text, text, LocalText({}), phrase=inside)


def test_a_concept_has_its_own_words_inside_a_sentence():
    assert _named("Inom huset", "det egna huset").in_sentence("sv") == "det egna huset"


def test_a_concept_without_them_is_called_by_its_name_with_a_small_letter():
    assert _named("Politiker").in_sentence("sv") == "politiker"
