"""A field that could not be asked, shown or printed is told with file and key."""

import pytest

from trustdesk.pack.checking import check_pack
from trustdesk.paths import bundled
from trustdesk.services.language import load_language

TEXT = '{ sv = "Ett", en = "One" }'
YES_NO = """options = [
  { id = "ja", label = { sv = "Ja", en = "Yes" } },
  { id = "nej", label = { sv = "Nej", en = "No" } },
]"""
SEVEN = "options = [" + ", ".join(f'{{ id = "s{n}", label = {TEXT} }}' for n in range(7)) + "]"


def form(*fields: str, request: str = "") -> str:
    """Gives forms.toml with one form; a field's place and label are there unless given."""
    head = f'[[form]]\nid = "f"\nversion = 1\norder = 1\nname = {TEXT}\n{request}\n'
    return head + "".join(f"\n[[form.field]]\n{_whole(field)}\n" for field in fields)


def _whole(field: str) -> str:
    place = "" if "place =" in field else 'place = "column"\n'
    return f"{place}label = {TEXT}\n{field}"


def request(**changes: str) -> str:
    named = {"item": "vad", "state": "hur", "owner": "vem"} | changes
    return "request = {" + ", ".join(f'{k} = "{v}"' for k, v in named.items()) + "}"


ITEM = 'id = "vad"\nkind = "text"\neach = "lyssna"'
STATE = f'id = "hur"\nkind = "choice"\neach = "lyssna"\n{YES_NO}'
OWNER = f'id = "vem"\nkind = "choice"\neach = "lyssna"\n{YES_NO}'
ENTRIES = 'id = "vilka"\nkind = "entries"'
WRONG = [
    (form('id = "a"\nkind = "choice"'), "field[a].options: This field needs options."),
    (form('id = "a"\nkind = "evidence"'), "field[a].options: This field needs options."),
    (form('id = "a"\nkind = "text"\neach = "options"'),
     "field[a].options: This field needs options."),
    (form(f'id = "a"\nkind = "balance"\n{YES_NO}'),
     "field[a].options: A balance has 7 options, not 2."),
    (form('id = "a"\nkind = "rating"'),
     "field[a].concept_kind: This field needs a kind of concept."),
    (form('id = "a"\nkind = "concept"'),
     "field[a].concept_kind: This field needs a kind of concept."),
    (form('id = "a"\nkind = "rating"\nconcept_kind = "role"\neach = "role"'),
     "field[a].concept_kind: No concept of the kind role has a scale."),
    (form('id = "a"\nkind = "rating"\nconcept_kind = "criterion"\neach = "role"'),
     "field[a].each: A rating is asked of its kind or of chosen reflections."),
    (form('id = "a"\nkind = "follow_up"'),
     "field[a].help: A date needs help: it is the question asked on that day."),
    (form(f'id = "a"\nkind = "follow_up"\nhelp = {TEXT}\neach = "role"'),
     "field[a].each: This is asked once in a form."),
    (form('id = "a"\nkind = "text"\nphase = "before"'),
     "field[a].phase: No field of the form has the phase “after”."),
    (form('id = "a"\nkind = "text"\npair = "b"', 'id = "b"\nkind = "text"'),
     "field[a].pair: The field b does not name this one as its pair."),
    (form('id = "a"\nkind = "text"\npair = "b"',
          'id = "b"\nkind = "text"\npair = "a"\nplace = "margin"'),
     "field[a].pair: The field b stands in another place.",
     "field[b].pair: The field a stands in another place."),
    (form('id = "a"\nkind = "text"\nphase = "before"\npair = "b"',
          'id = "b"\nkind = "text"\nphase = "before"\npair = "a"',
          'id = "c"\nkind = "text"\nphase = "after"'),
     "field[a].pair: The field b is not of the other half.",
     "field[b].pair: The field a is not of the other half."),
    (form('id = "a"\nkind = "text"\nmany = true'),
     "field[a].many: The kind text does not take this."),
    (form(f'id = "a"\nkind = "balance"\nreveal = "after_saving"\n{SEVEN}'),
     "field[a].reveal: The kind balance does not take this."),
    (form('id = "a"\nkind = "case"\nof_entry = true'),
     "field[a].of_entry: The kind case does not take this."),
    (form('id = "a"\nkind = "concept"\nconcept_kind = "criterion"\nof_entry = true'),
     "field[a].of_entry: A reflection has roles and relations of its own, no others."),
    (form('id = "a"\nkind = "concept"\nconcept_kind = "role"\nof_entry = true\neach = "criterion"'),
     "field[a].each: This is asked once in a form."),
    (form('id = "a"\nkind = "text"\neach = "vagvisa"'),
     "field[a].each: The concept vagvisa has no terms."),
    (form('id = "a"\nkind = "text"\neach = "b"', 'id = "b"\nkind = "text"'),
     "field[a].each: Nothing is chosen in the field b."),
    (form('id = "a"\nkind = "concept"\nconcept_kind = "role"\nof_entry = true',
          'id = "b"\nkind = "concept"\nconcept_kind = "role"\nof_entry = true'),
     "field[b].kind: This asks for the same as the field a."),
    (form('id = "a"\nkind = "rating"\nconcept_kind = "criterion"\neach = "criterion"',
          'id = "b"\nkind = "rating"\nconcept_kind = "criterion"\neach = "criterion"'),
     "field[b].kind: This asks for the same as the field a."),
    (form(ITEM, STATE, OWNER, request=request(item="inget")),
     "request.item: There is no other field inget in this form."),
    (form(ITEM, STATE, OWNER, request=request(item="hur")),
     "request.item: The field hur is not of the kind text, one for each thing."),
    (form(ITEM, STATE, OWNER.replace("lyssna", "role"), request=request()),
     "request.owner: The field vem is not asked of each of the same things."),
    (form(ITEM.replace('each = "lyssna"', ""), STATE.replace('each = "lyssna"', ""),
          OWNER.replace('each = "lyssna"', ""), request=request()),
     "request.item: The field vad is not asked of each of the same things.",
     "request.state: The field hur is not asked of each of the same things.",
     "request.owner: The field vem is not asked of each of the same things."),
]  # fmt: skip

