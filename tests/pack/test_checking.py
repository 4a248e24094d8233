"""Each fault of a pack is told with file and key: a valid pack is broken in one place."""

from pathlib import Path

import pytest

from trustdesk.pack.checking import check_pack

SECTION_SV = "## Lyssna {#lyssna}"
LISTEN = 'name = { sv = "Lyssna", en = "Listen" }'

FAULTS = [
    # a text in every language
    ("concepts.toml", LISTEN, 'name = { sv = "Lyssna" }',
     ["concepts.toml: concept[lyssna].name.en: This text is missing."]),
    ("concepts.toml", 'name = { sv = "tid", en = "time" }', 'name = { sv = "tid", en = " " }',
     ["concepts.toml: concept[lyssna].term[tid].name.en: This text is empty."]),
    ("concepts.toml", 'en = "closely"', 'en = ""',
     ["concepts.toml: concept[lyssna].detail.en: This text is empty."]),
    ("concepts.toml", LISTEN, 'name = { sv = "Lyssna", en = "Listen", fi = "Kuuntele" }',
     ["concepts.toml: concept[lyssna].name.fi: The pack does not name this language in"
      " pack.toml."]),
    ("pack.toml", 'voices.addition = { sv = "Tillägg", en = "Addition" }',
     'voices.addition = { sv = "Tillägg" }',
     ["pack.toml: voices.addition.en: This text is missing."]),
    ("scales.toml", '{ sv = "Tre", en = "Three" }', '{ sv = "Tre" }',
     ["scales.toml: scale[lyssna].anchors[3].en: This text is missing."]),
    ("forms.toml", 'label = { sv = "Nej", en = "No" }', 'label = { en = "No" }',
     ["forms.toml: form[kort].field[val].options[nej].label.sv: This text is missing."]),
    ("demo.toml", '{ sv = "dörr", en = "door" }', '{ sv = "dörr" }',
     ["demo.toml: entry[1].tags[1].en: This text is missing."]),
    ("demo.toml", '{ sv = "Oro", en = "Worry" }', '{ en = "Worry" }',
     ["demo.toml: entry[1].answers.kort.fore.sv: This text is missing."]),
    # the shape of a file
    ("concepts.toml", 'short = { sv = "Vägvisa", en = "Guide" }\n', "",
     ["concepts.toml: concept[vagvisa].short: This key is missing."]),
    ("concepts.toml", "addition = true", "added = true",
     ["concepts.toml: concept[granne].added: This key is not known here."]),
    ("concepts.toml", "order = 1", 'order = "1"',
     ["concepts.toml: concept[lyssna].order: Here a whole number is needed."]),
    ("concepts.toml", LISTEN, 'name = "Lyssna"',
     ["concepts.toml: concept[lyssna].name: Here a text in every language is needed."]),
    ("concepts.toml", 'id = "granne"', 'id = "gran:ne"',
     ["concepts.toml: concept[gran:ne].id: An id is made of a–z, 0–9, hyphen, full stop and"
      " underscore.",
      "cases.toml: case[fall-01].relations: There is no concept granne of the kind relation.",
      "demo.toml: entry[1].relations: There is no concept granne of the kind relation."]),
    ("forms.toml", 'kind = "choice"', 'kind = "guess"',
     ["forms.toml: form[kort].field[val].kind: Here only one of these can stand: text, choice,"
      " concept, rating, balance, evidence, follow_up, case, entries."]),
    ("scales.toml", '  { sv = "Fem", en = "Five" },\n', "",
     ["scales.toml: scale[lyssna].anchors: Here 5 are needed, not 4."]),
    ("scales.toml", '  { sv = "Fem", en = "Five" },\n', '  { sv = "Fem", en = "Five" },\n' * 2,
     ["scales.toml: scale[lyssna].anchors: Here 5 are needed, not 6."]),
    ("demo.toml", "lyssna = 4", "lyssna = 6",
     ["demo.toml: entry[1].ratings.lyssna: A rating is a step from 1 to 5, or “na”."]),
    ("demo.toml", "lyssna = 4", "lyssna = true",
     ["demo.toml: entry[1].ratings.lyssna: A rating is a step from 1 to 5, or “na”."]),
    ("demo.toml", "days_ago = 3", "days_ago = -3",
     ["demo.toml: entry[1].days_ago: This number is too small."]),
    ("cases.toml", "[[case]]", "[[case]\n",
     ["cases.toml: line 2: This is not TOML, from column 7 on."]),
    ("pack.toml", 'version = "1"', "version = 1",
     ["pack.toml: version: Here a text is needed."]),
    # ids
    ("concepts.toml", 'id = "vagvisa"', 'id = "lyssna"',
     ["concepts.toml: concept[lyssna]: This id is given twice.",
      "cases.toml: case[fall-01].roles: There is no concept vagvisa of the kind role.",
      "demo.toml: entry[1].roles: There is no concept vagvisa of the kind role.",
      "sv/pages/ett.md: concepts: There is no concept vagvisa.",
      "en/pages/ett.md: concepts: There is no concept vagvisa."]),
    ("forms.toml", 'id = "nej"', 'id = "ja"',
     ["forms.toml: form[kort].field[val].options[ja]: This id is given twice."]),
    ("forms.toml", 'id = "val"', 'id = "skala"',
     ["forms.toml: form[kort].field[skala]: This id is given twice."]),
    ("concepts.toml", 'kind = "role"', 'kind = "roll"',
     ["concepts.toml: concept[vagvisa].kind: There is no kind roll in pack.toml.",
      "cases.toml: case[fall-01].roles: There is no concept vagvisa of the kind role.",
      "demo.toml: entry[1].roles: There is no concept vagvisa of the kind role."]),
    ("concepts.toml", 'page = "tva"', 'page = "tre"',
     ["concepts.toml: concept[granne].page: There is no page tre."]),
    ("concepts.toml", 'section = "lyssna"', 'section = "horna"',
     ["concepts.toml: concept[lyssna].section: There is no section horna on the page ett."]),
    ("scales.toml", 'concept = "lyssna"', 'concept = "horna"',
     ["scales.toml: scale[lyssna].concept: There is no concept horna.",
      "demo.toml: entry[1].ratings: There is no scale for lyssna.",
      "demo.toml: entry[2].ratings: There is no scale for lyssna."]),
    ("forms.toml", 'group = "stod"', 'group = "stad"',
     ["forms.toml: form[kort].group: There is no group stad in pack.toml."]),
    ("forms.toml", 'page = "ett"', 'page = "noll"',
     ["forms.toml: form[kort].page: There is no page noll."]),
    ("forms.toml", 'pair = "efter"', 'pair = "sedan"',
     ["forms.toml: form[kort].field[fore].pair: There is no other field sedan in this form.",
      "forms.toml: form[kort].field[efter].pair: The field fore does not name this one as its"
      " pair."]),
    ("forms.toml", 'each = "criterion"', 'each = "skala"',
     ["forms.toml: form[kort].field[skala].each: There is no kind, concept or other field skala to"
      " ask this of."]),
    ("forms.toml", 'concept_kind = "criterion"', 'concept_kind = "krav"',
     ["forms.toml: form[kort].field[skala].concept_kind: There is no kind krav in pack.toml."]),
    ("questions.toml", 'page = "ett"', 'page = "noll"',
     ["questions.toml: question[q1].page: There is no page noll."]),
    ("questions.toml", 'section = "lyssna"', 'section = "mer"',
     ["questions.toml: question[q1].section: There is no section mer on the page ett."]),
    ("cases.toml", 'criteria = ["lyssna"]', 'criteria = ["vagvisa"]',
     ["cases.toml: case[fall-01].criteria: There is no concept vagvisa of the kind criterion."]),
    ("cases.toml", 'field = "kontor"', 'field = "tak"',
     ["cases.toml: case[fall-01].field: There is no group tak in pack.toml."]),
    ("glossary.toml", 'page = "tva"', 'page = "tre"',
     ["glossary.toml: term[lov].page: There is no page tre."]),
    ("reading.toml", 'theme = "allt"', 'theme = "inget"',
     ["reading.toml: title[titel-01].theme: There is no group inget in pack.toml."]),
    ("pack.toml", 'default_language = "sv"', 'default_language = "fi"',
     ["pack.toml: default_language: The pack does not name this language in pack.toml."]),
    # the demo
    ("demo.toml", 'relations = ["granne"]', 'relations = ["frande"]',
     ["demo.toml: entry[1].relations: There is no concept frande of the kind relation."]),
    ("demo.toml", "reasons = { lyssna", "reasons = { granne",
     ["demo.toml: entry[1].reasons: A reason is given, but no rating of granne."]),
    ("demo.toml", 'forms = ["kort"]', 'forms = ["kort", "lang"]',
     ["demo.toml: entry[1].forms: There is no form lang."]),
    ("demo.toml", 'forms = ["kort"]', "forms = []",
     ["demo.toml: entry[1].answers: An answer is given, but the form kort is not among forms."]),
    ("demo.toml", "kort = { fore", "kort = { skala",
     ["demo.toml: entry[1].answers.kort.skala: This does not answer a field of the kind rating."]),
    ("demo.toml", "kort = { fore", "kort = { efterat",
     ["demo.toml: entry[1].answers.kort: There is no field efterat in the form kort."]),
    ("demo.toml", 'fore = { sv = "Oro", en = "Worry" }', 'fore = "Oro"',
     ["demo.toml: entry[1].answers.kort.fore: This does not answer a field of the kind text."]),
    ("demo.toml", 'fore = { sv = "Oro", en = "Worry" }', 'val = ["ja"]',
     ["demo.toml: entry[1].answers.kort.val: This does not answer a field of the kind choice."]),
    ("demo.toml", 'fore = { sv = "Oro", en = "Worry" }', 'val = "kanske"',
     ["demo.toml: entry[1].answers.kort.val: There is no kanske to choose here."]),
    ("demo.toml", 'citation = "ett"', 'citation = "ett"\nfollow_up = [{ in_days = 3 }]',
     ["demo.toml: entry[1].follow_up[1]: Here either a question or a form is needed."]),
    ("demo.toml", 'citation = "ett"',
     'citation = "ett"\nfollow_up = [{ in_days = 3, form = "kort", field = "fore" }]',
     ["demo.toml: entry[1].follow_up[1].field: There is no field fore of the kind follow_up in the"
      " form kort."]),
    ("demo.toml", 'citation = "ett"',
     'citation = "ett"\nfollow_up = [{ in_days = 3, question = { sv = "Och nu?" } }]',
     ["demo.toml: entry[1].follow_up[1].question.en: This text is missing."]),
    ("demo.toml", 'citation = "ett"', 'citation = "noll"',
     ["demo.toml: entry[1].citation: There is no page noll."]),
    # the pages
    ("sv/pages/ett.md", "page:tva#mer", "page:tre#mer",
     ["sv/pages/ett.md: line 11: There is no page tre."]),
    ("en/pages/ett.md", "page:tva#mer", "page:tva#mest",
     ["en/pages/ett.md: line 11: There is no section mest on the page tva."]),
    ("sv/pages/ett.md", "term:lov", "term:nej",
     ["sv/pages/ett.md: line 11: There is no glossary word nej."]),
    ("sv/pages/ett.md", "case:fall-01", "case:fall-99",
     ["sv/pages/ett.md: line 11: There is no case fall-99."]),
    ("sv/pages/ett.md", "term:lov", "https://example.org",
     ["sv/pages/ett.md: line 11: A page links to page:, term: and case: only, not to"
      " https://example.org."]),
    ("sv/pages/ett.md", "Ett tillägg.", "![Bild](page:tva)",
     ["sv/pages/ett.md: line 16: A page holds no images."]),
    ("sv/pages/ett.md", "Ett tillägg.", "<b>Ett</b>",
     ["sv/pages/ett.md: line 16: A page holds no HTML."] * 2),
    ("sv/pages/ett.md", "::: addition", "::: tillagg",
     ["sv/pages/ett.md: line 15: There is no voice tillagg."]),
    ("sv/pages/ett.md", "Ett tillägg.\n:::", "Ett tillägg.",
     ["sv/pages/ett.md: line 15: This block is never closed."]),
    ("sv/pages/ett.md", "Ett tillägg.", "::: lecture",
     ["sv/pages/ett.md: line 16: A block begins inside the one from line 15."]),
    ("sv/pages/ett.md", "::: addition | En källa\n", "",
     ["sv/pages/ett.md: line 16: A block ends here that never began."]),
    ("en/pages/ett.md", "## Lyssna {#lyssna}", "## Lyssna {#listen}",
     ["en/pages/ett.md: #lyssna: This section is missing; sv/pages/ett.md has it.",
      "sv/pages/ett.md: #listen: This section is missing; en/pages/ett.md has it."]),
    ("en/pages/ett.md", "order: 1", "order: 3",
     ["en/pages/ett.md: order: This differs from sv/pages/ett.md."]),
    ("en/pages/ett.md", "[lyssna, vagvisa]", "[lyssna]",
     ["en/pages/ett.md: concepts: This differs from sv/pages/ett.md."]),
    ("sv/pages/ett.md", "id: ett", "id: ettan",
     ["sv/pages/ett.md: id: The id is not the file's name, ett."]),
    ("sv/pages/ett.md", "title: Ett\n", "",
     ["sv/pages/ett.md: title: This key is missing."]),
    ("sv/pages/ett.md", "title: Ett\n", "title: Ett: en början\n",
     ["sv/pages/ett.md: line 3: The front matter is not YAML."]),
    ("sv/pages/ett.md", "title: Ett\n", "title: Ett\n  och mer\n",
     ["sv/pages/ett.md: title: In front matter each value stands on one line, without comments or"
      " escapes."]),
    ("sv/pages/ett.md", "---\n", "",
     ["sv/pages/ett.md: line 1: A page begins with front matter between --- lines."]),
]  # fmt: skip


