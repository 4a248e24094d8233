"""`add --answer` for every kind of field, and what it refuses."""

import json

import pytest

from tests.storage.making import bytes_of


def test_a_text_is_kept_as_it_is(add, shown):
    text = '{ inte JSON } = "ord", åäö'
    entry = shown(add("--answer", f"vad_antog_jag.antog={text}"))
    assert entry["answers"] == {"vad_antog_jag": {"antog": text}}
    assert entry["forms"] == ["vad_antog_jag"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("vad_antog_jag.lutade=styras", "styras"),
        ("vad_antog_jag.medel=kontroll, samtal,,kontroll", ["kontroll", "samtal"]),
        ('vad_antog_jag.medel=["samtal", "kontroll"]', ["samtal", "kontroll"]),
        ("mellan_roller.valde_bort=utmana_regelverk", ["utmana_regelverk"]),
        ("ovningsfall.fall=fall-07", "fall-07"),
        ("balansen.lage=-3", -3),
        ("balansen.lage=0", 0),
        ('flera_hall.hall={"brukare": "Hon väntade.", "inom": ""}', {"brukare": "Hon väntade."}),
        (
            'fore_efter.tecken={"kunna": {"text": "Hon visade.", "kind": "sett"}}',
            {"kunna": {"text": "Hon visade.", "kind": "sett"}},
        ),
        ('fore_efter.tecken={"vilja": {"kind": "vet_inte"}}', {"vilja": {"kind": "vet_inte"}}),
        ('forutsattningar.lage={"kompetens": "delvis"}', {"kompetens": "delvis"}),
    ],
)
def test_every_kind_is_kept(add, shown, typed, kept):
    place, _, _ = typed.partition("=")
    form, _, field = place.partition(".")
    entry_id = add("--answer", typed)
    assert shown(entry_id)["answers"] == {form: {field: kept}}
    again = json.dumps(kept) if isinstance(kept, dict | list) else kept
    assert shown(add("--answer", f"{place}={again}"))["answers"] == {form: {field: kept}}


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("sv", "Tog du steget? Behövs det fortfarande?"),
        ("en", "Did you take the step? Is it still needed?"),
    ],
)
def test_a_date_is_asked_about_on_its_day_in_the_language_of_the_session(
    ask, shown, language, question
):
    told = ask("--lang", language, "add", "--answer", "under_tryck.datum=2026-12-03")
    entry = shown(told.strip())
    assert entry["answers"] == {"under_tryck": {"datum": "2026-12-03"}}
    assert entry["follow_ups"] == [
        {"due": "2026-12-03", "question": question, "done_at": None, "outcome": ""}
    ]


def test_reflections_are_chosen_by_the_beginning_of_their_id(add, shown):
    first, second = add("--text", "Den första"), add("--text", "Den andra")
    changed = json.dumps({first: ["jag", "mattstock"], second[:-4]: ["inget"]})
    entry = shown(
        add(
            *("--answer", f"samma_situation.andrats={changed}"),
            *("--answer", f"samma_situation.situationer={first[:-2]},{second}"),
        )
    )
    assert entry["answers"]["samma_situation"] == {
        "situationer": [first, second],
        "andrats": {first: ["jag", "mattstock"], second: ["inget"]},
    }


