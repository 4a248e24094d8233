"""What a person wrote, as nodes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from trustdesk.markup.nodes import (
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Figure,
    Heading,
    Image,
    Item,
    LineBreak,
    Link,
    List,
    Mark,
    NoteRef,
    Notes,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
    Voice,
    plain,
)
from trustdesk.markup.parse import parse_entry, parse_page


def blocks(text: str):
    return parse_entry(text).blocks


def words(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_words_of_weight_stress_and_a_sentence_to_take_along() -> None:
    assert blocks("**tungt** *lätt* ~~struket~~ `kod` ==Det här tar jag med mig.==") == (
        Paragraph(
            (
                Strong((Text("tungt"),)),
                Text(" "),
                Emphasis((Text("lätt"),)),
                Text(" "),
                Strike((Text("struket"),)),
                Text(" "),
                Code("kod"),
                Text(" "),
                Mark((Text("Det här tar jag med mig."),)),
            )
        ),
    )


def test_a_hashtag_is_not_a_heading_and_a_heading_is() -> None:
    assert blocks("#tillit på mötet") == (words("#tillit på mötet"),)
    assert blocks("Rad ett\n#tillit") == (
        Paragraph((Text("Rad ett"), LineBreak(), Text("#tillit"))),
    )
    assert blocks("## Efter mötet ##\ntext") == (
        Heading(2, (Text("Efter mötet"),)),
        words("text"),
    )
    assert blocks("# Vad är C#") == (Heading(1, (Text("Vad är C#"),)),)


def test_a_line_end_is_one_and_a_blank_line_parts_paragraphs() -> None:
    assert blocks("ett\ntvå\n\n  tre") == (
        Paragraph((Text("ett"), LineBreak(), Text("två"))),
        words("tre"),
    )


def test_a_list_needs_no_blank_line_and_two_spaces_nest() -> None:
    inner = List(False, 1, (Item((words("b"),)),))
    assert blocks("Att göra:\n- a\n  - b\n- c") == (
        words("Att göra:"),
        List(False, 1, (Item((words("a"), inner)), Item((words("c"),)))),
    )


def test_an_ordered_list_keeps_its_first_number_and_may_hold_code() -> None:
    (found,) = blocks("3. a\n\n   ```py\n   x = 1\n   ```\n4. b")
    assert found == List(
        True, 3, (Item((words("a"), CodeBlock("x = 1", "py"))), Item((words("b"),)))
    )


def test_another_kind_of_list_is_another_list() -> None:
    kinds = [(block.ordered, len(block.items)) for block in blocks("- a\n- b\n1. c")]
    assert kinds == [(False, 2), (True, 1)]


def test_tasks() -> None:
    assert blocks("- [x] ringa\n- [ ] skriva") == (
        List(False, 1, (Item((words("ringa"),), True), Item((words("skriva"),), False)), task=True),
    )


def test_quotes_nest_and_end_at_the_first_line_without_the_sign() -> None:
    assert blocks("> yttre\n> > inre\nmitt") == (
        Quote((words("yttre"), Quote((words("inre"),)))),
        words("mitt"),
    )


def test_three_dashes_are_a_pause_even_under_a_line() -> None:
    assert blocks("rad\n---\nrad") == (words("rad"), Rule(), words("rad"))


def test_a_table_loses_no_cell() -> None:
    (table,) = blocks("| a | b |\n|:-:|--:|\n| 1 \\| 2 | `x` | för mycket |\n| ensam |")
    assert table == Table(
        ((Text("a"),), (Text("b"),)),
        (((Text("1 | 2"),), (Code("x"), Text(" | för mycket"))), ((Text("ensam"),), ())),
        ("center", "right"),
    )


def test_notes_are_numbered_by_reading_and_none_is_lost() -> None:
    found = blocks(
        "ett[^b] två[^a] tre[^b] fyra[^saknas]\n\n[^a]: Om *a*\n[^b]: Om b[^a]\n[^c]: Om c"
    )
    assert found[0] == Paragraph(
        (
            Text("ett"),
            NoteRef(1),
            Text(" två"),
            NoteRef(2),
            Text(" tre"),
            NoteRef(1),
            Text(" fyra"),
            Text("[^saknas]"),
        )
    )
    assert found[1] == Notes(
        ((Text("Om b"), Text("[^a]")), (Text("Om "), Emphasis((Text("a"),))), (Text("Om c"),))
    )


def test_raw_html_and_entities_stay_as_written() -> None:
    text = '<script>alert("x")</script> <b>fet</b> &copy; &amp; <!-- dolt -->'
    assert blocks(text) == (words(text),)
    assert blocks("`<b> &amp;`") == (Paragraph((Code("<b> &amp;"),)),)


def test_pictures_are_attachments_only() -> None:
    assert blocks("![Tavlan](attachment:0190-ab)") == (Figure(Image("0190-ab", "Tavlan")),)
    assert blocks("![Spårare](https://a.example/p.png)") == (
        Paragraph((Link("https://a.example/p.png", (Text("Spårare"),)),)),
    )
    assert plain(parse_entry(r"![x](\\server\share\a.png)")).startswith("x (")


def test_controls_and_direction_signs_are_left_out() -> None:
    assert plain(parse_entry("a\x00b\u202ec\u2066d\ud800e\x85f")) == "abcd\ufffde\nf"
    assert plain(parse_entry("a\u030a")) == "å"


def test_what_is_too_deep_is_shown_flat_but_shown() -> None:
    for text in ("> " * 500 + "djupt", "\n".join("  " * n + f"- nivå {n}" for n in range(60))):
        shown = plain(parse_entry(text))
        assert "djupt" in shown or all(f"nivå {n}" in shown for n in range(60))


def test_a_page_has_voices_anchors_and_its_own_links() -> None:
    page = parse_page(
        "Rad ett\nrad två, se [Brukare](page:fem-relationer#brukare).\n\n"
        "## Våga {#vaga}\n\n::: lecture\nUr *talet*\n:::\n"
        "::: addition | Freidson (2001)\nEn mening om [ord](term:kar).\n:::\nSlut."
    )
    assert page.blocks == (
        Paragraph(
            (
                Text("Rad ett rad två, se "),
                Link("page:fem-relationer#brukare", (Text("Brukare"),)),
                Text("."),
            )
        ),
        Heading(2, (Text("Våga"),), "vaga"),
        Voice("lecture", "", (Paragraph((Text("Ur "), Emphasis((Text("talet"),)))),)),
        Voice(
            "addition",
            "Freidson (2001)",
            (Paragraph((Text("En mening om "), Link("term:kar", (Text("ord"),)), Text("."))),),
        ),
        words("Slut."),
    )


SIGNS = [
    "# ",
    "- ",
    "1. ",
    "> ",
    "```",
    "**",
    "*",
    "==",
    "~~",
    "`",
    "[",
    "](",
    ")",
    "![",
    "[^1]",
    "[^1]: ",
    "|",
    "|---|",
    "\n",
    "\n\n",
    "  ",
    "\\",
    "<",
    "https://a.se",
    "ord",
    "å",
]


@settings(derandomize=True, max_examples=300)
@given(st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))
def test_no_text_is_refused_and_no_word_is_lost(text: str) -> None:
    document = parse_entry(text)
    assert isinstance(document, Document)
    everything = str(document)  # with link targets and languages of code
    for word in ("ord", "å"):
        assert everything.count(word) >= min(1, text.count(word))