def test_a_valid_pack_has_no_problems(mini):
    assert mini.told() == []


@pytest.mark.parametrize(("file", "old", "new", "told"), FAULTS)
def test_a_fault_is_told_with_file_and_key(mini, file, old, new, told):
    mini.change(file, old, new)
    assert mini.told() == told


def test_a_page_whose_group_is_missing_cannot_be_reached(mini):
    for language in ("sv", "en"):
        mini.change(f"{language}/pages/tva.md", "group: start", "group: slut")
    assert mini.told() == [
        "sv/pages/tva.md: group: There is no group slut in pack.toml.",
        "en/pages/tva.md: group: There is no group slut in pack.toml.",
    ]


def test_a_page_missing_in_one_language_is_told_once(mini):
    (mini.folder / "en/pages/tva.md").unlink()
    assert mini.told() == ["en/pages/tva.md: This page is missing."]


def test_sections_in_another_order_are_told(mini):
    for language in ("sv", "en"):
        mini.change(f"{language}/pages/tva.md", "Mer följer.", "## Först {#forst}")
    mini.change("en/pages/tva.md", "{#forst}", "{#x}")
    mini.change("en/pages/tva.md", "{#mer}", "{#forst}")
    mini.change("en/pages/tva.md", "{#x}", "{#mer}")
    assert mini.told() == [
        "en/pages/tva.md: The sections stand in another order than in sv/pages/tva.md."
    ]


