"""A form through the whole program: written, kept, opened again, shown and printed.

The bundled ten, one that a pack adds, and what becomes of answers whose form is changed or gone.
"""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.answered import answered, earlier, form_of
from tests.exporters.pdf.reading_back import complaints, text_of, without_spaces
from trustdesk import wiring
from trustdesk.domain.entry_json import entry_to_json
from trustdesk.pack.loading import load_pack
from trustdesk.paths import bundled

FRAMEWORK = load_pack(bundled("content"))
ELEVENTH = """
[[form]]
id = "elfte"
version = 1
group = "forsta"
order = 9
page = "tillitsmodellen"
name = { sv = "Det elfte stödet", en = "The eleventh support" }
request = { item = "behov", state = "lage", owner = "vem" }
"""
FIELDS = """
vem_gallde     | text      |
tecken         | evidence  | each = "brukare_eller_inte", phase = "before"
bevis          | evidence  | reveal = "after_saving"
fore           | text      | phase = "before", pair = "efter", reveal = "after_saving"
efter          | text      | phase = "after", pair = "fore"
tillbaka       | follow_up | phase = "after"
brukare_eller_inte | choice | many = true
varje_val      | text      | each = "options"
av_valda       | choice    | each = "brukare_eller_inte", many = true
roller         | concept   | concept_kind = "role", many = true, of_entry = true
relationer     | concept   | concept_kind = "relation", many = true, of_entry = true
bort           | concept   | concept_kind = "role", many = true
en_roll        | concept   | concept_kind = "role"
kriterier      | rating    | concept_kind = "criterion", each = "criterion"
vagen          | balance   |
vag_per        | balance   | each = "relation"
fallet         | case      |
fallen         | case      | many = true
om_fallen      | text      | each = "fallen"
andra          | entries   |
om_igen        | rating    | concept_kind = "criterion", each = "andra"
varfor         | text      | each = "andra"
behov          | text      | each = "kunna"
lage           | choice    | each = "kunna"
vem            | choice    | each = "kunna"
"""
OPTIONAL = {"choice": 3, "evidence": 3, "balance": 7}


def eleventh() -> str:
    """Gives the TOML of a form with a field of every kind and every modifier."""
    toml = ELEVENTH
    for line in FIELDS.strip().splitlines():
        field_id, kind, more = (part.strip() for part in line.split("|"))
        number = 3 if field_id == "varje_val" else OPTIONAL.get(kind, 0)
        toml += f'\n[[form.field]]\nid = "{field_id}"\nkind = "{kind}"\nplace = "column"\n'
        toml += f'label = {{ sv = "Om {field_id}?", en = "About {field_id}?" }}\n'
        toml += f'help = {{ sv = "Hur gick det med {field_id}?", en = "How did {field_id} go?" }}\n'
        toml += "\n".join(filter(None, more.split(", "))) + "\n"
        labels = (
            f'{{ id = "v{n}", label = {{ sv = "Val {n} {field_id}", en = "Choice {n}" }} }}'
            for n in range(number)
        )
        toml += f"options = [{', '.join(labels)}]\n" if number else ""
    return toml


@pytest.fixture
def pack(tmp_path, monkeypatch):
    """A copy of the content pack that the program reads from now on."""
    folder = tmp_path / "paket"
    shutil.copytree(bundled("content"), folder)
    monkeypatch.setattr(
        wiring, "bundled", lambda name: folder if name == "content" else bundled(name)
    )
    return folder


@pytest.fixture
def with_eleventh(pack):
    forms = pack / "forms.toml"
    forms.write_text(forms.read_text(encoding="utf-8") + eleventh(), encoding="utf-8")
    return load_pack(pack)


class Doors:
    """Every way in and out of a journal, each call as a program of its own."""

    def __init__(self, data_dir, ask: Callable[..., str], paper) -> None:
        self._data_dir = str(data_dir)
        self.ask = ask
        self._paper = paper

    def keep(self, *entries) -> None:
        with wiring.build_core(self._data_dir, "sv").writing_store() as store:
            for entry in entries:
                store.save(entry, reason="leave")

    def opened(self, entry_id: str):
        with wiring.build_core(self._data_dir, "sv").reading() as reader:
            return reader.entry(entry_id)

    def shown(self, entry_id: str):
        return json.loads(self.ask("show", entry_id, "--json"))

    def read(self, entry_id: str) -> str:
        return self.ask("--lang", "sv", "show", entry_id)

    def printed(self) -> str:
        """Prints every reflection and gives the words; the file keeps to both standards."""
        self.ask("export", self._paper)
        pdf = self._paper.read_bytes()
        assert complaints(pdf) == []
        return text_of(pdf)


@pytest.fixture
def doors(data_dir, ask, tmp_path):
    return Doors(data_dir, ask, tmp_path / "ut.pdf")