RIGHT = {
    "every kind": form(
        'id = "a"\nkind = "text"\nphase = "before"\npair = "b"\nreveal = "after_saving"',
        'id = "b"\nkind = "text"\nphase = "after"\npair = "a"',
        f'id = "c"\nkind = "choice"\nmany = true\n{YES_NO}',
        'id = "d"\nkind = "concept"\nconcept_kind = "role"\nmany = true\nof_entry = true',
        'id = "e"\nkind = "rating"\nconcept_kind = "criterion"\neach = "criterion"',
        f'id = "g"\nkind = "balance"\n{SEVEN}',
        f'id = "h"\nkind = "evidence"\neach = "lyssna"\nreveal = "after_saving"\n{YES_NO}',
        f'id = "i"\nkind = "follow_up"\nhelp = {TEXT}',
        'id = "j"\nkind = "case"\nmany = true',
        ENTRIES,
        'id = "k"\nkind = "rating"\nconcept_kind = "criterion"\neach = "vilka"',
        'id = "l"\nkind = "text"\neach = "vilka"',
        f'id = "m"\nkind = "text"\neach = "options"\n{YES_NO}',
    ),
    "a list to print": form(ITEM, STATE, OWNER, request=request()),
}


def refuses(mini, toml: str) -> list[str]:
    """Gives what is told of the forms; the demo of the small pack has answers in another."""
    (mini.folder / "forms.toml").write_text(toml, encoding="utf-8")
    (mini.folder / "demo.toml").unlink()
    told: list[str] = mini.told()
    return told


@pytest.mark.parametrize(("toml", "told"), [(toml, told) for toml, *told in WRONG])
def test_a_field_that_cannot_be_asked_is_told(mini, toml, told):
    assert refuses(mini, toml) == [f"forms.toml: form[f].{line}" for line in told]


@pytest.mark.parametrize("toml", RIGHT.values(), ids=RIGHT)
def test_what_can_be_asked_is_well(mini, toml):
    assert refuses(mini, toml) == []


@pytest.mark.parametrize("toml", [toml for toml, *_ in WRONG])
def test_it_is_told_in_swedish_too(mini, toml):
    english = refuses(mini, toml)
    swedish = load_language("sv", bundled("resources") / "translations")
    told = [problem.told(swedish.tr) for problem in check_pack(mini.folder)]
    assert len(told) == len(english)
    assert not set(told) & set(english)