def test_a_section_given_twice_is_told(mini):
    for language in ("sv", "en"):
        mini.change(f"{language}/pages/tva.md", "Mer följer.", "## Mer {#mer}")
    assert mini.told() == [
        "sv/pages/tva.md: #mer: This id is given twice.",
        "en/pages/tva.md: #mer: This id is given twice.",
    ]


def test_a_page_without_text_is_told(mini):
    for language in ("sv", "en"):
        path = mini.folder / language / "pages" / "tom.md"
        text = "---\nid: tom\ntitle: Tom\nshort: Tom\ngroup: start\norder: 9\n---\n"
        path.write_text(text, encoding="utf-8")
    assert mini.told() == [
        "sv/pages/tom.md: The page holds no text.",
        "en/pages/tom.md: The page holds no text.",
    ]


def test_two_scales_for_one_concept_are_told(mini):
    path = mini.folder / "scales.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text.replace('id = "lyssna"', 'id = "horna"'), encoding="utf-8")
    assert mini.told() == ["scales.toml: scale[horna].concept: The concept lyssna has two scales."]


def test_a_file_that_is_broken_does_not_make_its_ids_unknown(mini):
    mini.change("glossary.toml", "definition", "meaning")
    assert mini.told() == [
        "glossary.toml: term[lov].definition: This key is missing.",
        "glossary.toml: term[lov].meaning: This key is not known here.",
    ]


