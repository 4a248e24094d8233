"""A small pack with one of everything, to be broken in one place at a time."""

from pathlib import Path

import pytest

from trustdesk.pack.checking import check_pack

PACK = """
id = "liten"
version = "1"
languages = ["sv", "en"]
default_language = "sv"
licence = "EUPL-1.2"
title = { sv = "Liten", en = "Small" }
source = { sv = "En källa", en = "A source" }
voices.lecture = { sv = "Ur föreläsningen", en = "From the lecture" }
voices.addition = { sv = "Tillägg", en = "Addition" }

[[kind]]
id = "criterion"
order = 2
name = { sv = "Kriterier", en = "Criteria" }

[[kind]]
id = "role"
order = 1
name = { sv = "Roller", en = "Roles" }

[[kind]]
id = "relation"
order = 3
name = { sv = "Relationer", en = "Relations" }

[[page_group]]
id = "start"
order = 1
name = { sv = "Start", en = "Start" }

[[form_group]]
id = "stod"
order = 1
name = { sv = "Stöd", en = "Supports" }

[[case_field]]
id = "kontor"
order = 1
name = { sv = "Kontor", en = "Office" }

[[theme]]
id = "allt"
order = 1
name = { sv = "Allt", en = "Everything" }
"""

CONCEPTS = """
[[concept]]
id = "lyssna"
kind = "criterion"
order = 1
page = "ett"
section = "lyssna"
name = { sv = "Lyssna", en = "Listen" }
short = { sv = "Lyssna", en = "Listen" }
detail = { sv = "noga", en = "closely" }

[[concept.term]]
id = "tid"
name = { sv = "tid", en = "time" }

[[concept]]
id = "vagvisa"
kind = "role"
order = 1
page = "ett"
name = { sv = "Vägvisa", en = "Guide" }
short = { sv = "Vägvisa", en = "Guide" }

[[concept]]
id = "granne"
kind = "relation"
order = 1
page = "tva"
name = { sv = "Granne", en = "Neighbour" }
short = { sv = "Granne", en = "Neighbour" }
addition = true
"""

SCALES = """
[[scale]]
id = "lyssna"
concept = "lyssna"
version = 2
stem = { sv = "Hur blev det?", en = "How did it go?" }
gate = { sv = "Talade någon?", en = "Did anyone speak?" }
anchors = [
  { sv = "Ett", en = "One" },
  { sv = "Två", en = "Two" },
  { sv = "Tre", en = "Three" },
  { sv = "Fyra", en = "Four" },
  { sv = "Fem", en = "Five" },
]
"""

FORMS = """
[[form]]
id = "kort"
version = 1
group = "stod"
order = 1
page = "ett"
name = { sv = "Kort", en = "Short" }

[[form.field]]
id = "fore"
kind = "text"
place = "column"
label = { sv = "Före", en = "Before" }
phase = "before"
pair = "efter"

[[form.field]]
id = "efter"
kind = "text"
place = "column"
label = { sv = "Efter", en = "After" }
phase = "after"
pair = "fore"
reveal = "after_saving"

[[form.field]]
id = "skala"
kind = "rating"
place = "margin"
concept_kind = "criterion"
each = "criterion"
label = { sv = "Skala", en = "Scale" }

[[form.field]]
id = "val"
kind = "choice"
place = "margin"
label = { sv = "Val", en = "Choice" }
options = [
  { id = "ja", label = { sv = "Ja", en = "Yes" } },
  { id = "nej", label = { sv = "Nej", en = "No" } },
]
"""

QUESTIONS = """
[[question]]
id = "q1"
page = "ett"
section = "lyssna"
text = { sv = "Vem hörde du?", en = "Whom did you hear?" }
"""

CASES = """
[[case]]
id = "fall-01"
title = { sv = "Dörren", en = "The door" }
setting = { sv = "Kontor", en = "Office" }
text = { sv = "Någon knackar.", en = "Somebody knocks." }
roles = ["vagvisa"]
criteria = ["lyssna"]
relations = ["granne"]
field = "kontor"
"""

GLOSSARY = """
[[term]]
id = "lov"
term = { sv = "lov", en = "permit" }
definition = { sv = "Ett ja på papper.", en = "A yes on paper." }
page = "tva"
"""

READING = """
[[title]]
id = "titel-01"
title = "En bok"
theme = "allt"
"""