REFUSED = [
    ("vagledd.kriterier=3", "“vagledd.kriterier” is no answer: it is a part of the reflection"
     " itself. Give it with --rate ID=1..5|na."),
    ("vagledd.roller=folja_regelverk", "“vagledd.roller” is no answer: it is a part of the"
     " reflection itself. Give them with --role ID."),
    ("vagledd.relation=brukare", "“vagledd.relation” is no answer: it is a part of the reflection"
     " itself. Give them with --relation ID."),
    ("samma_situation.skattning={}", "“samma_situation.skattning” is no answer: it is a part of"
     " the reflection itself. Rate other reflections in the window."),
    ("vad_antog_jag.lutade=hit", "“hit” cannot be chosen in “vad_antog_jag.lutade”. These exist:"
     " styras, bada, ansvar, inget."),
    ("vad_antog_jag.lutade=En hemlig mening", "“…” cannot be chosen in “vad_antog_jag.lutade”."
     " These exist: styras, bada, ansvar, inget."),
    ("vad_antog_jag.medel=samtal,hot", "“hot” cannot be chosen in “vad_antog_jag.medel”."),
    ("vad_antog_jag.medel=[samtal", "“vad_antog_jag.medel” cannot be answered with that. Write"
     " ids with commas between, or a JSON list of them."),
    ("vad_antog_jag.medel=[1]", "“vad_antog_jag.medel” cannot be answered with that."),
    ("mellan_roller.valde_bort=kunna", "“kunna” cannot be chosen in “mellan_roller.valde_bort”."),
    ("ovningsfall.fall=fall-99", "“fall-99” cannot be chosen in “ovningsfall.fall”."),
    ("balansen.lage=4", "“balansen.lage” cannot be answered with that. Give a whole number from"
     " -3 to 3."),
    ("balansen.lage=mitt", "“balansen.lage” cannot be answered with that."),
    ("balansen.lage=1.5", "“balansen.lage” cannot be answered with that."),
    ("under_tryck.datum=i morgon", "“under_tryck.datum” cannot be answered with that. Write it as"
     " year-month-day, for instance 2026-11-19."),
    ("under_tryck.datum=20261203", "“under_tryck.datum” cannot be answered with that."),
    ("under_tryck.datum=2026-02-30", "“under_tryck.datum” cannot be answered with that."),
    ("flera_hall.hall=Alla tyckte", "“flera_hall.hall” cannot be answered with that. Write a JSON"
     " object, as show --json prints it, with some of these keys: brukare, samverkande, "),
    ('flera_hall.hall={"chef": "x"}', "“flera_hall.hall” is not asked of “chef”. These exist:"
     " brukare, samverkande, "),
    ('flera_hall.hall={"brukare": 1}', "“flera_hall.hall” cannot be answered with that."),
    ('flera_hall.hall={"brukare": "a", "brukare": "b"}',
     "“flera_hall.hall” cannot be answered with that."),
    ('flera_hall.hall={"brukare": "a\\u0000b"}', "The text holds a NUL character"),
    ('flera_hall.hall={"brukare": "a\\ud800b"}', "The text is not UTF-8."),
    ("flera_hall.hall=" + '{"brukare":' * 5000, "“flera_hall.hall” cannot be answered with that."),
    ('fore_efter.tecken={"kunna": "sett"}', "“fore_efter.tecken” cannot be answered with that."),
    ('fore_efter.tecken={"kunna": {"kind": "gissat"}}',
     "“gissat” cannot be chosen in “fore_efter.tecken”. These exist: sett, hort, antar, vet_inte."),
    ('fore_efter.tecken={"kunna": {"source": "sett"}}',
     "“fore_efter.tecken” cannot be answered with that."),
    ('fore_efter.tecken={"kunna": {"text": ["a"]}}',
     "“fore_efter.tecken” cannot be answered with that."),
    ("samma_situation.situationer=0193", "No reflection has an id that begins with 0193."),
    ("samma_situation.situationer=dörren", "No reflection has an id that begins with dörren."),
    ("samma_situation.situationer=En hemlig mening", "No reflection has an id that begins with …."),
    ('samma_situation.andrats={"0193": ["jag"]}', "No reflection has an id that begins with 0193."),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "beginning"), REFUSED, ids=lambda v: str(v)[:40])
def test_what_does_not_answer_is_told_and_nothing_is_written(
    refused, add, data_dir, typed, beginning
):
    for _ in ("an empty folder", "a journal"):
        before = bytes_of(data_dir)
        line = refused("add", "--text", "en hemlighet", "--answer", typed)
        assert line.startswith(beginning)
        assert "hemlig" not in line
        assert bytes_of(data_dir) == before
        add("--text", "kvar")


def test_a_reflection_that_was_not_chosen_is_not_asked_about(refused, add):
    first, second = add("--text", "Den första"), add("--text", "Den andra")
    line = refused(
        "add",
        *("--answer", f"samma_situation.situationer={first}"),
        *("--answer", f'samma_situation.andrats={{"{second}": ["jag"]}}'),
    )
    assert line.startswith(f"“samma_situation.andrats” is not asked of “{second}”.")
    assert line.endswith(f"These exist: {first}.")
    none = refused("add", "--answer", f'samma_situation.andrats={{"{second}": ["jag"]}}')
    assert none.endswith("Choose something there first.")


def test_a_beginning_of_several_reflections_is_not_enough(refused, add):
    first, second = add("--text", "Den första"), add("--text", "Den andra")
    same = first[:4]
    assert second.startswith(same)
    line = refused("add", "--answer", f"samma_situation.situationer={same}")
    assert line.startswith("More than one reflection has an id that begins with ")


def test_the_keys_can_be_seen_from_the_refusal(refused):
    line = refused("add", "--answer", "forutsattningar.vem=chef")
    keys = "kompetens, omdome, organisatoriska, juridiska, ekonomiska"
    assert line.endswith(f"with some of these keys: {keys}.")