def test_a_file_that_is_no_toml_does_not_make_its_ids_unknown(mini):
    mini.change("concepts.toml", "order = 1", "order = one")
    assert mini.told() == ["concepts.toml: line 5: This is not TOML, from column 9 on."]


def test_a_file_that_is_not_utf8_is_told(mini):
    (mini.folder / "cases.toml").write_bytes("id = 'fall på'".encode("latin-1"))
    (mini.folder / "sv/pages/ett.md").write_bytes("---\nid: på\n".encode("latin-1"))
    told = mini.told()
    assert "cases.toml: The file is not UTF-8." in told
    assert "sv/pages/ett.md: The file is not UTF-8." in told


def test_a_file_that_is_a_folder_is_told(mini):
    (mini.folder / "cases.toml").unlink()
    (mini.folder / "cases.toml").mkdir()
    (mini.folder / "sv/pages/mapp.md").mkdir()
    told = [line.partition(": ") for line in mini.told()]
    unread = [file for file, _, what in told if what.startswith("The file cannot be read")]
    assert unread == ["cases.toml", "sv/pages/mapp.md"]


def test_toml_that_ends_too_early_is_told(mini):
    mini.change("reading.toml", 'theme = "allt"\n', 'theme = "')
    assert mini.told() == ["reading.toml: This is not TOML: the file ends too early."]


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_a_folder_that_holds_no_pack_is_a_problem_not_an_error(tmp_path: Path, name: str):
    folder = tmp_path / name
    if name == "empty":
        folder.mkdir()
    (problem,) = check_pack(folder)
    assert problem.file == "pack.toml"
    assert str(folder) in problem.told(lambda text: text)


