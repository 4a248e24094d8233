"""What the reading pane shows."""

import re

import pytest
from PySide6.QtGui import QTextCharFormat, QTextDocument, QTextTable

from trustdesk.markup.html import HtmlStyle, to_html
from trustdesk.markup.parse import parse_entry, parse_page

STYLE = HtmlStyle(
    text="#111111",
    muted="#566160",
    link="#0f5b56",
    line="#d5dcda",
    accent="#0f5b56",
    mark="#f6e7a8",
    on_mark="#111111",
    sunken="#eef1f0",
    voices={"lecture": "Ur föreläsningen", "addition": "Tillägg"},
    rules={"addition": "dotted"},
    notes_label="Noter",
)


@pytest.fixture
def shown(qapp):
    def show(html: str) -> QTextDocument:
        document = QTextDocument()
        document.setHtml(html)
        return document

    return show


def test_what_was_written_is_what_is_read(shown) -> None:
    text = (
        "Möte <b>x</b> &amp; \"citat\" 'y'\n\n- punkt\n\n> citat\n\n| a | b |\n|--|--|\n| c | d |"
    )
    read = shown(to_html(parse_entry(text), STYLE)).toPlainText()
    for words in ("Möte <b>x</b> &amp; \"citat\" 'y'", "punkt", "citat", "a", "b", "c", "d"):
        assert words in read


def test_nothing_a_person_wrote_becomes_html() -> None:
    html = to_html(
        parse_entry('<script>x</script> [a"](https://a.se/"onclick=x) `<i>` ![<u>](attachment:a)'),
        STYLE,
    )
    for sign in ("<script", '"onclick', "<i>", "<u>"):
        assert sign not in html


def test_voices_have_their_label_rule_and_source(shown) -> None:
    page = parse_page("::: lecture\nOrd.\n:::\n::: addition | Freidson (2001)\nMer.\n:::")
    document = shown(to_html(page, STYLE))
    tables = [
        frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)
    ]
    read = [table.cellAt(0, 0).firstCursorPosition().block().text() for table in tables]
    assert read == ["Ur föreläsningen", "Tillägg"]
    styles = [table.cellAt(0, 0).format().toTableCellFormat().leftBorderStyle() for table in tables]
    assert styles[0] != styles[1]
    assert "Freidson (2001)" in document.toPlainText()


def test_anchors_and_internal_links_are_kept() -> None:
    html = to_html(parse_page("## Våga {#vaga}\n\n[x](page:a#vaga) [y](term:t) [z](case:f)"), STYLE)
    for sign in ('<a name="vaga">', 'href="page:a#vaga"', 'href="term:t"', 'href="case:f"'):
        assert sign in html


def test_bullets_hang_by_twenty_px_a_level(shown) -> None:
    document = shown(to_html(parse_entry("- a\n  - b\n\ntext"), STYLE))
    margins = {}
    block = document.begin()
    while block.isValid():
        margins[block.text()] = (block.blockFormat().leftMargin(), block.blockFormat().indent())
        block = block.next()
    assert (margins["a"], margins["b"], margins["text"]) == ((20.0, 0), (40.0, 0), (0.0, 0))


def test_the_marked_sentence_is_not_told_by_colour_alone() -> None:
    assert '<u style="background-color:#f6e7a8' in to_html(parse_entry("==Detta=="), STYLE)


def test_pictures_and_notes() -> None:
    html = to_html(parse_entry("![Tavla](attachment:u1)\n\na[^1]\n\n[^1]: not"), STYLE)
    assert 'src="attachment:u1" alt="Tavla"' in html
    assert 'href="#note-1"' in html
    assert 'name="note-1"' in html
    assert "Noter" in html


def test_a_word_of_the_glossary_does_not_look_like_a_way_to_another_page(shown) -> None:
    document = shown(to_html(parse_page("[ord](term:t) [sida](page:a)"), STYLE))
    looks = []
    fragments = document.begin().begin()
    while not fragments.atEnd():
        look = fragments.fragment().charFormat()
        if look.isAnchor():
            looks.append((look.underlineStyle(), look.foreground().color().name()))
        fragments += 1
    word, page = looks
    assert word == (QTextCharFormat.UnderlineStyle.DotLine, STYLE.text)
    assert page == (QTextCharFormat.UnderlineStyle.SingleUnderline, STYLE.link)


def shares(text: str) -> list[int]:
    """Gives the widths of a table's columns in percent."""
    html = to_html(parse_page(text), STYLE)
    return [int(part) for part in re.findall(r'<th [^>]*width="(\d+)%"', html)]


def test_columns_have_room_for_their_words_before_long_cells() -> None:
    text = (
        "| Nr | Kort namn | I korthet |\n|---|---|---|\n"
        "| **1** | Sparsamhet | Pengarna ska räcka långt, och arbetet ska skötas ordentligt. |"
    )
    widths = shares(text)
    assert widths[0] < widths[1] < widths[2]
    assert 98 <= sum(widths) <= 102


def test_what_a_no_break_space_holds_together_has_room_on_one_line() -> None:
    long = "tillitsbaserad styrning och ledning i en kommun"

    def first(name: str) -> int:
        return shares(
            f"| Nr | A | B | C |\n|---|---|---|---|\n| {name} | {long} | {long} | {long} |"
        )[0]

    assert first("SOU\u00a02017:56") > first("SOU 2017:56")


def test_modest_columns_get_what_they_want_before_long_ones() -> None:
    text = "| A | B |\n|---|---|\n| **Utvecklat för** | " + "ett långt namn " * 6 + "|"
    assert shares(text)[0] > 30


def test_columns_of_short_words_share_by_what_they_hold() -> None:
    text = "| Ena änden | Mitten | Andra änden |\n|---|---|---|\n| a | b | c |"
    assert max(shares(text)) < 45


def test_a_figure_is_an_empty_line_with_its_name(shown) -> None:
    page = parse_page("Före.\n\n::: diagram | fem-relationer\n:::\n\nEfter.")
    document = shown(to_html(page, STYLE))
    before, place, after = (document.findBlockByNumber(n) for n in range(3))
    assert (before.text(), place.text(), after.text()) == ("Före.", "", "Efter.")
    assert place.charFormat().anchorNames() == ["figure:fem-relationer"]
    assert document.blockCount() == 3
    assert document.documentLayout().blockBoundingRect(place).height() <= 2