DIAGRAMS = """
[[diagram]]
id = "lopp"
kind = "loop"
page = "tva"
voice = "lecture"
title = { sv = "Loppet", en = "The run" }
alternative = { sv = "Från ett till två och tillbaka.", en = "From one to two and back." }

[[diagram.node]]
id = "ett"
text = { sv = "Ett", en = "One" }
leads_to = "page:ett#lyssna"

[[diagram.node]]
id = "tva"
text = { sv = "Två", en = "Two" }
note = { sv = "efter ett", en = "after one" }
leads_to = "term:lov"

[[diagram.node]]
id = "tre"
text = { sv = "Tre", en = "Three" }

[[diagram.edge]]
id = "fram"
start = "ett"
end = "tva"

[[diagram.edge]]
start = "tva"
end = "ett"
label = { sv = "åter", en = "back" }

[[diagram.edge]]
start = "tre"
end = "fram"

[[diagram]]
id = "tabell"
kind = "table"
page = "tva"
columns = ["nu"]
rows = ["tyst", "lugn"]
title = { sv = "Tabellen", en = "The table" }
alternative = { sv = "Nu är det lugnt.", en = "Now it is calm." }

[[diagram.node]]
id = "nu"
text = { sv = "Nu", en = "Now" }

[[diagram.node]]
id = "tyst"

[[diagram.node]]
id = "lugn"
text = { sv = "Lugn", en = "Calm" }

[[diagram.cell]]
row = "tyst"
column = "nu"
text = { sv = "Tyst", en = "Quiet" }

[[diagram.cell]]
row = "lugn"
column = "nu"
text = { sv = "Ja", en = "Yes" }

[[diagram]]
id = "delar"
kind = "parts"
page = "tva"
title = { sv = "Delarna", en = "The parts" }
alternative = { sv = "Allt har en del.", en = "All has a part." }

[[diagram.node]]
id = "allt"
text = { sv = "Allt", en = "All" }

[[diagram.node]]
id = "delen"
parent = "allt"
text = { sv = "Delen", en = "The part" }
"""

DEMO = """
[[entry]]
days_ago = 3
title = { sv = "Vid dörren", en = "At the door" }
body = { sv = "Jag lyssnade.", en = "I listened." }
forms = ["kort"]
roles = ["vagvisa"]
relations = ["granne"]
tags = [{ sv = "dörr", en = "door" }]
ratings = { lyssna = 4 }
reasons = { lyssna = { sv = "Det var tyst.", en = "It was quiet." } }
answers = { kort = { fore = { sv = "Oro", en = "Worry" } } }
citation = "ett"

[[entry]]
days_ago = 0
body = { sv = "Inget.", en = "Nothing." }
ratings = { lyssna = "na" }
"""

PAGE_ONE = """---
id: ett
title: {title}
short: {title}
group: start
order: 1
concepts: [lyssna, vagvisa]
sources: Egen text.
---

Se [två](page:tva#mer), [lov](term:lov) och [dörren](case:fall-01).

## Lyssna {{#lyssna}}

::: addition | En källa
Ett tillägg.
:::
"""

PAGE_TWO = """---
id: tva
title: {title}
short: {title}
group: start
order: 2
---

Mer följer.

## Mer {{#mer}}

::: lecture
Ord.
:::

::: diagram | lopp
:::

::: diagram | tabell
:::

::: diagram | delar
:::
"""

FILES = {
    "pack.toml": PACK,
    "concepts.toml": CONCEPTS,
    "scales.toml": SCALES,
    "forms.toml": FORMS,
    "questions.toml": QUESTIONS,
    "cases.toml": CASES,
    "glossary.toml": GLOSSARY,
    "reading.toml": READING,
    "diagrams.toml": DIAGRAMS,
    "demo.toml": DEMO,
    "sv/pages/ett.md": PAGE_ONE.format(title="Ett"),
    "sv/pages/tva.md": PAGE_TWO.format(title="Två"),
    "en/pages/ett.md": PAGE_ONE.format(title="One"),
    "en/pages/tva.md": PAGE_TWO.format(title="Two"),
}


class MiniPack:
    """A pack in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for file, text in FILES.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        """Replaces the first `old` of a file, which must be there."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def told(self) -> list[str]:
        """Gives what the checker tells, in English."""
        return [problem.told(lambda text: text) for problem in check_pack(self.folder)]


@pytest.fixture
def mini(tmp_path: Path) -> MiniPack:
    return MiniPack(tmp_path / "liten")