def test_a_problem_is_told_in_the_language_asked_for(mini):
    mini.change("pack.toml", 'version = "1"\n', "")
    (problem,) = check_pack(mini.folder)
    swedish = {"This key is missing.": "Nyckeln saknas."}
    assert problem.told(swedish.__getitem__) == "pack.toml: version: Nyckeln saknas."


PRACTICE = '\n[practice]\nform = "fall"\nopposite = "emot"\nagain = "igen"\n'
ANSWERING = """
[[form]]
id = "fall"
version = 1
order = 2
name = { sv = "Fall", en = "Case" }

[[form.field]]
id = "vilket"
kind = "case"
place = "column"
label = { sv = "Vilket?", en = "Which?" }

[[form.field]]
id = "emot"
kind = "text"
place = "column"
label = { sv = "Emot?", en = "Against?" }

[[form.field]]
id = "igen"
kind = "follow_up"
place = "column"
label = { sv = "Igen", en = "Again" }
help = { sv = "Och nu?", en = "And now?" }
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"fall"', '"fall"', []),
        ('"fall"', '"saknas"', ["pack.toml: practice.form: There is no form saknas."]),
        (
            '"fall"',
            '"kort"',
            [
                "pack.toml: practice.form: The form kort does not ask for a case.",
                "pack.toml: practice.opposite: The form kort has no field emot of the kind text.",
                "pack.toml: practice.again: The form kort has no field igen of the kind follow_up.",
            ],
        ),
        (
            '"igen"',
            '"emot"',
            ["pack.toml: practice.again: The form fall has no field emot of the kind follow_up."],
        ),
    ],
)
def test_how_cases_are_answered_is_a_form_that_can(mini, old, new, told):
    pack = mini.folder / "pack.toml"
    pack.write_text(pack.read_text("utf-8") + PRACTICE.replace(old, new), "utf-8")
    forms = mini.folder / "forms.toml"
    forms.write_text(forms.read_text("utf-8") + ANSWERING, "utf-8")
    assert mini.told() == told