def goes_round(framework, form_id, doors) -> None:
    """Asserts that a full answer to a form comes back the same through every door."""
    form = form_of(framework, form_id)
    entry = answered(framework, form)
    doors.keep(*earlier(framework), entry)
    again = doors.opened(entry.id)
    assert again == entry
    assert again.definitions == {form_id: form}
    told = doors.shown(entry.id)
    expected = json.loads(json.dumps(entry_to_json(entry)))
    for part in ("forms", "answers", "ratings", "roles", "relations", "follow_ups"):
        assert told[part] == expected[part]
    readable, paper = doors.read(entry.id), doors.printed()
    for field in form.fields:
        if field.id in entry.answers.get(form_id, {}):
            label = field.label.in_language("sv")
            assert label in readable
            assert without_spaces(label) in paper


@pytest.mark.parametrize("form_id", [form.id for form in FRAMEWORK.forms])
def test_each_bundled_form_goes_round(form_id, doors):
    goes_round(FRAMEWORK, form_id, doors)


def test_a_form_that_a_pack_adds_needs_no_code(with_eleventh, pack, doors):
    told = doors.ask("--lang", "en", "content", "check", pack)
    assert told == "The content pack holds nothing wrong.\n"
    kinds = {field.kind for field in form_of(with_eleventh, "elfte").fields}
    assert len(kinds) == 9
    goes_round(with_eleventh, "elfte", doors)


def test_it_is_answered_from_the_command_line_too(with_eleventh, add, shown):
    entry = shown(
        add(
            *("--answer", "elfte.brukare_eller_inte=v0,v2"),
            *("--answer", 'elfte.tecken={"v2": {"text": "Hon sa det.", "kind": "v1"}}'),
            *("--answer", 'elfte.bevis={"text": "Han med."}'),
            *("--answer", 'elfte.vag_per={"inom": -1}'),
            *("--answer", "elfte.tillbaka=2026-12-03"),
        )
    )
    assert entry["answers"]["elfte"] == {
        "brukare_eller_inte": ["v0", "v2"],
        "tecken": {"v2": {"text": "Hon sa det.", "kind": "v1"}},
        "bevis": {"text": "Han med."},
        "vag_per": {"inom": -1},
        "tillbaka": "2026-12-03",
    }
    assert [f["due"] for f in entry["follow_ups"]] == ["2026-12-03"]


def test_of_two_forms_one_is_taken_away_and_put_back_with_its_answers(doors):
    first, second = form_of(FRAMEWORK, "balansen"), form_of(FRAMEWORK, "vad_antog_jag")
    entry = answered(FRAMEWORK, first)
    both = replace(
        entry,
        forms=(first.id, second.id),
        answers={**entry.answers, **answered(FRAMEWORK, second).answers},
    )
    doors.keep(both)
    whole = doors.printed()
    assert "Svarantog." in whole
    doors.keep(replace(both, forms=(first.id,)))
    told = doors.shown(both.id)
    assert told["forms"] == [first.id]
    assert told["answers"] == dict(both.answers)
    assert "Svarantog." not in doors.printed()
    assert "Svar antog." in doors.read(both.id)
    doors.keep(replace(doors.opened(both.id), forms=(first.id, second.id)))
    assert doors.opened(both.id) == both
    assert doors.printed() == whole


def test_a_form_that_the_pack_no_longer_has_stays_readable(with_eleventh, pack, doors, refused):
    entry = answered(with_eleventh, form_of(with_eleventh, "elfte"))
    doors.keep(*earlier(with_eleventh), entry)
    before = doors.read(entry.id), doors.printed()
    shutil.copy(bundled("content") / "forms.toml", pack / "forms.toml")
    assert load_pack(pack).form("elfte") is None
    assert doors.opened(entry.id) == entry
    assert doors.shown(entry.id)["answers"] == dict(entry.answers)
    assert (doors.read(entry.id), doors.printed()) == before
    assert "Om vem_gallde?" in before[0]
    assert refused("add", "--answer", "elfte.vem_gallde=Nej").startswith(
        "There is no form “elfte”."
    )
    doors.keep(replace(entry, title="En ny titel"))
    assert doors.opened(entry.id).definitions["elfte"].field("vem_gallde") is not None


def test_a_form_that_was_changed_keeps_its_old_labels_in_old_reflections(pack, doors):
    old = answered(load_pack(pack), form_of(load_pack(pack), "balansen"), 1)
    doors.keep(old)
    forms = pack / "forms.toml"
    text = forms.read_text(encoding="utf-8")
    at = text.index('id = "balansen"')
    newer = text[at:].replace("version = 1", "version = 2", 1).replace("Vad gäller det?", "Om vad?")
    forms.write_text(text[:at] + newer, encoding="utf-8")
    changed = form_of(load_pack(pack), "balansen")
    assert (changed.version, changed.fields[0].label.in_language("sv")) == (2, "Om vad?")
    new = answered(load_pack(pack), changed, 2)
    doors.keep(new)
    assert doors.opened(old.id).definitions["balansen"].version == 1
    assert doors.opened(new.id).definitions["balansen"].version == 2
    first, second = (doors.read(entry.id) for entry in (old, new))
    assert ("Vad gäller det?" in first, "Om vad?" in first) == (True, False)
    assert ("Vad gäller det?" in second, "Om vad?" in second) == (False, True)
    paper = doors.printed()
    assert "Vadgällerdet?" in paper
    assert "Omvad?" in paper
