"""What is pasted from Word, Outlook and pages becomes Markdown that reads as it did."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.floor import floor_ms
from trustdesk.markup.from_html import markdown_of
from trustdesk.markup.html_tokens import Tag, tokens
from trustdesk.markup.nodes import plain
from trustdesk.markup.parse import parse_entry

CLIPBOARD = Path(__file__).parent / "clipboard"


@pytest.mark.parametrize("name", ["word", "outlook", "outlook-web"])
def test_a_real_clipboard_keeps_lists_and_bold_and_drops_the_rest(name):
    html = (CLIPBOARD / f"{name}.html").read_text(encoding="utf-8")
    assert markdown_of(html) == (CLIPBOARD / f"{name}.md").read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<b>fet </b>text", "**fet** text"),
        ("a<b> fet</b>", "a **fet**"),
        ("<b><i>båda</i> fet</b>", "***båda* fet**"),
        ("<b>a</b><b>b</b>", "**ab**"),
        ('<b style="font-weight:normal">Google <i>dokument</i></b>', "Google *dokument*"),
        ("<h1>Stor <b>fet</b><br>rubrik</h1>", "# Stor fet rubrik"),
        ('<a href="javascript:alert(1)">x</a> <b>y</b>', "x **y**"),
        ('<a href="https://x.se/a b(c)">länk</a>', "[länk](https://x.se/a%20b%28c%29)"),
        ('<a href="https://x.se"><img src="x"></a><i>y</i>', "*y*"),
        ("<p>ett<p>två <i>x</i>", "ett\n\ntvå *x*"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul><p>d", "- a\n- b\n  - c\n\nd"),
        ("<ol start=9><li>a<li>b<ol><li>c</ol></ol>", "9. a\n10. b\n    1. c"),
        ("<ul><li><p>a</p><p>mer</p></li></ul>", "- a\n\n  mer"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n>\n> > b"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a · b\nc"),
        (
            "<table><tr><th>a|b<th>c<tr><td>d<td><ul><li>e</ul></table>",
            "| a\\|b | c |\n| --- | --- |\n| d | e |",
        ),
        ("<i>1. inte en lista</i>", "*1. inte en lista*"),
        (
            "<p>1. inte</p><p>- heller</p><p>> ej</p><p><b>x</b></p>",
            "1\\. inte\n\n\\- heller\n\n\\> ej\n\n**x**",
        ),
        ("<p>2 * 3 * 4 och a*b*c <i>x</i></p>", "2 * 3 * 4 och a\\*b\\*c *x*"),
        ("<p>fil_namn_x och _så_ <i>y</i></p>", "fil_namn_x och \\_så\\_ *y*"),
        ("<pre>rad 1\nrad 2</pre><b>z</b>", "rad 1\nrad 2\n\n**z**"),
        ("<ul style=display:none><li>x</ul><ul><li>y</ul>", "- y"),
        ("a&#0;b &#x110000; &#99999999999999999999; <b>c</b>", "a\ufffdb \ufffd \ufffd **c**"),
        ("</p></b></ul></table><b>ut</b>", "**ut**"),
    ],
)
def test_what_html_means_is_what_markdown_says(html, markdown):
    assert markdown_of(html) == markdown


@pytest.mark.parametrize("html", ["", "bara text", "<p>en</p><div>två<br>tre</div>", "<br>", "<"])
def test_plain_words_are_left_to_the_plain(html):
    assert markdown_of(html) is None


PIECES = st.sampled_from(
    ["<", ">", "<!--", "-->", "<![if x]>", "<![endif]>", '"', "'", "=", "&", "&#0;", "&#x;", "\x00"]
    + [f"<{end}{name}>" for end in ("", "/") for name in
       ("p", "b", "i", "ul", "ol", "li", "table", "tr", "td", "a", "h2", "blockquote", "br", "pre",
        "o:p", "style", "script", "select", "div")]
    + ["<p class=MsoListParagraph style='mso-list:l0 level3'>", "<span style='mso-list:Ignore'>",
       "<ul style='display:none'>", "<a href='https://a.se'>", "1.", "- ", "*", "_", "#", "\\", "x"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join)))
def test_anything_becomes_something_without_an_error(html):
    markdown = markdown_of(html)
    assert markdown is None or "\x00" not in markdown


def test_a_sign_at_the_end_of_a_paragraph_is_no_part_of_the_next() -> None:
    markdown = markdown_of("<p>_1_</p><p><b>x</b></p>")
    assert markdown is not None
    assert plain(parse_entry(markdown)).split() == ["_1_", "x"]


WORDS = st.text(alphabet="ab *_#->1.)`\\[]!å|", min_size=1, max_size=14).filter(str.strip)


@given(
    st.lists(st.tuples(st.sampled_from(["p", "li", "i", "b", "h3"]), WORDS), min_size=1, max_size=5)
)
def test_the_words_of_a_page_are_the_words_one_reads(parts):
    html, expected = "", []
    for kind, words in parts:
        inner = f"<{kind}>{words.replace('>', '&gt;')}</{kind}>"
        html += f"<ul>{inner}</ul>" if kind == "li" else f"<div>{inner}</div>"
        expected += words.split()
    markdown = markdown_of(html + "<p><b>x</b></p>")
    assert markdown is not None
    assert plain(parse_entry(markdown)).split() == [*expected, "x"]


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<![if !x]>", "<a b='", "<", "<b>", "</i>", "<table><td>", "<ul><li>", "&#1",
     "<p style='mso-list:l0 level1'>", "<blockquote>x", "<a href=\"x'", " ", "*a", "<br>",
     "<style>"],
)  # fmt: skip
def test_the_time_grows_with_the_length_alone(piece):
    def cost(size):
        html = piece * (size // len(piece))
        began = time.thread_time()
        markdown_of(html)
        return (time.thread_time() - began) * 1000

    small, large = max(cost(60_000), floor_ms()), cost(600_000)
    assert large < 40 * small


def test_attributes_are_read_as_browsers_do():
    [tag] = tokens("""<a HREF='x>y' b="1&amp;2" c=3 d href=z>""")
    assert isinstance(tag, Tag)
    assert tag.attributes() == {"href": "x>y", "b": "1&2", "c": "3", "d": ""}
