"""Each fault of a figure is told with file and key: a valid pack is broken in one place."""

import pytest

_ARROW = '[[diagram.edge]]\nid = "fram"\nstart = "ett"\nend = "tva"\n'
_ARROW_IN = '[[diagram.edge]]\nstart = "tre"\nend = "fram"\n'
_NODES = "[[diagram.node]]"
_FILE = "diagrams.toml"

FAULTS = [
    # languages and shape
    (_FILE, 'en = "The run"', 'en = ""',
     ["diagrams.toml: diagram[lopp].title.en: This text is empty."]),
    (_FILE, ', en = "From one to two and back."', "",
     ["diagrams.toml: diagram[lopp].alternative.en: This text is missing."]),
    (_FILE, ', en = "after one"', "",
     ["diagrams.toml: diagram[lopp].node[tva].note.en: This text is missing."]),
    (_FILE, ', en = "back"', "",
     ["diagrams.toml: diagram[lopp].edge[2].label.en: This text is missing."]),
    (_FILE, 'text = { sv = "Tyst", en = "Quiet" }', 'text = { sv = "Tyst" }',
     ["diagrams.toml: diagram[tabell].cell[1].text.en: This text is missing."]),
    (_FILE, 'kind = "loop"', 'kind = "ring"',
     ["diagrams.toml: diagram[lopp].kind: Here only one of these can stand: timeline, table,"
      " balance, hub, chain, loop, parts."]),
    (_FILE, 'id = "tva"\ntext', 'id = "ett"\ntext',
     ["diagrams.toml: diagram[lopp].node[ett]: This id is given twice.",
      "diagrams.toml: diagram[lopp].edge[fram].end: There is no node and no edge tva in this"
      " figure.",
      "diagrams.toml: diagram[lopp].edge[2].start: There is no node tva in this figure.",
      "diagrams.toml: diagram[lopp].edge[3].end: An edge leads to a node, or to an edge that joins"
      " two nodes."]),
    # what is mentioned
    (_FILE, 'page = "tva"', 'page = "noll"',
     ["diagrams.toml: diagram[lopp].page: There is no page noll.",
      "sv/pages/tva.md: line 17: The figure lopp belongs to the page noll.",
      "en/pages/tva.md: line 17: The figure lopp belongs to the page noll."]),
    (_FILE, 'page = "tva"', 'page = "tva"\nsection = "mest"',
     ["diagrams.toml: diagram[lopp].section: There is no section mest on the page tva.",
      "sv/pages/tva.md: line 17: The figure lopp belongs to the section mest.",
      "en/pages/tva.md: line 17: The figure lopp belongs to the section mest."]),
    (_FILE, 'voice = "lecture"', 'voice = "song"',
     ["diagrams.toml: diagram[lopp].voice: There is no voice song."]),
    (_FILE, "page:ett#lyssna", "page:ett#horna",
     ["diagrams.toml: diagram[lopp].node[ett].leads_to: There is no section horna on the page"
      " ett."]),
    (_FILE, "page:ett#lyssna", "page:noll",
     ["diagrams.toml: diagram[lopp].node[ett].leads_to: There is no page noll."]),
    (_FILE, "term:lov", "term:nej",
     ["diagrams.toml: diagram[lopp].node[tva].leads_to: There is no glossary word nej."]),
    (_FILE, "term:lov", "https://example.org",
     ["diagrams.toml: diagram[lopp].node[tva].leads_to: A figure leads to page: and term: only,"
      " not to https://example.org."]),
    # nodes and parts
    (_FILE, 'text = { sv = "Tre", en = "Three" }', "",
     ["diagrams.toml: diagram[lopp].node[tre].text: Only a row of a table can be without a"
      " text."]),
    (_FILE, 'parent = "allt"', 'parent = "inget"',
     ["diagrams.toml: diagram[delar].node[delen].parent: There is no other node inget to be a part"
      " of."]),
    (_FILE, 'parent = "allt"', 'parent = "delen"',
     ["diagrams.toml: diagram[delar].node[delen].parent: This node is a part of itself."]),
    (_FILE, 'id = "allt"\n', 'id = "allt"\nparent = "delen"\n',
     ["diagrams.toml: diagram[delar].node[allt].parent: This node is a part of itself.",
      "diagrams.toml: diagram[delar].node[delen].parent: This node is a part of itself."]),
    (_FILE, 'kind = "parts"', 'kind = "timeline"',
     ["diagrams.toml: diagram[delar].node: A figure of the kind timeline needs at least 2 nodes."]),
    (_FILE, 'kind = "parts"', 'kind = "balance"',
     ["diagrams.toml: diagram[delar].node: A balance has exactly three nodes.",
      "diagrams.toml: diagram[delar].node[delen].parent: In a figure of the kind balance parts lie"
      " at most 1 deep."]),
    (_FILE, 'kind = "parts"', 'kind = "hub"',
     ["diagrams.toml: diagram[delar].node: A figure of the kind hub needs at least 3 nodes.",
      "diagrams.toml: diagram[delar].node[delen].parent: In a figure of the kind hub parts lie at"
      " most 1 deep."]),
    # edges
    (_FILE, 'start = "tre"', 'start = "fyra"',
     ["diagrams.toml: diagram[lopp].edge[3].start: There is no node fyra in this figure."]),
    (_FILE, 'end = "fram"', 'end = "bak"',
     ["diagrams.toml: diagram[lopp].edge[3].end: There is no node and no edge bak in this"
      " figure."]),
    (_FILE, _ARROW_IN, _ARROW_IN.replace("start", 'id = "mot"\nstart')
     + _ARROW_IN.replace("fram", "mot"),
     ["diagrams.toml: diagram[lopp].edge[4].end: An edge leads to a node, or to an edge that joins"
      " two nodes."]),
    (_FILE, 'start = "tva"\nend = "ett"', 'start = "tva"\nend = "tre"',
     ["diagrams.toml: diagram[lopp].edge: In a loop one edge leads back."]),
    (_FILE, 'start = "tva"\nend = "ett"', 'id = "tre"\nstart = "tva"\nend = "ett"',
     ["diagrams.toml: diagram[lopp].edge[tre].id: A node has this id already."]),
    (_FILE, 'kind = "parts"', 'kind = "chain"',
     ["diagrams.toml: diagram[delar].node: A figure of the kind chain needs at least 2 nodes.",
      "diagrams.toml: diagram[delar].node[delen].parent: In a figure of the kind chain parts lie at"
      " most 1 deep.",
      "diagrams.toml: diagram[delar]: A figure of the kind chain needs edges."]),
    # tables
    (_FILE, 'rows = ["tyst", "lugn"]', 'rows = ["tyst", "lugn", "stilla"]',
     ["diagrams.toml: diagram[tabell].rows: There is no node stilla in this figure."]),
    (_FILE, 'columns = ["nu"]', 'columns = ["nu", "da"]',
     ["diagrams.toml: diagram[tabell].columns: There is no node da in this figure."]),
    (_FILE, 'columns = ["nu"]', 'columns = ["nu", "lugn"]',
     ["diagrams.toml: diagram[tabell].node[lugn]: This node is used twice."]),
    (_FILE, 'row = "lugn"', 'row = "tyst"',
     ["diagrams.toml: diagram[tabell].cell[2]: Two cells stand in the same place."]),
    (_FILE, 'row = "lugn"', 'row = "nu"',
     ["diagrams.toml: diagram[tabell].cell[2].row: There is no row nu in this table."]),
    (_FILE, 'row = "lugn"\ncolumn = "nu"', 'row = "lugn"\ncolumn = "tyst"',
     ["diagrams.toml: diagram[tabell].cell[2].column: There is no column tyst in this table."]),
    (_FILE, 'rows = ["tyst", "lugn"]', 'rows = ["tyst"]',
     ["diagrams.toml: diagram[tabell].node[lugn]: This node is neither a column nor a row of the"
      " table.",
      "diagrams.toml: diagram[tabell].cell[2].row: There is no row lugn in this table."]),
    (_FILE, 'kind = "parts"', 'kind = "table"',
     ["diagrams.toml: diagram[delar]: A table needs columns, rows and cells.",
      "diagrams.toml: diagram[delar].node[allt]: This node is neither a column nor a row of the"
      " table.",
      "diagrams.toml: diagram[delar].node[delen]: This node is neither a column nor a row of the"
      " table.",
      "diagrams.toml: diagram[delar].node[delen].parent: In a figure of the kind table parts lie at"
      " most 1 deep."]),
    (_FILE, 'kind = "parts"', 'kind = "parts"\ncolumns = ["allt"]',
     ["diagrams.toml: diagram[delar].columns: Only a table has this, not a figure of the kind"
      " parts."]),
    # the pages
    ("sv/pages/tva.md", "diagram | lopp", "diagram | hopp",
     ["diagrams.toml: diagram[lopp].page: The page sv/tva does not show this figure.",
      "sv/pages/tva.md: line 17: There is no figure hopp."]),
    ("en/pages/tva.md", "::: diagram | lopp\n:::\n", "",
     ["diagrams.toml: diagram[lopp].page: The page en/tva does not show this figure."]),
    ("sv/pages/tva.md", "diagram | tabell\n:::", "diagram | tabell\n:::\n::: diagram | lopp\n:::",
     ["sv/pages/tva.md: line 22: This page shows the figure lopp twice."]),
    ("sv/pages/ett.md", "Ett tillägg.\n:::", "Ett tillägg.\n:::\n\n::: diagram | lopp\n:::",
     ["sv/pages/ett.md: line 19: The figure lopp belongs to the page tva."]),
    ("sv/pages/tva.md", "diagram | delar\n", "diagram | delar\nOrd.\n",
     ["sv/pages/tva.md: line 23: The block of a figure holds no text."]),
    ("sv/pages/tva.md", "Ord.\n:::\n\n::: diagram", "Ord.\n::: diagram",
     ["sv/pages/tva.md: line 15: A block begins inside the one from line 13."]),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "told"), FAULTS)
def test_a_fault_of_a_figure_is_told_with_file_and_key(mini, file, old, new, told):
    mini.change(file, old, new)
    assert mini.told() == told


def test_a_broken_file_of_figures_does_not_make_every_mention_of_one_a_fault(mini):
    mini.change("diagrams.toml", "[[diagram]]", "[[diagram]")
    told = mini.told()
    assert len(told) == 1
    assert told[0].startswith("diagrams.toml: line 2: This is not TOML")


def test_a_figure_in_the_opening_is_told_when_it_belongs_to_a_section(mini):
    figure = "::: diagram | lopp\n:::\n"
    mini.change("diagrams.toml", 'page = "tva"', 'page = "tva"\nsection = "mer"')
    assert mini.told() == []
    mini.change("sv/pages/tva.md", figure, "")
    mini.change("sv/pages/tva.md", "Mer följer.\n", f"Mer följer.\n\n{figure}")
    told = ["sv/pages/tva.md: line 11: The figure lopp belongs to the section mer."]
    assert mini.told() == told
